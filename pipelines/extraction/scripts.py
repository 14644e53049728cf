"""Whether a page leaves its text to a script: an empty element is there to be filled, and a script has the words."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from ocop.folding import fold_words
from pipelines.extraction.language import is_vietnamese

_FILE = Path(__file__).with_name("scripts.toml")
_HOLDERS = "self::div or self::section or self::article or self::main or self::p or self::td or self::span"
_MEDIA = "img|picture|video|audio|iframe|object|embed|canvas|input|ins"
# Elements for a script to fill: nothing in them but perhaps a sign that something is to come.
_EMPTY = f"//body//*[{_HOLDERS}][@id or @class][not(text()[normalize-space()])][not(*/node())][not({_MEDIA})]"
_SCRIPTS = "//script[not(@src)][not(contains(@type, 'ld+json'))]"
_NAMED = re.compile(r"""["'`][#.]?([\w-]{2,60})""")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_INLINE = re.compile(r"<\\?/?(?:a|b|em|i|span|strong|u)\b[^<>]{0,300}>", re.IGNORECASE)
# What stands between quotes, or between tags in quotes.
_STRING = re.compile(r"""(?<=["'`>])[^"'`<>{}\[\]\\]{30,}+(?=["'`<\\])""")
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")
_FEWEST_WORDS = 7
# So many sentences are an article's, even where the script does not say which element they are for.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of a page and what they may fill.

    Attributes:
        texts: The scripts that stand in the page itself, but for structured data.
        holders: Ids and classes of elements that are empty.
        has_mount: Whether one of them is of a framework that draws the whole page.
    """

    texts: tuple[str, ...] = ()
    holders: frozenset[str] = frozenset()
    has_mount: bool = False

    def draw_text(self) -> bool:
        """Whether they hold what the page should show: sentences in Vietnamese that are not said to the reader.

        One is enough in a script that names an empty element; a comment form's complaints are no sentences of an
        article, nor is the description of a film that a script plays.
        """
        if self.has_mount or not self.holders:
            return self.has_mount
        told: set[str] = set()
        for text in self.texts:
            if any(film in text for film in _words()["films"]):
                continue
            is_named = any(name[1] in self.holders for name in _NAMED.finditer(text))
            for sentence in _sentences(text):
                told.add(sentence)
                if is_named or len(told) >= _MANY:
                    return True
        return False


def read_scripts(tree: HtmlElement) -> Scripts:
    """The scripts of a page, which must still be in it."""
    mounts = (element for element in tree.xpath("//body//*[@id]") if element.get("id") in _words()["mounts"])
    names = [*tree.xpath(f"{_EMPTY}/@id"), *tree.xpath(f"{_EMPTY}/@class")]
    return Scripts(
        texts=tuple(script.text for script in tree.xpath(_SCRIPTS) if script.text),
        holders=frozenset(word for name in names for word in str(name).split()),
        has_mount=any(not "".join(element.itertext()).strip() for element in mounts),
    )


def _sentences(script: str) -> Iterator[str]:
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), script) if "\\u" in script else script
    for piece in _STRING.finditer(_INLINE.sub("", html.unescape(text))):
        said = piece[0].strip()
        if len(said.split()) < _FEWEST_WORDS or not _SENTENCE_END.search(said) or not is_vietnamese(said):
            continue
        words = f" {fold_words(said)} "
        if not any(f" {word} " in words for word in _words()["to_reader"]):
            yield said


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: tuple(phrases) for name, phrases in lists.items()}
