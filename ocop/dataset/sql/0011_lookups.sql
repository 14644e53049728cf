-- What answers look up, each by an index of its own.
--
-- What makes statements about products statements about one product: the folded words of the name, written with the row,
-- so that all that is told of a product is found by its key.

ALTER TABLE named_products ADD COLUMN name_key TEXT;
CREATE INDEX named_products_by_name ON named_products (name_key);

-- The facts of an article that pass the filters of a search, without a look at the rows.

DROP INDEX facts_by_article;
CREATE INDEX facts_by_article ON facts (
  article_id, province_code, province_id, status, star_min, star_max, search_number
);

-- The newest articles, those of a day, and their facts.

CREATE INDEX articles_by_day ON articles (published_date);

-- The full-text indexes in one piece each: they were made in many, which every search had to join. From now on two pieces
-- of one size are enough to be joined on request.

INSERT INTO article_search (article_search, rank) VALUES ('usermerge', 2);
INSERT INTO fact_search (fact_search, rank) VALUES ('usermerge', 2);
INSERT INTO product_search (product_search, rank) VALUES ('usermerge', 2);
INSERT INTO article_search (article_search) VALUES ('optimize');
INSERT INTO fact_search (fact_search) VALUES ('optimize');
INSERT INTO product_search (product_search) VALUES ('optimize');
