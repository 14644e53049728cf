"""The parts of an article on a page of unknown layout, found by their place beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.byline import without_byline, without_imprint, writer_of
from pipelines.extraction.container import find_containers
from pipelines.extraction.dateline import datelines
from pipelines.extraction.headline import find_headline, shown_text
from pipelines.extraction.layout import Layout, body_lines, lead_text, note_left_out, note_outside
from pipelines.extraction.lead import find_lead, opening_lead, without_label
from pipelines.extraction.noise import is_caption, names_of, remove, remove_boxes, short_text
from pipelines.extraction.notes import remove_notes
from pipelines.extraction.stamps import without_date
from pipelines.extraction.teasers import remove_teasers
from pipelines.extraction.wording import folded, is_person_name, tidy

_LONGEST_STAMP, _LONGEST_ROW = 90, 200
_SENTENCE = 40
# How many elements around the headline are looked at for a date and a lead, and how many behind the body for a date.
_BEFORE, _AFTER, _BEHIND = 25, 90, 12
# A link of this length is a headline.
_TEASER = 25
_LONGEST_NAME = 50
_JOINT = re.compile(r"\s[|·•–-]\s|[|·•]")
_AUTHOR = re.compile(
    r" (?:author|authors|byline|tac gia|tacgia|writer|reporter|but danh|nguoi viet|pen name|pseudonym) "
)


def layout_by_look(tree: HtmlElement, titles: tuple[str, ...], description: str | None) -> Layout:
    """Parts found on a page of unknown layout, by their place beside the headline. The tree is used up.

    Args:
        tree: The page without scripts and hidden parts.
        titles: Headlines that the metadata states.
        description: Description that the metadata states.
    """
    headline = find_headline(tree, titles)
    keep = [] if headline is None else [headline]
    remove_boxes(tree, keep)
    teasers = remove_teasers(tree, keep)
    containers = find_containers(tree, headline)
    for container in containers:
        remove_notes(container)
    title = shown_text(headline) if headline is not None else None
    if not containers:
        return Layout(title=title, other_teasers=teasers)
    after, before, behind = _around(tree, headline, containers)
    stamps, clocks = datelines([*after, *behind]), datelines(reversed(before))
    inside = {element for container in containers for element in container.iter()}
    above = set(takewhile(lambda element: element not in inside, after))
    candidates = (element for element in after if not (is_caption(element) or _shows_date(element, stamps)))
    lead_element = find_lead(candidates, description, above)
    lead = None
    if lead_element is not None:
        lead = without_label(lead_text(lead_element), lead_element, description)
        remove(lead_element)
        containers = [container for container in containers if container is not lead_element]
    content = read_blocks(containers)
    note_outside(tree, containers)
    lines, writer = without_byline(without_imprint(_below(content.lines, title, (*stamps, *clocks))))
    note_left_out(content.lines, lines)
    lead = lead or opening_lead(lines, description)
    return Layout(
        title=title,
        lead=lead,
        lines=body_lines(lines, lead),
        captions=content.captions,
        stamps=stamps,
        clocks=clocks,
        author=_author([*after, *inside]) or _beside_date(after, stamps) or writer,
        teasers=sum(line.linked > 0.9 and len(line.text) >= _TEASER for line in lines),
        other_teasers=teasers,
        shows_pictures=any(container.find(".//img") is not None for container in containers),
    )


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


def _around(
    tree: HtmlElement, headline: HtmlElement | None, containers: list[HtmlElement]
) -> tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]:
    """Elements after and before the headline, near it, and behind the body, that hold neither of the two."""
    order = list(tree.iter())
    start = order.index(headline) if headline is not None else order.index(containers[0])
    outer = {holder for container in containers for holder in (container, *container.iterancestors())}
    if headline is not None:
        outer |= {headline, *headline.iterancestors(), *headline.iterdescendants()}
    last = list(containers[-1].iter())[-1]
    end = order.index(last, start) if last in order[start:] else start
    after, before, behind = (
        [element for element in part if element not in outer]
        for part in (
            order[start : start + _AFTER],
            order[max(start - _BEFORE, 0) : start],
            order[max(end - _BEHIND, start + _AFTER) : end + _BEHIND],
        )
    )
    return after, before, behind


def _shows_date(element: HtmlElement, stamps: tuple[str, ...]) -> bool:
    """Whether an element stands in a row that begins with a date stamp."""
    holder = element.getparent() if element.tag in {"span", "b", "strong", "i", "em", "a"} else None
    row = element if holder is None else holder
    text = tidy(short_text(row, _LONGEST_ROW))
    return any(text.startswith(stamp) for stamp in stamps)


def _below(lines: tuple[Line, ...], title: str | None, stamps: tuple[str, ...]) -> tuple[Line, ...]:
    """Lines below the headline, without the dates, names and buttons that stand between it and the first sentence."""
    if not any(map(_is_sentence, lines)):
        return ()
    wanted = folded(title or "")
    place = next((number for number, line in enumerate(lines[:40]) if wanted and folded(line.text) == wanted), None)
    if place is None:
        return tuple(line for line in lines if not _is_stamp(line, stamps))
    below = lines[place + 1 :]
    start = next((at for at, line in enumerate(below) if _is_sentence(line) and not _is_stamp(line, stamps)), None)
    while start and _is_heading(below[start - 1]):
        start -= 1
    return () if start is None else tuple(line for line in below[start:] if not _is_stamp(line, stamps))


def _is_heading(line: Line) -> bool:
    return line.element is not None and line.element.tag in {"h2", "h3", "h4", "h5"} and not line.linked


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE or line.text.endswith((".", "!", "?", "…", ":"))


def _is_stamp(line: Line, stamps: tuple[str, ...]) -> bool:
    """Whether a line is a date stamp, or begins with one before what the page says of itself in the same row."""
    if len(line.text) > _LONGEST_ROW:
        return False
    most = len(line.text) <= _LONGEST_STAMP
    return any(stamp in line.text if most else line.text.startswith(stamp) for stamp in stamps)
