"""The parts of an article on a page of unknown layout, found by their place beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.container import find_container
from pipelines.extraction.headline import find_headline, shown_text
from pipelines.extraction.layout import Layout, body_lines, lead_text, stamp_texts
from pipelines.extraction.lead import find_lead, opening_lead
from pipelines.extraction.noise import is_caption, names_of, remove, remove_boxes, short_text
from pipelines.extraction.wording import folded, is_person_name, tidy

_LONGEST_STAMP = 90
_SENTENCE = 40
# How many elements around the headline are looked at for a date and a lead.
_BEFORE, _AFTER = 25, 90
# A link of this length is a headline.
_TEASER = 25
_LONGEST_NAME = 50
_AUTHOR = re.compile(r" (?:author|byline|tac gia|writer|reporter|but danh|nguoi viet|pen name) ")


def layout_by_look(tree: HtmlElement, titles: tuple[str, ...], description: str | None) -> Layout:
    """Parts found on a page of unknown layout, by their place beside the headline. The tree is used up.

    Args:
        tree: The page without scripts and hidden parts.
        titles: Headlines that the metadata states.
        description: Description that the metadata states.
    """
    headline = find_headline(tree, titles)
    remove_boxes(tree, [] if headline is None else [headline])
    container = find_container(tree)
    if container is None:
        return Layout(title=shown_text(headline) if headline is not None else None)
    title = shown_text(headline) if headline is not None else None
    after, before = _around(tree, headline, container)
    stamps = tuple(stamp_texts([*after, *reversed(before)]))
    inside = set(container.iter())
    above = set(takewhile(lambda element: element not in inside, after))
    lead_element = find_lead((element for element in after if not is_caption(element)), description, above)
    lead = None
    if lead_element is not None:
        lead = lead_text(lead_element)
        remove(lead_element)
    content = read_blocks([container])
    lines = _below(content.lines, title, stamps)
    lead = lead or opening_lead(lines, description)
    return Layout(
        title=title,
        lead=lead,
        lines=body_lines(lines, lead),
        captions=content.captions,
        stamps=stamps,
        author=_author([*after, *container.iter()]),
        teasers=sum(line.linked > 0.9 and len(line.text) >= _TEASER for line in lines),
        shows_pictures=container.find(".//img") is not None,
    )


def _author(elements: Iterable[HtmlElement]) -> str | None:
    """The first name in an element that is called after its author."""
    for element in elements:
        if _AUTHOR.search(names_of(element)):
            name = tidy(short_text(element, _LONGEST_NAME))
            if is_person_name(name):
                return name
    return None


def _around(
    tree: HtmlElement, headline: HtmlElement | None, container: HtmlElement
) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Elements after and before the headline, near it, that hold neither it nor the whole article."""
    order = list(tree.iter())
    start = order.index(headline) if headline is not None else order.index(container)
    outer = {container, *container.iterancestors()}
    if headline is not None:
        outer |= {headline, *headline.iterancestors(), *headline.iterdescendants()}
    after = [element for element in order[start : start + _AFTER] if element not in outer]
    return after, [element for element in order[max(start - _BEFORE, 0) : start] if element not in outer]


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
    return () if start is None else below[start:]


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE or line.text.endswith((".", "!", "?", "…", ":"))


def _is_stamp(line: Line, stamps: tuple[str, ...]) -> bool:
    return len(line.text) <= _LONGEST_STAMP and any(stamp in line.text for stamp in stamps)
