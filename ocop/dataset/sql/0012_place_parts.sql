-- A count of some parts of a place alone ("hai huyện Đầm Dơi và Cái Nước có 34 sản phẩm") stands at the place, and is no
-- figure of the whole: it says which parts it is of, and is a series of its own.

ALTER TABLE facts ADD COLUMN place_parts TEXT;

DROP VIEW fact_details;
CREATE VIEW fact_details AS
SELECT
  f.id, f.measure, f.producer_type, f.unit, f.value, f.value_high, f.comparator, f.star_min, f.star_max, f.potential,
  f.status, f.place_level, f.place, f.place_parts, f.province, f.place_code, f.place_code_list, f.province_id,
  f.province_code, f.place_ground, f.date_start, f.date_end, f.date_basis, f.product_group, f.evidence,
  f.evidence_field, f.evidence_start, f.evidence_end, f.value_start, f.value_end, f.sentence, f.sentence_start,
  f.sentence_end, f.rule, f.confidence, f.part_of_id, f.article_id, a.title, a.url, a.outlet, a.source_id,
  a.published_date, a.story_id, coalesce(s.kind, '') <> 'aggregator' AS is_voice, f.search_number
FROM facts f
JOIN articles a ON a.id = f.article_id
LEFT JOIN sources s ON s.id = a.source_id
WHERE a.is_current = 1;
