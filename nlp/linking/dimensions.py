"""Totals that a new sentence or clause splits by place, group, level or kind of producer: "Nhóm thực phẩm có 8"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Link, Scene
from nlp.linking.totals import topic
from nlp.linking.turns import added, another_time, may_go_on, tells_task
from nlp.placing.ranks import listed_places, narrower_place, of_districts, places_alike

_LOOK_BACK = 14
_ADDING = (["cùng", "với"], ["bên", "cạnh"], ["ngoài", "ra"], ["đồng", "thời"], ["song", "song"])
_NEAR = 2
_WIDE = 5
_CLOSE = 8


def by_dimension(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The total told before that a new sentence, or clause, splits by place, group, level or kind of producer."""
    counts, count, sentence = scene.counts, scene.counts[i], scene.sentence(i)
    told = counts[i - 1].last if scene.beside(i, i - 1) else 0
    if (
        count.number.percent
        or sentence.heading
        or any(one.what.kind in ("now", "since") or one.what.until for one in sentence.dates if one.first >= told)
    ):
        return None
    # What is told with a count before it in the sentence is that count's.
    if (
        any(cue.first >= told and cue.meaning in ("recognised", "total") for cue in sentence.cues("status"))
        or sentence.has("status", "target")
        or sentence.words(0, 2) in _ADDING
        or added(scene, i)
        or tells_task(sentence)
    ):
        return None
    before = scene.counts[i - 1] if i > 0 else None
    if before is not None and links[i - 1].part and count.sentence - before.sentence <= 1:
        whole = links[i - 1].parent
        alike = whole is not None and places_alike(scene, whole, i)
        if (
            whole is not None
            and not alike
            and counts[whole].may_hold(count)
            and of_districts(scene, i - 1)
            and of_districts(scene, i)
        ):
            return whole
    reach = _WIDE if listed_places(scene, i) else _NEAR
    for j in scene.earlier(i, _LOOK_BACK):
        total = counts[j]
        if scene.sentence(j).heading or scene.paragraphs(j, i) > reach:
            return None
        if (
            not may_go_on(scene, links, j, i)
            or not total.may_hold(count)
            or another_time(scene, j, i)
            or scene.whole_of_share(j)
            or total.number.value == count.number.value
        ):
            continue
        return topic(scene, j, i) if _is_narrower(scene, j, i, told) else None
    return None


def _is_narrower(scene: Scene, j: int, i: int, told: int) -> bool:
    """Whether a count is told of one level, place, group or kind of producer, and the one before it of no such."""
    sentence, count, total = scene.sentence(i), scene.counts[i], scene.counts[j]
    own, wide = scene.stars[i], scene.stars[j]
    return (
        (own is not None and own.low == own.high and (wide is None or wide.low < wide.high))
        or narrower_place(scene.sentence(j), total, sentence, count)
        or any(cue.last <= count.last and count.first - cue.last < _CLOSE for cue in sentence.cues("groups"))
        or "nhóm" in sentence.words(max(told, count.first - _CLOSE), count.first)
        or (total.producer_type is None and count.producer_type is not None)
    )
