"""What is counted on the way, and the vocabulary that it is counted in."""

from __future__ import annotations

from datetime import date

import pytest
from scrapy.crawler import Crawler

from ocop.dataset.runs import counts_of
from ocop.dataset.tallies import FIELDS, tallies
from ocop.dataset.vocabulary import vocabulary
from ocop.models import Article
from pipelines.coverage import filled_fields
from pipelines.extraction.no_article import CAUSES as READING_CAUSES
from spiders.causes import CAUSES as FETCHING_CAUSES
from tests.pipelines.crawling import NEWS, OTHER_TOPIC, SHORT, Process


def test_every_cause_has_its_meaning() -> None:
    assert set(vocabulary().causes) >= {*READING_CAUSES, *FETCHING_CAUSES}


def test_all_fields_of_an_article_can_be_told() -> None:
    whole = Article("a", "t", title="T", lead="L", published_date=date(2024, 1, 2), author="A", section="S")
    assert filled_fields(whole) == FIELDS
    assert filled_fields(Article("a", "t", title="", author=None)) == ()


async def test_a_way_through_counts_what_the_pages_gave(crawler: Crawler, process: Process) -> None:
    readings = [await process(page) for page in (NEWS, SHORT, OTHER_TOPIC)]
    assert crawler.stats is not None
    counts = counts_of(crawler.stats.get_stats())
    (tally,) = tallies(counts)
    coverage = tally.coverage
    assert (coverage.pages, coverage.read, coverage.kept, coverage.with_facts) == (3, 2, 1, 1)
    assert coverage.share("date") == 1
    texts = [reading.article.text for reading in readings if reading.article]
    assert coverage.characters == sum(map(len, texts))
    assert (tally.new, tally.nothing, tally.fetched, tally.facts) == (1, 2, 3, len(readings[0].facts))
    assert tally.yielded_nothing == (("not ocop", 1), ("too short", 1))
    undocumented = [
        name
        for name in counts
        for stage, _, rest in [name.partition("/")]
        for what in [rest.partition("/")[0]]
        if not vocabulary().is_count(stage, what) and not vocabulary().is_cause(what)
    ]
    assert undocumented == []


@pytest.mark.parametrize("stage", sorted(vocabulary().counts))
def test_words_can_be_read_back_out_of_a_key(stage: str) -> None:
    assert not [what for what in vocabulary().counts[stage] if "/" in what]
