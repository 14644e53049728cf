"""The lines of a page and which of them each element holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.noise import words
from pipelines.extraction.wording import folded

# A line with more of its text in links than this points to another page; an article's sentence may hold a link or two.
_LINKED = 0.6
# A link of this length is a headline.
_HEADLINE, _FEWEST_WORDS = 25, 5
# What joins a headline and its summary in one line.
_SUMMARY = re.compile(r"\s*[:–—-]\s")


@dataclass(frozen=True, slots=True)
class Outline:
    """A page as lines.

    Attributes:
        lines: All lines, in the order of the page.
        spans: For each element that holds lines, the numbers of the first and the last.
    """

    lines: tuple[Line, ...]
    spans: dict[HtmlElement, tuple[int, int]]

    def first(self, element: HtmlElement) -> int:
        """Number of the line in which an element begins; that of what holds it, where it holds no whole line."""
        for holder in (element, *element.iterancestors()):
            if holder in self.spans:
                return self.spans[holder][0]
        return 0

    def held(self, element: HtmlElement) -> tuple[Line, ...]:
        """Lines of an element."""
        if element not in self.spans:
            return ()
        first, last = self.spans[element]
        return self.lines[first : last + 1]


def outline_of(tree: HtmlElement) -> Outline:
    """The lines of a page.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><p>Một</p><div><p>Hai</p><p>Ba</p></div></div>")
    >>> outline_of(page).spans[page[1]]
    (1, 2)
    """
    lines = read_blocks([tree]).lines
    spans: dict[HtmlElement, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        element = line.element
        while element is not None:
            known = spans.get(element)
            if known is not None and known[1] == number:
                break
            spans[element] = (number if known is None else known[0], number)
            element = element.getparent()
    return Outline(lines, spans)


def is_teaser(line: Line) -> bool:
    """Whether a line is the headline of another article: long enough for one, and nearly all of it a link."""
    if _HEADLINE <= line.headline < len(line.text) and (_is_item(line) or _summary_follows(line)):
        return True
    if line.linked <= _LINKED or len(line.text) < _HEADLINE or len(line.text.split()) < _FEWEST_WORDS:
        return False
    return line.linked > 0.98 or ":" not in line.text or not folded(line.text).startswith(words().labels)


def _summary_follows(line: Line) -> bool:
    """Whether a summary stands behind the headline: after a colon or a dash, or at once, without so much as a space."""
    return bool(_SUMMARY.match(line.text, line.headline)) or line.text[line.headline].isupper()


def _is_item(line: Line) -> bool:
    return line.element is not None and line.element.tag in {"li", "dd"}
