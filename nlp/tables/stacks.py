"""Tables with one cell a line, as pages lose their bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.tables.layouts import Line, Stretch

_WIDEST = 12
_NUMBER_HEAD = re.compile(r"(?:số )?(?:stt|tt|thứ tự)\.?|#", re.IGNORECASE)


def stacked(lines: Sequence[Line]) -> Iterator[list[Stretch]]:
    """Tables with one cell a line: rows behind running numbers, or labels each with as many figures."""
    for run in _cell_runs(lines):
        yield from _numbered(run) or _labelled(run)


def _cell_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and (not (line.cell or line.spanning) or line.number != run[-1].number + 1):
            yield run
            run = []
        if line.cell or line.spanning:
            run.append(line)
    if run:
        yield run


def _numbered(run: Sequence[Line]) -> list[list[Stretch]]:
    """The table whose rows open with the numbers 1, 2, 3 and so on."""
    first = next((at for at in range(len(run) - 1) if run[at].index == 1 and not run[at + 1].figure), None)
    if first is None:
        return []
    starts = [first]
    width = 0
    while True:
        reach = width * 2 + 1 if width else _WIDEST + 1
        ahead = [starts[-1] + width] if width else []
        ahead += range(starts[-1] + 3, min(starts[-1] + reach, len(run)))
        following = next((at for at in ahead if _opens(run, at, len(starts) + 1)), None)
        if following is None:
            break
        width = width or following - first
        starts.append(following)
    if len(starts) < 2:
        return []
    end = min(starts[-1] + width, len(run))
    end = next((at for at in range(starts[-1] + 1, end) if run[at].total), end)
    rows = [_row(run[one:two]) for one, two in zip(starts, (*starts[1:], end), strict=True)]
    before, head = _head(run[:first], width, numbered=True)
    return [[*head, *before, *rows, *_totals(run[end:], width)]]


def _opens(run: Sequence[Line], at: int, number: int) -> bool:
    return at + 1 < len(run) and run[at].index == number and not run[at + 1].figure


def _labelled(run: Sequence[Line]) -> list[list[Stretch]]:
    """The table whose rows are a label and then always as many figures."""
    labels = [at for at in range(len(run) - 1) if not run[at].figure and run[at + 1].figure]
    counts = [_figures_after(run, at) for at in labels]
    tables: list[list[Stretch]] = []
    i = 0
    while i < len(labels):
        width, j = counts[i] + 1, i + 1
        while j < len(labels) and counts[j] == counts[i] and labels[j] == labels[j - 1] + width:
            j += 1
        floor = labels[i - 1] + counts[i - 1] + 1 if i else 0
        before, head = _head(run[floor : labels[i]], width, numbered=False)
        # Few rows of one figure each may be anything: counters of the page, say.
        if j - i >= (2 if width > 2 else 3) and head and width <= _WIDEST:
            rows = [_row(run[at : at + width]) for at in labels[i:j]]
            tables.append([*head, *before, *rows])
        i = j
    return tables


def _figures_after(run: Sequence[Line], at: int) -> int:
    last = at + 1
    while last < len(run) and run[last].figure:
        last += 1
    return last - at - 1


def _head(above: Sequence[Line], width: int, numbered: bool) -> tuple[list[Stretch], list[Stretch]]:
    """A row of totals that stands first, and the head: one cell for each column, without those over several columns."""
    before: list[Stretch] = []
    total = next((at for at in range(len(above)) if above[at].total and _figures_after(above, at)), None)
    if total is not None and all(line.figure for line in above[total + 1 :]):
        before, above = _totals(above[total:], width), above[:total]
    opening = [at for at, line in enumerate(above) if _NUMBER_HEAD.fullmatch(line.text)]
    if opening:
        above = above[opening[-1] :]
    cells = [line for line in above if not line.spanning]
    # Running numbers without a head, and a corner without one.
    bare = not opening and (numbered or len(cells) == width - 1)
    wanted = width - bare
    if not 0 < wanted <= len(cells) or (opening and len(cells) > width) or any(line.figure for line in cells[-wanted:]):
        return before, []
    chosen = cells[-wanted:]
    spans = [(chosen[0].start, chosen[0].start)] * bare + [(one.start, one.end) for one in chosen]
    first = chosen[0].number
    return before, [Stretch(first, chosen[-1].number - first + 1, tuple(spans))]


def _totals(lines: Sequence[Line], width: int) -> list[Stretch]:
    """The row of totals that these lines open with."""
    if not lines or not lines[0].total:
        return []
    figures = _figures_after(lines, 0)
    return [_row(lines[: figures + 1])] if 0 < figures < width else []


def _row(lines: Sequence[Line]) -> Stretch:
    first, last = lines[0].number, lines[-1].number
    return Stretch(first, last - first + 1, tuple((one.start, one.end) for one in lines))
