"""The sentence around a passage.

Ids of facts are made from it, so a change here gives every fact a new id: mend it only together with a migration.
"""

from __future__ import annotations

import re

# Abbreviations before a name or a number, after which a full stop ends nothing: TP. Cà Mau, ThS. Lan, P. 5.
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:TP|Tp|TX|Tx|TT|Tt|ThS|TS|PGS|GS|BS|KS|CN|[A-ZĐ])$")
_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s)")


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Sentence, or run of sentences on one or more lines, that holds `text[start:end]`.

    A line break ends a sentence, and so does a full stop before a space, unless it belongs to an abbreviation.

    Args:
        text: The field of the article that the offsets count in.
        start: First code point of the passage.
        end: Code point after its last.

    Returns:
        Half-open offsets in code points, without the spaces around the sentence; they always hold the passage.

    >>> text = "Chiều 5/12. TP. Cà Mau có 145 sản phẩm OCOP. Năm sau thêm 20."
    >>> first, last = sentence_span(text, 26, 38)
    >>> text[first:last]
    'TP. Cà Mau có 145 sản phẩm OCOP.'
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = line_start, line_end
    for stop in _END.finditer(text, line_start, line_end):
        if _ABBREVIATION.search(text, max(line_start, stop.start() - 6), stop.start()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.end() >= end:
            last = stop.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
