"""Line breaks in the middle of a sentence, as hard-wrapped mails, PDF text and torn page markup have them.

A break is read as a space where the line was full, or where it ends in a word that nothing ends in ("toàn tỉnh có"), or
where the next line goes on in lower case. Items of lists, headings and rows of tables stay lines of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.lexicon import word_set
from nlp.text import one_tone_style

_WIDEST, _NARROWEST = 140, 40
_FULL_PAIRS = 3
_MANY = 0.3
_RAGGED = 0.85
_PROSE = 40
_ITEM = re.compile(r"[-+*•●▪■–|]|(?:\d{1,2}|[a-zđ]|[ivxIVX]{1,4})[.)](?:\s|$)")
_ENDED = re.compile(r"[.!?…:;|][\"')\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIGURE = re.compile(r"[\d.,]*\d")
_IN_NUMBER = re.compile(r"\d$")


def unwrapped(text: str) -> str:
    r"""The text with a space for each line break that stands in the middle of a sentence; its length stays.

    >>> unwrapped("Đến nay, toàn tỉnh có\n32\nsản phẩm OCOP.\n- 3 sao: 30\n- 4 sao: 2")
    'Đến nay, toàn tỉnh có 32 sản phẩm OCOP.\n- 3 sao: 30\n- 4 sao: 2'
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    stripped = [line.strip() for line in lines]
    width = _wrapped_at(stripped)
    pieces = [lines[0]]
    current, torn = stripped[0], False
    for i in range(1, len(lines)):
        below = stripped[i + 1] if i + 1 < len(lines) else ""
        joined = (
            bool(current)
            and bool(stripped[i])
            and (
                _goes_on(current, stripped[i - 1], stripped[i], below, width)
                or (torn and _names_programme(current, stripped[i]))
            )
        )
        pieces.append((" " if joined else "\n") + lines[i])
        # What ends a joined line matters, and that it is prose; not the whole of it.
        current = f"{current[-_PROSE:]} {stripped[i]}" if joined else stripped[i]
        torn = joined
    return "".join(pieces)


def _wrapped_at(lines: list[str]) -> float | None:
    """Width at which a line of the text is full; None where its lines are paragraphs."""
    pairs = [(one, two) for one, two in pairwise(lines) if one and two]
    width = max((len(one) for one, _ in pairs), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [(one, two) for one, two in pairs if _is_full(one, two, width * _RAGGED)]
    # Paragraphs and items of like length end in a stop or begin with a capital.
    broken = sum(not _ENDED.search(one) and not two[0].isupper() for one, two in full)
    return width * _RAGGED if broken >= _FULL_PAIRS and broken > _MANY * len(pairs) else None


def _is_full(line: str, following: str, width: float) -> bool:
    """Whether the first word of the next line had no room in a line."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _names_programme(line: str, following: str) -> bool:
    """Whether "OCOP" right after a word without a stop goes on with it ("5 sản phẩm / OCOP")."""
    return following.startswith("OCOP") and line[-1].isalpha() and line.rsplit(maxsplit=1)[-1].islower()


def _goes_on(current: str, line: str, following: str, below: str, width: float | None) -> bool:
    """Whether a line goes on in the next one.

    Args:
        current: The line with those before it that were joined to it.
        line: The line alone.
        following: The next line.
        below: The line after that.
        width: Width at which the text was wrapped.
    """
    if _ITEM.match(following) or "|" in current or "|" in following:
        return False
    if width is not None and _is_full(line, following, width):
        return True
    if _ENDED.search(current):
        return False
    last = _LAST_WORD.search(current)
    if last is not None and one_tone_style(last[1].lower()) in word_set("runs_on") and not current.isupper():
        return True
    prose = max(len(current), len(following)) >= _PROSE or current.endswith(",")
    if following[0].islower():
        return prose or (_IN_NUMBER.search(current) is not None and " " in current)
    # A figure torn out of its sentence by the markup around it.
    torn = _FIGURE.fullmatch(following) is not None and below[:1].islower() and " " in current
    return torn and last is not None and (last[1].islower() or len(current) >= _PROSE)
