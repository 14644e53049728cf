-- What is said to be so, and from which day: one row for each place, kind of count and as-of date. The figure in force
-- on a day is the one with as_of_date <= day and (until_date IS NULL OR until_date > day).
--
-- The view `figures` is this query over all facts; a question about one province runs it over that province's facts
-- alone. After a change here, a migration makes the view anew.
--
-- keyed: every fact with what makes it comparable, by the query of claims.sql.
-- voiced: copies of a story are one voice, and a story that only an aggregator tells is none. Of several counts of one
--   kind on one day, the earliest article's largest is the total; the smaller ones count parts that no column tells apart.
-- counted: how many stories say the same number, and how many another one, of the same day.
-- chosen: of different numbers of one day, the one that most stories tell.
WITH keyed AS (
  SELECT
    c.id, c.article_id, c.story_id, c.published_date, c.date_start, c.date_end, c.value, c.value_high, c.comparator,
    c.confidence, c.is_voice, c.figure_key
  FROM ({claims}) c
),
voiced AS (
  SELECT
    keyed.*,
    row_number() OVER (
      PARTITION BY figure_key, date_end, date_start, story_id
      ORDER BY is_voice DESC, published_date IS NULL, published_date, article_id, value DESC, id
    ) AS place_in_story
  FROM keyed
),
counted AS (
  SELECT
    voiced.*,
    sum(is_voice) OVER same_number AS stories,
    min(published_date) OVER same_number AS first_stated_date,
    max(published_date) OVER same_number AS last_stated_date,
    sum(is_voice) OVER same_date - sum(is_voice) OVER same_number AS other_stories,
    coalesce(min(value) FILTER (WHERE is_voice) OVER same_date, value) AS lowest_value,
    coalesce(max(value) FILTER (WHERE is_voice) OVER same_date, value) AS highest_value,
    row_number() OVER (
      PARTITION BY figure_key, date_end, date_start, value, value_high, comparator
      ORDER BY is_voice DESC, published_date IS NULL, published_date, confidence DESC, id
    ) AS place_among_equals
  FROM voiced
  WHERE place_in_story = 1
  WINDOW
    same_date AS (PARTITION BY figure_key, date_end, date_start),
    same_number AS (PARTITION BY figure_key, date_end, date_start, value, value_high, comparator)
),
chosen AS (
  SELECT
    counted.*,
    row_number() OVER (
      PARTITION BY figure_key, date_end
      ORDER BY stories DESC, comparator <> 'eq', date_start IS NULL, date_start, confidence DESC, value DESC, id
    ) AS place_at_date
  FROM counted
  WHERE place_among_equals = 1
)
SELECT
  d.place_level, d.place, d.province, d.province_id, d.province_code, d.place_code, d.place_code_list, d.measure,
  d.producer_type, d.unit, d.star_min, d.star_max, d.potential, d.product_group, d.status, d.value, d.value_high,
  d.comparator, d.date_start, d.date_end AS as_of_date, c.until_date, d.date_basis, c.stories, c.other_stories,
  c.lowest_value, c.highest_value, c.first_stated_date, c.last_stated_date, d.id AS fact_id, d.sentence, d.evidence,
  d.evidence_field, d.confidence, d.article_id, d.title, d.outlet, d.published_date, d.url
FROM (
  SELECT chosen.*, lead(date_end) OVER (PARTITION BY figure_key ORDER BY coalesce(date_end, '')) AS until_date
  FROM chosen
  WHERE place_at_date = 1
) c
JOIN fact_details d ON d.id = c.id
