"""The parts of an article on a page of unknown layout, found by their place beside the headline."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.container import find_container
from pipelines.extraction.headline import find_headline, shown_text
from pipelines.extraction.layout import Layout, body_lines, lead_text, stamp_texts
from pipelines.extraction.lead import find_lead, is_set_apart
from pipelines.extraction.noise import is_caption, remove, remove_boxes
from pipelines.extraction.wording import folded

_LONGEST_STAMP = 90
# How many elements around the headline are looked at for a date and a lead.
_BEFORE, _AFTER = 25, 90
# A link of this length is a headline.
_TEASER = 25


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
    lead_element = find_lead((element for element in after if not is_caption(element)), description)
    lead = None
    if lead_element is not None:
        lead = lead_text(lead_element)
        remove(lead_element)
    content = read_blocks([container])
    lines = _without_opening(_after_headline(content.lines, title), set(stamps))
    if lead is None and lines and is_set_apart(lines[0], description):
        lead = lines[0].text
    return Layout(
        title=title,
        lead=lead,
        lines=body_lines(lines, lead),
        captions=content.captions,
        stamps=stamps,
        teasers=sum(line.linked > 0.9 and len(line.text) >= _TEASER for line in lines),
        shows_pictures=container.find(".//img") is not None,
    )


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


def _after_headline(lines: tuple[Line, ...], title: str | None) -> tuple[Line, ...]:
    wanted = folded(title or "")
    places = [number for number, line in enumerate(lines[:40]) if wanted and folded(line.text) == wanted]
    return lines[places[0] + 1 :] if places else lines


def _without_opening(lines: tuple[Line, ...], stamps: set[str]) -> tuple[Line, ...]:
    """Lines without dates, buttons and names that stand before the first sentence."""
    for number, line in enumerate(lines):
        is_stamp = any(stamp in line.text for stamp in stamps) and len(line.text) <= _LONGEST_STAMP
        if not is_stamp and (len(line.text) >= 40 or line.text.endswith((".", "!", "?", "…", ":"))):
            return lines[number:]
    return lines
