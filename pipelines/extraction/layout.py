"""The parts of an article on its page, and what is common to both ways of finding them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.noise import short_text, without_count, words
from pipelines.extraction.stamps import Order, parse_stamp
from pipelines.extraction.tracing import is_traced, note_lines
from pipelines.extraction.wording import folded, tidy

_LONGEST_STAMP = 90
_DATE_ATTRIBUTES = ("datetime", "content", "data-time", "data-date")
# What they show may be "2 năm trước", with the date for those who point at it.
_MOMENTS = frozenset({"time", "abbr", "span"})
# "15 phút trước" reads as a date from any moment.
_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found on the page; None or empty where it was not.

    Attributes:
        title: Headline as shown.
        lead: Opening paragraph that is set apart; it is not among the lines.
        lines: The body.
        captions: Captions of pictures.
        stamps: Texts that may be the date of publication, the best first.
        clocks: The like that stand above the headline, where many pages show the time of the visit.
        author: Writer.
        section: Section.
        tags: Keywords.
        meta_order: Order of day and month in metadata, where the profile tells it.
        by_profile: Whether a profile found the body.
        bodies: Number of articles on the page that each have a body of their own.
        teasers: Number of links in the body that read as headlines.
        other_teasers: Number of those that were taken out with their boxes.
        shows_pictures: Whether there is a picture or a video where the text should be.
    """

    title: str | None = None
    lead: str | None = None
    lines: tuple[Line, ...] = ()
    captions: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    author: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    meta_order: Order | None = None
    by_profile: bool = False
    bodies: int = 1
    teasers: int = 0
    other_teasers: int = 0
    shows_pictures: bool = False


def stamp_texts(elements: Iterable[HtmlElement]) -> Iterator[str]:
    """Texts of elements that read as dates; an attribute made for machines before what is shown."""
    for element in elements:
        stated = [element.get(name) or "" for name in _DATE_ATTRIBUTES]
        if element.tag in _MOMENTS:
            stated.append(element.get("title") or "")
        for text in (*stated, tidy(" ".join(short_text(element, _LONGEST_STAMP).split()))):
            if text and parse_stamp(text, now=_ANY_MOMENT):
                yield text


def note_outside(tree: HtmlElement, bodies: Iterable[HtmlElement]) -> None:
    """Tell of what is left of a page beside the bodies that were found in it."""
    if not is_traced():
        return
    inside = {element for body in bodies for element in body.iter()}
    lines = read_blocks([tree]).lines
    note_lines("outside", (line.text for line in lines if line.element is not None and line.element not in inside))


def note_left_out(lines: Iterable[Line], kept: Iterable[Line]) -> None:
    """Tell of lines of the body that are not kept: what stands above its first sentence."""
    if is_traced():
        known = set(map(id, kept))
        note_lines("outside", (line.text for line in lines if id(line) not in known))


def lead_text(element: HtmlElement) -> str | None:
    """Text of a lead on one line; None where it has none."""
    return " ".join(line.text for line in read_blocks([element]).lines if not line.leads_elsewhere) or None


def body_lines(lines: Iterable[Line], lead: str | None) -> tuple[Line, ...]:
    """Lines without the lead, where the body repeats it, and without those that only lead elsewhere."""
    wanted = folded(lead or "")
    lines = tuple(lines)
    note_lines("pointer", (line.text for line in lines if _is_pointer(line)))
    return tuple(line for line in lines if not _is_pointer(line) and not (wanted and folded(line.text) == wanted))


def _is_pointer(line: Line) -> bool:
    text = folded(line.text)
    is_call = text.startswith(words().calls) and not any(char.isdigit() for char in text)
    return line.leads_elsewhere or not text or (not line.is_row and (is_call or without_count(text) in words().buttons))
