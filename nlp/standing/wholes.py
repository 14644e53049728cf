"""Wholes that are flows because of their parts: "12 sản phẩm được xếp hạng (7 sản phẩm mới, 5 công nhận lại)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.linking.scene import Scene
from nlp.placing.ranks import of_districts
from nlp.standing.foregoing import Judged

_UNTOLD = Judged("recognised", False)
_ROW, _LEVELS = 3, 2


def results_of_rows(scene: Scene, judged: Sequence[Judged]) -> list[Judged]:
    """Statuses in which a row of places that adds up to the results told next is of that ranking.

    "Huyện A có 6 sản phẩm, huyện B có 5, thị xã C có 4. Kết quả xếp hạng có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao."
    """
    found = list(judged)
    for first in range(len(scene.counts)):
        row = scene.neighbours(first)
        if row[0] != first or len(row) < _ROW or any(judged[i] != _UNTOLD for i in row) or not _of_places(scene, row):
            continue
        after = row[-1] + 1
        results = scene.neighbours(after) if after < len(scene.counts) else ()
        if len(results) < _LEVELS or scene.paragraphs(first, after) > 1 or not _ranked(scene, judged, results):
            continue
        if sum(scene.counts[i].number.value for i in row) == sum(scene.counts[i].number.value for i in results):
            found[first:after] = [replace(judged[results[0]], sure=False)] * len(row)
    return found


def _of_places(scene: Scene, row: Sequence[int]) -> bool:
    """Whether products are counted of a district or commune each, side by side, without a time."""
    sentence = scene.sentence(row[0])
    alike = all(scene.counts[i].measure == "products" and scene.links[i].parent is None for i in row)
    return alike and of_districts(scene, row[0]) and not sentence.dates and not sentence.heading


def _ranked(scene: Scene, judged: Sequence[Judged], results: Sequence[int]) -> bool:
    """Whether the counts of a sentence are what a ranking has newly brought, of one level each."""
    levels = [level.low for i in results if (level := scene.stars[i]) is not None and level.low == level.high]
    return len(set(levels)) == len(results) and all(judged[i].status == "added" for i in results)


def flows_by_parts(scene: Scene, judged: Sequence[Judged]) -> list[Judged]:
    """Statuses in which a count is newly recognised where all its parts are, some of them again."""
    found = list(judged)
    parts: dict[int, list[int]] = {}
    for i, link in enumerate(scene.links):
        if link.part and link.parent is not None and judged[i].status in ("added", "renewed"):
            parts.setdefault(link.parent, []).append(i)
    for whole, of in parts.items():
        if judged[whole].status not in ("recognised", "renewed") or len({judged[i].status for i in of}) == 1:
            continue
        if sum(scene.counts[i].number.value for i in of) == scene.counts[whole].number.value:
            found[whole] = replace(judged[whole], status="added")
    for i in range(1, len(found)):
        if scene.pair(i) and found[i - 1] != judged[i - 1] and judged[i] == judged[i - 1]:
            found[i] = found[i - 1]
    return found
