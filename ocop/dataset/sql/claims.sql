-- Every fact with what makes it comparable: `figure_key`, what it counts and where, and the numbers that it leaves room
-- for, `least_value` to `most_value`. The views figures and conflicts are built on this query; it is no view itself,
-- so that it can be run over the facts of one province alone, put in place of `{facts}`.
--
-- figure_key: by code, so that spellings of one place fall together and 96 of before and since 1 July 2025 do not, but for
--   a province that was left as it was then; what has no place stands alone with its article, and what has no date with
--   its story, for it can neither agree nor disagree with another. What is of some parts of a place is another series
--   than the place's; where the text does not name them ("9 xã vùng biên giới"), they are those of its story alone.
-- least_value, most_value: a number that is told exactly leaves room for itself alone; "ít nhất 140" for all above,
--   "tối đa 140" for all below; "hơn 140", "gần 140" and "khoảng 140" are rounded, and leave room as far as the next
--   number of the same roundness: 140 to 150, 130 to 140, 135 to 145. A share is rounded to its last digit.
-- is_former, is_new: whether the place is a unit that ended, or began, on that day.
SELECT
  f.*,
  json_array(
    f.place_level,
    CASE
      WHEN f.place_level = 'country' THEN 'country'
      WHEN f.is_unchanged THEN 'vn34-' || f.province_code
      WHEN f.place_code IS NOT NULL THEN f.place_code_list || '-' || f.place_code
      WHEN f.place IS NOT NULL THEN f.place || ', ' || coalesce(f.province, '')
      ELSE f.article_id
    END || coalesce(': ' || f.place_parts || CASE WHEN f.place_parts LIKE '%; %' THEN '' ELSE ', ' || f.story_id END, ''),
    f.measure, f.producer_type, f.unit, f.star_min, f.star_max, f.potential, f.product_group, f.status,
    CASE WHEN f.date_end IS NULL THEN f.story_id END
  ) AS figure_key,
  CASE f.comparator
    WHEN 'lt' THEN f.value - f.roundness
    WHEN 'le' THEN 0.0
    WHEN 'approx' THEN f.value - f.roundness / 2
    ELSE f.value - CASE WHEN f.unit = 'percent' THEN f.roundness / 2 ELSE 0 END
  END AS least_value,
  CASE f.comparator
    WHEN 'gt' THEN coalesce(f.value_high, f.value + f.roundness)
    WHEN 'ge' THEN coalesce(f.value_high, 9e999)
    WHEN 'approx' THEN coalesce(f.value_high, f.value) + f.roundness / 2
    ELSE coalesce(f.value_high, f.value) + CASE WHEN f.unit = 'percent' THEN f.roundness / 2 ELSE 0 END
  END AS most_value,
  (f.place_level IS 'district' OR f.place_code_list IS 'vn63') AND NOT f.is_unchanged AS is_former,
  f.place_code_list IS 'vn34' AND NOT f.is_unchanged AS is_new
FROM (
  SELECT
    facts.*,
    CASE
      WHEN value * 10 <> round(value * 10) THEN 0.01
      WHEN value <> round(value) THEN 0.1
      WHEN unit = 'percent' AND comparator = 'eq' THEN 1.0
      WHEN value % 1000 = 0 THEN 1000.0
      WHEN value % 500 = 0 THEN 500.0
      WHEN value % 100 = 0 THEN 100.0
      WHEN value % 50 = 0 THEN 50.0
      WHEN value % 10 = 0 THEN 10.0
      WHEN value % 5 = 0 THEN 5.0
      ELSE 1.0
    END AS roundness,
    place_level IS 'province' AND province_code IS NOT NULL AND province_code IN (
      SELECT current_code FROM provinces WHERE code_list = 'vn63' GROUP BY current_code HAVING count(*) = 1
    ) AS is_unchanged
  FROM {facts} facts
) f
