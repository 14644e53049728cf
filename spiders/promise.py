"""Whether a link promises an article about OCOP. Apart from those of an OCOP listing, no others are fetched."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from spiders.links import Link, path_of

Promise = Literal["strong", "weak"]

_WORDS_FILE = Path(__file__).with_name("promise.toml")
_NO_WORD = re.compile(r"[\W_]+")


def promise_of(link: Link) -> Promise | None:
    """How much a link promises by its title, its summary and the words of its address; None: nothing.

    >>> promise_of(Link("https://example.vn/cong-nhan-12-san-pham-ocop-d241.html"))
    'strong'
    >>> promise_of(Link("https://example.vn/a-1.html", title="Làng nghề vào vụ Tết"))
    'weak'
    >>> promise_of(Link("https://example.vn/gia-vang-hom-nay.html")) is None
    True
    """
    strong, weak = _patterns()
    words = fold(" ".join(filter(None, (unquote(path_of(link.url)), link.title, link.summary))))
    if strong.search(words):
        return "strong"
    return "weak" if weak.search(words) else None


def fold(text: str) -> str:
    """Lower-case words without tone marks and with d for đ, between single blanks.

    >>> fold("Đặc sản Đắk Lắk – mỗi xã một sản phẩm")
    'dac san dak lak moi xa mot san pham'
    """
    text = text.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")
    return _NO_WORD.sub(" ", text).strip()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of `promise.toml`: the strong ones anywhere, the weak ones as whole words."""
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    strong, weak = ("|".join(re.escape(fold(phrase)) for phrase in words[kind]) for kind in ("strong", "weak"))
    return re.compile(strong), re.compile(rf"\b(?:{weak})\b")
