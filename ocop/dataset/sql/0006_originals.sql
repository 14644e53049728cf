-- The article of another outlet that a page names as its original; and stories by what texts share, not by how alike they
-- are: signatures are compared in narrower bands, which are written anew, and each remembers by which rules its story was
-- told.

ALTER TABLE articles ADD COLUMN original_url TEXT;

ALTER TABLE signatures ADD COLUMN original_identity TEXT;
ALTER TABLE signatures ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;
CREATE INDEX signatures_by_original ON signatures (original_identity) WHERE original_identity IS NOT NULL;

DELETE FROM story_bands;
