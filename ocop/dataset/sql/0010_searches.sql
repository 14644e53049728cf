-- The indexes of the search, made anew: every filter of a search is a word of `keys`, so that no search looks at rows
-- that its filters leave out, and only current versions are in them. Key words begin with =, which the tokenizer takes
-- for a letter and nobody can type, so that words and keys need not be told apart by column. Products by name, producer
-- and place have an index like that of facts. Beside each index stand the words that it holds.

DROP TRIGGER articles_insert_after;
DROP TRIGGER articles_delete_before;
DROP TRIGGER articles_update_before;
DROP TRIGGER articles_update_after;
DROP TRIGGER facts_insert_after;
DROP TRIGGER facts_delete_before;
DROP TRIGGER facts_update_before;
DROP TRIGGER facts_update_after;
DROP TABLE article_search;
DROP TABLE fact_search;
DROP VIEW article_search_content;
DROP VIEW fact_search_content;
DROP VIEW named_product_details;

ALTER TABLE named_products ADD COLUMN search_number INTEGER;
UPDATE named_products SET search_number = rowid;
CREATE UNIQUE INDEX named_products_by_search_number ON named_products (search_number);

CREATE VIEW named_product_details AS
SELECT
  n.id, n.name, n.star, n.potential, n.producer, n.place, n.province, n.province_id, p.current_code AS province_code,
  n.year, n.evidence, n.evidence_start, n.evidence_end, n.article_id, a.title, a.url, a.outlet, a.source_id,
  a.published_date, a.story_id, coalesce(s.kind, '') <> 'aggregator' AS is_voice, n.search_number
FROM named_products n
JOIN articles a ON a.id = n.article_id
LEFT JOIN sources s ON s.id = a.source_id
LEFT JOIN provinces p ON p.id = n.province_id
WHERE a.is_current = 1;

CREATE VIEW article_keys AS
SELECT
  id AS article_id,
  coalesce(' =source' || hex(source_id), '') || coalesce(' =outlet' || hex(outlet), '')
    || coalesce(' =day' || replace(published_date, '-', '')
      || ' =month' || replace(substr(published_date, 1, 7), '-', '')
      || ' =year' || substr(published_date, 1, 4), '') AS keys
FROM articles
WHERE is_current = 1;

CREATE VIEW article_search_content AS
SELECT
  a.search_number,
  replace(replace(a.title, 'đ', 'd'), 'Đ', 'D') AS title,
  replace(replace(a.text, 'đ', 'd'), 'Đ', 'D') AS text,
  k.keys
FROM articles a
JOIN article_keys k ON k.article_id = a.id;

CREATE VIEW fact_search_content AS
SELECT
  f.search_number,
  replace(replace(coalesce(f.place, '') || ', ' || coalesce(f.province, ''), 'đ', 'd'), 'Đ', 'D') AS place,
  replace(replace(f.sentence, 'đ', 'd'), 'Đ', 'D') AS sentence,
  '=status' || f.status
    || CASE WHEN f.star_min = f.star_max THEN ' =star' || f.star_min ELSE '' END
    || coalesce(' =today' || f.province_code, '')
    || coalesce(' =then' || replace(f.province_id, '-', 'x'), '')
    || k.keys AS keys
FROM facts f
JOIN article_keys k ON k.article_id = f.article_id;

CREATE VIEW product_search_content AS
SELECT
  n.search_number,
  replace(replace(n.name, 'đ', 'd'), 'Đ', 'D') AS name,
  replace(replace(n.producer, 'đ', 'd'), 'Đ', 'D') AS producer,
  replace(replace(coalesce(n.place, '') || ', ' || coalesce(n.province, ''), 'đ', 'd'), 'Đ', 'D') AS place,
  coalesce('=star' || n.star, '')
    || coalesce(' =today' || p.current_code, '')
    || coalesce(' =then' || replace(n.province_id, '-', 'x'), '')
    || k.keys AS keys
FROM named_products n
JOIN article_keys k ON k.article_id = n.article_id
LEFT JOIN provinces p ON p.id = n.province_id;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, keys,
  content = 'article_search_content', content_rowid = 'search_number',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '='"
);
CREATE VIRTUAL TABLE fact_search USING fts5 (
  place, sentence, keys,
  content = 'fact_search_content', content_rowid = 'search_number',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '='"
);
CREATE VIRTUAL TABLE product_search USING fts5 (
  name, producer, place, keys,
  content = 'product_search_content', content_rowid = 'search_number',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '='"
);
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO fact_search (fact_search) VALUES ('rebuild');
INSERT INTO product_search (product_search) VALUES ('rebuild');

CREATE VIRTUAL TABLE article_search_words USING fts5vocab (article_search, instance);
CREATE VIRTUAL TABLE fact_search_words USING fts5vocab (fact_search, instance);
CREATE VIRTUAL TABLE product_search_words USING fts5vocab (product_search, instance);

-- An article, and with it what is told in it. Its facts and products are written after it and go before it; what they
-- take from it changes only here.

CREATE TRIGGER articles_insert_after AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text, keys)
  SELECT search_number, title, text, keys FROM article_search_content WHERE search_number = new.search_number;
END;

CREATE TRIGGER articles_delete_before BEFORE DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text, keys)
  SELECT 'delete', search_number, title, text, keys FROM article_search_content WHERE search_number = old.search_number;
END;

CREATE TRIGGER articles_update_before BEFORE UPDATE ON articles
WHEN (old.search_number, old.title, old.text, old.source_id, old.outlet, old.published_date, old.is_current)
  IS NOT (new.search_number, new.title, new.text, new.source_id, new.outlet, new.published_date, new.is_current) BEGIN
  INSERT INTO article_search (article_search, rowid, title, text, keys)
  SELECT 'delete', search_number, title, text, keys FROM article_search_content WHERE search_number = old.search_number;
END;

CREATE TRIGGER articles_update_after AFTER UPDATE ON articles
WHEN (old.search_number, old.title, old.text, old.source_id, old.outlet, old.published_date, old.is_current)
  IS NOT (new.search_number, new.title, new.text, new.source_id, new.outlet, new.published_date, new.is_current) BEGIN
  INSERT INTO article_search (rowid, title, text, keys)
  SELECT search_number, title, text, keys FROM article_search_content WHERE search_number = new.search_number;
END;

CREATE TRIGGER articles_facts_update_before BEFORE UPDATE ON articles
WHEN (old.source_id, old.outlet, old.published_date, old.is_current)
  IS NOT (new.source_id, new.outlet, new.published_date, new.is_current) BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence, keys)
  SELECT 'delete', c.search_number, c.place, c.sentence, c.keys
  FROM facts f JOIN fact_search_content c ON c.search_number = f.search_number WHERE f.article_id = old.id;
  INSERT INTO product_search (product_search, rowid, name, producer, place, keys)
  SELECT 'delete', c.search_number, c.name, c.producer, c.place, c.keys
  FROM named_products n JOIN product_search_content c ON c.search_number = n.search_number WHERE n.article_id = old.id;
END;

CREATE TRIGGER articles_facts_update_after AFTER UPDATE ON articles
WHEN (old.source_id, old.outlet, old.published_date, old.is_current)
  IS NOT (new.source_id, new.outlet, new.published_date, new.is_current) BEGIN
  INSERT INTO fact_search (rowid, place, sentence, keys)
  SELECT c.search_number, c.place, c.sentence, c.keys
  FROM facts f JOIN fact_search_content c ON c.search_number = f.search_number WHERE f.article_id = new.id;
  INSERT INTO product_search (rowid, name, producer, place, keys)
  SELECT c.search_number, c.name, c.producer, c.place, c.keys
  FROM named_products n JOIN product_search_content c ON c.search_number = n.search_number WHERE n.article_id = new.id;
END;

CREATE TRIGGER facts_insert_after AFTER INSERT ON facts BEGIN
  INSERT INTO fact_search (rowid, place, sentence, keys)
  SELECT search_number, place, sentence, keys FROM fact_search_content WHERE search_number = new.search_number;
END;

CREATE TRIGGER facts_delete_before BEFORE DELETE ON facts BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence, keys)
  SELECT 'delete', search_number, place, sentence, keys FROM fact_search_content
  WHERE search_number = old.search_number;
END;

CREATE TRIGGER facts_update_before BEFORE UPDATE ON facts
WHEN (old.search_number, old.article_id, old.sentence, old.place, old.province, old.status, old.star_min, old.star_max,
      old.province_code, old.province_id)
  IS NOT (new.search_number, new.article_id, new.sentence, new.place, new.province, new.status, new.star_min,
      new.star_max, new.province_code, new.province_id) BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence, keys)
  SELECT 'delete', search_number, place, sentence, keys FROM fact_search_content
  WHERE search_number = old.search_number;
END;

CREATE TRIGGER facts_update_after AFTER UPDATE ON facts
WHEN (old.search_number, old.article_id, old.sentence, old.place, old.province, old.status, old.star_min, old.star_max,
      old.province_code, old.province_id)
  IS NOT (new.search_number, new.article_id, new.sentence, new.place, new.province, new.status, new.star_min,
      new.star_max, new.province_code, new.province_id) BEGIN
  INSERT INTO fact_search (rowid, place, sentence, keys)
  SELECT search_number, place, sentence, keys FROM fact_search_content WHERE search_number = new.search_number;
END;

CREATE TRIGGER named_products_number_after AFTER INSERT ON named_products WHEN new.search_number IS NULL BEGIN
  UPDATE named_products SET search_number = (SELECT coalesce(max(search_number), 0) + 1 FROM named_products)
  WHERE id = new.id;
END;

CREATE TRIGGER named_products_insert_after AFTER INSERT ON named_products BEGIN
  INSERT INTO product_search (rowid, name, producer, place, keys)
  SELECT search_number, name, producer, place, keys FROM product_search_content
  WHERE search_number = new.search_number;
END;

CREATE TRIGGER named_products_delete_before BEFORE DELETE ON named_products BEGIN
  INSERT INTO product_search (product_search, rowid, name, producer, place, keys)
  SELECT 'delete', search_number, name, producer, place, keys FROM product_search_content
  WHERE search_number = old.search_number;
END;

CREATE TRIGGER named_products_update_before BEFORE UPDATE ON named_products
WHEN (old.search_number, old.article_id, old.name, old.producer, old.place, old.province, old.star, old.province_id)
  IS NOT (new.search_number, new.article_id, new.name, new.producer, new.place, new.province, new.star,
      new.province_id) BEGIN
  INSERT INTO product_search (product_search, rowid, name, producer, place, keys)
  SELECT 'delete', search_number, name, producer, place, keys FROM product_search_content
  WHERE search_number = old.search_number;
END;

CREATE TRIGGER named_products_update_after AFTER UPDATE ON named_products
WHEN (old.search_number, old.article_id, old.name, old.producer, old.place, old.province, old.star, old.province_id)
  IS NOT (new.search_number, new.article_id, new.name, new.producer, new.place, new.province, new.star,
      new.province_id) BEGIN
  INSERT INTO product_search (rowid, name, producer, place, keys)
  SELECT search_number, name, producer, place, keys FROM product_search_content
  WHERE search_number = new.search_number;
END;
