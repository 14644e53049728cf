"""Lines of a text as rows of a table: cells between bars, tabs or several spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.lexicon import word_set
from nlp.once import once
from nlp.text import View

Span = tuple[int, int]

_BAR, _EDGE = "|", "| "
LONGEST_CELL = 160
"""A cell longer than this is prose that the layout has put into a box."""
LONGEST_LABEL = 70
"""A cell on a line of its own, or a heading, is no longer."""
_SPACES = re.compile(r" +")
_FIGURE = re.compile(r"(?:[-x]|[\d.,]*\d ?%?(?: ?\([\d.,]*\d ?%?\))?)")
_LEVEL = re.compile(r"(?:hạng )?[1-5] sao", re.IGNORECASE)
_NO_CELL = re.compile(r"[-+*•●▪■]\s|.*[.!?;…:](?:[\"')\]]*)$")
_INDEX = re.compile(r"0?(\d{1,3})\.?")


@dataclass(frozen=True)
class Line:
    """A line of a text.

    Attributes:
        view: The text.
        number: Its number among the lines that are not empty.
        start: First character.
        end: Character after its last.
    """

    view: View
    number: int
    start: int
    end: int

    @once
    def text(self) -> str:
        """Its text."""
        return self.view.text[self.start : self.end]

    @once
    def figure(self) -> bool:
        """Whether it is nothing but a number, or a sign for none."""
        return _FIGURE.fullmatch(self.text) is not None

    @once
    def cell(self) -> bool:
        """Whether it may be a cell by itself: short, no item of a list and no sentence."""
        return self.figure or (len(self.text) <= LONGEST_LABEL and _NO_CELL.match(self.text) is None)

    @once
    def total(self) -> bool:
        """Whether it heads a row of totals."""
        return self.text.split(None, 1)[0].lower() in word_set("total_heads")

    @once
    def spanning(self) -> bool:
        """Whether it heads several columns, each of which has a head of its own below ("Trong đó")."""
        return self.text.lower().rstrip(":") in ("trong đó", "chia ra", "gồm", "bao gồm", "cụ thể")

    @once
    def index(self) -> int | None:
        """The running number that it is nothing but."""
        match = _INDEX.fullmatch(self.text)
        return int(match[1]) if match is not None else None


@dataclass(frozen=True)
class Stretch:
    """A row: its first line, how many lines it takes up, and its cells."""

    line: int
    lines: int
    spans: tuple[Span, ...]

    @property
    def parts_cells(self) -> bool:
        """Whether it has more than one cell that is not empty."""
        return sum(start < end for start, end in self.spans) > 1


def without_bar(line: Line) -> Line:
    """A line without a bar that closes it and parts no cells: "Ảnh: T.H. |"."""
    return (
        Line(line.view, line.number, line.start, line.start + len(line.text.rstrip(_EDGE)))
        if line.text.strip(_EDGE)
        else line
    )


def split_at_bars(line: Line) -> Stretch | None:
    """Cells between bars; None where there are none, or no cells but prose."""
    if _BAR not in line.text:
        return None
    pieces = line.text.split(_BAR)
    spans: list[Span] = []
    at = line.start
    for piece in pieces:
        start = at + len(piece) - len(piece.lstrip())
        spans.append((start, start + len(piece.strip())))
        at += len(piece) + 1
    return Stretch(line.number, 1, tuple(spans)) if max(map(len, pieces)) <= LONGEST_CELL else None


def in_gaps(lines: Sequence[Line]) -> Iterator[list[Stretch]]:
    """Runs of lines with tabs or several spaces between cells, of which some are figures or levels."""
    run: list[Stretch] = []
    figures = 0
    for line in (*lines, None):
        row = _split_at_gaps(line) if line is not None else None
        if row is not None and (not run or row.line == run[-1].line + 1):
            run.append(row)
        else:
            if figures * 2 >= len(run):
                yield run
            run, figures = ([row] if row is not None else []), 0
        if row is not None and line is not None:
            cells = (line.view.text[start:end] for start, end in row.spans[1:])
            figures += any(_FIGURE.fullmatch(cell) or _LEVEL.fullmatch(cell) for cell in cells)


def _has_gap(line: Line) -> bool:
    """Whether a tab, or more than one space, stands in a line, or any space at an end of it."""
    text, (first, last) = line.view.text, line.view.original_span(line.start, line.end)
    inside = "  " in line.text or "\t" in line.view.original[first:last]
    return inside or " " in (text[line.start - 1 : line.start], text[line.end : line.end + 1])


def _split_at_gaps(line: Line) -> Stretch | None:
    if not _has_gap(line):
        return None
    view = line.view
    begin, end = view.original_span(line.start, line.end)
    if "  " not in line.text and "\t" not in view.original[begin:end]:
        return None
    spans: list[Span] = []
    at, tabbed = line.start, False
    for match in _SPACES.finditer(view.text, line.start, line.end):
        begin, _ = view.original_span(match.start(), match.end())
        tab = view.original[begin] == "\t"
        if tab or match.end() - match.start() > 1:
            tabbed = tabbed or tab
            spans.append((at, match.start()))
            at = match.end()
    spans.append((at, line.end))
    # Tabs at the ends of a line part empty cells.
    for edge, step in ((line.start - 1, -1), (line.end, 1)):
        at = edge
        while 0 <= at < len(view.text) and view.text[at] == " ":
            if view.original[view.original_span(at, at)[0]] == "\t":
                spans.insert(
                    len(spans) if step > 0 else 0, (line.end, line.end) if step > 0 else (line.start, line.start)
                )
            at += step
    if len(spans) < (2 if tabbed else 3) or max(end - start for start, end in spans) > LONGEST_CELL:
        return None
    return Stretch(line.number, 1, tuple(spans))
