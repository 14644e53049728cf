"""Boxes around and inside an article: taken out by their names, or by the headings that open them.

Done before anything is read, for a box about another province holds its figures and its date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml.html import HtmlElement

from pipelines.extraction.noise import (
    MOST_OF_TEXT,
    is_named_box,
    is_small,
    names_of,
    remove,
    running_text,
    short_text,
    without_count,
    words,
)
from pipelines.extraction.tracing import note_cut
from pipelines.extraction.wording import folded

_LONGEST_HEADING = 60
# What stands beside a link in a table of contents: its number.
_LONGEST_NUMBER = 8
# An advertisement with more paragraphs is a part of the page that begins with one.
_MOST_NOTICE_PARAGRAPHS = 3
_HEADING_TAGS = (
    *("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "th", "td", "a", "li", "dt", "label", "font"),
)


def remove_boxes(tree: HtmlElement, keep: Iterable[HtmlElement]) -> None:
    """Take out the boxes around and inside an article, known by their names or by their headings.

    Args:
        tree: The page.
        keep: Elements that belong to the article: nothing is taken out that holds one of them.
    """
    kept = {ancestor for element in keep for ancestor in (element, *element.iterancestors())}
    most = MOST_OF_TEXT * running_text(tree)
    stack = [tree]
    while stack:
        element = stack.pop()
        if element not in kept and is_named_box(element) and is_small(element, most):
            note_cut("named box", element, _box_name(element))
            remove(element)
        else:
            stack.extend(element)
    _remove_contents(tree, kept)
    for element in list(tree.iter(*_HEADING_TAGS)):
        phrase = without_count(folded(short_text(element, _LONGEST_HEADING)))
        if phrase and element not in kept and element.getroottree().getroot() is tree:
            if phrase in words().headings:
                _remove_headed_box(element, kept, most, needs_link=True)
            elif phrase in words().reader_headings:
                _remove_headed_box(element, kept, most, needs_link=False)
            elif phrase in words().notice_headings:
                _remove_notice(element, kept, most)


def _box_name(element: HtmlElement) -> str:
    """The word that tells a box: of its names, else its role or its tag."""
    named = words().boxes.search(names_of(element))
    return named[0].strip() if named else element.get("role") or str(element.tag)


def _remove_headed_box(heading: HtmlElement, kept: set[HtmlElement], most: float, *, needs_link: bool) -> None:
    """Take out the largest element that the heading opens; where it opens none, the heading and the links below it."""
    if not needs_link:
        heading = _row_of_buttons(heading)
    box = _opened_by(heading, kept, lambda element: is_small(element, most))
    stands_alone = bool(folded(short_text(box, _LONGEST_HEADING)))
    if stands_alone:
        for follower in list(box.itersiblings()):
            # Below the heading of readers' words stand readers' words, whether they hold links or not.
            belongs = _is_mostly_links(follower) if needs_link else is_small(follower, most)
            if follower in kept or not belongs:
                break
            note_cut("box of links", follower, short_text(heading, _LONGEST_HEADING).strip())
            remove(follower)
    if stands_alone or not needs_link or box.find(".//a") is not None:
        note_cut("headed box", box, short_text(heading, _LONGEST_HEADING).strip())
        remove(box)


def _row_of_buttons(heading: HtmlElement) -> HtmlElement:
    """The row of counts and buttons below a text that a heading is one of; the heading itself where there is none."""
    row = heading.getparent()
    if row is None or len(row) < 2 or not short_text(row, _LONGEST_HEADING).strip():
        return heading
    if not all(_is_button(text) for text in row.itertext() if text.strip()):
        return heading
    behind = sum(map(running_text, row.itersiblings()))
    before = sum(map(running_text, row.itersiblings(preceding=True)))
    return row if before > behind else heading


def _is_button(text: str) -> bool:
    told = without_count(folded(text))
    return told in words().buttons or told in words().reader_headings or told in words().headings


def _remove_contents(tree: HtmlElement, kept: set[HtmlElement]) -> None:
    """Take out tables of contents: lists that only lead down their own page, with the label that stands above them."""
    for contents in list(tree.iter("ul", "ol")):
        links = [link.get("href") or "" for link in contents.iter("a")]
        if contents in kept or not links or running_text(contents) > len(links) * _LONGEST_NUMBER:
            continue
        if all(len(address) > 1 and address.startswith("#") for address in links):
            holder = contents.getparent()
            box = contents
            if holder is not None and holder not in kept and running_text(holder) <= _LONGEST_HEADING:
                box = holder
            note_cut("box of links", box)
            remove(box)


def _remove_notice(label: HtmlElement, kept: set[HtmlElement], most: float) -> None:
    """Take out the largest element that the label opens and that is no more than a notice; at least the label."""

    def is_notice(element: HtmlElement) -> bool:
        return len(list(element.iter("p"))) <= _MOST_NOTICE_PARAGRAPHS and is_small(element, most)

    box = _opened_by(label, kept, is_notice)
    note_cut("headed box", box, short_text(label, _LONGEST_HEADING).strip())
    remove(box)


def _opened_by(heading: HtmlElement, kept: set[HtmlElement], may_grow: Callable[[HtmlElement], bool]) -> HtmlElement:
    """The largest element that a heading opens; the heading itself, where it opens none.

    Args:
        heading: The heading.
        kept: Elements that hold parts of the article.
        may_grow: Whether an element may still be the box.
    """
    box = heading
    while (parent := box.getparent()) is not None and parent not in kept and _opens(box, parent) and may_grow(parent):
        box = parent
    return box


def _opens(element: HtmlElement, parent: HtmlElement) -> bool:
    """Whether nothing that can be read stands before an element in its parent."""
    if (parent.text or "").strip() or parent.tag in {"body", "html"}:
        return False
    return all(
        not "".join(sibling.itertext()).strip() and not (sibling.tail or "").strip()
        for sibling in element.itersiblings(preceding=True)
    )


def _is_mostly_links(element: HtmlElement) -> bool:
    total = sum(len(text.strip()) for text in element.itertext())
    return total == 0 or running_text(element) < total / 2
