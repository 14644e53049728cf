"""A count in a few words, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocop.dataset.contradictions import Contradiction
    from ocop.dataset.figures import Figure
    from ocop.dataset.statement import Statement
    from ocop.models import Fact

_COMPARATORS = {"eq": "", "gt": "more than ", "ge": "at least ", "lt": "under ", "le": "at most ", "approx": "about "}
_KINDS = {
    "products": ("product", "products"),
    "producers": ("producer", "producers"),
    "cooperative": ("cooperative", "cooperatives"),
    "cooperative_group": ("cooperative group", "cooperative groups"),
    "company": ("company", "companies"),
    "household": ("household", "households"),
}


def number_words(value: float) -> str:
    """Number without a needless point, and without separators, which mean opposite things in Vietnam and England.

    >>> number_words(10880.0), number_words(5.7)
    ('10880', '5.7')
    """
    return str(int(value)) if value.is_integer() else str(value)


def star_words(star_min: int | None, star_max: int | None, *, potential: bool = False) -> str:
    """Star levels in signs; empty where none bear on the count.

    >>> star_words(4, 4), star_words(3, 5), star_words(5, 5, potential=True), star_words(None, None)
    ('4★', '3–5★', 'potential 5★', '')
    """
    if star_min is None or star_max is None:
        return ""
    levels = f"{star_min}★" if star_min == star_max else f"{star_min}–{star_max}★"
    return f"potential {levels}" if potential else levels


def amount_words(counted: Fact | Figure | Statement | Contradiction) -> str:
    """The number with what stands before it.

    >>> from ocop.models import Fact
    >>> amount_words(Fact("products", 140, "hơn 140 sản phẩm", 0, 16, 4, 7, "", comparator="gt"))
    'more than 140'
    """
    number = number_words(float(counted.value))
    if counted.value_high is not None:
        number += f"–{number_words(float(counted.value_high))}"
    if counted.unit == "percent":
        number += " %"
    return f"{_COMPARATORS.get(counted.comparator, '')}{number}"


def kind_words(counted: Fact | Figure | Statement, *, singular: bool = False) -> str:
    """What is counted, without the number.

    >>> from ocop.models import Fact
    >>> kind_words(Fact("products", 30, "30 sản phẩm 4 sao", 0, 17, 0, 2, "", star_min=4, star_max=4))
    'products 4★'
    """
    one, many = _KINDS.get(counted.producer_type or counted.measure, _KINDS["producers"])
    group = f"{counted.product_group} " if counted.product_group else ""
    stars = star_words(counted.star_min, counted.star_max, potential=counted.potential)
    return f"{group}{one if singular else many} {stars}".rstrip()


def count_words(counted: Fact | Figure | Statement) -> str:
    """The count in a few words.

    >>> from ocop.models import Fact
    >>> count_words(Fact("products", 80, "80 đến 130 sản phẩm 4 sao", 0, 25, 0, 2, "", value_high=130, star_min=4,
    ...                  star_max=4, comparator="approx"))
    'about 80–130 products 4★'
    """
    singular = counted.value == 1 and counted.value_high is None and counted.unit == "count"
    return f"{amount_words(counted)} {kind_words(counted, singular=singular)}"
