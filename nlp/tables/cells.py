"""The figures of a table, each with what its column and its row say of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.numbers import Number
from nlp.reading import Sentence
from nlp.tables.figures import counted_numbers, counted_parts
from nlp.tables.finding import Table
from nlp.tables.labels import Label, heads, merged, of_level, place_level, read_label
from nlp.tables.rows import Row
from ocop.models import PlaceLevel

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_ALL = 100
_NAMES = ("product_name", "producer_name")
_KINDS = ("cooperative", "cooperative_group", "company", "household", "producers")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table.

    Attributes:
        row: Its row in the table.
        column: Its column.
        number: The number, by tokens of its row.
        label: What its cell, column and row say together.
        total: Whether its row is the whole of the others.
    """

    row: int
    column: int
    number: Number
    label: Label
    total: bool


@dataclass(frozen=True)
class Grid:
    """A table with its heads set apart.

    Attributes:
        heads: What stands above each column, from the top down.
        body: The rows below, each with its place in the table and one cell for each column.
    """

    heads: tuple[tuple[Sentence, ...], ...]
    body: tuple[tuple[int, tuple[Sentence, ...]], ...]

    def column(self, at: int) -> list[Sentence]:
        """Cells of a column below its head."""
        return [cells[at] for _, cells in self.body]


def read_grid(table: Table, depth: int | None = None) -> Grid:
    """The columns and rows of a table; rows that do not fit its columns are left out, but for a total's.

    Args:
        table: The table.
        depth: How many rows are heads; None for those above the first figure.
    """
    if table.headless:
        depth = 0
    if depth is None:
        depth = next((i for i, row in enumerate(table.rows) if _has_figures(row) or (i > 0 and _is_section(row))), 1)
    below = table.rows[depth:]
    width = Counter(len(row.cells) for row in below).most_common(1)[0][0]
    body = [(depth + i, cells) for i, row in enumerate(below) if (cells := _fitted(row, width)) is not None]
    above = _heads([row.cells for row in table.rows[:depth]], width)
    # Under heads that fit no column nobody knows what is counted.
    return Grid(above, tuple(body) if depth == 0 or any(above) else ())


def read_figures(table: Table) -> tuple[Figure, ...]:
    r"""Figures of a table that may be counts, in reading order.

    >>> from nlp.reading import read_article
    >>> from nlp.tables.finding import find_tables
    >>> from ocop.models import Article
    >>> text = "TT | Huyện | Số sản phẩm | 4 sao\n1 | Cao Lộc | 2 | -\nTổng | 2 | 0"
    >>> (table,) = find_tables(read_article(Article(url="file:a", text=text)))
    >>> [(one.number.value, one.label.measure, one.label.place, one.total) for one in read_figures(table)][1:]
    [(2.0, 'products', None, True)]
    """
    grid = read_grid(table)
    above = [merged(map(read_label, cells)) for cells in grid.heads]
    told = [_told_by(grid, at) for at in range(len(grid.heads))]
    levels = {at: _level(grid, at) for at in range(len(grid.heads)) if told[at]}
    found: list[Figure] = []
    section = Label()
    for i, cells in grid.body:
        if _is_section(table.rows[i]):
            section = replace(merged(map(read_label, cells)), total=False)
            continue
        row = _row_label(grid, cells, told, levels)
        for at, cell in enumerate(cells):
            if not told[at] and not row.nothing:
                labels = (above[at], row, section)
                for number, label in _of_cell(table.rows[i], cell, labels, bool(grid.heads[at])):
                    found.append(Figure(i, at, number, label, row.total))
    return tuple(found)


def _is_section(row: Row) -> bool:
    """Whether a row has one cell of words and nothing else, and so heads the rows below it."""
    filled = [cell for cell in row.cells if cell.tokens]
    return len(filled) == 1 and not counted_parts(filled[0])


def _has_figures(row: Row) -> bool:
    """Whether a row has numbers that are not the years or levels of a head."""
    numbers = [number for cell in row.cells for part in counted_parts(cell) for number in counted_numbers(part)]
    return any(not _like_a_year(number) for number in numbers)


def _like_a_year(number: Number) -> bool:
    return _FIRST_YEAR <= number.value <= _LAST_YEAR and number.last - number.first == 1


def _fitted(row: Row, width: int) -> tuple[Sentence, ...] | None:
    """Cells of a row, one for each column; the label of a total may span the columns before the figures."""
    cells = row.cells
    if len(cells) == width:
        return cells
    if len(cells) < width and len(cells) > 1 and read_label(cells[0]).total:
        blank = replace(cells[0], end=cells[0].start)
        return (*(blank for _ in range(width - len(cells))), *cells)
    return None


def _heads(rows: Sequence[Sequence[Sentence]], width: int) -> tuple[tuple[Sentence, ...], ...]:
    """Head cells above each column; the last cell of a short row spans those of the row below it ("Trong đó")."""
    above: list[list[Sentence]] = [[] for _ in range(width)]
    for row, below in zip(rows, (*rows[1:], ()), strict=False):
        if len(row) == width:
            for at, cell in enumerate(row):
                above[at].append(cell)
        elif below and len(row) + len(below) - 1 == width:
            spread = [*row[:-1], *(row[-1] for _ in below)]
            for at, cell in enumerate(spread):
                above[at].append(cell)
            for at, cell in enumerate(below, len(row) - 1):
                above[at].append(cell)
    return tuple(tuple(cell for cell in cells if cell.tokens) for cells in above)


def _told_by(grid: Grid, at: int) -> bool:
    """Whether a column holds words, and so says what its rows are of."""
    filled = [cell for cell in grid.column(at) if cell.tokens and cell.lower not in ("-", "x")]
    numeric = sum(bool(counted_parts(cell)) for cell in filled)
    return numeric * 2 < len(filled) or (at == 0 and len(grid.heads) > 1 and bool(filled) and _years(filled))


def _years(cells: Sequence[Sentence]) -> bool:
    return all(any(map(_like_a_year, counted_numbers(cell))) or read_label(cell).total for cell in cells)


def _level(grid: Grid, at: int) -> PlaceLevel | None:
    """Level of the places of a column: what its head says, or that of most of them."""
    head = grid.heads[at]
    level = place_level(head[0]) if head else None
    if level is not None or not head or not any(heads(cell, "place") for cell in head):
        return level
    found = Counter(place.level for cell in grid.column(at) if (place := read_label(cell).place) is not None)
    return found.most_common(1)[0][0] if found else None


def _row_label(
    grid: Grid, cells: Sequence[Sentence], told: Sequence[bool], levels: dict[int, PlaceLevel | None]
) -> Label:
    """What the words of a row say, those nearest the figures first; the row of one firm or product counts nothing."""
    labels: list[Label] = []
    for at in range(len(cells) - 1, -1, -1):
        if not told[at] or not cells[at].tokens:
            continue
        label = of_level(cells[at], read_label(cells[at]), levels[at])
        named = any(heads(head, meaning) for head in grid.heads[at] for meaning in _NAMES)
        # Of the columns of names only what is a kind or group, and no name, may say what is counted.
        if (label.place is None and _is_a_name(cells[at])) or (
            named and (label.place is not None or not label.telling)
        ):
            return Label(nothing=True)
        if label.nothing and any(read_label(head).nothing for head in grid.heads[at]):
            continue
        labels.append(label)
    row = merged(labels)
    words = [at for at, cell in enumerate(cells) if told[at] and cell.tokens]
    return Label(nothing=True) if words and not row.telling else row


def _is_a_name(cell: Sentence) -> bool:
    """Whether a cell names a firm: a kind of producer and capitals after it ("HTX Tân Phát Lợi")."""
    for cue in cell.cues("counted"):
        after = cell.tokens[cue.last : cue.last + 1]
        if cue.meaning in _KINDS and after and after[0].capital and after[0].text != "ocop":
            return True
    return False


def _of_cell(
    row: Row, cell: Sentence, labels: tuple[Label, Label, Label], headed: bool
) -> Iterator[tuple[Number, Label]]:
    """Numbers of a cell, where its head, or without one its row or own words, say that they count."""
    known = labels[0].telling if headed else labels[1].telling
    for part in counted_parts(cell):
        own = replace(read_label(part), place=None, date=None, total=False)
        label = merged((own, *labels))
        if label.nothing or not (known or own.measure):
            return
        shift = bisect_left(row.token_starts, part.start)
        for number in counted_numbers(part):
            if _like_a_year(number) and label.measure is None:
                continue
            share = number.percent or (label.share and number.value <= _ALL)
            broken = not share and number.value != int(number.value)
            if number.value > 0 and not broken and not (share and number.value >= _ALL):
                first, last, outer = number.first + shift, number.last + shift, number.outer + shift
                yield replace(number, first=first, last=last, outer=outer, percent=share), label
