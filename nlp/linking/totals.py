"""Running totals: "công nhận 12 sản phẩm, nâng tổng số lên 34" tells of the 12, and only along with them of the 34."""

from __future__ import annotations

from nlp.linking.scene import Scene

_RAISING = ("nâng", "đưa")
_OF_RANK = (["hạng"], ["sao"], ["cấp"])
_REACH = 3


def raises(scene: Scene, i: int, total: int) -> bool:
    """Whether a count is told to raise another: "có 9 sản phẩm được công nhận, nâng tổng số lên 35"."""
    one, two = scene.counts[i], scene.counts[total]
    if not scene.beside(i, total) or one.measure != two.measure or one.number.value >= two.number.value:
        return False
    between = scene.sentence(i).words(one.last, two.first)
    return ";" not in between and any(
        word in _RAISING and between[at + 1 : at + 2] not in _OF_RANK for at, word in enumerate(between)
    )


def topic(scene: Scene, total: int, i: int) -> int:
    """The count that a text tells of where it tells a running total too, if a later sentence may break it down.

    "Đợt này có 12 sản phẩm, nâng tổng số lên 34. Trong đó, 8 sản phẩm 3 sao, 4 sản phẩm 4 sao": they are the 12.
    """
    if scene.beside(i, total):
        return total
    count = scene.counts[i]
    parts = [scene.counts[j] for j in scene.neighbours(i)]
    added = sum(one.number.value for one in parts if one.measure == count.measure and not one.number.percent)
    for j in scene.earlier(total, _REACH):
        if raises(scene, j, total):
            return j if added <= scene.counts[j].number.value else total
    return total
