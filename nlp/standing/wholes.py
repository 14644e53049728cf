"""Wholes that are flows because of their parts: "12 sản phẩm được xếp hạng (7 sản phẩm mới, 5 công nhận lại)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.linking.scene import Scene
from nlp.standing.foregoing import Judged


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
