"""Words, numbers and signs of a text, with their places in it."""

from __future__ import annotations

import re
from sys import intern
from typing import Literal, NamedTuple

from nlp.text import View

TokenKind = Literal["word", "number", "sign"]
_KINDS: tuple[TokenKind, ...] = ("word", "number", "sign")

# A digit glued to a following word ("13chủ thể") starts a number; a letter glued to digits ("B52") stays one word.
_TOKEN = re.compile(r"([^\W\d_][^\W_]*)|([0-9]+(?:[.,][0-9]+)*)|(\S)")


class Token(NamedTuple):
    """One word (syllable), number or sign.

    Attributes:
        kind: "word", "number" or "sign".
        text: Lower-case text with one style of tone marks.
        start: First character in the view's text.
        end: Character after its last.
        capital: Whether it starts with a capital letter in the text.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    capital: bool


def tokenise(view: View, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of a stretch of a view's text.

    >>> from nlp.text import read
    >>> [token.text for token in tokenise(read("Có 10.880 sản phẩm, 13chủ thể."))]
    ['có', '10.880', 'sản', 'phẩm', ',', '13', 'chủ', 'thể', '.']
    """
    found: list[Token] = []
    lower, plain, made = view.lower, view.text, tuple.__new__
    for match in _TOKEN.finditer(lower, start, len(lower) if end is None else end):
        at, last = match.span()
        kind = _KINDS[(match.lastindex or 0) - 1]
        found.append(made(Token, (kind, intern(match[0]), at, last, plain[at].isupper())))
    return tuple(found)
