"""Tables of products: each row names one, with its level, its producer and where that is."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.naming.found import Found, year_of
from nlp.naming.items import Item
from nlp.numbers import parse_figures
from nlp.reading import Document, Sentence
from nlp.stars import HIGHEST, Stars
from nlp.tables.cells import Grid, read_grid
from nlp.tables.finding import Table, find_tables
from nlp.tables.labels import heads

_LOWEST = 1
_ADDRESSES = ("place", "district", "commune", "address")


def names_in_tables(document: Document) -> Iterator[Found]:
    r"""Products that the rows of an article's tables name with their level.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "OCOP năm 2023:\nTên sản phẩm | Chủ thể | Hạng sao\nCam 3 Tình | HKD 3 Tình | 3 sao\nChè | | 4"
    >>> found = names_in_tables(read_article(Article(url="file:a", text=text)))
    >>> [(one.item.name, one.item.producer, one.stars.low, one.year) for one in found]
    [('Cam 3 Tình', 'HKD 3 Tình', 3, 2023), ('Chè', None, 4, 2023)]
    """
    for table in find_tables(document):
        yield from _of_table(document, table)


def _of_table(document: Document, table: Table) -> Iterator[Found]:
    top = next(
        (i for i, row in enumerate(table.rows[:-1]) if any(heads(cell, "product_name") for cell in row.cells)), None
    )
    if top is None:
        return
    grid = read_grid(table, top + 1)
    name, star = _column(grid, "product_name"), _column(grid, "star_value")
    if name is None:
        return
    star = star if star is not None else _levels_column(grid, name)
    producer = _column(grid, "producer_name")
    place = next((at for meaning in _ADDRESSES if (at := _column(grid, meaning)) not in (None, name, producer)), None)
    lead = document.sentences[table.lead] if table.lead is not None else None
    common = _one_level(lead) if star is None else None
    proposed = lead is not None and "kết quả" not in lead.lower and lead.has("status", "expected")
    for i, cells in grid.body:
        stars = _level(cells[star]) if star is not None else common
        if stars is None or not any(token.kind == "word" for token in cells[name].tokens):
            continue
        row = table.rows[i]
        item = Item(
            _text(cells[name]),
            row.start,
            row.end,
            _text(cells[producer]) or None if producer is not None else None,
            _text(cells[place]) or None if place is not None else None,
        )
        yield Found(item, stars, row, year_of(lead) if lead else None, stars.potential or proposed)


def _column(grid: Grid, meaning: str) -> int | None:
    """The first column of words, or levels, under a head of a kind."""
    for at, above in enumerate(grid.heads):
        if any(heads(head, meaning) for head in above):
            return at
    return None


def _levels_column(grid: Grid, name: int) -> int | None:
    """The column whose every cell tells a level, whatever its head says ("Kết quả")."""
    columns = range(min((len(cells) for _, cells in grid.body), default=0))
    return next((at for at in columns if at != name and all(cells[at].stars for _, cells in grid.body)), None)


def _level(cell: Sentence) -> Stars | None:
    """Level of a cell: "4 sao", or the bare figure."""
    exact = [stars for stars in cell.stars if stars.low == stars.high]
    if exact:
        return exact[0]
    value = parse_figures(cell.lower) if cell.lower.isdecimal() and cell.lower.isascii() else None
    known = value is not None and _LOWEST <= value <= HIGHEST
    return Stars(int(value), int(value), 0, 1) if value is not None and known else None


def _one_level(lead: Sentence | None) -> Stars | None:
    """The level that a lead-in names for all rows ("Danh sách sản phẩm OCOP 4 sao:")."""
    if lead is None or len(lead.stars) != 1 or lead.stars[0].low != lead.stars[0].high:
        return None
    return lead.stars[0]


def _text(cell: Sentence) -> str:
    view = cell.view
    start, end = view.original_span(cell.start, cell.end)
    return view.original[start:end].strip()
