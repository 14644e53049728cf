-- Figures say when they are in force, whether stories agree on them, and which facts stand behind them.

-- What is asked of the article of each fact, beside its text: so that a question about figures reads no texts.
CREATE INDEX articles_as_told ON articles (id, is_current, story_id, source_id, outlet, published_date);
