"""Boxes of other articles, known by how they are made whatever they are called.

A teaser is a headline that links to another page, with a label or a date before it and a few lines of summary behind.
An element that consists of teasers is a box of them; an article's own text stands in no such element, for between its
links are whole paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from pipelines.extraction.noise import is_small, remove, running_text
from pipelines.extraction.outline import Outline, is_teaser, outline_of
from pipelines.extraction.tracing import note_cut

# What may stand before the first headline: the name of the box, a date.
_LONGEST_LABEL, _MOST_LABELS = 80, 3
# What may follow a headline: its date, its summary, a few words of buttons.
_LONGEST_SUMMARY, _MOST_SUMMARY_LINES = 420, 4
_MOST_OF_TEXT = 0.5
# What may be a frame between the paragraphs of a body, and how many of them it stands between at least.
_FRAMES = frozenset({"div", "section", "blockquote", "table", "aside", "fieldset", "figure"})
_FEWEST_OUTSIDE, _PARAGRAPH = 2, 40


def remove_teasers(tree: HtmlElement, keep: Iterable[HtmlElement], hold: Iterable[HtmlElement] = ()) -> int:
    """Take out what consists of teasers, and tell how many they were.

    Args:
        tree: The page.
        keep: Elements of the article: nothing is taken out that holds one of them, or is inside one.
        hold: Elements that hold the article and may hold boxes too.
    """
    wanted = set(keep)
    kept = {holder for element in (*wanted, *hold) for holder in (element, *element.iterancestors())}
    outline = outline_of(tree)
    most = _MOST_OF_TEXT * running_text(tree)
    boxes: set[HtmlElement] = set()
    count = 0
    for line in outline.lines:
        if is_teaser(line) and line.element is not None:
            box = _box_around(line.element, outline, kept)
            if box is not None and wanted.isdisjoint(box.iterancestors()) and is_small(box, most):
                boxes.add(box)
                count += 1
    for box in boxes:
        note_cut("other article", box)
        remove(box)
    return count


def _box_around(element: HtmlElement, outline: Outline, kept: set[HtmlElement]) -> HtmlElement | None:
    """The largest element around a headline that consists of teasers; None where even its own block has more."""
    box = None
    holder: HtmlElement | None = element
    while holder is not None and holder not in kept and holder.tag not in {"body", "html"}:
        if not _is_box(holder, outline):
            # A cell or row of a table may hold only a part of a teaser.
            if box is not None or holder.tag not in {"td", "tr", "dt"}:
                break
        else:
            box = holder
        holder = holder.getparent()
    frame = None if box is None else box.getparent()
    return frame if frame is not None and frame not in kept and _is_told_before(frame, outline) else box


def _is_told_before(frame: HtmlElement, outline: Outline) -> bool:
    """Whether a frame between paragraphs tells of another article before the headline that links to it."""
    *summary, last = outline.held(frame) or (None,)
    if frame.tag not in _FRAMES or last is None or not is_teaser(last) or not 0 < len(summary) <= _MOST_SUMMARY_LINES:
        return False
    if sum(len(line.text) for line in summary) > _LONGEST_SUMMARY or any(line.is_row for line in summary):
        return False
    beside = [sibling for ahead in (True, False) for sibling in frame.itersiblings("p", preceding=ahead)]
    return sum(running_text(sibling) >= _PARAGRAPH for sibling in beside) >= _FEWEST_OUTSIDE


def _is_box(element: HtmlElement, outline: Outline) -> bool:
    labels = headlines = length = lines = 0
    for line in outline.held(element):
        if is_teaser(line):
            headlines += 1
            length = lines = 0
            continue
        if line.linked > 0.9:
            continue
        length += len(line.text)
        lines += 1
        if not headlines:
            labels += 1
            if labels > _MOST_LABELS or length > _LONGEST_LABEL:
                return False
        elif lines > _MOST_SUMMARY_LINES or length > _LONGEST_SUMMARY:
            return False
    return headlines > 0
