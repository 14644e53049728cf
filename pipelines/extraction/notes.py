"""Notes inside a body: a frame with a heading of its own between the paragraphs, which tells of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from pipelines.extraction.noise import remove, short_text
from pipelines.extraction.tracing import note_cut
from pipelines.extraction.wording import tidy

_FRAMES = frozenset({"div", "section", "table", "aside", "fieldset"})
_BOLD = ("strong", "b", "h2", "h3", "h4", "h5")
_LONGEST_HEADING, _LONGEST_NOTE = 140, 900
_LONGEST_OFFER = 300
_PRICE = re.compile(r"(?:giá:? )?\d{1,3}(?:[.,]\d{3})+ ?(?:đ|₫|đồng|vnđ|vnd)(?:/[\w ]{1,12})?", re.IGNORECASE)
_PARAGRAPH = 40
# So many of a body's paragraphs stand outside any frame.
_FEWEST_OUTSIDE = 2
_MOST_OF_TEXT = 0.35


def remove_notes(container: HtmlElement) -> None:
    """Take notes out of a body whose paragraphs stand in no frames.

    A body that is put together of frames keeps them, and so do pictures with their captions and tables of data.

    Args:
        container: The element that holds the body.
    """
    outside = [
        child for child in container if child.tag == "p" and len("".join(child.itertext()).strip()) >= _PARAGRAPH
    ]
    frames = list(_notes(container))
    if not outside or (len(outside) < _FEWEST_OUTSIDE and not _ends_brief(container, frames)):
        return
    most = _MOST_OF_TEXT * sum(len(text) for text in container.itertext())
    for frame in frames:
        if len("".join(frame.itertext())) <= most or len(outside) < _FEWEST_OUTSIDE:
            note_cut("note", frame)
            remove(frame)


def _ends_brief(container: HtmlElement, frames: list[HtmlElement]) -> bool:
    """Whether a body of one paragraph ends with a single frame."""
    if len(frames) != 1:
        return False
    behind = "".join(text for sibling in frames[0].itersiblings() for text in sibling.itertext())
    return not behind.strip() and frames[0].getparent() is container


def is_note(element: HtmlElement) -> bool:
    """Whether an element is a frame that holds a heading of its own and a few lines below it."""
    return next(_notes([element]), None) is not None


def _notes(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    for child in elements:
        if child.tag in _FRAMES and _is_offer(child):
            yield child
            continue
        if child.tag not in _FRAMES or child.find(".//img") is not None or not short_text(child, _LONGEST_NOTE).strip():
            continue
        if len(child.findall(".//tr")) > 1 or child.find(".//li") is not None:
            continue
        opening = _opening(child)
        if opening is not None and any(
            len(tidy(short_text(below, _LONGEST_NOTE))) >= _PARAGRAPH for below in opening.itersiblings()
        ):
            yield child


def _opening(frame: HtmlElement) -> HtmlElement | None:
    """The element with which a frame begins, where it is a heading: all of it bold, and no sentence."""
    element = frame
    while not (element.text or "").strip() and len(element):
        element = element[0]
        text = tidy(short_text(element, _LONGEST_HEADING))
        if text and any(tidy("".join(item.itertext())) == text for item in element.iter(*_BOLD)):
            return element
    return None


def _is_offer(frame: HtmlElement) -> bool:
    """Whether a frame offers something for sale: a few words, and a price that stands alone."""
    return bool(short_text(frame, _LONGEST_OFFER).strip()) and any(
        _PRICE.fullmatch(tidy(text)) for text in frame.itertext()
    )
