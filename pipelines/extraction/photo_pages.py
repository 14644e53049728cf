"""Whether a page shows pictures of its own: what it is about where it has no text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipelines.extraction.noise import names_of

# Signs, buttons and the pixels by which visits are counted are smaller.
_LEAST_SIDE = 150
_ORNAMENT = re.compile(r"logo|icon|avatar|banner|spacer|pixel|blank|loading|captcha", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2"})


def shows_own_pictures(tree: HtmlElement) -> bool:
    """Whether a page shows pictures below its headline that do not lead elsewhere.

    Args:
        tree: The page, without boxes and frame.
    """
    shown = list(tree.iter("img", *_HEADINGS))
    first = next((place for place, element in enumerate(shown) if element.tag in _HEADINGS), -1)
    return any(element.tag == "img" and _is_own(element) for element in shown[first + 1 :])


def _is_own(picture: HtmlElement) -> bool:
    sides = (picture.get("width") or "", picture.get("height") or "")
    if any(side.removesuffix("px").isdecimal() and int(side.removesuffix("px")) < _LEAST_SIDE for side in sides):
        return False
    if _ORNAMENT.search(f"{picture.get('src') or ''} {names_of(picture)}"):
        return False
    link = next(picture.iterancestors("a"), None)
    return link is None or not link.get("href") or bool(_PICTURE_FILE.search(link.get("href") or ""))
