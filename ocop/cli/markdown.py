"""Rows as a table in Markdown (GitHub's flavour), which editors, wikis and newsrooms' tools show as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.text import Text

_ADDRESS = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:)]")
# What Markdown would read as marking. A full stop or hyphen means nothing inside a cell, nor does _ inside a word.
_SIGNS = re.compile(r"([\\`*~|<>\[\]]|(?<![^\W_])_|_(?![^\W_]))")


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> str:
    r"""A table of one line a row; what is styled in a cell stands in bold, and addresses are links.

    >>> sentence = Text("Cà Mau có 145 sản phẩm")
    >>> sentence.stylize("bold", 10, 13)
    >>> print(markdown_table(("sentence", "source"), [(sentence, "Báo A|B, https://example.vn/a_b")]), end="")
    | sentence | source |
    | --- | --- |
    | Cà Mau có **145** sản phẩm | Báo A\|B, <https://example.vn/a_b> |
    """
    lines = [list(map(_escaped, columns)), ["---"] * len(columns)]
    lines += [[_cell(cell if isinstance(cell, Text) else Text(cell)) for cell in row] for row in rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cell(text: Text) -> str:
    """Text of a cell on one line, its styled passages between asterisks."""
    parts: list[str] = []
    done = 0
    for start, end in _styled(text):
        parts += [_linked(text.plain[done:start]), f"**{_escaped(text.plain[start:end])}**"]
        done = end
    parts.append(_linked(text.plain[done:]))
    return " ".join("".join(parts).split())


def _styled(text: Text) -> list[tuple[int, int]]:
    """Passages with any style: in order, joined where they touch, without blanks at their ends."""
    joined: list[tuple[int, int]] = []
    for span in sorted(text.spans):
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    passages = [(start, text.plain[start:end]) for start, end in joined]
    return [
        (start + len(passage) - len(passage.lstrip()), start + len(passage.rstrip()))
        for start, passage in passages
        if passage.strip()
    ]


def _linked(text: str) -> str:
    """Text with its addresses as links and everything else as it stands."""
    parts: list[str] = []
    done = 0
    for found in _ADDRESS.finditer(text):
        parts += [_escaped(text[done : found.start()]), f"<{found[0]}>"]
        done = found.end()
    return "".join((*parts, _escaped(text[done:])))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
