import pytest

from spiders.discovery import Findings
from spiders.errands import Errand
from spiders.links import Link
from spiders.walks import MAX_PAGES, Walks

FIRST, SECOND, THIRD = (f"https://v.vn/tag/ocop?page={number}" for number in (1, 2, 3))


def errand(url: str, depth: int) -> Errand:
    return Errand(url, "vi_du", "listing", "listing", depth)


def shows(*names: str, leads_to: str | None = None) -> Findings:
    return Findings(len(names), tuple(Link(f"https://v.vn/{name}") for name in names), next_url=leads_to)


@pytest.mark.parametrize(
    ("new", "walked", "expected", "what"),
    [
        (2, False, True, "new articles, and a page nobody has seen"),
        (2, True, True, "new articles push older ones to the next page"),
        (0, False, True, "all known from a feed, but the listing was never walked"),
        (0, True, False, "nothing new, and the rest was walked before"),
    ],
)
def test_first_page(new: int, walked: bool, expected: bool, what: str) -> None:
    assert Walks().goes_on(errand(FIRST, 0), shows("a", "b", leads_to=SECOND), new, walked) is expected, what


def test_a_server_that_gives_the_same_page_for_every_number() -> None:
    walks = Walks()
    assert walks.goes_on(errand(FIRST, 0), shows("a", "b", leads_to=SECOND), 2, False)
    assert not walks.goes_on(errand(SECOND, 1), shows("b", "a", leads_to=THIRD), 0, False)


def test_a_page_that_shows_one_article_more_is_no_repetition() -> None:
    walks = Walks()
    walks.goes_on(errand(FIRST, 0), shows("a", "b", leads_to=SECOND), 2, False)
    assert walks.goes_on(errand(SECOND, 1), shows("b", "c", leads_to=THIRD), 0, False)


def test_two_listings_do_not_disturb_each_other() -> None:
    walks = Walks()
    walks.goes_on(errand("https://v.vn/ocop", 0), shows("a", leads_to="https://v.vn/ocop?page=2"), 1, False)
    assert walks.goes_on(errand(SECOND, 1), shows("a", leads_to=THIRD), 0, False)


def test_an_empty_page_ends_the_walk() -> None:
    assert not Walks().goes_on(errand(SECOND, 1), shows(leads_to=THIRD), 0, False)


def test_a_listing_without_end_is_left() -> None:
    assert not Walks().goes_on(errand(SECOND, MAX_PAGES - 1), shows("a", leads_to=THIRD), 1, False)
