-- What contradicts what: one row for each pair of numbers that cannot both be right, each with its evidence; over the
-- query of claims.sql.
--
-- kept: what can contradict anything: told by an outlet that speaks for itself, of a known place and day, and of a kind
--   that has one number. `other` counts have none (on sale, at a fair, exported), nor have parts of a total from which
--   no column tells them apart (of women's firms, of seafood).
-- told: what each story tells of one kind and day: its earliest article's largest number, as in the view figures.
-- numbers: how many stories tell each number, and the first fact that does.
-- ranked: the numbers of one day, the one that most stories tell first, each with those after it as [id, stories, least,
--   most]: a window sees them in one pass, where a join of all numbers with all would not end.
-- stocks: of each kind the number that stands at each date, with the one before it.
WITH kept AS (
  SELECT
    c.id, c.article_id, c.story_id, c.published_date, c.date_start, c.date_end, c.value, c.value_high, c.comparator,
    c.status, c.unit, c.potential, c.star_max, c.province_id, c.figure_key, c.least_value, c.most_value
  FROM ({claims}) c
  LEFT JOIN facts whole ON whole.id = c.part_of_id
  WHERE c.is_voice AND c.date_end IS NOT NULL AND c.place_level IS NOT NULL AND c.status <> 'other'
    AND (c.place IS NOT NULL OR c.place_level = 'country')
    AND (whole.id IS NULL OR (
      c.measure, c.producer_type, c.unit, c.star_min, c.star_max, c.potential, c.product_group, c.status,
      c.place_level, c.place_code, c.place_code_list, c.place, c.place_parts
    ) IS NOT (
      whole.measure, whole.producer_type, whole.unit, whole.star_min, whole.star_max, whole.potential,
      whole.product_group, whole.status, whole.place_level, whole.place_code, whole.place_code_list, whole.place,
      whole.place_parts
    ))
),
told AS (
  SELECT *
  FROM (
    SELECT
      kept.*,
      row_number() OVER (
        PARTITION BY figure_key, date_end, date_start, story_id
        ORDER BY published_date IS NULL, published_date, article_id, value DESC, id
      ) AS place_in_story
    FROM kept
  )
  WHERE place_in_story = 1
),
numbers AS (
  SELECT
    figure_key, date_end, date_start, status, unit, potential, star_max, province_id, story_id, value, comparator,
    least_value, most_value, id, count(*) AS stories, min(coalesce(published_date, '9999-12-31') || id) AS first_told
  FROM told
  GROUP BY figure_key, date_end, date_start, value, value_high, comparator
),
ranked AS (
  SELECT
    numbers.*,
    row_number() OVER same_date AS place_at_date,
    json_group_array(json_array(id, stories, least_value, min(most_value, 1e12))) OVER (
      same_date ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS numbers_after
  FROM numbers
  WINDOW same_date AS (
    PARTITION BY figure_key, date_end, date_start ORDER BY stories DESC, comparator <> 'eq', first_told, value DESC
  )
),
stocks AS (
  SELECT
    ranked.*,
    lag(id) OVER earlier AS earlier_id,
    lag(stories) OVER earlier AS earlier_stories,
    lag(story_id) OVER earlier AS earlier_story_id,
    lag(date_end) OVER earlier AS earlier_date,
    lag(least_value) OVER earlier AS earlier_least_value
  FROM ranked
  WHERE place_at_date = 1 AND status = 'recognised' AND unit = 'count' AND potential = 0
  WINDOW earlier AS (PARTITION BY figure_key ORDER BY date_end)
),
pairs AS (
  SELECT
    CASE
      WHEN one.status IN ('added', 'renewed', 'expected') AND one.date_start IS NOT one.date_end THEN 'other_round'
      ELSE 'different_number'
    END AS kind,
    one.id, one.stories, json_extract(other.value, '$[0]') AS other_id,
    json_extract(other.value, '$[1]') AS other_stories
  FROM ranked one
  JOIN json_each(one.numbers_after) other
  WHERE one.numbers_after <> '[]'
    AND (one.most_value < json_extract(other.value, '$[2]') OR json_extract(other.value, '$[3]') < one.least_value)
  UNION ALL
  SELECT
    CASE
      WHEN EXISTS (
        SELECT 1
        FROM facts lapsed
        WHERE lapsed.province_id = stocks.province_id
          AND (lapsed.status = 'renewed' OR lapsed.status = 'other' AND lapsed.sentence LIKE '%hết hạn%')
          AND lapsed.date_end BETWEEN earlier_date AND stocks.date_end
      ) THEN 'lapsed_stock'
      WHEN stocks.star_max < 5 THEN 'risen_stars'
      ELSE 'shrinking_stock'
    END,
    stocks.id, stocks.stories, earlier_id, earlier_stories
  FROM stocks
  WHERE most_value < earlier_least_value AND story_id <> earlier_story_id
)
SELECT
  pairs.kind, one.place_level, one.place, one.place_parts, one.province, one.province_id, one.province_code, one.place_code,
  one.place_code_list, one.measure, one.producer_type, one.unit, one.star_min, one.star_max, one.potential,
  one.product_group, one.status, one.value, one.value_high, one.comparator, one.date_start, one.date_end AS as_of_date,
  one.date_basis, pairs.stories, one.id AS fact_id, one.sentence, one.evidence, one.confidence, one.article_id,
  one.title, one.outlet, one.source_id, one.published_date, one.url,
  other.value AS other_value, other.value_high AS other_value_high, other.comparator AS other_comparator,
  other.date_end AS other_as_of_date, other.date_basis AS other_date_basis, pairs.other_stories,
  other.id AS other_fact_id, other.sentence AS other_sentence, other.evidence AS other_evidence,
  other.confidence AS other_confidence, other.article_id AS other_article_id, other.title AS other_title,
  other.outlet AS other_outlet, other.source_id AS other_source_id, other.published_date AS other_published_date,
  other.url AS other_url
FROM pairs
JOIN fact_details one ON one.id = pairs.id
JOIN fact_details other ON other.id = pairs.other_id
