-- Totals against their parts, as one article states both: one row for each total and each way in which it is split.
--
-- parts: every part with its total, and by what it is told apart from it. Parts told apart by different things (stars,
--   kinds of producers, districts) overlap, so only those of one `dimension` may be added up. A part of potential stars
--   stands in the split by stars whatever its status, and a day that differs along with the status is no dimension.
-- listed: with what the parts of one dimension are, in the order of the text; parts that nothing tells apart from their
--   total ("17 mới") join those of another status ("2 đánh giá lại").
-- sums: the parts of a dimension together. They may overlap where two of them are of one kind or hold one star level,
--   where their places are of two administrative levels, where they differ from their total in two ways or by status,
--   and where producers are split by stars or groups, for one of them can have products of several.
-- compared: of products of potential stars some articles count them among the rest and some beside it, so that either
--   sum will do. Stars, kinds of producers and product groups are all there where every one of them is.
WITH parts AS (
  SELECT
    p.id, p.part_of_id, p.evidence_start, p.value, p.unit AS part_unit, p.place_level, p.producer_type,
    p.product_group, p.measure, p.status, p.potential > t.potential AS is_potential,
    CASE WHEN p.potential <= t.potential THEN p.star_min END AS star_min,
    CASE WHEN p.potential <= t.potential THEN p.star_max END AS star_max,
    p.comparator <> 'eq' OR p.value_high IS NOT NULL AS is_inexact,
    coalesce(nullif(substr(
      CASE WHEN p.measure IS NOT t.measure THEN '+measure' ELSE '' END
      || CASE WHEN p.status IS NOT t.status AND p.potential <= t.potential THEN '+status' ELSE '' END
      || CASE WHEN (p.potential, p.star_min, p.star_max) IS NOT (t.potential, t.star_min, t.star_max) THEN '+stars'
        ELSE '' END
      || CASE WHEN p.producer_type IS NOT t.producer_type THEN '+producer_type' ELSE '' END
      || CASE WHEN p.product_group IS NOT t.product_group THEN '+product_group' ELSE '' END
      || CASE WHEN (p.place_level, p.place, p.place_code, p.place_parts)
        IS NOT (t.place_level, t.place, t.place_code, t.place_parts) THEN '+place'
        ELSE '' END
      || CASE WHEN p.status IS t.status AND (p.date_start, p.date_end) IS NOT (t.date_start, t.date_end) THEN '+date'
        ELSE '' END,
      2
    ), ''), 'none') AS own_dimension,
    json_array(
      p.measure, p.potential, p.status, p.star_min, p.star_max, p.producer_type, p.product_group, p.place_level,
      p.place_code, p.place, p.place_parts, p.date_start, p.date_end
    ) AS kind
  FROM facts p
  JOIN facts t ON t.id = p.part_of_id
),
grouped AS (
  SELECT
    parts.*,
    CASE
      WHEN own_dimension = 'none' AND max(own_dimension = 'status') OVER (PARTITION BY part_of_id) THEN 'status'
      ELSE own_dimension
    END AS dimension
  FROM parts
),
listed AS (
  SELECT grouped.*, json_group_array(id) OVER all_parts AS ids, json_group_array(value) OVER all_parts AS numbers
  FROM grouped
  WINDOW all_parts AS (
    PARTITION BY part_of_id, dimension, part_unit ORDER BY evidence_start, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
),
sums AS (
  SELECT
    part_of_id, dimension, part_unit, count(*) AS parts, max(ids) AS part_fact_ids, max(numbers) AS part_values,
    total(value) FILTER (WHERE NOT is_potential) AS plain_sum, total(value) AS full_sum, max(is_inexact) AS is_inexact,
    count(*) <> count(DISTINCT kind) OR count(DISTINCT place_level) > 1 OR dimension LIKE '%+%' OR dimension = 'status'
      OR max(status = 'other') OR max(measure = 'producers') AND dimension IN ('stars', 'product_group')
      OR max(
        total(1 BETWEEN star_min AND star_max), total(2 BETWEEN star_min AND star_max),
        total(3 BETWEEN star_min AND star_max), total(4 BETWEEN star_min AND star_max),
        total(5 BETWEEN star_min AND star_max)
      ) > 1 AND dimension = 'stars' AS may_overlap,
    total(star_max - star_min + 1) AS levels, min(star_min) AS lowest, max(star_max) AS highest,
    count(DISTINCT producer_type) AS producer_types, count(DISTINCT product_group) AS product_groups
  FROM listed
  GROUP BY part_of_id, dimension, part_unit
),
compared AS (
  SELECT
    s.*,
    CASE WHEN abs(s.full_sum - t.value) < abs(s.plain_sum - t.value) THEN s.full_sum ELSE s.plain_sum END AS parts_sum,
    CASE
      WHEN s.part_unit <> t.unit THEN 'percent'
      WHEN s.is_inexact OR t.comparator <> 'eq' OR t.value_high IS NOT NULL THEN 'inexact'
      WHEN min(abs(s.full_sum - t.value), abs(s.plain_sum - t.value)) < 0.05 THEN NULL
      WHEN s.may_overlap AND (s.parts > 1 OR s.full_sum > t.value) THEN 'overlap'
      WHEN s.plain_sum > t.value THEN 'too_much'
      WHEN s.full_sum > t.value THEN 'overlap'
      WHEN s.dimension = 'stars' AND s.lowest <= coalesce(t.star_min, 3) AND s.highest >= coalesce(t.star_max, 5)
        AND s.levels = s.highest - s.lowest + 1 THEN 'too_little'
      WHEN s.dimension = 'producer_type' AND s.producer_types = 4 THEN 'too_little'
      WHEN s.dimension = 'product_group' AND s.product_groups = 6 THEN 'too_little'
      ELSE 'parts_missing'
    END AS reason
  FROM sums s
  JOIN facts t ON t.id = s.part_of_id
)
SELECT
  CASE
    WHEN c.reason IS NULL THEN 'adds_up'
    WHEN c.reason IN ('too_much', 'too_little') THEN 'does_not_add_up'
    ELSE 'incomplete'
  END AS verdict,
  c.reason, t.place_level, t.place, t.place_parts, t.province, t.province_id, t.province_code, t.measure, t.producer_type, t.unit,
  t.star_min, t.star_max, t.potential, t.product_group, t.status, t.value, t.value_high, t.comparator, t.date_start,
  t.date_end, c.dimension, c.part_unit, c.parts, c.parts_sum, c.parts_sum - t.value AS difference, c.part_values,
  c.part_fact_ids, t.id AS fact_id, t.sentence, t.evidence, t.article_id, t.title, t.outlet, t.source_id,
  t.published_date, t.url
FROM compared c
JOIN fact_details t ON t.id = c.part_of_id
