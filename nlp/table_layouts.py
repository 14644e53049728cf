"""Ways in which the text of a page lays out a table: bars or gaps between cells, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.lexicon import word_set
from nlp.text import View

Span = tuple[int, int]

_BAR = "|"
# A cell longer than this is prose that the layout has put into a box.
_LONGEST_CELL = 160
_LONGEST_LABEL = 70
_WIDEST = 12
_SPACES = re.compile(r" +")
_FIGURE = re.compile(r"(?:[-x]|[\d.,]*\d ?%?(?: ?\([\d.,]*\d ?%?\))?)")
_NO_CELL = re.compile(r"[-+*•●▪■]\s|.*[.!?;…:](?:[\"')\]]*)$")
_NUMBER_HEAD = re.compile(r"(?:số )?(?:stt|tt|thứ tự)\.?|#", re.IGNORECASE)
# "- Huyện Tiền Hải: 5 sản phẩm;" is a row of a list.
_COUNTED = r"\d[\d.]*(?:,\d+)?(?: ?%)?(?:\s?[^\W\d_][^\d,;:().|]{0,30}?)?(?: [1-5] sao)?"
_LISTED = re.compile(
    r"(?:(?:[-+*•●▪■]|\d{1,2}[.)]|[a-zđ][.)])\s*)?([^:|]{2,70}?)\s*:\s*"
    rf"({_COUNTED}(?:(?:\s*[,;(]\s*|\s+)(?:(?:của|và|gồm|trong đó|có|với)\s+){{0,2}}{_COUNTED}\)?){{0,6}})\s*[.;,]?",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:(?:[-+*•●▪■]|(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]+)[.)])\s*)?([^:|]{3,70}?)\s*:?")
_SECTION_WORDS = 8
# A number in a heading, but for its year, round or level, is a count told in prose.
_COUNT = re.compile(r"(?<!\d)(?<!đợt )(?<!quý )(?!(?:19|20)\d\d(?!\d))\d+(?!\d)(?! ?(?:-|sao|\*))", re.IGNORECASE)
_STOP = re.compile(r"[.!?;](?:\s|$)")
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

    @cached_property
    def text(self) -> str:
        """Its text."""
        return self.view.text[self.start : self.end]

    @cached_property
    def figure(self) -> bool:
        """Whether it is nothing but a number, or a sign for none."""
        return _FIGURE.fullmatch(self.text) is not None

    @cached_property
    def cell(self) -> bool:
        """Whether it may be a cell by itself: short, no item of a list and no sentence."""
        return self.figure or (len(self.text) <= _LONGEST_LABEL and _NO_CELL.match(self.text) is None)

    @cached_property
    def total(self) -> bool:
        """Whether it heads a row of totals."""
        return self.text.split(None, 1)[0].lower() in word_set("total_heads")

    @cached_property
    def spanning(self) -> bool:
        """Whether it heads several columns, each of which has a head of its own below ("Trong đó")."""
        return self.text.lower().rstrip(":") in ("trong đó", "chia ra", "gồm", "bao gồm", "cụ thể")

    @cached_property
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
    return Stretch(line.number, 1, tuple(spans)) if max(map(len, pieces)) <= _LONGEST_CELL else None


def in_gaps(lines: Sequence[Line]) -> Iterator[list[Stretch]]:
    """Runs of lines with tabs or several spaces between cells, of which some are figures."""
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
            figures += any(_FIGURE.fullmatch(line.view.text[start:end]) is not None for start, end in row.spans[1:])


def _has_gap(line: Line) -> bool:
    """Whether a tab, or more than one space, stands in a line, or any space at an end of it."""
    text, (first, last) = line.view.text, line.view.original_span(line.start, line.end)
    inside = "  " in line.text or "\t" in line.view.original[first:last]
    return inside or " " in (text[line.start - 1 : line.start], text[line.end : line.end + 1])


def _split_at_gaps(line: Line) -> Stretch | None:
    if not _has_gap(line):
        return None
    view = line.view
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
    if len(spans) < (2 if tabbed else 3) or max(end - start for start, end in spans) > _LONGEST_CELL:
        return None
    return Stretch(line.number, 1, tuple(spans))


def listed(lines: Sequence[Line], counts: Callable[[int, int], bool]) -> Iterator[list[Stretch]]:
    """Runs of lines with a label, a colon and a number, and of the headings among them.

    Args:
        lines: Lines of a text.
        counts: Whether the words between two places of it are numbers of what is counted, and nothing else.
    """
    run: list[Stretch] = []
    rows = 0
    for line in (*lines, None):
        row = _listed(line, counts) if line is not None else None
        if row is not None and (not run or row.line == run[-1].line + 1):
            rows += row.spans[1][0] < row.spans[1][1]
            run.append(row)
            continue
        yield from _closed(run, rows)
        run = [row] if row is not None else []
        rows = sum(one.spans[1][0] < one.spans[1][1] for one in run)


def _closed(run: list[Stretch], rows: int) -> Iterator[list[Stretch]]:
    while run and run[-1].spans[1][0] == run[-1].spans[1][1]:
        run.pop()
    first = next((at for at, row in enumerate(run) if row.spans[1][0] < row.spans[1][1]), len(run))
    # What leads in is prose, but for the heading right above.
    if rows > 2:
        yield run[max(0, first - 1) :]


def _listed(line: Line, counts: Callable[[int, int], bool]) -> Stretch | None:
    match = _LISTED.fullmatch(line.text) if len(line.text) <= _LONGEST_CELL else None
    if match is not None and counts(line.start + match.start(2), line.start + match.end(2)):
        spans = tuple((line.start + match.start(i), line.start + match.end(i)) for i in (1, 2))
        return Stretch(line.number, 1, spans)
    match = _SECTION.fullmatch(line.text) if len(line.text) <= _LONGEST_LABEL else None
    if match is None or not (line.text.endswith(":") or line.cell) or _COUNT.search(match[1]) is not None:
        return None
    if len(match[1].split()) > _SECTION_WORDS or _STOP.search(match[1]) is not None:
        return None
    start, end = line.start + match.start(1), line.start + match.end(1)
    return Stretch(line.number, 1, ((start, end), (end, end)))


def stacked(lines: Sequence[Line]) -> Iterator[list[Stretch]]:
    """Tables with one cell a line: rows behind running numbers, or labels each with as many figures."""
    for run in _cell_runs(lines):
        yield from _numbered(run) or _labelled(run)


def _cell_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and (not (line.cell or line.spanning) or line.number != run[-1].number + 1):
            yield run
            run = []
        if line.cell or line.spanning:
            run.append(line)
    if run:
        yield run


def _numbered(run: Sequence[Line]) -> list[list[Stretch]]:
    """The table whose rows open with the numbers 1, 2, 3 and so on."""
    first = next((at for at in range(len(run) - 1) if run[at].index == 1 and not run[at + 1].figure), None)
    if first is None:
        return []
    starts = [first]
    width = 0
    while True:
        reach = width * 2 + 1 if width else _WIDEST + 1
        ahead = [starts[-1] + width] if width else []
        ahead += range(starts[-1] + 3, min(starts[-1] + reach, len(run)))
        following = next((at for at in ahead if _opens(run, at, len(starts) + 1)), None)
        if following is None:
            break
        width = width or following - first
        starts.append(following)
    if len(starts) < 2:
        return []
    end = min(starts[-1] + width, len(run))
    end = next((at for at in range(starts[-1] + 1, end) if run[at].total), end)
    rows = [_row(run[one:two]) for one, two in zip(starts, (*starts[1:], end), strict=True)]
    before, head = _head(run[:first], width, numbered=True)
    return [[*head, *before, *rows, *_totals(run[end:], width)]]


def _opens(run: Sequence[Line], at: int, number: int) -> bool:
    return at + 1 < len(run) and run[at].index == number and not run[at + 1].figure


def _labelled(run: Sequence[Line]) -> list[list[Stretch]]:
    """The table whose rows are a label and then always as many figures."""
    labels = [at for at in range(len(run) - 1) if not run[at].figure and run[at + 1].figure]
    counts = [_figures_after(run, at) for at in labels]
    tables: list[list[Stretch]] = []
    i = 0
    while i < len(labels):
        width, j = counts[i] + 1, i + 1
        while j < len(labels) and counts[j] == counts[i] and labels[j] == labels[j - 1] + width:
            j += 1
        floor = labels[i - 1] + counts[i - 1] + 1 if i else 0
        before, head = _head(run[floor : labels[i]], width, numbered=False)
        # Few rows of one figure each may be anything: counters of the page, say.
        if j - i >= (2 if width > 2 else 3) and head and width <= _WIDEST:
            rows = [_row(run[at : at + width]) for at in labels[i:j]]
            tables.append([*head, *before, *rows])
        i = j
    return tables


def _figures_after(run: Sequence[Line], at: int) -> int:
    last = at + 1
    while last < len(run) and run[last].figure:
        last += 1
    return last - at - 1


def _head(above: Sequence[Line], width: int, numbered: bool) -> tuple[list[Stretch], list[Stretch]]:
    """A row of totals that stands first, and the head: one cell for each column, without those over several columns."""
    before: list[Stretch] = []
    total = next((at for at in range(len(above)) if above[at].total and _figures_after(above, at)), None)
    if total is not None and all(line.figure for line in above[total + 1 :]):
        before, above = _totals(above[total:], width), above[:total]
    opening = [at for at, line in enumerate(above) if _NUMBER_HEAD.fullmatch(line.text)]
    if opening:
        above = above[opening[-1] :]
    cells = [line for line in above if not line.spanning]
    # Running numbers without a head, and a corner without one.
    bare = not opening and (numbered or len(cells) == width - 1)
    wanted = width - bare
    if not 0 < wanted <= len(cells) or (opening and len(cells) > width) or any(line.figure for line in cells[-wanted:]):
        return before, []
    chosen = cells[-wanted:]
    spans = [(chosen[0].start, chosen[0].start)] * bare + [(one.start, one.end) for one in chosen]
    first = chosen[0].number
    return before, [Stretch(first, chosen[-1].number - first + 1, tuple(spans))]


def _totals(lines: Sequence[Line], width: int) -> list[Stretch]:
    """The row of totals that these lines open with."""
    if not lines or not lines[0].total:
        return []
    figures = _figures_after(lines, 0)
    return [_row(lines[: figures + 1])] if 0 < figures < width else []


def _row(lines: Sequence[Line]) -> Stretch:
    first, last = lines[0].number, lines[-1].number
    return Stretch(first, last - first + 1, tuple((one.start, one.end) for one in lines))
