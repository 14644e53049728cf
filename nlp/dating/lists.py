"""Years told together: each with one of the counts ("lần lượt 20 và 35"), or each with the same ("mỗi năm 20")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.claims import When
from nlp.dating.calendar import year_days
from nlp.dating.choice import STOCKS
from nlp.linking.scene import Scene
from nlp.reading import Sentence
from ocop.models import Status

_YEARS = re.compile(r"năm (?:19|20)\d\d(?:(?: ?[,;]| và|, và) (?:năm )?(?:19|20)\d\d)+(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng) năm(?! \d)")


def in_turn(scene: Scene, i: int, status: Status) -> When | None:
    """The year of a count told in turn with others: "Năm 2022 và 2023, công nhận lần lượt 20 và 35 sản phẩm".

    None where there are not as many counts as years.
    """
    sentence = scene.sentence(i)
    several = len(scene.neighbours(i)) > 1 and _IN_TURN.search(sentence.lower) is not None
    told = _years(sentence) if several else None
    if told is None:
        return None
    years, start, end = told
    starts = {j: _start(scene, j) for j in scene.neighbours(i)}
    after, before = [j for j, at in starts.items() if at >= end], [j for j, at in starts.items() if at < start]
    run = after if len(after) == len(years) else before
    return _of_year(years[run.index(i)], status) if i in run and len(run) == len(years) else None


def each_year(scene: Scene, i: int, status: Status, when: When) -> Sequence[When]:
    """The times of a count: one for each of the years that are named before "mỗi năm", else the one given."""
    sentence = scene.sentence(i)
    told = _years(sentence)
    if told is None or _EACH.search(sentence.lower) is None:
        return (when,)
    years, _, end = told
    left, right = (sentence.tokens[at].start - sentence.start for at in (scene.zones[i].left, scene.zones[i].last - 1))
    each = _start(scene, i) >= end and _EACH.search(sentence.lower, max(left, end), right) is not None
    among = when.last is not None and when.last.year == years[-1]
    return [_of_year(year, status) for year in years] if each and among else (when,)


def _years(sentence: Sentence) -> tuple[list[int], int, int] | None:
    """The years of the first list of them in a sentence, and where it starts and ends."""
    match = _YEARS.search(sentence.lower)
    return ([int(year) for year in _YEAR.findall(match[0])], *match.span()) if match is not None else None


def _start(scene: Scene, i: int) -> int:
    sentence = scene.sentence(i)
    return sentence.tokens[scene.counts[i].first].start - sentence.start


def _of_year(year: int, status: Status) -> When:
    first, last = year_days(year)
    return When(None if status in STOCKS else first, last, "text")
