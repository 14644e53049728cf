-- Where each field of an article was read, how sure its day is, and whose word counts: of the copies of a story the
-- earliest of a trusted outlet is the original, and an aggregator, which only reprints, is no voice.

ALTER TABLE articles ADD COLUMN published_confidence TEXT CHECK (published_confidence IN ('high', 'medium', 'low'));
ALTER TABLE articles ADD COLUMN grounds TEXT NOT NULL DEFAULT '{}';

ALTER TABLE signatures ADD COLUMN published_at TEXT;
ALTER TABLE signatures ADD COLUMN distrust INTEGER NOT NULL DEFAULT 1;
UPDATE signatures SET (published_at, distrust) = (
  SELECT a.published_at, CASE WHEN s.kind = 'aggregator' THEN 2 WHEN s.id IS NULL THEN 1 ELSE 0 END
  FROM articles a
  LEFT JOIN sources s ON s.id = a.source_id
  WHERE a.identity = signatures.identity AND a.is_current = 1
)
WHERE identity IN (SELECT identity FROM articles WHERE is_current = 1);

DROP VIEW figures;
DROP VIEW fact_details;
CREATE VIEW fact_details AS
SELECT
  f.id, f.measure, f.producer_type, f.unit, f.value, f.value_high, f.comparator, f.star_min, f.star_max, f.potential,
  f.status, f.place_level, f.place, f.province, f.place_code, f.place_code_list, f.province_id, f.province_code,
  f.place_ground, f.date_start, f.date_end, f.date_basis, f.product_group, f.evidence, f.evidence_field,
  f.evidence_start, f.evidence_end, f.value_start, f.value_end, f.sentence, f.sentence_start, f.sentence_end, f.rule,
  f.confidence, f.part_of_id, f.article_id, a.title, a.url, a.outlet, a.source_id, a.published_date, a.story_id,
  coalesce(s.kind, '') <> 'aggregator' AS is_voice, f.search_number
FROM facts f
JOIN articles a ON a.id = f.article_id
LEFT JOIN sources s ON s.id = a.source_id
WHERE a.is_current = 1;
