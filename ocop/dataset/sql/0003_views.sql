-- What is asked most, ready to be read. Only the current version of an article counts in any of these.

CREATE VIEW fact_details AS
SELECT
  f.id, f.measure, f.producer_type, f.unit, f.value, f.value_high, f.comparator, f.star_min, f.star_max, f.potential,
  f.status, f.place_level, f.place, f.province, f.place_code, f.place_code_list, f.province_id, f.province_code,
  f.place_ground, f.date_start, f.date_end, f.date_basis, f.product_group, f.evidence, f.evidence_field,
  f.evidence_start, f.evidence_end, f.value_start, f.value_end, f.sentence, f.sentence_start, f.sentence_end, f.rule,
  f.confidence, f.part_of_id, f.article_id, a.title, a.url, a.outlet, a.source_id, a.published_date, a.story_id,
  f.search_number
FROM facts f
JOIN articles a ON a.id = f.article_id
WHERE a.is_current = 1;

CREATE VIEW named_product_details AS
SELECT
  n.id, n.name, n.star, n.potential, n.producer, n.place, n.province, n.province_id, p.current_code AS province_code,
  n.year, n.evidence, n.evidence_start, n.evidence_end, n.article_id, a.title, a.url, a.outlet, a.source_id,
  a.published_date, a.story_id
FROM named_products n
JOIN articles a ON a.id = n.article_id
LEFT JOIN provinces p ON p.id = n.province_id
WHERE a.is_current = 1;
