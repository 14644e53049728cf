"""Whether a link promises an article about OCOP. Apart from those of an OCOP listing, no others are fetched."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ocop.folding import fold_words
from spiders.links import Link, Promise, path_of

# "81234.html", "c123", "post816923.html"
_NUMBER = re.compile(r"[a-z]{0,4}-?\d+(?:\.\w+)?", re.IGNORECASE)
_WORDS_FILE = Path(__file__).with_name("promise.toml")


def promise_of(link: Link, weak_words: int = 1) -> Promise | None:
    """What a link promises by its title, its summary and the words of its address; None: nothing.

    A section that names the programme (/ocop/) is a list of its articles, though other news may stand in it too.

    Args:
        link: The link.
        weak_words: How many different weaker words it must hold to be worth fetching for them; 0: they never suffice.

    >>> promise_of(Link("https://example.vn/cong-nhan-12-san-pham-ocop-d241.html"))
    Promise(kind='strong', words=('ocop',))
    >>> craft = Link("https://example.vn/a-1.html", title="Làng nghề vào vụ Tết")
    >>> promise_of(craft), promise_of(craft, weak_words=2)
    (Promise(kind='weak', words=('làng nghề',)), None)
    """
    section, own = _parts(link.url)
    text = fold_words(" ".join(filter(None, (own, link.title, link.summary))))
    if strong := _strong_in(text):
        return Promise("strong", strong)
    section = fold_words(section)
    if strong := _strong_in(section):
        return Promise("listed", strong)
    padded = f" {section} {text} "
    weak = tuple(word for folded, word in _words().weak if f" {folded} " in padded)
    return Promise("weak", weak) if weak_words and len(weak) >= weak_words else None


def _parts(url: str) -> tuple[str, str]:
    """The section that an address names, and the part that is the article's own: the last that is no mere number."""
    parts = unquote(path_of(url)).strip("/").split("/")
    while len(parts) > 1 and _NUMBER.fullmatch(parts[-1]):
        parts.pop()
    return " ".join(parts[:-1]), parts[-1]


def _strong_in(folded_text: str) -> tuple[str, ...]:
    return tuple(word for folded, word in _words().strong if folded in folded_text)


class _Words(NamedTuple):
    """The words of `promise.toml`, folded and as they are spelled."""

    strong: tuple[tuple[str, str], ...]
    weak: tuple[tuple[str, str], ...]


@cache
def _words() -> _Words:
    lists = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    strong, weak = (tuple((fold_words(word), word) for word in lists[kind]) for kind in ("strong", "weak"))
    return _Words(strong, weak)
