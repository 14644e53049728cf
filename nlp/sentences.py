"""Lines and sentences of a text.

A line break always ends a sentence, and so does a bullet; the full stops of "TP.", "TX." and of initials do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.text import View

Span = tuple[int, int]

# A full stop may be glued to the next sentence ("năm 2025.Năm 2026 …"); a digit after it then is a decimal.
_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\.(?=[^\W\d_])|;\s*(?=[-+*•])|(?<=\s)(?=[•●▪■])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(,/-])(?:tp|tx|tt|t|p|q|h|x|ths|ts|pgs|gs|ks|bs|cn|nd|đ/c|ô|tr|st|v\.v|mr|ms|dr|[^\W\d_])\.$",
    re.IGNORECASE,
)
_LONGEST = 2500
_LIST_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[ivx]{1,4})\.$", re.IGNORECASE)


def lines(view: View) -> Iterator[Span]:
    """Non-empty lines of the text, without the spaces around them."""
    start = 0
    for line in view.text.split("\n"):
        stripped = line.strip()
        if stripped:
            at = start + line.index(stripped[0])
            yield at, at + len(stripped)
        start += len(line) + 1


def sentences(view: View, start: int, end: int) -> Iterator[Span]:
    """Sentences of a line.

    >>> from nlp.text import read
    >>> view = read("UBND TP. Huế công nhận 5 sản phẩm năm 2025.Năm 2026 thì 7.")
    >>> [view.text[start:end] for start, end in sentences(view, 0, len(view.text))]
    ['UBND TP. Huế công nhận 5 sản phẩm năm 2025.', 'Năm 2026 thì 7.']
    """
    text = view.text
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        rest = text[stop : stop + 3].lstrip(" \"'([-+*•")
        if not _ends_sentence(text, begin, match, rest):
            continue
        yield from _stripped(text, begin, stop)
        begin = stop
    yield from _stripped(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str], rest: str) -> bool:
    if not match[0]:
        return True
    if match[0][0] != ".":
        # After "…" and "!" inside a sentence the text goes on in lower case.
        return not rest or not rest[0].islower()
    before = text[max(begin, match.start() - 8) : match.start() + 1]
    if rest and rest[0].islower():
        return False
    if match.end() == match.start() + 1 and (
        _ABBREVIATION.search(before) or _LIST_NUMBER.match(text[begin : match.end()])
    ):
        return False
    glued = match.end() < len(text) and not text[match.end()].isspace()
    # "ocop.gov.vn" and "NN.PTNT" are no ends; "2025.Năm" and "lực.Trong" are.
    return not glued or (text[match.end()].isupper() and text[match.end() + 1 : match.end() + 2].islower())


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without the spaces around it; in pieces where it is longer than any sentence that a person writes.

    The pieces bound the work of every rule that looks around in a sentence.
    """
    while start < end:
        stop = end
        if end - start > _LONGEST:
            stop = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        piece = text[start:stop]
        stripped = piece.strip()
        if stripped:
            at = start + len(piece) - len(piece.lstrip())
            yield at, at + len(stripped)
        start = stop
