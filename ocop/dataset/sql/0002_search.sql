-- Full-text search. The views hold what is indexed: the text with d for đ, which the tokenizer does not fold; it folds
-- all other marks itself. `keys` are the filters of a search as words, so that the index answers them too. The indexes
-- keep no text of their own and are led by triggers through the views, so that no writer can forget or get it wrong:
-- what a row was is taken out before it changes, what it has become is put in after.

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

CREATE TRIGGER articles_insert_after AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text)
  SELECT search_number, title, text FROM article_search_content WHERE search_number = new.search_number;
END;

CREATE TRIGGER articles_delete_before BEFORE DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text)
  SELECT 'delete', search_number, title, text FROM article_search_content WHERE search_number = old.search_number;
END;

CREATE TRIGGER articles_update_before BEFORE UPDATE ON articles
WHEN (old.search_number, old.title, old.text) IS NOT (new.search_number, new.title, new.text) BEGIN
  INSERT INTO article_search (article_search, rowid, title, text)
  SELECT 'delete', search_number, title, text FROM article_search_content WHERE search_number = old.search_number;
END;

CREATE TRIGGER articles_update_after AFTER UPDATE ON articles
WHEN (old.search_number, old.title, old.text) IS NOT (new.search_number, new.title, new.text) BEGIN
  INSERT INTO article_search (rowid, title, text)
  SELECT search_number, title, text FROM article_search_content WHERE search_number = new.search_number;
END;

CREATE VIEW fact_search_content AS
SELECT
  search_number,
  replace(replace(coalesce(place, '') || ', ' || coalesce(province, ''), 'đ', 'd'), 'Đ', 'D') AS place,
  replace(replace(sentence, 'đ', 'd'), 'Đ', 'D') AS sentence,
  'status' || status
    || CASE WHEN star_min = star_max THEN ' star' || star_min ELSE '' END
    || coalesce(' today' || province_code, '')
    || coalesce(' then' || replace(province_id, '-', 'x'), '') AS keys
FROM facts;

CREATE VIRTUAL TABLE fact_search USING fts5 (
  place, sentence, keys,
  content = 'fact_search_content', content_rowid = 'search_number',
  tokenize = 'unicode61 remove_diacritics 2'
);

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
WHEN (old.search_number, old.sentence, old.place, old.province, old.status, old.star_min, old.star_max,
      old.province_code, old.province_id)
  IS NOT (new.search_number, new.sentence, new.place, new.province, new.status, new.star_min, new.star_max,
      new.province_code, new.province_id) BEGIN
  INSERT INTO fact_search (fact_search, rowid, place, sentence, keys)
  SELECT 'delete', search_number, place, sentence, keys FROM fact_search_content
  WHERE search_number = old.search_number;
END;

CREATE TRIGGER facts_update_after AFTER UPDATE ON facts
WHEN (old.search_number, old.sentence, old.place, old.province, old.status, old.star_min, old.star_max,
      old.province_code, old.province_id)
  IS NOT (new.search_number, new.sentence, new.place, new.province, new.status, new.star_min, new.star_max,
      new.province_code, new.province_id) BEGIN
  INSERT INTO fact_search (rowid, place, sentence, keys)
  SELECT search_number, place, sentence, keys FROM fact_search_content WHERE search_number = new.search_number;
END;
