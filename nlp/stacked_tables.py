"""Tables with a cell a line, as pages lose their bars: heads, then one run of words and numbers again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.reading import Document, Sentence
from nlp.sentences import Span, lines
from nlp.table_rows import Row

_FIGURE = re.compile(r"[0-9][0-9.,/]*\s*%?|[-x]|")
_LONGEST_CELL = 60
_FEWEST, _MOST = 3, 9
_HEADS = ("table_labels", "counted", "groups", "status")


@dataclass(frozen=True, eq=False)
class Stacked(Row):
    """A row whose cells are lines.

    Attributes:
        spans: First character and end of each cell.
    """

    spans: tuple[Span, ...] = ()

    @cached_property
    def cells(self) -> tuple[Sentence, ...]:
        """Its cells, each read like a sentence."""
        return tuple(
            Sentence(self.view, start, end, self.paragraph, False, self.published, self.field, self.index)
            for start, end in self.spans
        )

    @property
    def paragraphs(self) -> range:
        """Numbers of its lines."""
        return range(self.paragraph, self.paragraph + len(self.spans))


def stacked_tables(document: Document) -> list[tuple[Stacked, ...]]:
    r"""Rows of each table whose cells stand one a line, heads first.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Sản phẩm OCOP:\nHuyện\n3 sao\n4 sao\nCao Lộc\n2\n-\nChi Lăng\n1\n1\nHết bảng."
    >>> (rows,) = stacked_tables(read_article(Article(url="file:a", text=text)))
    >>> [[cell.lower for cell in row.cells] for row in rows]
    [['huyện', '3 sao', '4 sao'], ['cao lộc', '2', '-'], ['chi lăng', '1', '1']]
    """
    body = next((one for one in document.sentences if one.field == "text"), None)
    if body is None:
        return []
    spans = list(lines(body.view))
    texts = [body.view.text[start:end] if end - start <= _LONGEST_CELL else "" for start, end in spans]
    shape = "".join(" " if not text else "n" if _FIGURE.fullmatch(text) else "w" for text in texts)
    found: list[tuple[Stacked, ...]] = []
    at = 0
    for first in (match.start() for match in re.finditer(f"w(?=w{{{_FEWEST - 1}}})", shape)):
        if first < at:
            continue
        rows = _rows(shape, texts, first)
        if len(rows) > _FEWEST - 1:
            made = tuple(_row(document, body, spans, row) for row in rows)
            if _headed(made[0]):
                found.append(made)
                at = rows[-1].stop
    return found


def _rows(shape: str, texts: Sequence[str], first: int) -> list[range]:
    """Lines of each row of a table whose heads begin at a line; none where no rows of one shape follow the heads."""
    best: list[range] = []
    for width in range(_FEWEST, _MOST + 1):
        heads = shape[first : first + width]
        pattern = shape[first + width : first + 2 * width]
        if "n" in heads or " " in heads or "n" not in pattern or "w" not in pattern[:2] or " " in pattern:
            continue
        at, rows = first + width, [range(first, first + width)]
        while shape[at : at + width] == pattern:
            rows.append(range(at, at + width))
            at += width
        short = pattern.lstrip("n")
        total = texts[at].casefold() if at < len(texts) else ""
        if len(short) < width and total.startswith(("tổng", "cộng")) and shape[at : at + len(short)] == short:
            rows.append(range(at, at + len(short)))
        if len(rows) > max(2, len(best)):
            best = rows
    return best


def _row(document: Document, body: Sentence, spans: Sequence[Span], row: range) -> Stacked:
    own = tuple(spans[row.start : row.stop])
    return Stacked(body.view, own[0][0], own[-1][1], row.start, False, document.published, spans=own)


def _headed(row: Stacked) -> bool:
    """Whether most heads say what stands under them."""
    told = sum(bool(cell.stars) or any(cell.cues(kind) for kind in _HEADS) for cell in row.cells)
    return told * 2 > len(row.cells)
