-- What makes statements about products statements about one product: the folded words of the name, written with the row,
-- so that all that is told of a product is found by its key. And the full-text indexes in one piece each: they were made
-- in many, which every search had to join. From now on two pieces of one size are enough to be joined on request.

ALTER TABLE named_products ADD COLUMN name_key TEXT;
CREATE INDEX named_products_by_name ON named_products (name_key);

INSERT INTO article_search (article_search, rank) VALUES ('usermerge', 2);
INSERT INTO fact_search (fact_search, rank) VALUES ('usermerge', 2);
INSERT INTO product_search (product_search, rank) VALUES ('usermerge', 2);
INSERT INTO article_search (article_search) VALUES ('optimize');
INSERT INTO fact_search (fact_search) VALUES ('optimize');
INSERT INTO product_search (product_search) VALUES ('optimize');
