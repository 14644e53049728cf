"""The XPaths by which an element is found again on other pages of its outlet, the plainest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# Names with the number of an article are made anew for each page.
_PASSING = re.compile(r"\d{4,}|[^\w:.-]|^.?$")
_MOST_ANCESTORS = 5
_UNIQUE = frozenset({"h1", "h2", "article", "main", "time"})
# How an element is set tells it apart where it is called nothing: pages of the two-thousands have no other marks.
_SETTINGS = ("width", "size", "face", "color", "bgcolor", "align")
_SETTING = re.compile(r"[\w#%. -]+")


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
    yield from _below_holders(element, named=True)
    for step in _settings(element):
        yield f"//{step}"
    yield from _below_holders(element, named=False)


def places_beside(element: HtmlElement, headline: HtmlElement, place: str) -> Iterator[str]:
    """XPaths that find an element from the headline: by where it stands in what holds both.

    Args:
        element: The element.
        headline: The element of the headline on the same page.
        place: The XPath by which the headline is found.

    >>> from lxml.html import fromstring
    >>> page = fromstring('<div><h1>Cà Mau</h1><p>1/3/2025</p><div><div>Đến nay</div></div></div>')
    >>> list(places_beside(page.find("div/div"), page.find("h1"), "//h1"))
    ['//h1/following-sibling::div[1]/div']
    """
    above = [headline, *headline.iterancestors()]
    inner = element
    path = ""
    while inner not in above:
        holder = inner.getparent()
        if holder is None:
            return
        if holder in above:
            beside = above[above.index(holder) - 1]
            is_below = holder.index(inner) > holder.index(beside)
            axis = "following-sibling" if is_below else "preceding-sibling"
            between = set(inner.itersiblings(preceding=is_below)) & set(beside.itersiblings(preceding=not is_below))
            number = 1 + sum(other.tag == inner.tag for other in between)
            yield f"{place}{'/..' * above.index(beside)}/{axis}::{_tag(inner)}[{number}]{path}"
            return
        path = f"/{_numbered(inner)}{path}"
        inner = holder
    if inner is not headline:
        yield f"{place}{'/..' * above.index(inner)}{path}"


def _below_holders(element: HtmlElement, *, named: bool) -> Iterator[str]:
    """Paths to an element from those that hold it."""
    path, counted, holder = _tag(element), _numbered(element), element
    for _ in range(_MOST_ANCESTORS):
        child, parent = holder, holder.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        holder = parent
        steps = list(_steps(holder) if named else _settings(holder))
        rest = path[len(_tag(child)) :]
        ways = dict.fromkeys((path, f"{_numbered(child)}{rest}", counted))
        yield from (f"//{step}/{way}" for way in ways for step in steps)
        path, counted = f"{_tag(holder)}/{path}", f"{_numbered(holder)}/{counted}"


def _steps(element: HtmlElement) -> Iterator[str]:
    """Steps that name an element by what it is called."""
    name = element.get("id") or ""
    if name and not _PASSING.search(name):
        yield f"*[@id='{name}']"
    for attribute in ("itemprop", "data-role", "data-field", "data-hook"):
        stated = element.get(attribute) or ""
        if re.fullmatch(r"[\w-]+", stated):
            yield f"{_tag(element)}[@{attribute}='{stated}']"
    for word in (element.get("class") or "").split():
        if not _PASSING.search(word):
            yield f"{_tag(element)}[has-class('{word}')]"


def _settings(element: HtmlElement) -> Iterator[str]:
    """Steps that tell an element by how it is set."""
    for attribute in _SETTINGS:
        stated = element.get(attribute) or ""
        if _SETTING.fullmatch(stated):
            yield f"{_tag(element)}[@{attribute}='{stated}']"


def _numbered(element: HtmlElement) -> str:
    """The step to an element from its parent, with its number among those of its tag where there are several."""
    parent = element.getparent()
    same = [] if parent is None else [child for child in parent if child.tag == element.tag]
    return _tag(element) if len(same) < 2 else f"{_tag(element)}[{same.index(element) + 1}]"


def _tag(element: HtmlElement) -> str:
    return str(element.tag)
