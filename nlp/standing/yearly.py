"""Yearly flows told by "có" beside a total: "Năm 2022 có 85 sản phẩm được công nhận. Lũy kế có 250 sản phẩm"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Scene
from nlp.linking.totals import raises
from nlp.linking.turns import year_by_year
from nlp.standing.foregoing import Judged

_REACH = 4


def yearly_flows(scene: Scene, judged: Sequence[Judged]) -> list[Judged]:
    """Statuses in which the count of one year, told beside a larger stock, is a flow; its parts with it."""
    found = list(judged)
    for i, link in enumerate(scene.links):
        parent = link.parent
        if scene.pair(i) or (i > 0 and scene.counts[i].form == "share"):
            found[i] = found[i - 1]
        elif parent is not None and link.part and not judged[i].sure and found[parent] != judged[parent]:
            found[i] = found[parent]
        elif judged[i].status == "recognised" and _raises(scene, i):
            found[i] = Judged("added", True)
        elif parent is not None and link.part and found[parent].status == "recognised" and not scene.own_dates(i):
            continue
        elif judged[i].status == "recognised" and _of_one_year(scene, i) and _beside_stock(scene, judged, i):
            found[i] = Judged("added", True)
    return found


def _raises(scene: Scene, i: int) -> bool:
    """Whether the count is told to raise the stock: "có 9 sản phẩm được công nhận, nâng tổng số lên 35"."""
    return any(j < len(scene.counts) and raises(scene, i, j) for j in (i + 1, i + 2))


def _of_one_year(scene: Scene, i: int) -> bool:
    """Whether the count is of things recognised within a stated year, or one of several years in a row."""
    sentence, around = scene.sentence(i), scene.zones[i]
    if sentence.words(around.first - 2, around.first) in (["mới", "có"], ["chỉ", "có"], ["này", "là"]):
        return False
    if sentence.has("status", "total", around.left, around.first):
        # "Vào năm 2022, huyện đã có tổng cộng 34 sản phẩm": all there was by then.
        return False
    after, before = scene.dates(i)
    dates = [one.what for one in (*after, *before)]
    if not dates or dates[0].kind != "period" or dates[0].until or dates[0].stage:
        return False
    recognised = any(cue.meaning == "flow" for cue in sentence.cues_between("status", around.left, around.comma))
    years = {one.what.first_day for one in sentence.dates if one.what.kind == "period" and not one.what.until}
    told_first = any(one.first < scene.counts[i].first for one in (*after, *before))
    return (recognised and told_first) or len(years) > 1


def _beside_stock(scene: Scene, judged: Sequence[Judged], i: int) -> bool:
    """Whether a larger stock of the same kind is told near by, up to now or to a later day."""
    counts, link = scene.counts, scene.links[i]
    if link.part and link.parent is not None and judged[link.parent].status == "recognised":
        # "Sau 3 năm có 120 sản phẩm, trong đó năm 2019 có 30, năm 2020 có 90".
        return True
    row = sum(counts[j].number.value for j in year_by_year(scene, i))
    for j in range(max(0, i - 8), min(len(counts), i + 9)):
        same = counts[j].measure == counts[i].measure and counts[j].producer_type == counts[i].producer_type
        near = abs(counts[j].sentence - counts[i].sentence) <= _REACH
        if not same or not near or judged[j].status != "recognised" or counts[j].number.value <= counts[i].number.value:
            continue
        if row == counts[j].number.value:
            return True
        sentence, around = scene.sentence(j), scene.zones[j]
        after, before = scene.dates(j)
        own = [one.what for one in (*after, *before) if one.first >= around.left]
        summed = any(cue.meaning == "recognised" for cue in sentence.cues_between("status", around.left, around.comma))
        if summed or any(one.kind in ("now", "since") or one.until for one in own[:1]):
            return True
    return False
