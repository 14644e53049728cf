"""Tables in an article's text: consecutive lines whose cells are parted by a bar ("Huyện Cao Lộc | 2 | 2")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nlp.reading import Document, Sentence
from nlp.sentences import lines

_BAR = "|"
# A cell longer than this is prose that the layout has put into a box.
_LONGEST_CELL = 160


@dataclass(frozen=True, eq=False)
class Row(Sentence):
    """A line of a table as one sentence, so that a fact of one of its cells has the whole row as its evidence."""

    @cached_property
    def subheading(self) -> bool:
        """No heading, short as it is."""
        return False

    @cached_property
    def cells(self) -> tuple[Sentence, ...]:
        """Its cells, each read like a sentence; an empty cell is an empty one."""
        found: list[Sentence] = []
        at = self.start
        for piece in self.view.text[self.start : self.end].split(_BAR):
            lead = len(piece) - len(piece.lstrip())
            start, end = at + lead, at + lead + len(piece.strip())
            found.append(Sentence(self.view, start, end, self.paragraph, False, self.published, self.field, self.index))
            at += len(piece) + 1
        return tuple(found)

    @cached_property
    def token_starts(self) -> tuple[int, ...]:
        """First character of each of its tokens."""
        return tuple(token.start for token in self.tokens)


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
    if _BAR not in document.article.text:
        return ()
    last_of = {one.paragraph: one.index for one in document.sentences}
    found: list[Table] = []
    run: list[Row] = []
    for row in (*_lines(document), None):
        if row is not None and (not run or row.paragraph == run[-1].paragraph + 1):
            run.append(row)
            continue
        if len(run) > 1:
            found.append(Table(tuple(run), last_of.get(run[0].paragraph - 1)))
        run = [row] if row is not None else []
    return tuple(found)


@lru_cache(maxsize=2)
def table_lines(document: Document) -> frozenset[int]:
    """Numbers of the lines that are rows of tables, and so no prose."""
    return frozenset(row.paragraph for table in find_tables(document) for row in table.rows)


def _lines(document: Document) -> Iterator[Row]:
    body = next((one for one in document.sentences if one.field == "text"), None)
    if body is None:
        return
    for paragraph, (start, end) in enumerate(lines(body.view)):
        pieces = body.view.text[start:end].split(_BAR)
        if len(pieces) > 1 and all(len(piece) <= _LONGEST_CELL for piece in pieces):
            yield Row(body.view, start, end, paragraph, False, document.published)
