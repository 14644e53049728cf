"""Thousands parted by a space: "3 317 sản phẩm"."""

from __future__ import annotations

import re

from nlp.lexicon import word_set
from nlp.text import one_tone_style

# The figure is looked for first, and then what stands before it: so a text is passed over quickly.
_GROUPS = re.compile(r"[1-9](?<![\d.,/-].)\d{0,2}(?: \d{3})+(?![\d.,/]?\d)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) *$")
_SIGN_BEFORE = re.compile(r"(?:^|[\n|:(,;-]) *$")
_AFTER = re.compile(r" ?[^\W\d_]| *(?:$|[\n|),;]|\.(?!\d))")
_LOOK_BACK = 24


def with_dots(text: str) -> str:
    """The text with dots for the spaces within numbers, where the groups can be nothing else; its length stays.

    >>> with_dots("Cả nước có 3 317 sản phẩm; đợt 1 200 sản phẩm; năm 2020 145 sản phẩm")
    'Cả nước có 3.317 sản phẩm; đợt 1 200 sản phẩm; năm 2020 145 sản phẩm'
    """
    return _GROUPS.sub(lambda match: match[0].replace(" ", ".") if _is_one(text, match) else match[0], text)


def _is_one(text: str, match: re.Match[str]) -> bool:
    """Whether groups of figures are one number: no name or rank stands before them, and no figure after them."""
    if _AFTER.match(text, match.end()) is None:
        return False
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    word = _WORD_BEFORE.search(before)
    if word is None:
        return _SIGN_BEFORE.search(before) is not None
    lower = one_tone_style(word[1].lower())
    if lower in word_set("ranked"):
        return before[: word.start()].rstrip().lower().endswith("tổng")
    # "Tân Hưng 1 200 sản phẩm" may be of Tân Hưng 1.
    return not word[1][0].isupper() or lower in word_set("runs_on")
