"""Tables in an article's text: lines whose cells are parted by a bar ("Huyện Cao Lộc | 2 | 2"), or stand one a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.reading import Document
from nlp.sentences import lines
from nlp.stacked_tables import stacked_tables
from nlp.table_rows import BAR, Row

# A cell longer than this is prose that the layout has put into a box.
_LONGEST_CELL = 160


__all__ = ["Row", "Table", "find_tables", "table_lines"]


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it stands in an article.

    Attributes:
        rows: Its lines, two at least.
        lead: Index of the sentence before it, which as a rule says what is counted; None where there is none.
    """

    rows: tuple[Row, ...]
    lead: int | None

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
    last_of = {one.paragraph: one.index for one in document.sentences}
    found = [Table(rows, last_of.get(rows[0].paragraph - 1)) for rows in stacked_tables(document)]
    if BAR not in document.article.text:
        return tuple(found)
    run: list[Row] = []
    for row in (*_lines(document), None):
        if row is not None and (not run or row.paragraph == run[-1].paragraph + 1):
            run.append(row)
            continue
        if len(run) > 1:
            found.append(Table(tuple(run), last_of.get(run[0].paragraph - 1)))
        run = [row] if row is not None else []
    return tuple(sorted(found, key=lambda table: table.paragraph))


@lru_cache(maxsize=2)
def table_lines(document: Document) -> frozenset[int]:
    """Numbers of the lines that are rows of tables, and so no prose."""
    return frozenset(at for table in find_tables(document) for row in table.rows for at in row.paragraphs)


def _lines(document: Document) -> Iterator[Row]:
    body = next((one for one in document.sentences if one.field == "text"), None)
    if body is None:
        return
    for paragraph, (start, end) in enumerate(lines(body.view)):
        pieces = body.view.text[start:end].split(BAR)
        if len(pieces) > 1 and all(len(piece) <= _LONGEST_CELL for piece in pieces):
            yield Row(body.view, start, end, paragraph, False, document.published)
