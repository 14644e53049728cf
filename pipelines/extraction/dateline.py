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
    shown = (element for element in elements if _may_show_date(element) and not _is_inside_change(element))
    found = list(dict.fromkeys(stamp_texts(shown)))
    return tuple(sorted(found, key=is_change))


def is_dateline(element: HtmlElement) -> bool:
    """Whether an element shows a date and hardly anything else."""
    return bool(short_text(element, _LONGEST_REST).strip()) and _may_show_date(element) and any(stamp_texts([element]))


def is_change(stamp: str) -> bool:
    """Whether a stamp says that it is that of a change: "Cập nhật lúc 08:00 5/10/2024"."""
    return bool(_CHANGED.match(folded(stamp)))


def _is_inside_change(element: HtmlElement) -> bool:
    """Whether a date stands without its label in an element that shows it as that of a change."""
    holder = element.getparent()
    if holder is None or (element.tag not in _INLINE and element.tag != "time"):
        return False
    row, text = short_text(holder, _LONGEST_REST), short_text(element, _LONGEST_REST)
    return is_change(row) and not is_change(text) and row.count(text.strip()) == 1 and not _stands_alone(element)


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
