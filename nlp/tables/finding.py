"""Tables in an article's text: lines with bars, tabs or wide gaps between their cells, or with one cell a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from nlp.reading import Document, Sentence
from nlp.sentences import lines
from nlp.tables.figures import counted_parts
from nlp.tables.layouts import Line, Stretch, in_gaps, split_at_bars, without_bar
from nlp.tables.lists import listed
from nlp.tables.rows import Row
from nlp.tables.stacks import stacked


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it stands in an article.

    Attributes:
        rows: Its lines, two at least.
        lead: Index of the sentence before it, which as a rule says what is counted; None where there is none.
        headless: Whether it is a list, whose columns have no heads.
    """

    rows: tuple[Row, ...]
    lead: int | None
    headless: bool = False

    @property
    def paragraph(self) -> int:
        """Number of its first line."""
        return self.rows[0].paragraph


@lru_cache(maxsize=2)
def find_tables(document: Document) -> tuple[Table, ...]:
    r"""Tables of an article in order.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Sản phẩm OCOP năm 2022:\nHuyện | 3 sao\nCao Lộc | 2\nHết bảng."
    >>> (table,) = find_tables(read_article(Article(url="file:a", text=text)))
    >>> [[cell.lower for cell in row.cells] for row in table.rows], table.lead
    ([['huyện', '3 sao'], ['cao lộc', '2']], 0)
    """
    body = next((one for one in document.sentences if one.field == "text"), None)
    if body is None:
        return ()
    last_of = {one.paragraph: one.index for one in document.sentences}
    text = [Line(body.view, number, start, end) for number, (start, end) in enumerate(lines(body.view))]
    found: list[Table] = []
    for stretches, headless in _runs(text):
        rows = tuple(
            Row(
                body.view,
                one.spans[0][0],
                max(end for _, end in one.spans),
                one.line,
                False,
                document.published,
                spans=one.spans,
                lines=one.lines,
            )
            for one in stretches
        )
        found.append(Table(rows, last_of.get(rows[0].paragraph - 1), headless))
    return tuple(found)


@lru_cache(maxsize=2)
def table_lines(document: Document) -> frozenset[int]:
    """Numbers of the lines that are rows of tables, and so no prose."""
    rows = (row for table in find_tables(document) for row in table.rows)
    return frozenset(number for row in rows for number in row.paragraphs)


def _runs(text: list[Line]) -> Iterator[tuple[list[Stretch], bool]]:
    """Rows of each table, in order, and whether it is a list; lines of one layout are of no other."""
    barred = {line.number: cells for line in text if (cells := split_at_bars(line)) is not None}
    runs = [[barred[number] for number in run] for run in _consecutive(list(barred))]
    found = [(run, False) for run in runs if any(row.parts_cells for row in run)]
    rows = {row.line for run, _ in found for row in run}
    rest = [without_bar(line) for line in text if line.number not in rows]
    view = text[0].view if text else None

    def counts(start: int, end: int) -> bool:
        return view is not None and bool(counted_parts(Sentence(view, start, end, 0, False)))

    for layout, headless in ((in_gaps, False), (stacked, False), (partial(listed, counts=counts), True)):
        runs = [run for run in layout(rest) if len(run) > 1]
        taken = {number for run in runs for row in run for number in range(row.line, row.line + row.lines)}
        rest = [line for line in rest if line.number not in taken]
        found += [(run, headless) for run in runs]
    yield from sorted((one for one in found if len(one[0]) > 1), key=lambda one: one[0][0].line)


def _consecutive(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
