"""Which places hold on most of the pages that were seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from pipelines.extraction.profiles import xpath_of
from pipelines.learning.seen import SeenPage

SHARE = 0.7
"""A place counts where it holds on this share of the pages that have such a part."""

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a place holds.

    Attributes:
        place: Its XPath, as profiles spell it.
        right: Numbers of the pages on which it finds the part.
        wrong: Number of pages on which it finds something else.
        clean: Number of those on which it finds no line that is not the article's.
        strange: Number of such lines.
    """

    place: str
    right: frozenset[int]
    wrong: int
    clean: int = 0
    strange: int = 0


def held_first(place: str, found: Sequence[tuple[SeenPage, HtmlElement]]) -> Holding:
    """Where a part is the first that a place finds.

    Args:
        place: The XPath.
        found: Pages with the element of the part.
    """
    path = xpath_of(place)
    firsts = [next(iter(elements_at(path, page.tree)), None) for page, _ in found]
    right = frozenset(number for number, (_, element) in enumerate(found) if firsts[number] is element)
    return Holding(place, right, sum(first is not None for first in firsts) - len(right))


def held_whole(place: str, seen: Sequence[SeenPage]) -> Holding:
    """Where all of an article's own lines are in what a place finds."""
    path = xpath_of(place)
    right, wrong, strange = set(), 0, []
    for number, page in enumerate(seen):
        found = set(elements_at(path, page.tree))
        is_page = any(element.tag in {"body", "html"} for element in found)
        if page.own and not is_page and all(_is_in(found, element) for element in page.own):
            right.add(number)
            strange.append(sum(_is_in(found, element) for element in page.strange))
        else:
            wrong += bool(found)
    return Holding(place, frozenset(right), wrong, strange.count(0), sum(strange))


def ranked(places: Iterable[str], hold: Callable[[str], Holding], count: int) -> list[Holding]:
    """The places that are seldom wrong, the cleanest and those that hold on most pages first.

    Args:
        places: XPaths, the plainest first.
        hold: Tells where one holds.
        count: Number of pages.
    """
    most = (1 - SHARE) * count
    sound = [
        each for place in dict.fromkeys(places) if len((each := hold(place)).right) >= _FEWEST and each.wrong <= most
    ]
    return sorted(sound, key=lambda each: (-each.clean, -len(each.right), each.strange))


def best(holdings: Sequence[Holding], count: int) -> tuple[str, ...]:
    """The best place and another, for the pages on which it finds nothing or that are to come; empty without them.

    Args:
        holdings: Places in their order.
        count: Number of pages.
    """
    if not holdings:
        return ()
    first, *others = holdings
    second = max(others, key=lambda each: len(each.right | first.right), default=first)
    if second.right <= first.right:
        # A second way to what was found is worth telling if it is a name.
        alike = (each for each in others if each.right == first.right and each.strange <= first.strange)
        second = next((each for each in alike if _is_name(each.place)), first)
    together = first.right | second.right
    return tuple(dict.fromkeys((first.place, second.place))) if len(together) >= max(SHARE * count, _FEWEST) else ()


def _is_name(place: str) -> bool:
    """Whether a place is what the element is called, and not a way to it."""
    return place.count("/") == 2


def _is_in(holders: set[HtmlElement], element: HtmlElement) -> bool:
    return element in holders or any(holder in holders for holder in element.iterancestors())


def elements_at(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    """The elements that a place finds."""
    found = path(tree)
    return [item for item in found if isinstance(item, HtmlElement)] if isinstance(found, list) else []
