-- What the crawl remembers from run to run: why a page was promising, how often a discovery page brings something,
-- which outlets are left in peace, and by which rules a capture was read.

ALTER TABLE sources ADD COLUMN weak_words INTEGER NOT NULL DEFAULT 1;

ALTER TABLE pages ADD COLUMN promise TEXT CHECK (promise IN ('listed', 'strong', 'weak'));
ALTER TABLE pages ADD COLUMN promise_words TEXT;
ALTER TABLE pages ADD COLUMN links_sha256 TEXT;
ALTER TABLE pages ADD COLUMN links_changed_at TEXT;

CREATE TABLE source_states (
  source_id TEXT PRIMARY KEY REFERENCES sources (id),
  paused_at TEXT,
  paused_until_at TEXT,
  pause_cause TEXT,
  crawl_delay_seconds REAL
) STRICT;

ALTER TABLE captures ADD COLUMN reader_sha256 TEXT;
