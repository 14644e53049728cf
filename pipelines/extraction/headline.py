"""The headline of a page: where it stands, and how it reads without the outlet's name."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipelines.extraction.noise import short_text
from pipelines.extraction.wording import folded, tidy

_LONGEST = 400
_JOINT = re.compile(r"\s+[|–—»·\-]+\s+|\s*\|\s*")
_CANDIDATES = ("h1", "h2", "h3", "h4", "div", "span", "p", "td", "strong", "a", "b", "font")


def bare_title(title: str, *outlets: str | None) -> str:
    """A title without the outlet's name at its end.

    Args:
        title: As it stands in the head of a page.
        outlets: Names under which the outlet may sign: its name, its domain.

    >>> bare_title("Cà Mau có 145 sản phẩm OCOP - Báo Đất Mũi", "Báo Đất Mũi")
    'Cà Mau có 145 sản phẩm OCOP'
    >>> bare_title("Hà Nội - Huế: hai miền OCOP", "Báo Đất Mũi")
    'Hà Nội - Huế: hai miền OCOP'
    """
    signatures = {folded(name) for name in outlets if name} - {""}
    pieces = _JOINT.split(title)
    joints = [match.start() for match in _JOINT.finditer(title)]
    for joint, piece in zip(reversed(joints), reversed(pieces[1:]), strict=True):
        signature = folded(piece)
        is_name = any(signature and (signature in name or name in signature) for name in signatures)
        if not (is_name or re.fullmatch(r"(?:www )?[\w ]+ (?:vn|com|net|org|gov)(?: vn)?", signature)):
            break
        title = title[:joint]
    return title.strip()


def find_headline(tree: HtmlElement, stated: tuple[str, ...]) -> HtmlElement | None:
    """The element that shows the headline; None where none does.

    It is the first heading that reads as the head of the page states, then any element that does, then the only `h1`
    or the longest of several: a portal's `h1` is often its own name, and some pages set the headline in a `div`.

    Args:
        tree: The page without its frame.
        stated: Headlines that the metadata states, without the outlet's name.
    """
    wanted = [folded(title) for title in stated if title]
    texts = [(element, folded(short_text(element, _LONGEST))) for element in tree.iter(*_CANDIDATES)]
    for tags in (("h1",), ("h2", "h3", "h4"), _CANDIDATES):
        for element, text in texts:
            if text and element.tag in tags and any(_reads_as(text, title) for title in wanted):
                return element
    headings = [(element, text) for element, text in texts if element.tag == "h1" and not _is_home_link(element)]
    return max(headings, key=lambda item: len(item[1]), default=(None, ""))[0]


def _reads_as(text: str, title: str) -> bool:
    """Whether two folded headlines are the same, or one is the beginning of the other, as where it was cut."""
    if min(len(text), len(title)) < 12:
        return text == title
    return text == title or text.startswith(title) or title.startswith(text)


def _is_home_link(element: HtmlElement) -> bool:
    link = element.find(".//a")
    return link is not None and (link.get("href") or "").rstrip("/").count("/") <= 2


def shown_text(element: HtmlElement) -> str:
    """What a headline element shows, on one line."""
    return tidy(" ".join(element.itertext()))
