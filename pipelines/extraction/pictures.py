"""Captions that only their place tells: the line right below a picture, in a frame with it, centred or slanted."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipelines.extraction.noise import short_text
from pipelines.extraction.wording import is_person_name, tidy

_LONGEST, _SHORTEST_SENTENCE = 300, 50
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_WRAPPERS = frozenset({"a", "span", "picture", "figure", "table", "tbody", "tr", "td", "strong", "b", "em", "i"})
_CENTRED = re.compile(r"text-align\s*:\s*center|font-style\s*:\s*italic", re.IGNORECASE)
# "Ảnh: Thu Hiền" at the end of a line.
_CREDIT = re.compile(r"\b(?:ảnh|nguồn ảnh|hình|photo|đồ họa|minh họa)\s*:?\s*[^.:]{2,40}\.?$", re.IGNORECASE)


def is_below_picture(text: str, holder: HtmlElement, picture: HtmlElement) -> bool:
    """Whether a line is the caption of the picture before it.

    Args:
        text: The line.
        holder: The element that it was read from.
        picture: The last picture; no other line stands between the two.
    """
    if len(text) > _LONGEST or holder.tag in _HEADINGS or is_person_name(text):
        return False
    if _CREDIT.search(text) or _is_centred(holder) or _is_slanted(holder, text):
        return True
    frame = _frame_of(picture)
    return frame is not None and (frame is holder or frame in holder.iterancestors()) and _says(frame, text)


def is_sentence(text: str) -> bool:
    """Whether a line below a picture could as well be a paragraph: a whole sentence without a credit.

    >>> is_sentence("Toàn tỉnh đến nay có 101 sản phẩm OCOP được công nhận."), is_sentence("Đồi chè. Ảnh: Y Niê.")
    (True, False)
    """
    return len(text) >= _SHORTEST_SENTENCE and text.endswith(".") and not _CREDIT.search(text)


def _frame_of(picture: HtmlElement) -> HtmlElement | None:
    """The element that frames a picture together with a text; None where the picture has a block for itself."""
    for element in picture.iterancestors():
        if element.tag in {"body", "html"}:
            return None
        if _has_text(element):
            if element.tag == "tr":  # the text stands in a cell beside the picture
                return None
            # A picture in a row of data goes with the row.
            cells = element.getparent() if element.tag in {"td", "th"} else None
            return None if cells is not None and sum(map(_has_text, cells)) > 1 else element
        if element.tag not in _WRAPPERS:
            return None
    return None


def _has_text(element: HtmlElement) -> bool:
    return any(text.strip() for text in element.itertext())


def _says(element: HtmlElement, text: str) -> bool:
    return tidy(" ".join(short_text(element, _LONGEST).split())) == text


def _is_centred(element: HtmlElement) -> bool:
    """Whether a line is centred by its own element; a whole body that is centred tells nothing."""
    for holder in (element, element.getparent()):
        if holder is None or holder.tag not in {"p", "div", "td", "center", "span", "h6", "h5"}:
            return False
        if holder.tag == "center" or (holder.get("align") or "").lower() == "center":
            return bool(short_text(holder, _LONGEST).strip())
        if _CENTRED.search(holder.get("style") or ""):
            return bool(short_text(holder, _LONGEST).strip())
    return False


def _is_slanted(element: HtmlElement, text: str) -> bool:
    return any(tidy("".join(item.itertext())) == text for item in element.iter("em", "i"))
