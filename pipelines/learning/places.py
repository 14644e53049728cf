"""The XPaths by which an element is found again on other pages of its outlet, the plainest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# Names with the number of an article are made anew for each page.
_PASSING = re.compile(r"\d{4,}|[^\w-]|^.?$")
_MOST_ANCESTORS = 5
_UNIQUE = frozenset({"h1", "article", "main", "time"})


def places_of(element: HtmlElement) -> Iterator[str]:
    """XPaths that find an element, the plainest and most lasting first.

    >>> from lxml.html import fromstring
    >>> page = fromstring('<div><div id="tin"><p class="sapo dam">Cà Mau</p></div></div>')
    >>> list(places_of(page.find(".//p")))[:3]
    ["//p[has-class('sapo')]", "//p[has-class('dam')]", "//*[@id='tin']/p"]
    """
    for step in _steps(element):
        yield f"//{step}"
    if element.tag in _UNIQUE:
        yield f"//{_tag(element)}"
    path, holder = _tag(element), element
    for _ in range(_MOST_ANCESTORS):
        child, parent = holder, holder.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        holder = parent
        for step in _steps(holder):
            yield f"//{step}/{path}"
        numbered = _numbered(child)
        if numbered != child.tag:
            rest = path[len(_tag(child)) :]
            for step in _steps(holder):
                yield f"//{step}/{numbered}{rest}"
        path = f"{_tag(holder)}/{path}"


def _steps(element: HtmlElement) -> Iterator[str]:
    """Steps that name an element by what it is called."""
    name = element.get("id") or ""
    if name and not _PASSING.search(name):
        yield f"*[@id='{name}']"
    for attribute in ("itemprop", "data-role", "data-field"):
        stated = element.get(attribute) or ""
        if re.fullmatch(r"[\w-]+", stated):
            yield f"{_tag(element)}[@{attribute}='{stated}']"
    for word in (element.get("class") or "").split():
        if not _PASSING.search(word):
            yield f"{_tag(element)}[has-class('{word}')]"


def _numbered(element: HtmlElement) -> str:
    """The step to an element from its parent, with its number among those of its tag where there are several."""
    parent = element.getparent()
    same = [] if parent is None else [child for child in parent if child.tag == element.tag]
    return _tag(element) if len(same) < 2 else f"{_tag(element)}[{same.index(element) + 1}]"


def _tag(element: HtmlElement) -> str:
    return str(element.tag)
