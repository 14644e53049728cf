"""What on a page is no part of an article by its tag or its names, and the word lists that tell it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lxml.html import HtmlElement

from pipelines.extraction.tracing import note_cut
from pipelines.extraction.wording import folded, without_control

_FILE = Path(__file__).with_name("noise.toml")
_INERT = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "link", "map", "nav"),
    *("button", "input", "select", "textarea", "head"),
)
# Those of them that a reader sees.
_SHOWN = frozenset({"nav", "button", "select", "map"})
_BESIDE = re.compile(r" (?:with|has|no|without)(?: left| right)? \w+(?= )")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAME_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "search", "dialog"})
_LONGEST_CAPTION = 600
_HEADLINE, _PARAGRAPH = 25, 40
_LEADING_COUNT = re.compile(r"^\d+ | \d+$")
# A box is small beside the article. An element that holds more than this share of the page's running text is no box.
MOST_OF_TEXT = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `noise.toml`."""

    boxes: re.Pattern[str]
    captions: re.Pattern[str]
    headings: frozenset[str]
    reader_headings: frozenset[str]
    notice_headings: frozenset[str]
    buttons: frozenset[str]
    calls: tuple[str, ...]
    pointers: tuple[str, ...]
    imprint: tuple[str, ...]
    labels: tuple[str, ...]
    signatures: frozenset[str]
    writers: frozenset[str]
    credits: frozenset[str]
    banners: tuple[str, ...]
    page_titles: frozenset[str]


@cache
def words() -> Words:
    """The word lists, ready for use."""
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Words(
        boxes=_phrases(lists["boxes"]),
        captions=_phrases(lists["captions"]),
        headings=frozenset(lists["headings"]),
        reader_headings=frozenset(lists["reader_headings"]),
        notice_headings=frozenset(lists["notice_headings"]),
        buttons=frozenset(lists["buttons"]),
        calls=tuple(lists["calls"]),
        pointers=tuple(lists["pointers"]),
        imprint=tuple(lists["imprint"]),
        labels=tuple(f"{label} " for label in lists["labels"]),
        signatures=frozenset(lists["signatures"]),
        writers=frozenset(lists["writers"]),
        credits=frozenset(lists["credits"]),
        banners=tuple(lists["banners"]),
        page_titles=frozenset(lists["page_titles"]),
    )


def remove(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    # A numeric entity may have put into the tree what may not be written into it.
    tail = without_control(element.tail or "")
    before = element.getprevious()
    if tail and before is not None:
        before.tail = without_control(before.tail or "") + tail
    elif tail:
        parent.text = without_control(parent.text or "") + tail
    parent.remove(element)


def remove_inert(tree: HtmlElement) -> None:
    """Take out what shows no text of its own to a reader: scripts, styles, hidden parts, form controls, menus."""
    for element in list(tree.iter(*_INERT)):
        if element.tag in _SHOWN:
            note_cut("menu", element)
        remove(element)
    most = MOST_OF_TEXT * running_text(tree)
    for element in tree.xpath("//*[@hidden or @style]"):
        is_hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        # What holds most of the page is only hidden until a script unfolds it.
        if is_hidden and running_text(element) <= most:
            note_cut("hidden", element)
            remove(element)


def is_caption(element: HtmlElement) -> bool:
    """Whether an element is a picture's caption by its tag, class or id."""
    if element.tag == "figcaption":
        return True
    named = words().captions.search(names_of(element))
    return bool(named) and bool(short_text(element, _LONGEST_CAPTION))


def short_text(element: HtmlElement, most: int) -> str:
    """Text of an element that is not longer than so many characters; empty where it is."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > most:
            return ""
    return "".join(pieces)


def without_count(text: str) -> str:
    """A folded heading without the number before or after it.

    >>> without_count("12 binh luan")
    'binh luan'
    """
    return _LEADING_COUNT.sub("", text)


def names_of(element: HtmlElement) -> str:
    """Words of an element's classes, id and type, folded, each name between spaces; empty where it has none."""
    names = f"{element.get('class') or ''} | {element.get('id') or ''} | {element.get('type') or ''}"
    return " | ".join(_split(name) for name in names.split()) if len(names) > 6 else ""


def running_text(element: HtmlElement) -> int:
    """Characters of an element's text that are in no link."""
    total = sum(len(text) for text in element.itertext())
    return total - sum(len(text) for link in element.iter("a") for text in link.itertext())


def is_named_box(element: HtmlElement) -> bool:
    """Whether the names of an element, its role or its tag say that it is no part of an article."""
    if element.tag in {"aside", "footer"} or element.get("role") in _FRAME_ROLES:
        return True
    return element.tag not in {"html", "body", "a"} and bool(words().boxes.search(names_of(element)))


def is_small(element: HtmlElement, most: float) -> bool:
    """Whether an element is small beside the article, or plainly a list of headlines beside a short one.

    Args:
        element: The element.
        most: Characters of running text that a box may have.
    """
    if running_text(element) <= most:
        return True
    headlines = sum(len("".join(link.itertext()).strip()) >= _HEADLINE for link in element.iter("a"))
    paragraphs = sum(len(text.strip()) >= _PARAGRAPH for text in element.itertext()) - headlines
    return headlines >= 2 and headlines * 3 >= paragraphs


@lru_cache(maxsize=4096)
def _split(names: str) -> str:
    # What is "with-sidebar" is the page beside it.
    return _BESIDE.sub(" ", f" {folded(_CAMEL.sub(' ', names))} ")


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Pattern that finds one of the phrases as whole words in a folded text."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, phrases))}) ")
