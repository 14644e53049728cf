"""What stands near the headline of an article: the elements around it, and the writer's name among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice, takewhile

from lxml.html import HtmlElement

from pipelines.extraction.byline import writer_of
from pipelines.extraction.dateline import is_dateline
from pipelines.extraction.noise import is_caption, is_named_box, names_of, short_text
from pipelines.extraction.stamps import without_date
from pipelines.extraction.wording import folded, is_person_name, tidy

# How many elements around the headline are looked at for a date and a lead, and how many behind the body for a date.
_BEFORE, _AFTER, _BEHIND = 25, 90, 12
_LONGEST_NAME, _LONGEST_ROW = 50, 200
# A link of this length is a headline.
_TEASER = 25
_LABEL = re.compile(r"(?:(?:ngay|thoi gian|luc) )?(?:dang|cap nhat|xuat ban|posted|published)(?: bai| tin)?\b")
_JOINT = re.compile(r"\s[|·•–-]\s|[|·•]")
_AUTHOR = re.compile(
    r" (?:author|authors|byline|tac gia|tacgia|writer|reporter|but danh|nguoi viet|pen name|pseudonym) "
)


def writer_near(near: Iterable[HtmlElement], inside: Iterable[HtmlElement], stamps: tuple[str, ...]) -> str | None:
    """The writer's name, by what its element is called or by its place in the row of the date.

    Args:
        near: Elements after the headline.
        inside: Elements of the body.
        stamps: Dates that stand near the headline.
    """
    below = list(near)
    return _author([*below, *inside]) or _beside_date(below, stamps)


def writer_behind(behind: Iterable[HtmlElement]) -> str | None:
    """The writer's name below the body, by its label or by what its element is called.

    Args:
        behind: Elements behind the body.
    """
    return next((name for element in behind if (name := _signature(element))), None)


def shows_date(element: HtmlElement, stamps: tuple[str, ...]) -> bool:
    """Whether an element stands in a row that begins with a date stamp.

    Args:
        element: The element.
        stamps: Dates that stand near the headline.
    """
    holder = element.getparent() if element.tag in {"span", "b", "strong", "i", "em", "a"} else None
    row = element if holder is None else holder
    text = tidy(short_text(row, _LONGEST_ROW))
    return any(text.startswith(stamp) for stamp in stamps)


def lead_places(
    near: Iterable[HtmlElement], bodies: Iterable[HtmlElement], stamps: tuple[str, ...]
) -> tuple[list[HtmlElement], set[HtmlElement]]:
    """Elements near a headline that may hold the lead, being no caption and no date; and all that stand above the body.

    Args:
        near: Elements after the headline.
        bodies: Elements of the body.
        stamps: Dates that stand near the headline.
    """
    below = list(near)
    inside = {element for body in bodies for element in body.iter()}
    above = set(takewhile(lambda element: element not in inside, below))
    return [element for element in below if not (is_caption(element) or shows_date(element, stamps))], above


def _is_labelled(element: HtmlElement) -> bool:
    """Whether a short text says that a date in it is that of publication: behind an article many other dates stand."""
    return bool(_LABEL.match(folded(short_text(element, _LONGEST_ROW))))


def _signature(element: HtmlElement) -> str | None:
    """The name in a short text that says who wrote the article: "Tác giả: Lê Thị Bưởi"."""
    text = tidy(short_text(element, _LONGEST_NAME))
    name = writer_of(text)
    is_told = name != text or _AUTHOR.search(names_of(element))
    return name if is_told and is_person_name(name) else None


def _author(elements: Iterable[HtmlElement]) -> str | None:
    """The first name in an element that is called after its author."""
    for element in elements:
        if _AUTHOR.search(names_of(element)) or element.get("itemprop") == "author" or element.get("rel") == "author":
            name = writer_of(tidy(short_text(element, _LONGEST_NAME)))
            if is_person_name(name):
                return name
    return None


def _beside_date(elements: Iterable[HtmlElement], stamps: tuple[str, ...]) -> str | None:
    """The name in the row of the date."""
    for element in elements:
        row = tidy(short_text(element, _LONGEST_ROW))
        if row and any(stamp in row for stamp in stamps):
            pieces = (without_date(row), *(tidy(text) for text in element.itertext()))
            names = (writer_of(part) for piece in pieces for part in _JOINT.split(piece))
            return next((name for name in names if is_person_name(name)), None)
    return None


def date_below(tree: HtmlElement, headline: HtmlElement) -> Iterator[HtmlElement]:
    """The first date stamp right below a headline, which is the article's whatever stands behind it.

    Below a link to another story, or in a box, a date is that of another story.

    Args:
        tree: The page.
        headline: The element of the headline.
    """
    order = tree.iter()
    inside = set(headline.iter())
    below = (element for element in dropwhile(lambda element: element is not headline, order) if element not in inside)
    for element in islice(below, _BEFORE):
        if is_named_box(element) or (element.tag == "a" and len(short_text(element, _LONGEST_ROW).strip()) >= _TEASER):
            return
        if is_dateline(element):
            yield element
            return


def elements_around(
    tree: HtmlElement, headline: HtmlElement | None, containers: list[HtmlElement]
) -> tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]:
    """Elements after and before the headline, near it, and behind the body, that hold neither of the two.

    Args:
        tree: The page.
        headline: The element of the headline; the body's begin stands for it where there is none.
        containers: The elements of the body, in the order of the page; at least one.
    """
    order = list(tree.iter())
    start = order.index(headline) if headline is not None else order.index(containers[0])
    outer = {holder for container in containers for holder in (container, *container.iterancestors())}
    if headline is not None:
        outer |= {headline, *headline.iterancestors(), *headline.iterdescendants()}
    last = list(containers[-1].iter())[-1]
    end = order.index(last, start) + 1 if last in order[start:] else start
    after = [element for element in order[start : min(start + _AFTER, max(end, start + 1))] if element not in outer]
    before = [element for element in order[max(start - _BEFORE, 0) : start] if element not in outer]
    inside = order[max(end - _BEHIND, start + _AFTER) : end]
    below = [element for element in order[end : end + _BEHIND] if _is_labelled(element) or _signature(element)]
    behind = [element for element in (*inside, *below) if element not in outer]
    return after, before, behind
