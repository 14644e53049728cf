"""What a run did at each outlet, read out of its counts."""

from __future__ import annotations

import pytest

from ocop.dataset.tallies import Coverage, SourceTally, tallies, total
from ocop.dataset.vocabulary import vocabulary

ONE_OUTLET = {
    "discovery/feed": 2,
    "discovery/not modified": 1,
    "discovery/found": 40,
    "discovery/promising": 9,
    "discovery/new": 5,
    "discovery/http 403": 1,
    "discovery/failed": 1,
    "discovery/empty": 1,
    "fetch/page": 4,
    "fetch/not modified": 3,
    "fetch/gone": 1,
    "fetch/timeout": 2,
    "fetch/failed": 2,
    "fetch/waiting": 7,
    "archive/written": 4,
    "article/read": 3,
    "article/characters": 6000,
    "article/with title": 3,
    "article/with date": 2,
    "article/too short": 1,
    "relevance/kept": 2,
    "relevance/not ocop": 1,
    "facts/found": 11,
    "facts/articles with facts": 1,
    "facts/failed": 1,
    "dataset/new": 2,
    "dataset/nothing": 2,
}


def _of(source_id: str) -> dict[str, int]:
    return {f"{name}/{source_id}": number for name, number in ONE_OUTLET.items()}


def test_the_counts_of_an_outlet_become_its_tally() -> None:
    (tally,) = tallies(ONE_OUTLET | _of("camau"))
    assert tally == SourceTally(
        source_id="camau",
        answered=2 + 1 + 4 + 3 + 1,
        found=5,
        fetched=4,
        not_modified=3,
        gone=1,
        new=2,
        nothing=2,
        facts=11,
        waiting=7,
        failed=(("timeout", 2), ("http 403", 1)),
        yielded_nothing=(("extraction failed", 1), ("not ocop", 1), ("too short", 1)),
        coverage=Coverage(pages=4, read=3, characters=6000, filled=(3, 0, 2, 0, 0), kept=2, with_facts=1),
    )
    assert (tally.failures, tally.asked, tally.articles) == (3, 14, 2)


def test_what_belongs_to_no_outlet_is_what_the_outlets_leave() -> None:
    counts = {"article/read": 5, "article/read/camau": 2, "dataset/new": 5, "dataset/new/camau": 2, "files/page": 3}
    camau, files = tallies(counts)
    assert (camau.source_id, camau.new, camau.coverage.read) == ("camau", 2, 2)
    assert (files.source_id, files.new, files.coverage.read) == (None, 3, 3)


def test_a_remark_on_a_document_is_no_failure_though_a_cause_has_the_same_name() -> None:
    (tally,) = tallies({"discovery/empty/camau": 1, "discovery/empty": 1})
    assert tally.failed == ()


def test_outlets_add_up() -> None:
    both = total(tallies({name: 2 * number for name, number in ONE_OUTLET.items()} | _of("camau") | _of("daklak")))
    assert (both.new, both.facts, both.coverage.read) == (4, 22, 6)
    assert both.failed == (("timeout", 4), ("http 403", 2))
    assert both.coverage.share("date") == pytest.approx(2 / 3)
    assert total([]) == SourceTally(None)


def test_a_run_without_articles_has_no_shares() -> None:
    assert Coverage().share("title") is None


@pytest.mark.parametrize(
    ("stage", "what", "is_failure"),
    [
        pytest.param("fetch", "http 503", True, id="a status"),
        pytest.param("discovery", "no feed", True, id="something else at the address of a feed"),
        pytest.param("fetch", "error: KeyError", True, id="what nobody foresaw"),
        pytest.param("fetch", "redirect", False, id="a decision"),
        pytest.param("article", "too short", False, id="a cause of reading"),
        pytest.param("fetch", "some new word", False, id="a word that is not of the vocabulary"),
    ],
)
def test_failed_requests_are_told_from_other_counts(stage: str, what: str, is_failure: bool) -> None:
    assert vocabulary().is_failure(stage, what) is is_failure


def test_causes_of_failures_of_ours_carry_the_error() -> None:
    assert vocabulary().is_cause("extraction failed: TimeoutError")
