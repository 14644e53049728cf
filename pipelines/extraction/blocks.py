"""The text of an element as a reader sees it: one line a paragraph, in the order of the page.

A heading, an item of a list and a row of a table are lines too; the cells of a row are joined by " | ". Captions are
kept apart. Nothing is weighed or left out here: what is no part of the article is taken out of the tree before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.extraction.noise import is_caption, running_text, short_text, words
from pipelines.extraction.pictures import is_below_picture, is_sentence
from pipelines.extraction.tracing import note_lines
from pipelines.extraction.wording import folded, tidy

CELL_JOINT = " | "
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|html|legend|li|main|menu|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
# A cell with more text than this, or a table with a single column, is a frame around paragraphs.
_LONGEST_CELL = 400
_PARAGRAPH = 60
_PICTURES = frozenset({"img", "picture", "video", "amp-img"})
_POINTER_MARK = re.compile(r"^\W*(?:>>+|»|->|=>|→|\.\.>>)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        text: The text, in NFC, with single spaces.
        linked: Share of its characters that are in links, 0 to 1.
        is_row: Whether it is the row of a table.
        element: The element that it was read from.
        headline: Number of characters, without the spaces between pieces, of the link with which it begins.
    """

    text: str
    linked: float = 0.0
    is_row: bool = False
    element: HtmlElement | None = field(default=None, compare=False, repr=False)
    headline: int = field(default=0, compare=False, repr=False)

    @property
    def look(self) -> tuple[str, str, str]:
        """How the line is set, as far as its element tells: tag, classes, style and alignment."""
        if self.element is None:
            return ("", "", "")
        style = f"{self.element.get('style') or ''};{self.element.get('align') or ''}".lower().replace(" ", "")
        return (str(self.element.tag), self.element.get("class") or "", style)

    @property
    def leads_elsewhere(self) -> bool:
        """Whether the line only points to another page: a bare link, or "Xem thêm: ..." with a link."""
        if self.is_row or not self.linked:
            return False
        return (
            self.linked > 0.9
            or bool(_POINTER_MARK.match(self.text))
            or folded(self.text[:60]).startswith(words().pointers)
        )


@dataclass(frozen=True, slots=True)
class Content:
    """What an element holds: the lines of its text, and the captions of its pictures."""

    lines: tuple[Line, ...]
    captions: tuple[str, ...]


def read_blocks(elements: Iterable[HtmlElement]) -> Content:
    """Lines and captions of elements, in the order of the page.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><p>Cà Mau có <b>145</b> sản phẩm.</p><ul><li>Năm Căn: 12<li>Ngọc Hiển: 20</ul></div>")
    >>> [line.text for line in read_blocks([page]).lines]
    ['Cà Mau có 145 sản phẩm.', 'Năm Căn: 12', 'Ngọc Hiển: 20']
    """
    reader = _Reader()
    for element in elements:
        reader.read(element)
    return reader.content()


def is_centred(line: Line) -> bool:
    """Whether a line's own element centres it."""
    return "center" in line.look[2]


class _Reader:
    """Walks a tree without recursion, for pages may be nested deeper than Python's stack."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.captions: list[str] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._length = 0
        self._opening = 0
        self._holder: HtmlElement | None = None
        # The picture that was passed last, as long as no line has been read since.
        self._picture: HtmlElement | None = None
        self._placed: list[Line] = []

    def content(self) -> Content:
        """What was read. A line below a picture is its caption beside a text; in a story of pictures it is the text."""
        placed = {id(line) for line in self._placed}
        text = [line for line in self.lines if id(line) not in placed]
        looks = {line.look for line in text if len(line.text) >= _PARAGRAPH}
        is_story_of_pictures = sum(len(line.text) for line in self._placed) > sum(len(line.text) for line in text)
        # Below the lead of a brief, the sentence that follows its picture is all the text there is.
        is_brief = sum(len(line.text) >= _PARAGRAPH for line in text) <= 1
        told = [
            line
            for line in self._placed
            if is_story_of_pictures
            or (is_brief and is_sentence(line.text))
            # Where paragraphs are centred too, it tells nothing that a line is.
            or (is_centred(line) and line.look in looks)
        ]
        placed -= set(map(id, told))
        no_captions = {line.text for line in told}
        captions = dict.fromkeys(caption for caption in self.captions if caption not in no_captions)
        return Content(tuple(line for line in self.lines if id(line) not in placed), tuple(captions))

    def read(self, root: HtmlElement) -> None:
        self._holder = root
        links = 0
        # An element is entered, then left; what is left behind it is its tail.
        stack: list[tuple[HtmlElement, bool]] = [(root, True)]
        while stack:
            element, entering = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if not entering:
                links -= tag == "a"
                if _BLOCK.fullmatch(tag):
                    self._end_line()
                    self._holder = element.getparent()
                if element is not root:
                    self._add(element.tail, links)
                continue
            if _BLOCK.fullmatch(tag):
                self._end_line()
                self._holder = element
            if self._read_whole(element, tag):
                if element is not root:
                    self._add(element.tail, links)
                continue
            if tag in _PICTURES:
                self._picture = element
            links += tag == "a"
            stack.append((element, False))
            self._add(element.text, links)
            stack.extend((child, True) for child in reversed(element))
        self._end_line()

    def _read_whole(self, element: HtmlElement, tag: str) -> bool:
        """Read what is no running text: captions and tables of data. False where the element must be entered."""
        if not tag:
            return True
        if is_caption(element):
            self._caption(element)
            return True
        if tag == "table":
            rows = data_rows(element)
            if rows is not None:
                self.lines.extend(rows)
                return True
            if _is_picture_frame(element):
                self._caption(element)
                return True
        return False

    def _is_caption(self, text: str) -> bool:
        """Whether a line is the caption of the picture above it, not a link that goes with it."""
        if self._picture is None or self._holder is None or self._linked:
            return False
        return is_below_picture(text, self._holder, self._picture)

    def _caption(self, element: HtmlElement) -> None:
        caption = tidy(" ".join(element.itertext()))
        if caption:
            self._picture = None
            self.captions.append(caption)

    def _add(self, text: str | None, links: int) -> None:
        if text:
            self._pieces.append(text)
            length = len(text.strip())
            if links and self._opening == self._length:
                self._opening += length
            self._length += length
            self._linked += length if links else 0

    def _end_line(self) -> None:
        text = tidy("".join(self._pieces))
        if text:
            if self._is_caption(text):
                self.captions.append(text)
                self._placed.append(Line(text, element=self._holder))
                self.lines.append(self._placed[-1])
            else:
                share = self._linked / max(self._length, 1)
                self.lines.append(Line(text, share, element=self._holder, headline=self._opening))
            self._picture = None
        self._pieces.clear()
        self._linked = self._length = self._opening = 0


def data_rows(table: HtmlElement) -> list[Line] | None:
    """Rows of a table of data; None where the table is a frame around paragraphs or a picture.

    >>> from lxml.html import fromstring
    >>> [row.text for row in data_rows(fromstring("<table><tr><th>Huyện<th>Số<tr><td>Năm Căn<td>12</table>"))]
    ['Huyện | Số', 'Năm Căn | 12']
    """
    if table.find(".//table") is not None or table.find(".//img") is not None:
        return None
    rows = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        texts = [short_text(cell, _LONGEST_CELL) for cell in cells]
        if any(not text and running_text(cell) for text, cell in zip(texts, cells, strict=True)):
            return None
        rows.append((row, [tidy(" ".join(cell.itertext())) for cell in cells]))
    if max((len(cells) for _, cells in rows), default=0) < 2:
        return None
    return [Line(CELL_JOINT.join(cells).strip(), _linked(row), True, row) for row, cells in rows if any(cells)]


def _linked(element: HtmlElement) -> float:
    """Share of an element's text that is in links."""
    length = sum(len(text.strip()) for text in element.itertext())
    return sum(len(text.strip()) for link in element.iter("a") for text in link.itertext()) / max(length, 1)


def _is_picture_frame(table: HtmlElement) -> bool:
    """Whether a table holds pictures and one caption, below them or in their cell: what stands beside them is text."""
    if table.find(".//img") is None or not short_text(table, _LONGEST_CELL):
        return False
    told = [cell for cell in table.iter("td", "th") if short_text(cell, _LONGEST_CELL).strip()]
    if len(told) != 1:
        return False
    beside = [*told[0].itersiblings(), *told[0].itersiblings(preceding=True)]
    return all(cell.find(".//img") is None for cell in beside)


def without_ends(lines: Iterable[Line], author: str | None, outlet: str | None = None) -> Iterator[Line]:
    """Lines of an article without what follows its end: its writer's name and the outlet's imprint.

    Args:
        lines: The lines.
        author: The writer's name, where it is known.
        outlet: The outlet's name, where it is known.
    """
    kept = list(lines)
    names = {folded(name) for name in (*(author or "").split(","), author or "", outlet or "")}
    while kept:
        last = folded(kept[-1].text)
        if not (last in names or last.startswith(words().imprint)):
            break
        note_lines("note", [kept.pop().text])
    yield from kept
