-- What is known by province and year, and the holes: a row for each province and each year since 2018 in which it was
-- there, up to the year of the last harvest, whether anything is known or not.
--
-- known: the facts of each year, the year being that of the day they speak of. Plans and forecasts are counted and tell
--   nothing of what was, and counts of some parts of a province nothing of the whole.
WITH last_year AS (
  SELECT coalesce(max(substr(started_at, 1, 4)), '2025') AS year FROM runs
),
years AS (
  SELECT 2018 AS year
  UNION ALL
  SELECT year + 1 FROM years WHERE year < (SELECT CAST(year AS INTEGER) FROM last_year)
),
known AS (
  SELECT
    f.province_id, CAST(substr(f.date_end, 1, 4) AS INTEGER) AS year, count(*) AS facts,
    count(DISTINCT f.article_id) AS articles,
    count(DISTINCT CASE WHEN coalesce(s.kind, '') <> 'aggregator' THEN a.story_id END) AS stories,
    max(f.status = 'recognised' AND f.place_level = 'province' AND f.place_parts IS NULL
      AND f.measure = 'products' AND f.unit = 'count' AND f.star_min IS NULL AND f.product_group IS NULL) AS has_stock,
    max(f.status = 'recognised' AND f.place_level = 'province' AND f.place_parts IS NULL
      AND f.measure = 'products' AND f.unit = 'count' AND f.star_min = f.star_max AND f.potential = 0 AND f.product_group IS NULL) AS has_stars,
    max(f.status = 'recognised' AND f.place_level = 'province' AND f.place_parts IS NULL
      AND f.measure = 'producers' AND f.unit = 'count') AS has_producers,
    max(f.status IN ('added', 'renewed') AND f.place_level = 'province' AND f.place_parts IS NULL) AS has_added,
    max(f.status IN ('recognised', 'added', 'renewed', 'other')) AS has_any
  FROM facts f
  JOIN articles a ON a.id = f.article_id AND a.is_current = 1
  LEFT JOIN sources s ON s.id = a.source_id
  WHERE f.province_id IS NOT NULL AND f.date_end >= '2018'
  GROUP BY 1, 2
)
SELECT
  p.name AS province, p.id AS province_id, p.current_code AS province_code, p.code_list, p.region, y.year,
  coalesce(k.articles, 0) AS articles, coalesce(k.stories, 0) AS stories, coalesce(k.facts, 0) AS facts,
  coalesce(k.has_stock, 0) AS has_stock, coalesce(k.has_stars, 0) AS has_stars,
  coalesce(k.has_producers, 0) AS has_producers, coalesce(k.has_added, 0) AS has_added,
  CASE
    WHEN k.has_stock AND k.has_stars THEN 'stock_and_stars'
    WHEN k.has_stock THEN 'stock'
    WHEN k.has_any THEN 'something'
    WHEN k.facts THEN 'plans'
    ELSE 'nothing'
  END AS extent
FROM provinces p
JOIN years y
  ON y.year <= CAST(coalesce(substr(p.valid_to_date, 1, 4), '9999') AS INTEGER)
  AND y.year >= CAST(coalesce(substr(p.valid_from_date, 1, 4), '0000') AS INTEGER)
LEFT JOIN known k ON k.province_id = p.id AND k.year = y.year
