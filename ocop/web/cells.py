"""One cell of a table as HTML: evidence marked, numbers and words as people read them, ids that lead somewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from ocop.web.evidence import marked_sentence
from ocop.web.labels import referenced_table, value_label, value_word
from ocop.web.words import amount_text, counted_text, number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SEVERAL_ROWS_OF = {"fact_ids": "facts", "part_fact_ids": "facts"}
_ITEMS = {"article": "articles", "fact": "facts", "named_product": "named_products"}
_TODAYS_CODES = {"province_code", "current_code", "new_code"}
# In these views the id is that of a row of the table.
_TABLE_OF_VIEW = {"fact_details": "facts", "named_product_details": "named_products"}


def cell_html(column: str, value: object, row: Mapping[str, Any], relation: str | None) -> Markup | None:
    """The cell as HTML; None where the plain value will do.

    Args:
        column: Name of the column.
        value: What stands in it.
        row: The whole row.
        relation: The table or view; None in the answer to a query.
    """
    if value is None or value == "":
        return None
    tries = (make(column, value, row, relation) for make in _MAKERS)
    return next((made for made in tries if made is not None), None)


def facet_label(column: str, value: object) -> Markup | str:
    """One of the values that a facet counts.

    >>> facet_label("star_min", 4), facet_label("outlet", "Báo Cà Mau"), facet_label("star_min", None)
    ('4 ★', 'Báo Cà Mau', '–')
    """
    if value in {None, ""}:
        return "–"
    if column in {"star", "star_min", "star_max"}:
        return f"{value} ★"
    return _word(column, value, {}, None) or str(value)


def row_address(table: str, key: str) -> str:
    """Address of the page of a row."""
    return f"/ocop/{table}/{quote(key, safe='')}"


def outlet_link(outlet: str, url: str | None, published_date: str | None) -> Markup:
    """Name of an outlet, leading to the article in the web, with the day of its publication.

    >>> outlet_link("Báo Đất Mũi", "https://datmui.example/1", "2023-12-05")
    Markup('<a href="https://datmui.example/1" rel="noreferrer">Báo Đất Mũi</a> <time>2023-12-05</time>')
    """
    day = Markup(" <time>{}</time>").format(published_date) if published_date else Markup("")
    if url and urlsplit(url).scheme in {"http", "https"}:
        return Markup('<a href="{}" rel="noreferrer">{}</a>{}').format(url, outlet, day)
    return Markup("{}{}").format(outlet, day)


def _other_side(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a contradiction seen from its other side: what is told of both, and the columns `other_…` as its own."""
    return {**row, **{name.removeprefix("other_"): row[name] for name in row if name.startswith("other_")}}


def _own_id(column: str, value: object, _: Mapping[str, Any], relation: str | None) -> Markup | None:
    table = _TABLE_OF_VIEW.get(relation or "")
    return _link(table, str(value)) if table and column == "id" else None


def _special(column: str, value: object, row: Mapping[str, Any], _: str | None) -> Markup | None:
    """A cell that looks at others of its row; of a contradiction, those of its side."""
    if column in _BY_COLUMN:
        return _BY_COLUMN[column](value, row)
    plain = column.removeprefix("other_")
    return _BY_COLUMN[plain](value, _other_side(row)) if plain != column and plain in _BY_COLUMN else None


def _reference(column: str, value: object, _: Mapping[str, Any], relation: str | None) -> Markup | None:
    if column in _TODAYS_CODES:
        return _link("provinces", f"vn34-{value}", str(value))
    table = referenced_table(column, relation)
    return _link(table, str(value)) if table else None


def _references(column: str, value: object, _: Mapping[str, Any], __: str | None) -> Markup | None:
    table = _SEVERAL_ROWS_OF.get(column)
    return _links(table, str(value)) if table else None


def _number(_: str, value: object, __: Mapping[str, Any], ___: str | None) -> Markup | None:
    return escape(number_text(value)) if isinstance(value, float) else None


def _link(table: str, key: str, words: str | None = None) -> Markup:
    return Markup('<a href="{}">{}</a>').format(row_address(table, key), words or key)


def _links(table: str, ids: str) -> Markup | None:
    try:
        keys = json.loads(ids)
    except ValueError:
        return None
    return Markup(" ").join(_link(table, str(key)) for key in keys) if isinstance(keys, list) else None


def _value(value: object, row: Mapping[str, Any]) -> Markup | None:
    if not isinstance(value, int | float):
        return None
    if "measure" not in row:
        return escape(number_text(value))
    words = Markup("<b>{}</b> {}").format(amount_text(row), counted_text(row))
    if fact := row.get("fact_id"):
        words = Markup('<a href="{}">{}</a>').format(row_address("facts", fact), words)
    status = row.get("status") or "recognised"
    told = value_label("status", status)
    return words if status == "recognised" else words + Markup(" <small>{}</small>").format(told)


def _stories(value: object, row: Mapping[str, Any]) -> Markup | None:
    """How many stories say so, and what the others say."""
    others = row.get("other_stories")
    if not others or "lowest_value" not in row:
        return Markup("{}; <strong>{} nêu khác</strong>").format(value, others) if others else None
    extremes = sorted({row["lowest_value"], row["highest_value"]} - {row.get("value")})
    numbers = "–".join(map(number_text, extremes))
    return Markup("{}; <strong>{} nêu khác{}</strong>").format(value, others, f": {numbers}" if numbers else "")


def _sentence(value: object, row: Mapping[str, Any]) -> Markup:
    return marked_sentence(str(value), str(row.get("evidence") or ""))


def _evidence(value: object, row: Mapping[str, Any]) -> Markup:
    name = row.get("name")
    return marked_sentence(str(value), str(name)) if name else Markup("<mark>{}</mark>").format(value)


def _title(value: object, row: Mapping[str, Any]) -> Markup | None:
    article = row.get("article_id")
    return _link("articles", str(article), str(value)) if article else None


def _outlet(value: object, row: Mapping[str, Any]) -> Markup | None:
    if "url" not in row:
        return None
    return outlet_link(str(value), row["url"], row.get("published_date"))


def _place(value: object, row: Mapping[str, Any]) -> Markup | None:
    """Place with its province where it is a part of one, and the time of a province that the reform remade.

    Where only some of its parts are counted, it says which.
    """
    province, level, then = row.get("province"), row.get("place_level"), row.get("province_id")
    place = None
    if level in {"district", "commune"} and province:
        place = Markup("{}, {}").format(value, province)
    elif level == "province" and isinstance(then, str):
        when = "từ 7/2025" if then.startswith("vn34") else "đến 6/2025"
        place = Markup('<a href="{}">{}</a> <small>{}</small>').format(row_address("provinces", then), value, when)
    parts = row.get("place_parts")
    return Markup("{} <small>chỉ tính {}</small>").format(place or value, parts) if parts else place


def _star(value: object, row: Mapping[str, Any]) -> Markup:
    return Markup("{}{} ★").format("tiềm năng " if row.get("potential") else "", value)


def _row(value: object, row: Mapping[str, Any]) -> Markup | None:
    """Id of a row that changed; what was withdrawn has none any more."""
    table = _ITEMS.get(str(row.get("item")))
    return _link(table, str(value)) if table and row.get("change") != "withdrawn" else None


def _list(value: object, _: Mapping[str, Any]) -> Markup | None:
    try:
        return Markup(" + ").join(number_text(each) for each in json.loads(str(value)))
    except (ValueError, TypeError):
        return None


def _word(column: str, value: object, _: Mapping[str, Any], relation: str | None) -> Markup | None:
    """A value of a fixed set: its short Vietnamese word with its meaning behind it, and the value that filters take."""
    found = value_word(column, value, relation)
    if found is None:
        return None
    word, meaning = found
    if word == str(value):
        return Markup('<span title="{}">{}</span>').format(meaning, word)
    return Markup('<span title="{}">{} <small lang="en">{}</small></span>').format(meaning, word, value)


_BY_COLUMN: dict[str, Callable[[object, Mapping[str, Any]], Markup | None]] = {
    "value": _value,
    "sentence": _sentence,
    "evidence": _evidence,
    "title": _title,
    "outlet": _outlet,
    "place": _place,
    "star": _star,
    "stories": _stories,
    "row_id": _row,
    "part_values": _list,
}
_MAKERS = (_own_id, _special, _reference, _references, _number, _word)
