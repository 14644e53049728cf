"""Levels that a count takes from its total, and levels of producers, which bear only where the text splits them."""

from __future__ import annotations

from nlp.scene import Scene
from nlp.stars import Stars

_REACH = 12


def inherited_stars(scene: Scene) -> list[Stars | None]:
    """Level of each count: its own, or that of a total which is split by something else than levels."""
    found: list[Stars | None] = []
    for i, count in enumerate(scene.counts):
        own, parent = scene.stars[i], scene.links[i].parent
        if count.measure == "producers":
            found.append(own if own is not None and _splits(scene, own, i) else None)
            continue
        share = count.form == "share" and parent is not None
        part = scene.links[i].part
        part = parent is not None and part and scene.counts[parent].measure == "products"
        if parent is not None and (share or (own is None and part)):
            own = found[parent]
        found.append(own)
    return found


def _splits(scene: Scene, own: Stars, i: int) -> bool:
    """Whether another count of producers beside this one has another level, or the level is said of them alone."""
    for j in (*scene.earlier(i, _REACH), *range(i + 1, min(len(scene.counts), i + _REACH))):
        level = scene.stars[j]
        if scene.beside(i, j) and scene.counts[j].measure == "producers" and level is not None and level.low != own.low:
            return True
    if own.low != own.high or scene.pair(i):
        return False
    between = scene.sentence(i).words(scene.counts[i].last, own.first)
    return bool(between) and len(between) <= 2 and between[0] in ("đạt", "hạng")
