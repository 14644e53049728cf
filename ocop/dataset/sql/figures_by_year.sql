-- A panel: the figures in force at the end of each year since 2018; in the year of the last harvest, on the day of that.
-- What is a year's own (added, a target) stands in its year where its period reaches that day.
WITH last_day AS (
  SELECT coalesce(max(substr(started_at, 1, 10)), '2025-12-31') AS day FROM runs
),
years AS (
  SELECT 2018 AS year
  UNION ALL
  SELECT year + 1 FROM years WHERE year < (SELECT CAST(substr(day, 1, 4) AS INTEGER) FROM last_day)
),
days AS (
  SELECT year, min(year || '-12-31', day) AS in_force_date FROM years, last_day
)
SELECT
  d.year, d.in_force_date, f.place_level, f.place, f.place_parts, f.province, f.province_id, f.province_code, f.place_code,
  f.place_code_list, f.measure, f.producer_type, f.unit, f.star_min, f.star_max, f.potential, f.product_group, f.status,
  f.value, f.value_high, f.comparator, f.as_of_date, f.agreement, f.stories, f.other_stories, f.lowest_value,
  f.highest_value, f.fact_id, f.sentence, f.outlet, f.published_date, f.url
FROM days d
JOIN {figures} f ON f.from_date <= d.in_force_date AND (f.until_date IS NULL OR f.until_date > d.in_force_date)
