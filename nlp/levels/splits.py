"""Levels that a count takes from its total, and levels of producers, which bear only where the text splits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nlp.linking.scene import Scene
from nlp.placing.ranks import place_before
from nlp.stars import Stars
from ocop.models import Measure

_REACH = 12
_TELLING = 10
_ROW = 2
_ANEW = frozenset(("tổng", "cộng", "toàn", "lũy", "kế", "còn", "khác", "ngoài"))
_SINGLED = frozenset(("riêng", "nhất"))
_WHOLE = {"tổng", "số", "các", "những"}


def inherited_stars(scene: Scene) -> list[Stars | None]:
    """Level of each count: its own, or that of a total which is split by something else than levels."""
    found: list[Stars | None] = []
    first: dict[tuple[float, Measure], int] = {}
    for i, count in enumerate(scene.counts):
        if not count.number.percent:
            first.setdefault((count.number.value, count.measure), i)
    for i, count in enumerate(scene.counts):
        own, parent = scene.stars[i], scene.links[i].parent
        if count.measure == "producers":
            found.append(own if own is not None and _splits(scene, own, i) else None)
            continue
        share = count.form == "share" and parent is not None
        part = scene.links[i].part
        part = part or (count.number.percent and (place_before(scene, i) is not None or count.form == "group_number"))
        part = parent is not None and part and scene.counts[parent].measure == "products"
        if parent is not None and (share or (own is None and part)):
            if not share and _is_rest(scene, i, parent):
                own = None
            elif _one_of_levels(scene, parent, i) or _too_many(scene, parent, i):
                own = _of_all_beside(scene, found, first, parent)
            else:
                own = found[parent] or _told_elsewhere(scene, found, first, parent)
        if own is None and not (parent is not None and part):
            own = _echo(scene, found, i) or _among(scene, found, first, i)
        if own is None and scene.whole_of_share(i + 1):
            # "2 trong 6 sản phẩm 5 sao": what some of them are, all of them are.
            own = scene.stars[i + 1]
        found.append(own or _of_the_one_before(scene, found, i))
    return found


def _of_the_one_before(scene: Scene, found: Sequence[Stars | None], i: int) -> Stars | None:
    """Level of the count before in the sentence, where this one leaves its noun out or singles out some of its things.

    "8 sản phẩm 4 sao, bây giờ mới 5", "53 sản phẩm 3 sao, nhiều nhất là Kbang với 12 sản phẩm".
    """
    level = scene.stars[i - 1] if scene.beside(i, i - 1) else None
    if level is None:
        return None
    before, count = scene.counts[i - 1], scene.counts[i]
    between = scene.sentence(i).words(before.last, count.first)
    if any(one.low != level.low and one.first < count.first for one in scene.sentence(i).stars):
        # "1 sản phẩm 4 sao, 17 sản phẩm 3 sao, riêng 4 sản phẩm …": it is of all of them.
        return None
    if before.measure != count.measure or before.number.percent or count.number.percent or ";" in between:
        return None
    singled = count.number.value < before.number.value and not _SINGLED.isdisjoint(between)
    return found[i - 1] if (count.form == "elliptic" or singled) and _ANEW.isdisjoint(between) else None


def _echo(scene: Scene, found: Sequence[Stars | None], i: int) -> Stars | None:
    """Level of the count told before that this one repeats: "Trong 150 sản phẩm nói trên"."""
    parent, count = scene.links[i].parent, scene.counts[i]
    if parent is None or count.form == "share" or scene.links[i].part:
        return None
    return found[parent] if scene.counts[parent].equals(count) else None


def _is_rest(scene: Scene, i: int, parent: int) -> bool:
    """Whether a count is left over of another total: "Chấm 18 sản phẩm: 5 đạt 4 sao, 9 đạt 3 sao, 4 còn lại …"."""
    count, sentence = scene.counts[i], scene.sentence(i)
    if sentence.words(count.last, count.last + 2) != ["còn", "lại"]:
        return False
    before = [k for k in scene.neighbours(i) if k < i and scene.counts[k].measure == count.measure]
    rated = [scene.counts[k].number.value for k in before if scene.stars[k] is not None]
    told = {sum(rated), *rated}
    totals = (scene.counts[j] for j in scene.earlier(i, _REACH) if j != parent)
    return any(total.measure == count.measure and total.number.value - count.number.value in told for total in totals)


def _of_all_beside(
    scene: Scene, found: Sequence[Stars | None], first: Mapping[tuple[float, Measure], int], j: int
) -> Stars | None:
    """Level of the sum, where it is told: "198 sản phẩm 3 - 4 sao … có 27 sản phẩm 4 sao và 171 sản phẩm 3 sao"."""
    levelled = [k for k in scene.neighbours(j) if scene.stars[k] is not None]
    total = first.get((sum(scene.counts[k].number.value for k in levelled), scene.counts[j].measure))
    return found[total] if total is not None and total < j else None


def _among(
    scene: Scene, found: Sequence[Stars | None], first: Mapping[tuple[float, Measure], int], i: int
) -> Stars | None:
    """Level of the whole that a sentence opens with: "Trong 150 sản phẩm nói trên, huyện A có 12"."""
    j = next((j for j in scene.earlier(i, _REACH) if not scene.beside(i, j - 1)), None)
    if j is None or not scene.beside(i, j) or scene.counts[j].measure != "products":
        return None
    head = scene.sentence(j).words(0, scene.counts[j].first)
    opens = head[:1] == ["trong"] and set(head[1:]) <= _WHOLE
    fits = scene.counts[i].number.value < scene.counts[j].number.value or scene.counts[i].number.percent
    return found[j] or _told_elsewhere(scene, found, first, j) if opens and fits else None


def _one_of_levels(scene: Scene, j: int, i: int) -> bool:
    """Whether a total is only the last of several levels told side by side before a new sentence."""
    level, parent = scene.stars[j], scene.links[j].parent
    if level is None or scene.beside(i, j) or parent is not None:
        return False
    others = [scene.stars[k] for k in scene.earlier(j, _REACH) if scene.beside(j, k)]
    return any(other is not None and other.high != level.high for other in others)


def _too_many(scene: Scene, j: int, i: int) -> bool:
    """Whether the parts told in one sentence are more than the total: they are of all levels beside it."""
    level = scene.stars[j]
    beside = [scene.stars[k] for k in scene.earlier(j, 2) if scene.beside(j, k)]
    if level is None or not any(other is not None and other.high != level.high for other in beside):
        return False
    parts = (
        k
        for k in range(j + 1, min(len(scene.counts), j + _REACH))
        if scene.links[k].parent == j and scene.links[k].part
    )
    return sum(scene.counts[k].number.value for k in parts if scene.beside(k, i)) > scene.counts[j].number.value


def _told_elsewhere(
    scene: Scene, found: Sequence[Stars | None], first: Mapping[tuple[float, Measure], int], i: int
) -> Stars | None:
    """Level told with the same count elsewhere: a title with "12 sản phẩm 4 sao", then "12 sản phẩm"."""
    count = scene.counts[i]
    if count.number.value < _TELLING or count.number.percent:
        return None
    j = first[count.number.value, count.measure]
    if j < i and found[j] is not None:
        return found[j]
    later = (scene.stars[k] for k in scene.same(i) if k > i and not scene.links[k].part)
    return next((level for level in later if level is not None and level.low < level.high), None)


def _splits(scene: Scene, own: Stars, i: int) -> bool:
    """Whether another count of producers beside this one has another level, or the level is said of them alone."""
    for j in (*scene.earlier(i, _REACH), *range(i + 1, min(len(scene.counts), i + _REACH))):
        level = scene.stars[j]
        if not scene.beside(i, j) and not _in_a_row(scene, i, j):
            continue
        if scene.counts[j].measure == "producers" and level is not None and level.low != own.low:
            return True
    if own.low != own.high or scene.pair(i):
        return False
    between = scene.sentence(i).words(scene.counts[i].last, own.first)
    return bool(between) and len(between) <= 2 and between[0] in ("đạt", "hạng")


def _in_a_row(scene: Scene, i: int, j: int) -> bool:
    """Whether two counts of producers stand in sentences side by side, each told with its products."""
    apart = abs(scene.counts[i].sentence - scene.counts[j].sentence)
    dated = scene.sentence(i).dates or scene.sentence(j).dates
    near = apart == 1 or (apart == _ROW and not dated)
    return near and scene.pair(i) and scene.pair(j)
