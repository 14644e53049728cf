-- Full-text search. The views hold what is indexed: the text with d for đ, which the tokenizer does not fold; it folds
-- all other marks itself. The indexes keep no text of their own and are led by triggers, so that no writer can forget.

CREATE VIEW article_search_content AS
SELECT
  search_number,
  replace(replace(title, 'đ', 'd'), 'Đ', 'D') AS title,
  replace(replace(text, 'đ', 'd'), 'Đ', 'D') AS text
FROM articles;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text,
  content = 'article_search_content', content_rowid = 'search_number',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_enter_search AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text) VALUES (
    new.search_number,
    replace(replace(new.title, 'đ', 'd'), 'Đ', 'D'),
    replace(replace(new.text, 'đ', 'd'), 'Đ', 'D')
  );
END;

CREATE TRIGGER articles_leave_search AFTER DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES (
    'delete', old.search_number,
    replace(replace(old.title, 'đ', 'd'), 'Đ', 'D'),
    replace(replace(old.text, 'đ', 'd'), 'Đ', 'D')
  );
END;

CREATE TRIGGER articles_change_search AFTER UPDATE ON articles
WHEN old.title IS NOT new.title OR old.text IS NOT new.text OR old.search_number IS NOT new.search_number BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES (
    'delete', old.search_number,
    replace(replace(old.title, 'đ', 'd'), 'Đ', 'D'),
    replace(replace(old.text, 'đ', 'd'), 'Đ', 'D')
  );
  INSERT INTO article_search (rowid, title, text) VALUES (
    new.search_number,
    replace(replace(new.title, 'đ', 'd'), 'Đ', 'D'),
    replace(replace(new.text, 'đ', 'd'), 'Đ', 'D')
  );
END;

CREATE VIEW fact_search_content AS
SELECT
  search_number,
  replace(replace(concat_place, 'đ', 'd'), 'Đ', 'D') AS place,
  replace(replace(sentence, 'đ', 'd'), 'Đ', 'D') AS sentence
FROM (SELECT search_number, coalesce(place, '') || ', ' || coalesce(province, '') AS concat_place, sentence FROM facts);

CREATE VIRTUAL TABLE fact_search USING fts5 (
  place, sentence,
  content = 'fact_search_content', content_rowid = 'search_number',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER facts_enter_search AFTER INSERT ON facts BEGIN
  INSERT INTO fact_search (rowid, place, sentence) VALUES (
    new.search_number,
    replace(replace(coalesce(new.place, '') || ', ' || coalesce(new.province, ''), 'đ', 'd'), 'Đ', 'D'),
    replace(replace(new.sentence, 'đ', 'd'), 'Đ', 'D')
  );
END;

CREATE TRIGGER facts_leave_search AFTER DELETE ON facts BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence) VALUES (
    'delete', old.search_number,
    replace(replace(coalesce(old.place, '') || ', ' || coalesce(old.province, ''), 'đ', 'd'), 'Đ', 'D'),
    replace(replace(old.sentence, 'đ', 'd'), 'Đ', 'D')
  );
END;

CREATE TRIGGER facts_change_search AFTER UPDATE ON facts
WHEN old.sentence IS NOT new.sentence OR old.place IS NOT new.place OR old.province IS NOT new.province
  OR old.search_number IS NOT new.search_number BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence) VALUES (
    'delete', old.search_number,
    replace(replace(coalesce(old.place, '') || ', ' || coalesce(old.province, ''), 'đ', 'd'), 'Đ', 'D'),
    replace(replace(old.sentence, 'đ', 'd'), 'Đ', 'D')
  );
  INSERT INTO fact_search (rowid, place, sentence) VALUES (
    new.search_number,
    replace(replace(coalesce(new.place, '') || ', ' || coalesce(new.province, ''), 'đ', 'd'), 'Đ', 'D'),
    replace(replace(new.sentence, 'đ', 'd'), 'Đ', 'D')
  );
END;
