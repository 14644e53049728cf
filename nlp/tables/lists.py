"""Lists that are tables: labels with their numbers, below headings ("Hạng 4 sao:" over "- Huyện Tiền Hải: 5")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from nlp.tables.layouts import LONGEST_CELL, LONGEST_LABEL, Line, Stretch

# "- Huyện Tiền Hải: 5 sản phẩm;" is a row of a list.
_COUNTED = r"\d[\d.]*(?:,\d+)?(?: ?%)?(?:\s?[^\W\d_][^\d,;:().|]{0,30}?)?(?: [1-5] sao)?"
_LISTED = re.compile(
    r"(?:(?:[-+*•●▪■]|\d{1,2}[.)]|[a-zđ][.)])\s*)?([^:|]{2,70}?)\s*:\s*"
    rf"({_COUNTED}(?:(?:\s*[,;(]\s*|\s+)(?:(?:của|và|gồm|trong đó|có|với)\s+){{0,2}}{_COUNTED}\)?){{0,6}})"
    r"(?:,?\s*(?:trong đó|trong đó có|bao gồm|gồm|gồm có|cụ thể|chia ra))?\s*[.;,:]?",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:(?:[-+*•●▪■]|(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]+)[.)])\s*)?([^:|]{3,70}?)\s*:?")
_SECTION_WORDS = 8
# A number in a heading, but for its year, round or level, is a count told in prose.
_COUNT = re.compile(r"(?<!\d)(?<!đợt )(?<!quý )(?!(?:19|20)\d\d(?!\d))\d+(?!\d)(?! ?(?:-|sao|\*))", re.IGNORECASE)
_STOP = re.compile(r"[.!?;](?:\s|$)")


def listed(lines: Sequence[Line], counts: Callable[[int, int], bool]) -> Iterator[list[Stretch]]:
    """Runs of lines with a label, a colon and a number, and of the headings among them.

    Args:
        lines: Lines of a text.
        counts: Whether the words between two places of it are numbers of what is counted, and nothing else.
    """
    run: list[Stretch] = []
    rows = 0
    for line in (*lines, None):
        row = _listed(line, counts) if line is not None else None
        if row is not None and (not run or row.line == run[-1].line + 1):
            rows += row.spans[1][0] < row.spans[1][1]
            run.append(row)
            continue
        yield from _closed(run, rows)
        run = [row] if row is not None else []
        rows = sum(one.spans[1][0] < one.spans[1][1] for one in run)


def _closed(run: list[Stretch], rows: int) -> Iterator[list[Stretch]]:
    while run and run[-1].spans[1][0] == run[-1].spans[1][1]:
        run.pop()
    first = next((at for at, row in enumerate(run) if row.spans[1][0] < row.spans[1][1]), len(run))
    # What leads in is prose, but for the heading right above.
    if rows > 2:
        yield run[max(0, first - 1) :]


def _listed(line: Line, counts: Callable[[int, int], bool]) -> Stretch | None:
    match = _LISTED.fullmatch(line.text) if len(line.text) <= LONGEST_CELL else None
    if match is not None and counts(line.start + match.start(2), line.start + match.end(2)):
        spans = tuple((line.start + match.start(i), line.start + match.end(i)) for i in (1, 2))
        return Stretch(line.number, 1, spans)
    match = _SECTION.fullmatch(line.text) if len(line.text) <= LONGEST_LABEL else None
    if match is None or not (line.text.endswith(":") or line.cell) or _COUNT.search(match[1]) is not None:
        return None
    if len(match[1].split()) > _SECTION_WORDS or _STOP.search(match[1]) is not None:
        return None
    start, end = line.start + match.start(1), line.start + match.end(1)
    return Stretch(line.number, 1, ((start, end), (end, end)))
