"""The markup of an article's body: one paragraph a line, with headings, bullets and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

HEADING_MARK = "## "
BULLET_MARK = "* "
CELL_MARK = "|"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    kind: ClassVar[str] = "paragraph"

    @property
    def lines(self) -> tuple[str, ...]:
        """The one line of stored text that the block becomes."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Heading:
    """A subheading inside the body."""

    text: str
    kind: ClassVar[str] = "heading"

    @property
    def lines(self) -> tuple[str, ...]:
        """The one line of stored text that the block becomes."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; one line of stored text an item."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "bullets"

    @property
    def lines(self) -> tuple[str, ...]:
        """The items, without their marks."""
        return self.items


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text cells, the first row being its head."""

    rows: tuple[tuple[str, ...], ...]
    kind: ClassVar[str] = "grid"

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a row, the cells joined by ` | `."""
        return tuple(" | ".join(row) for row in self.rows)


Block = Paragraph | Heading | Bullets | Grid


def parse_body(body: str) -> tuple[Block, ...]:
    r"""Blocks of a body in the order of its lines; blank lines say nothing.

    >>> parse_body("Tỉnh có 145 sản phẩm.\n## Huyện\n* Ngọc Hiển: 20\n* Năm Căn: 18\n| Sao | Số |\n| 4 | 12 |")
    ... # doctest: +NORMALIZE_WHITESPACE
    (Paragraph(text='Tỉnh có 145 sản phẩm.'), Heading(text='Huyện'),
     Bullets(items=('Ngọc Hiển: 20', 'Năm Căn: 18')), Grid(rows=(('Sao', 'Số'), ('4', '12'))))
    """
    blocks: list[Block] = []
    for mark, group in groupby(filter(None, map(str.strip, body.splitlines())), key=_mark):
        lines = [line.removeprefix(mark).strip() for line in group]
        if mark == BULLET_MARK:
            blocks.append(Bullets(tuple(lines)))
        elif mark == CELL_MARK:
            blocks.append(Grid(tuple(_cells(line) for line in lines)))
        else:
            blocks.extend(Heading(line) if mark else Paragraph(line) for line in lines)
    return tuple(blocks)


def stored_text(lead: str, blocks: Iterable[Block]) -> str:
    r"""The text that a harvest must store: the lead, then the lines of all blocks.

    >>> stored_text("Tin vui.", parse_body("* Ngọc Hiển: 20"))
    'Tin vui.\nNgọc Hiển: 20'
    """
    return "\n".join((lead, *(line for block in blocks for line in block.lines)))


def _mark(line: str) -> str:
    return next((mark for mark in (HEADING_MARK, BULLET_MARK, CELL_MARK) if line.startswith(mark)), "")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip(CELL_MARK + " ").split(CELL_MARK))
