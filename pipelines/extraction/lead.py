"""The opening paragraph that the layout sets apart ("sapo")."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from lxml.html import HtmlElement

from nlp.places import find_province
from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.noise import names_of, running_text, short_text
from pipelines.extraction.wording import folded, tidy

_NAMES = re.compile(
    r" (?:sapo|sapô|lead|chapeau|summary|abstract|excerpt|intro|introtext|description|desc|descript|standfirst|tom tat|"
    r"tomtat|trich yeu|trich dan|gioi thieu|article headline|headline intro|quote intro) "
)
_SHORTEST, _LONGEST = 40, 1500
# A lead of more paragraphs is a short article.
_MOST_LINES = 2
# An opening that is set as none of so many other paragraphs is set apart.
_FEWEST_OTHERS, _PARAGRAPH, _NEXT = 3, 60, 8
_CLOSED = (".", "!", "?", "…", ".”", '."')
# "(Chinhphu.vn) - ", "(ĐTCK) ", "TTXVN - ": the desk's signature before the text.
_SIGNATURE = re.compile(r"^\(([^()]{2,30})\)\s*[-–—:.]?\s*(?=\S)")
_INITIALS = re.compile(r"[A-ZĐÂĂÊÔƠƯ0-9&+.\- ]{2,12}")
_LONGEST_LABEL = 30
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)|.*\b(?:Online|News|TTXVN)\b.*", re.IGNORECASE)


def without_signature(lead: str, outlet: str | None) -> str:
    """A lead without the outlet's signature before it; the name of a place stays.

    >>> without_signature("(Chinhphu.vn) - Đến nay, cả nước có 17.000 sản phẩm.", None)
    'Đến nay, cả nước có 17.000 sản phẩm.'
    >>> without_signature("(Cà Mau) - Đến nay, tỉnh có 145 sản phẩm.", None)
    '(Cà Mau) - Đến nay, tỉnh có 145 sản phẩm.'
    """
    match = _SIGNATURE.match(lead)
    if not match:
        return lead
    name = match[1].strip()
    is_outlet = bool(outlet) and folded(name) in folded(outlet or "")
    if is_outlet or _SITE.fullmatch(name) or (_INITIALS.fullmatch(name) and find_province(name) is None):
        return lead[match.end() :]
    return lead


def without_label(lead: str | None, element: HtmlElement, description: str | None) -> str | None:
    """A lead without the label that stands before it in an element of its own: the outlet's short name, "Tóm tắt".

    Args:
        lead: The lead.
        element: The element that shows it.
        description: Description that the metadata states: where the lead ends with it, what stands before is a label.
    """
    for inner in element.iterdescendants():
        label = tidy(short_text(inner, _LONGEST_LABEL)) if isinstance(inner.tag, str) else ""
        if lead and label and label != lead and lead.startswith(label):
            rest = lead[len(label) :].lstrip(" :-–—|.")
            is_said = bool(description) and folded(rest)[:60] == folded(description or "")[:60]
            is_name = _INITIALS.fullmatch(label) and find_province(label) is None
            if rest and (is_said or is_name or (label.endswith(":") and find_province(label[:-1]) is None)):
                return rest
    return lead


def find_lead(
    candidates: Iterable[HtmlElement], description: str | None, above: Container[HtmlElement] = ()
) -> HtmlElement | None:
    """The element that holds the lead: it says what the metadata gives as description, or is called so.

    Where neither is found, a sentence that stands by itself between headline and body is the lead.

    Args:
        candidates: Elements below the headline, in the order of the page.
        description: Description that the metadata states.
        above: Those of them that stand above the body.
    """
    wanted = folded(description or "")[:60]
    by_name = by_place = None
    for element in candidates:
        text = tidy(short_text(element, _LONGEST))
        if len(text) < _SHORTEST or running_text(element) < len(text) / 2:
            continue
        says_it = len(wanted) >= _SHORTEST and folded(text).startswith(wanted)
        named = by_name is None and bool(_NAMES.search(names_of(element)))
        placed = by_place is None and element in above and text.endswith(_CLOSED)
        if not (says_it or named or placed):
            continue
        lines = len(read_blocks([element]).lines)
        if lines > (_MOST_LINES if named or says_it else 1):
            continue
        if says_it:
            return element
        by_name = element if named else by_name
        by_place = element if placed else by_place
    return by_name if by_name is not None else by_place


def opening_lead(lines: Sequence[Line], description: str | None) -> str | None:
    """The first line of the body, where it is a lead: set apart, or what the metadata gives as description.

    Args:
        lines: Lines of the body.
        description: Description that the metadata states.
    """
    return lines[0].text if lines and _is_set_apart(lines[0], lines[1:], description) else None


def _is_set_apart(line: Line, others: Sequence[Line], description: str | None) -> bool:
    if line.is_row or not _SHORTEST <= len(line.text) <= _LONGEST:
        return False
    wanted = folded(description or "")[:60]
    if len(wanted) >= _SHORTEST and folded(line.text).startswith(wanted):
        return True
    element = line.element
    if element is None:
        return False
    bold = element.xpath(
        "descendant-or-self::*[self::strong or self::b or self::em or self::i or self::h2 or self::h3]"
    )
    if any(tidy("".join(item.itertext())) == line.text for item in bold):
        return True
    paragraphs = [len(other.text) >= _PARAGRAPH and not other.is_row for other in others]
    looks = [other.look for other, is_one in zip(others[:_NEXT], paragraphs, strict=False) if is_one]
    # Of a brief the one or two others tell as much.
    enough = len(looks) >= min(_FEWEST_OTHERS, max(sum(paragraphs), 1))
    return enough and line.text.endswith(_CLOSED) and line.look not in looks
