-- What is said to be so, and when: one row for each place, kind of count and as-of date; for what is no stock, each period.
-- The figure in force on a day is the one with from_date <= day and (until_date IS NULL OR until_date > day).
--
-- The view `figures` is this query over all facts, with what makes them comparable by the query of claims.sql; a question
-- about one province runs it over that province's facts alone. After a change here, a migration makes the view anew.
--
-- voiced: copies of a story are one voice, and a story that only an aggregator tells is none. Of several counts of one
--   kind on one day, the earliest article's largest is the total; the smaller ones count parts that no column tells apart.
-- stated: every number of one kind and day once, with the stories that state it and the facts behind it, each after its day.
-- together: the numbers of one kind and day, and the one that most stories state.
-- chosen: where “hơn 140” stands beside 145, how many stories state what can be true beside a number (its support) decides:
--   an exact number comes first, unless most stories contradict it.
-- dated: a stock is in force from its day until the next of its kind, within the life of its unit; what is said of a unit
--   after it was dissolved, and what is no stock, is of its own day or period alone.
WITH voiced AS (
  SELECT
    c.id, c.is_voice, c.published_date, c.status, c.value, c.value_high, c.comparator, c.confidence, c.date_end,
    CASE WHEN c.status <> 'recognised' THEN c.date_start END AS period_start,
    c.figure_key, c.least_value, min(c.most_value, 1e12) AS most_value, c.is_former, c.is_new,
    row_number() OVER (
      PARTITION BY date_end, figure_key, CASE WHEN c.status <> 'recognised' THEN c.date_start END, story_id
      ORDER BY is_voice DESC, published_date IS NULL, published_date, article_id, value DESC, id
    ) = 1 AS is_of_story
  FROM ({claims}) c
),
stated AS (
  SELECT
    date_end, figure_key, period_start, status, is_former, is_new, value, least_value < most_value AS is_inexact,
    max(confidence) FILTER (WHERE is_of_story) AS confidence,
    sum(is_voice AND is_of_story) AS stories,
    json_object(
      'least', least_value, 'most', most_value, 'is_exact', comparator = 'eq', 'value', value,
      'confidence', max(confidence) FILTER (WHERE is_of_story),
      'stories', sum(is_voice AND is_of_story),
      'fact_id', substr(min((3 - 2 * is_of_story - is_voice) || coalesce(published_date, '9999-12-31') || id), 12),
      'first', coalesce(min(published_date) FILTER (WHERE is_voice), min(published_date)),
      'last', coalesce(max(published_date) FILTER (WHERE is_voice), max(published_date)),
      'facts', json_group_array(coalesce(published_date, '9999-12-31') || id)
    ) AS number
  FROM voiced
  GROUP BY date_end, figure_key, period_start, value, value_high, comparator
  HAVING max(is_of_story)
),
together AS (
  SELECT
    date_end, figure_key, period_start, status, is_former, is_new,
    sum(stories) AS all_stories,
    coalesce(min(value) FILTER (WHERE stories > 0), min(value)) AS lowest_value,
    coalesce(max(value) FILTER (WHERE stories > 0), max(value)) AS highest_value,
    count(*) > 1 AND max(is_inexact) AS must_be_weighed,
    substr(max(printf('%06d%06.4f%014.3f', stories, confidence, value) || number), 27) AS number,
    json_group_array(json(number)) AS numbers
  FROM stated
  GROUP BY date_end, figure_key, period_start
),
chosen AS MATERIALIZED (
  SELECT
    date_end, figure_key, period_start, status, is_former, is_new, all_stories, lowest_value, highest_value,
    CASE
      WHEN NOT must_be_weighed THEN json_set(number, '$.support', json_extract(number, '$.stories'))
      ELSE (
        SELECT json_set(number, '$.support', support)
        FROM (
          SELECT n.value AS number, all_stories AS stories_of_day, (
            SELECT sum(json_extract(o.value, '$.stories'))
            FROM json_each(numbers) o
            WHERE json_extract(o.value, '$.least') <= json_extract(n.value, '$.most')
              AND json_extract(o.value, '$.most') >= json_extract(n.value, '$.least')
          ) AS support
          FROM json_each(numbers) n
        )
        ORDER BY
          2 * support >= stories_of_day DESC, json_extract(number, '$.is_exact') DESC, support DESC,
          json_extract(number, '$.stories') DESC, json_extract(number, '$.confidence') DESC,
          json_extract(number, '$.value') DESC, json_extract(number, '$.fact_id')
        LIMIT 1
      )
    END AS number
  FROM together
),
dated AS (
  SELECT
    chosen.*,
    CASE
      WHEN status = 'recognised' THEN CASE WHEN is_new THEN max(date_end, '2025-07-01') ELSE date_end END
      WHEN period_start IS NOT NULL THEN period_start
      WHEN status IN ('target', 'expected') THEN substr(date_end, 1, 4) || '-01-01'
      ELSE date_end
    END AS from_date,
    CASE
      WHEN status <> 'recognised' OR is_former AND date_end >= '2025-07-01' THEN date(date_end, '+1 day')
      ELSE nullif(min(
        CASE WHEN is_former THEN '2025-07-01' ELSE '9999' END,
        coalesce(lead(CASE WHEN is_new THEN max(date_end, '2025-07-01') ELSE date_end END) OVER series, '9999')
      ), '9999')
    END AS until_date,
    date_end IS last_value(date_end) OVER (
      series ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS is_latest
  FROM chosen
  WINDOW series AS (PARTITION BY figure_key ORDER BY date_end)
)
SELECT
  d.place_level, d.place, d.place_parts, d.province, d.province_id, d.province_code, d.place_code, d.place_code_list, c.is_former,
  d.measure, d.producer_type, d.unit, d.star_min, d.star_max, d.potential, d.product_group, d.status, d.value,
  d.value_high, d.comparator, d.date_start, d.date_end AS as_of_date, c.from_date, c.until_date, c.is_latest,
  d.date_basis,
  CASE
    WHEN json_extract(c.number, '$.support') < c.all_stories THEN 'disputed'
    WHEN c.all_stories > 1 THEN 'agreed'
    WHEN c.all_stories = 1 THEN 'alone'
    ELSE 'reprinted'
  END AS agreement,
  json_extract(c.number, '$.stories') AS stories,
  json_extract(c.number, '$.support') - json_extract(c.number, '$.stories') AS compatible_stories,
  c.all_stories - json_extract(c.number, '$.support') AS other_stories,
  c.lowest_value, c.highest_value,
  json_extract(c.number, '$.first') AS first_stated_date,
  json_extract(c.number, '$.last') AS last_stated_date,
  d.id AS fact_id,
  (
    SELECT json_group_array(substr(value, 11))
    FROM (SELECT value FROM json_each(c.number, '$.facts') ORDER BY value)
  ) AS fact_ids,
  d.sentence, d.evidence, d.evidence_field, d.confidence, d.article_id, d.title, d.outlet, d.published_date, d.url,
  c.figure_key
FROM dated c
JOIN fact_details d ON d.id = json_extract(c.number, '$.fact_id')
