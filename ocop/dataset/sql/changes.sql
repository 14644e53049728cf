-- What each run brought, changed and withdrew, one row for each article version, fact and named product. The parts, one
-- after the other: articles that came; facts and products that came; facts and products that an outlet's new version no
-- longer states; what was read differently; what was taken back.
--
-- compared: each version that is not the first, with the one before it. Where its facts are compared with those of the
--   one before, a plus sign keeps SQLite from any index but that of the article.
WITH compared AS (
  SELECT
    a.id AS article_id, a.first_run_id,
    (
      SELECT earlier.id FROM articles earlier
      WHERE earlier.identity = a.identity AND earlier.version < a.version
      ORDER BY earlier.version DESC LIMIT 1
    ) AS earlier_id
  FROM articles a
  WHERE a.version > 1
)
SELECT
  a.first_run_id AS run_id, 'article' AS item,
  CASE WHEN EXISTS (SELECT 1 FROM compared c WHERE c.article_id = a.id AND c.earlier_id IS NOT NULL) THEN 'revised'
    ELSE 'added' END AS change,
  a.id AS row_id, a.id AS article_id, a.title, a.url, a.outlet, a.source_id, a.published_date, NULL AS name,
  NULL AS place_level, NULL AS place, NULL AS province, NULL AS province_id, NULL AS province_code, NULL AS measure,
  NULL AS producer_type, NULL AS unit, NULL AS star_min, NULL AS star_max, NULL AS potential, NULL AS product_group,
  NULL AS status, NULL AS value, NULL AS value_high, NULL AS comparator, NULL AS date_start, NULL AS date_end,
  NULL AS sentence, NULL AS evidence, NULL AS before
FROM articles a
UNION ALL
SELECT
  f.first_run_id, 'fact', CASE WHEN f.first_run_id = a.first_run_id THEN 'added' ELSE 'found' END, f.id, a.id, a.title,
  a.url, a.outlet, a.source_id, a.published_date, NULL, f.place_level, f.place, f.province, f.province_id,
  f.province_code, f.measure, f.producer_type, f.unit, f.star_min, f.star_max, f.potential, f.product_group, f.status,
  f.value, f.value_high, f.comparator, f.date_start, f.date_end, f.sentence, f.evidence, NULL
FROM facts f
JOIN articles a ON a.id = f.article_id
WHERE NOT EXISTS (
  SELECT 1
  FROM compared c
  JOIN facts e ON e.article_id = c.earlier_id
  WHERE c.article_id = f.article_id AND f.first_run_id = a.first_run_id AND (
    e.measure, e.producer_type, e.unit, e.value, e.value_high, e.comparator, e.star_min, e.star_max, e.potential,
    +e.status, e.place_level, e.place, e.place_parts, +e.province_id, e.product_group, e.date_start, +e.date_end
  ) IS (
    f.measure, f.producer_type, f.unit, f.value, f.value_high, f.comparator, f.star_min, f.star_max, f.potential,
    +f.status, f.place_level, f.place, f.place_parts, +f.province_id, f.product_group, f.date_start, +f.date_end
  )
)
UNION ALL
SELECT
  n.first_run_id, 'named_product', CASE WHEN n.first_run_id = a.first_run_id THEN 'added' ELSE 'found' END, n.id, a.id,
  a.title, a.url, a.outlet, a.source_id, a.published_date, n.name, NULL, n.place, n.province, n.province_id,
  p.current_code, NULL, NULL, NULL, n.star, n.star, n.potential, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  n.evidence, NULL
FROM named_products n
JOIN articles a ON a.id = n.article_id
LEFT JOIN provinces p ON p.id = n.province_id
WHERE NOT EXISTS (
  SELECT 1
  FROM compared c
  JOIN named_products e ON e.article_id = c.earlier_id
  WHERE c.article_id = n.article_id AND n.first_run_id = a.first_run_id
    AND (e.name, e.star, e.potential, e.producer) IS (n.name, n.star, n.potential, n.producer)
)
UNION ALL
SELECT
  c.first_run_id, 'fact', 'dropped', e.id, a.id, a.title, a.url, a.outlet, a.source_id, a.published_date, NULL,
  e.place_level, e.place, e.province, e.province_id, e.province_code, e.measure, e.producer_type, e.unit, e.star_min,
  e.star_max, e.potential, e.product_group, e.status, e.value, e.value_high, e.comparator, e.date_start, e.date_end,
  e.sentence, e.evidence, NULL
FROM compared c
JOIN articles a ON a.id = c.article_id
JOIN facts e ON e.article_id = c.earlier_id
WHERE NOT EXISTS (
  SELECT 1
  FROM facts f
  WHERE f.article_id = c.article_id AND (
    e.measure, e.producer_type, e.unit, e.value, e.value_high, e.comparator, e.star_min, e.star_max, e.potential,
    +e.status, e.place_level, e.place, e.place_parts, +e.province_id, e.product_group, e.date_start, +e.date_end
  ) IS (
    f.measure, f.producer_type, f.unit, f.value, f.value_high, f.comparator, f.star_min, f.star_max, f.potential,
    +f.status, f.place_level, f.place, f.place_parts, +f.province_id, f.product_group, f.date_start, +f.date_end
  )
)
UNION ALL
SELECT
  c.first_run_id, 'named_product', 'dropped', e.id, a.id, a.title, a.url, a.outlet, a.source_id, a.published_date,
  e.name, NULL, e.place, e.province, e.province_id, p.current_code, NULL, NULL, NULL, e.star, e.star, e.potential, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, e.evidence, NULL
FROM compared c
JOIN articles a ON a.id = c.article_id
JOIN named_products e ON e.article_id = c.earlier_id
LEFT JOIN provinces p ON p.id = e.province_id
WHERE NOT EXISTS (
  SELECT 1
  FROM named_products n
  WHERE n.article_id = c.article_id
    AND (e.name, e.star, e.potential, e.producer) IS (n.name, n.star, n.potential, n.producer)
)
UNION ALL
SELECT
  r.run_id, 'article', 'changed', a.id, a.id, a.title, a.url, a.outlet, a.source_id, a.published_date, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r.before
FROM earlier_rows r
JOIN articles a ON a.id = r.row_id
WHERE r.relation = 'articles' AND r.change = 'changed'
UNION ALL
SELECT
  r.run_id, 'fact', 'changed', f.id, a.id, a.title, a.url, a.outlet, a.source_id, a.published_date, NULL, f.place_level,
  f.place, f.province, f.province_id, f.province_code, f.measure, f.producer_type, f.unit, f.star_min, f.star_max,
  f.potential, f.product_group, f.status, f.value, f.value_high, f.comparator, f.date_start, f.date_end, f.sentence,
  f.evidence, r.before
FROM earlier_rows r
JOIN facts f ON f.id = r.row_id
JOIN articles a ON a.id = f.article_id
WHERE r.relation = 'facts' AND r.change = 'changed'
UNION ALL
SELECT
  r.run_id, 'named_product', 'changed', n.id, a.id, a.title, a.url, a.outlet, a.source_id, a.published_date, n.name,
  NULL, n.place, n.province, n.province_id, p.current_code, NULL, NULL, NULL, n.star, n.star, n.potential, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, n.evidence, r.before
FROM earlier_rows r
JOIN named_products n ON n.id = r.row_id
JOIN articles a ON a.id = n.article_id
LEFT JOIN provinces p ON p.id = n.province_id
WHERE r.relation = 'named_products' AND r.change = 'changed'
UNION ALL
SELECT
  r.run_id, CASE r.relation WHEN 'articles' THEN 'article' WHEN 'facts' THEN 'fact' ELSE 'named_product' END,
  'withdrawn', r.row_id, r.article_id, json_extract(r.before, '$.title'), json_extract(r.before, '$.url'),
  json_extract(r.before, '$.outlet'), json_extract(r.before, '$.source_id'),
  json_extract(r.before, '$.published_date'), json_extract(r.before, '$.name'),
  json_extract(r.before, '$.place_level'), json_extract(r.before, '$.place'), json_extract(r.before, '$.province'),
  json_extract(r.before, '$.province_id'), coalesce(json_extract(r.before, '$.province_code'), p.current_code),
  json_extract(r.before, '$.measure'), json_extract(r.before, '$.producer_type'), json_extract(r.before, '$.unit'),
  coalesce(json_extract(r.before, '$.star_min'), json_extract(r.before, '$.star')),
  coalesce(json_extract(r.before, '$.star_max'), json_extract(r.before, '$.star')),
  json_extract(r.before, '$.potential'), json_extract(r.before, '$.product_group'),
  json_extract(r.before, '$.status'), json_extract(r.before, '$.value'), json_extract(r.before, '$.value_high'),
  json_extract(r.before, '$.comparator'), json_extract(r.before, '$.date_start'),
  json_extract(r.before, '$.date_end'), json_extract(r.before, '$.sentence'), json_extract(r.before, '$.evidence'),
  r.before
FROM earlier_rows r
LEFT JOIN provinces p ON p.id = json_extract(r.before, '$.province_id')
WHERE r.change = 'withdrawn'
