"""Whether a link promises an article about OCOP. Apart from those of an OCOP listing, no others are fetched."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ocop.folding import fold_words
from spiders.links import Link, Promise, path_of

_WORDS_FILE = Path(__file__).with_name("promise.toml")


def promise_of(link: Link, weak_words: int = 1) -> Promise | None:
    """What a link promises by its title, its summary and the words of its address; None: nothing.

    Args:
        link: The link.
        weak_words: How many different weaker words it must hold to be worth fetching for them; 0: they never suffice.

    >>> promise_of(Link("https://example.vn/cong-nhan-12-san-pham-ocop-d241.html"))
    Promise(kind='strong', words=('ocop',))
    >>> craft = Link("https://example.vn/a-1.html", title="Làng nghề vào vụ Tết")
    >>> promise_of(craft), promise_of(craft, weak_words=2)
    (Promise(kind='weak', words=('làng nghề',)), None)
    """
    words = _words()
    text = fold_words(" ".join(filter(None, (unquote(path_of(link.url)), link.title, link.summary))))
    if strong := tuple(word for folded, word in words.strong if folded in text):
        return Promise("strong", strong)
    padded = f" {text} "
    weak = tuple(word for folded, word in words.weak if f" {folded} " in padded)
    return Promise("weak", weak) if weak_words and len(weak) >= weak_words else None


class _Words(NamedTuple):
    """The words of `promise.toml`, folded and as they are spelled."""

    strong: tuple[tuple[str, str], ...]
    weak: tuple[tuple[str, str], ...]


@cache
def _words() -> _Words:
    lists = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    strong, weak = (tuple((fold_words(word), word) for word in lists[kind]) for kind in ("strong", "weak"))
    return _Words(strong, weak)
