-- What a row said before a run changed it or took it back, so that nothing is withdrawn without a trace.

CREATE TABLE earlier_rows (
  run_id TEXT NOT NULL REFERENCES runs (id),
  relation TEXT NOT NULL CHECK (relation IN ('articles', 'facts', 'named_products')),
  row_id TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('changed', 'withdrawn')),
  article_id TEXT NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (run_id, relation, row_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_first_run ON articles (first_run_id);
CREATE INDEX facts_by_first_run ON facts (first_run_id);
CREATE INDEX named_products_by_first_run ON named_products (first_run_id);
