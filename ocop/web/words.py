"""A count in a few Vietnamese words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.dataset.wording import number_words
from ocop.web.labels import value_label

if TYPE_CHECKING:
    from collections.abc import Mapping


def number_text(value: float) -> str:
    """Number as Vietnamese write it: a point between thousands, a comma before decimals.

    >>> number_text(10880.0), number_text(5.7), number_text(145)
    ('10.880', '5,7', '145')
    """
    whole, _, rest = number_words(float(value)).partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def star_text(star_min: int | None, star_max: int | None, *, potential: bool = False) -> str:
    """Star levels in words; empty where none bear on the count.

    >>> star_text(4, 4), star_text(3, 5), star_text(3, 4), star_text(5, 5, potential=True), star_text(None, None)
    ('4 sao', '3 sao trở lên', '3–4 sao', 'tiềm năng 5 sao', '')
    """
    if star_min is None or star_max is None:
        return ""
    if star_min == star_max:
        levels = f"{star_min} sao"
    else:
        levels = f"{star_min} sao trở lên" if star_max == 5 else f"{star_min}–{star_max} sao"
    return f"tiềm năng {levels}" if potential else levels


def amount_text(row: Mapping[str, Any]) -> str:
    """Number of a row of facts or figures with what stands before it and its unit.

    >>> amount_text({"value": 140.0, "value_high": None, "comparator": "gt", "unit": "count"})
    'hơn 140'
    """
    comparator = row.get("comparator") or "eq"
    before = "" if comparator == "eq" else f"{value_label('comparator', comparator)} "
    high = row.get("value_high")
    number = number_text(row["value"]) + (f"–{number_text(high)}" if high is not None else "")
    return f"{before}{number}{' %' if row.get('unit') == 'percent' else ''}"


def counted_text(row: Mapping[str, Any]) -> str:
    """What a row of facts or figures counts.

    >>> counted_text({"measure": "products", "product_group": "food", "star_min": 3, "star_max": 5, "potential": 0})
    'sản phẩm thực phẩm 3 sao trở lên'
    """
    kind, group = row.get("producer_type"), row.get("product_group")
    words = [value_label("producer_type", kind) if kind else value_label("measure", row["measure"])]
    if group:
        words.append(value_label("product_group", group))
    words.append(star_text(row.get("star_min"), row.get("star_max"), potential=bool(row.get("potential"))))
    return " ".join(word for word in words if word)
