from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocop.demo.articles import load_articles
from ocop.demo.newsroom import Newsroom, system_clock
from ocop.errors import UsageError

NOON = datetime(2026, 11, 21, 12, 0, 0, 400_000, tzinfo=UTC)


@pytest.fixture
def newsroom(folder: Path) -> Newsroom:
    return Newsroom(load_articles(folder), lambda: NOON)


def test_before_and_after_a_correction(newsroom: Newsroom):
    first, copy = newsroom.articles
    assert newsroom.edition(first).modified_at == first.published_at
    corrected = newsroom.correct("01")
    assert corrected.lead.endswith("146 sản phẩm OCOP.")
    edition = newsroom.edition(first)
    assert edition.corrected
    assert edition.modified_at == datetime(2026, 11, 21, 12, 0, 1, tzinfo=UTC), "later than a visit of this second"
    assert newsroom.edition(copy).modified_at == copy.published_at
    newsroom.reset()
    assert not newsroom.edition(first).corrected


def test_a_correction_on_the_whole_second_is_of_that_second(folder: Path):
    noon = NOON.replace(microsecond=0)
    newsroom = Newsroom(load_articles(folder), lambda: noon)
    assert newsroom.correct("01-ca-mau").modified_at == noon


@pytest.mark.parametrize(
    ("name", "message"),
    [("77", "no article “77”"), ("02", "has no correction; choose one of 01-ca-mau")],
)
def test_what_cannot_be_corrected(newsroom: Newsroom, name: str, message: str):
    with pytest.raises(UsageError, match=message):
        newsroom.correct(name)


def test_editions_of_an_outlet_are_newest_first():
    newsroom = Newsroom(load_articles())
    days = [edition.article.published_at for edition in newsroom.editions("datmui")]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)


def test_the_system_clock_is_aware():
    assert system_clock().tzinfo is UTC
