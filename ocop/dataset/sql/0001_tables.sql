-- The tables. Meanings, units and values of every column stand in ocop/dataset/registry.toml.
-- Texts are NFC; `_at` is UTC to the second, ending in Z; `_date` is a local day; codes keep their leading zeros.

CREATE TABLE provinces (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  code_list TEXT NOT NULL CHECK (code_list IN ('vn63', 'vn34')),
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  iso_code TEXT,
  region TEXT NOT NULL,
  current_code TEXT NOT NULL,
  current_name TEXT NOT NULL,
  valid_from_date TEXT,
  valid_to_date TEXT,
  UNIQUE (code_list, code)
) STRICT;

CREATE TABLE province_aliases (
  folded_alias TEXT PRIMARY KEY,
  alias TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  domain TEXT NOT NULL,
  kind TEXT NOT NULL,
  former_domains TEXT NOT NULL DEFAULT '[]',
  province_codes TEXT NOT NULL DEFAULT '[]',
  feeds TEXT NOT NULL DEFAULT '[]',
  sitemaps TEXT NOT NULL DEFAULT '[]',
  listings TEXT NOT NULL DEFAULT '[]',
  article_url_pattern TEXT,
  family TEXT,
  delay_seconds REAL NOT NULL DEFAULT 2.0,
  unverified TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  verb TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  outcome TEXT
) STRICT;

CREATE TABLE run_counts (
  run_id TEXT NOT NULL REFERENCES runs (id),
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  source_id TEXT REFERENCES sources (id),
  kind TEXT NOT NULL CHECK (kind IN ('article', 'feed', 'sitemap', 'listing')),
  reason TEXT NOT NULL CHECK (reason IN ('feed', 'sitemap', 'listing', 'file', 'archive')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'fetched', 'failed', 'gone', 'skipped')),
  cause TEXT,
  status INTEGER,
  depth INTEGER NOT NULL DEFAULT 0,
  redirect_url TEXT,
  etag TEXT,
  last_modified TEXT,
  hint_title TEXT,
  hint_published_at TEXT,
  hint_modified_at TEXT,
  checked_hint_at TEXT,
  found_at TEXT NOT NULL,
  first_fetched_at TEXT,
  checked_at TEXT,
  next_due_at TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  article_id TEXT REFERENCES articles (id)
) STRICT;
CREATE INDEX pages_by_source ON pages (source_id, kind, state, next_due_at);
CREATE INDEX pages_by_article ON pages (article_id);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  first_identity TEXT NOT NULL,
  first_published_date TEXT
) STRICT;

CREATE TABLE signatures (
  identity TEXT PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES stories (id),
  published_date TEXT,
  minhash BLOB NOT NULL
) STRICT;
CREATE INDEX signatures_by_story ON signatures (story_id);

CREATE TABLE story_bands (
  band INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  identity TEXT NOT NULL REFERENCES signatures (identity),
  PRIMARY KEY (band, hash, identity)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  identity TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  story_id TEXT NOT NULL REFERENCES stories (id),
  url TEXT NOT NULL,
  source_id TEXT REFERENCES sources (id),
  outlet TEXT,
  outlet_province TEXT,
  title TEXT,
  lead TEXT,
  text TEXT NOT NULL,
  author TEXT,
  published_date TEXT,
  published_at TEXT,
  published_ground TEXT,
  modified_at TEXT,
  section TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  captions TEXT NOT NULL DEFAULT '[]',
  language TEXT,
  external_id TEXT,
  content_sha256 TEXT NOT NULL,
  page_id TEXT NOT NULL REFERENCES pages (id),
  fetched_at TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  archive_file TEXT,
  archive_offset INTEGER,
  first_run_id TEXT NOT NULL REFERENCES runs (id),
  run_id TEXT NOT NULL REFERENCES runs (id),
  search_number INTEGER NOT NULL UNIQUE,
  UNIQUE (identity, version)
) STRICT;
CREATE UNIQUE INDEX articles_current ON articles (identity) WHERE is_current = 1;
CREATE INDEX articles_by_story ON articles (story_id);
CREATE INDEX articles_by_source ON articles (source_id, published_date);
CREATE INDEX articles_by_capture ON articles (archive_file, archive_offset);
CREATE INDEX articles_by_page ON articles (page_id);

CREATE TABLE captures (
  archive_file TEXT NOT NULL,
  archive_offset INTEGER NOT NULL,
  page_id TEXT NOT NULL REFERENCES pages (id),
  fetched_at TEXT NOT NULL,
  article_id TEXT REFERENCES articles (id),
  cause TEXT,
  PRIMARY KEY (archive_file, archive_offset)
) STRICT, WITHOUT ROWID;
CREATE INDEX captures_by_page ON captures (page_id, fetched_at);
CREATE INDEX captures_by_article ON captures (article_id);

CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id),
  measure TEXT NOT NULL CHECK (measure IN ('products', 'producers')),
  producer_type TEXT CHECK (producer_type IN ('cooperative', 'cooperative_group', 'company', 'household')),
  unit TEXT NOT NULL CHECK (unit IN ('count', 'percent')),
  value REAL NOT NULL,
  value_high REAL,
  comparator TEXT NOT NULL CHECK (comparator IN ('eq', 'gt', 'ge', 'lt', 'le', 'approx')),
  star_min INTEGER CHECK (star_min BETWEEN 1 AND 5),
  star_max INTEGER CHECK (star_max BETWEEN 1 AND 5),
  potential INTEGER NOT NULL CHECK (potential IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('recognised', 'added', 'renewed', 'target', 'expected', 'other')),
  place_level TEXT CHECK (place_level IN ('country', 'region', 'province', 'district', 'commune')),
  place TEXT,
  province TEXT,
  place_code TEXT,
  place_code_list TEXT CHECK (place_code_list IN ('vn63', 'vn34')),
  province_id TEXT REFERENCES provinces (id),
  province_code TEXT,
  place_ground TEXT,
  date_start TEXT,
  date_end TEXT,
  date_basis TEXT CHECK (date_basis IN ('text', 'published')),
  product_group TEXT CHECK (product_group IN ('food', 'beverage', 'herbal', 'handicraft', 'ornamental', 'tourism')),
  evidence TEXT NOT NULL,
  evidence_field TEXT NOT NULL CHECK (evidence_field IN ('text', 'title')),
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  value_start INTEGER NOT NULL,
  value_end INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  part_of_id TEXT REFERENCES facts (id) DEFERRABLE INITIALLY DEFERRED,
  first_run_id TEXT NOT NULL REFERENCES runs (id),
  run_id TEXT NOT NULL REFERENCES runs (id),
  search_number INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX facts_by_article ON facts (article_id);
CREATE INDEX facts_by_province ON facts (province_code, status, date_end);
CREATE INDEX facts_by_province_then ON facts (province_id, status, date_end);
CREATE INDEX facts_by_total ON facts (part_of_id);

CREATE TABLE named_products (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id),
  name TEXT NOT NULL,
  star INTEGER CHECK (star BETWEEN 1 AND 5),
  potential INTEGER NOT NULL CHECK (potential IN (0, 1)),
  producer TEXT,
  place TEXT,
  province TEXT,
  province_id TEXT REFERENCES provinces (id),
  year INTEGER,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  first_run_id TEXT NOT NULL REFERENCES runs (id),
  run_id TEXT NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX named_products_by_article ON named_products (article_id);
