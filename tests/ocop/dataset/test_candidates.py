from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset import candidates, search_index
from ocop.dataset.candidates import Candidates
from ocop.dataset.filters import NO_FILTERS, Filters
from ocop.dataset.fold import words_of
from ocop.dataset.query import Term, parse_query
from ocop.dataset.search import FACTS
from tests.ocop.dataset.make import a_fact, a_reading, an_article, save, table

WORDS = ("tôm", "mắm", "trà", "cua", "4 sao", "3 sao")


@pytest.fixture
def filled(db: Database) -> Database:
    """Facts 1 to 24; all hold "ocop", every other one "tôm", every third counts four stars, whatever it says."""
    for number in range(24):
        held = [word for place, word in enumerate(WORDS) if number % (place + 2) == 0]
        text = f"Có {number} sản phẩm OCOP, {', '.join(held)}."
        star = {"star_min": 4, "star_max": 4} if number % 3 == 0 else {}
        save(
            db,
            a_reading(
                an_article(f"https://datmui.example/{number}", text=text), (a_fact(text, f"{number} sản phẩm", **star),)
            ),
        )
    return db


def expected(db: Database, typed: str, filters: Filters) -> set[int]:
    """The rows that match by a look at each of them."""
    query = parse_query(typed)
    found = set()
    for number, star, *texts in table(db, "SELECT search_number, star_min, place, province, sentence FROM facts"):
        words = set(words_of(", ".join(text or "" for text in texts)))
        beside = all(stands(term, words) for term in query.beside_star)
        level = star == query.star or all(stands(term, words) for term in query.star_terms)
        apart = any(stands(term, words) for term in query.excluded)
        if beside and (level or not query.star) and not apart and filters.star in {None, star}:
            found.add(number)
    return found


def stands(term: Term, words: set[str]) -> bool:
    """Whether a term of one word, or the beginning of one, stands among words."""
    (word,) = term.words
    return any(each.startswith(word) for each in words) if term.is_prefix else word in words


SMALL = {"_LOOKED_AT_ONCE": 2, "_MOST_LACKING": 3, "_FEW": 3}


@pytest.mark.parametrize(
    ("small", "counted", "share"),
    [
        pytest.param({}, 300, 0.7, id="as it is"),
        pytest.param(SMALL, 2, 0.3, id="many words taken for common, and all numbers small"),
        pytest.param({**SMALL, "_MOST_LACKING": 100}, 5, 0.0, id="every word taken for common"),
        pytest.param({**SMALL, "_FEW": 0}, 1, 0.9, id="no more than the index"),
    ],
)
def test_all_that_matches_is_found_and_nothing_else(
    filled: Database, monkeypatch: pytest.MonkeyPatch, small: dict[str, int], counted: int, share: float
) -> None:
    for name, value in small.items():
        monkeypatch.setattr(candidates, name, value)
    monkeypatch.setattr(search_index, "_COUNTED", counted)
    monkeypatch.setattr(search_index, "_MOST_FORWARDS", counted * 2)
    monkeypatch.setattr(search_index, "_COMMON_SHARE", share)
    for words, filters in product(
        (
            "ocop",
            "ocop tom",
            "tom mam tra",
            "san pham cua",
            "ocop -tom",
            "tra 4 sao",
            "4 sao",
            "3 sao ocop -mam",
            "xyz ocop",
            "oc* tom",
            "p* t* cua",
            "ocop san -tom",
            "san pham ocop -co",
            "s* -t*",
        ),
        (NO_FILTERS, Filters(star=4)),
    ):
        found = Candidates(filled, FACTS).matching(parse_query(words), filters, 100)
        assert len(found) == len(set(found))
        assert set(found) == expected(filled, words, filters), words
        if not parse_query(words).star:
            assert found == sorted(found, reverse=True), "the newest first"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    words=st.lists(st.sampled_from([*WORDS, "ocop", "pham", "7", "p*", "t*"]), min_size=1, max_size=4),
    apart=st.lists(st.sampled_from(["-tom", "-ocop", "-mam", "-m*"]), max_size=1),
    at_most=st.integers(1, 30),
)
def test_of_more_than_may_be_ranked_the_newest_are_given(
    filled: Database, words: list[str], apart: list[str], at_most: int
) -> None:
    typed = " ".join((*words, *apart))
    found = Candidates(filled, FACTS).matching(parse_query(typed), NO_FILTERS, at_most)
    all_of_them = expected(filled, typed, NO_FILTERS)
    assert set(found) <= all_of_them
    assert len(found) >= min(at_most, len(all_of_them))
    if not parse_query(typed).star:
        assert found == sorted(all_of_them, reverse=True)[:at_most]


def test_what_counts_a_star_level_comes_before_what_holds_the_words(filled: Database) -> None:
    counting = {number for (number,) in table(filled, "SELECT search_number FROM facts WHERE star_min = 4")}
    found = Candidates(filled, FACTS).matching(parse_query("ocop 4 sao"), NO_FILTERS, len(counting))
    assert set(found) == counting
