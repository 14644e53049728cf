"""The time of each count by the rules of `docs/facts.md`: its clause, then its total, then the article's own date."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import When
from nlp.dating.calendar import year_days
from nlp.dating.choice import FLOWS, STOCKS, only_decided, told_time
from nlp.dating.heirs import inherited, restated, told_again
from nlp.dating.lists import in_turn
from nlp.dating.rounds import round_so_far, whole_year
from nlp.linking.scene import Scene
from nlp.standing.foregoing import Judged


def date_counts(scene: Scene, judged: Sequence[Judged]) -> list[When]:
    """Time of each count, in order."""
    found: list[When] = []
    again: dict[int, When] = {}
    for i in range(len(scene.counts)):
        status = judged[i].status
        when = in_turn(scene, i, status) or told_time(scene, i, status)
        if when is not None and status in (*FLOWS, "expected") and only_decided(scene, i, status):
            when = round_so_far(scene, judged, found, i) or when
        if when is not None and status == "expected":
            when = whole_year(scene.document, when)
        found.append(when if when is not None else inherited(scene, judged, found, i))
        before = restated(scene, judged, found, i)
        if before is not None:
            again[scene.counts[i].sentence] = before
        if status in STOCKS and found[i].basis == "published":
            found[i] = again.get(scene.counts[i].sentence, found[i])
    return found if scene.document.published is not None else _told_later(scene, judged, found)


def of_plan(when: When) -> When:
    """The year of the plan that the results of a part of it are told of: "6 tháng đầu năm công nhận 5/30 sản phẩm"."""
    if when.basis != "text" or when.first is None or when.last is None or when.first.year != when.last.year:
        return when
    return When(*year_days(when.last.year), when.basis)


def _told_later(scene: Scene, judged: Sequence[Judged], found: list[When]) -> list[When]:
    """Times where the article's day is not known: a stock is of the day on which it, or its total, is told again."""
    for i in range(len(scene.counts)):
        if judged[i].status in STOCKS and found[i] == When():
            parent = scene.links[i].parent
            of_total = found[parent] if parent is not None and judged[parent].status in STOCKS else When()
            found[i] = told_again(scene, judged, found, i) or of_total
    return found
