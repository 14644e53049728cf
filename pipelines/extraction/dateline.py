"""The date stamps of a page by their place: beside the headline, else at the end of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from pipelines.extraction.layout import stamp_texts
from pipelines.extraction.noise import short_text, words
from pipelines.extraction.stamps import has_clock, without_date
from pipelines.extraction.wording import folded

# A line with more words beside its date is a sentence.
_LONGEST_REST = 45
_LONGEST_LINE = 200
_INLINE = frozenset({"span", "strong", "b", "em", "i", "font", "a", "u", "small", "label"})
_CHANGED = re.compile(r"^(?:thoi gian |ngay |lan )?(?:cap nhat|sua|chinh sua|thay doi|update|last modified|modified)")


def datelines(elements: Iterable[HtmlElement]) -> tuple[str, ...]:
    """Dates that elements show, those of a change last.

    Args:
        elements: Elements, the likeliest first.
    """
    found = list(dict.fromkeys(stamp_texts(element for element in elements if _may_show_date(element))))
    return tuple(sorted(found, key=_is_change))


def is_dateline(element: HtmlElement) -> bool:
    """Whether an element shows a date and hardly anything else."""
    return bool(short_text(element, _LONGEST_REST).strip()) and _may_show_date(element) and any(stamp_texts([element]))


def _is_change(stamp: str) -> bool:
    return bool(_CHANGED.match(folded(stamp)))


def _may_show_date(element: HtmlElement) -> bool:
    """Whether an element may be a date line, not words of a paragraph."""
    if element.tag == "time":
        return True
    text = short_text(element, 90).strip()
    if not text or (text.endswith((".", ";", ",")) and len(text) > 40):
        return False
    rest = without_date(text)
    if folded(rest).startswith(words().imprint) or (len(rest) > _LONGEST_REST and "|" not in text):
        return False
    # Nobody writes the minute of the day into a sentence.
    if not rest and has_clock(text):
        return True
    holder = element
    while holder.tag in _INLINE and (parent := holder.getparent()) is not None:
        holder = parent
    return holder is element or bool(short_text(holder, _LONGEST_LINE).strip()) or _stands_alone(element)


def _stands_alone(element: HtmlElement) -> bool:
    """Whether an inline element has a line for itself, between line breaks or other elements."""
    before, after = element.getprevious(), element.getnext()
    parent = element.getparent()
    ahead = before.tail if before is not None else parent.text if parent is not None else ""
    if (ahead or "").strip() or (element.tail or "").strip():
        return False
    return all(beside is None or beside.tag not in _INLINE for beside in (before, after))
