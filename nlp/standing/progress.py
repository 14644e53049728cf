"""What has come of a plan for one period: "phấn đấu phân hạng 120 sản phẩm; đến hết tháng 9 được 84"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Scene
from nlp.standing.foregoing import Judged
from nlp.standing.look import Look, plan_ends

_DONE = ("được", "thành", "xong")
_NEAR = 3


def came_of_plan(scene: Scene, found: Sequence[Judged], i: int, look: Look) -> bool:
    """Whether a count tells how far the plan told just before it has come.

    The plan must be of what a period adds, and no goal for a stock: "phấn đấu đến năm 2025 có 300, đến nay được 223".
    """
    if i == 0 or found[i - 1].status != "target" or not _does(scene, i, look):
        return False
    planned, count = scene.counts[i - 1], scene.counts[i]
    near = scene.paragraphs(i - 1, i) == 0 and count.sentence - planned.sentence <= 1
    same = planned.measure == count.measure and not (planned.number.percent or count.number.percent)
    return near and same and count.number.value <= planned.number.value and _of_a_period(scene, i - 1)


def _does(scene: Scene, i: int, look: Look) -> bool:
    """Whether the count is told as work done, and not as what there is: "mới làm được 52", "đã công nhận 8"."""
    before = scene.sentence(i).words(max(look.around.left, look.around.first - _NEAR), look.around.first)
    return any(word in _DONE for word in before) or (
        look.granting and plan_ends(look.sentence, look.around.left, look.around.first)
    )


def _of_a_period(scene: Scene, i: int) -> bool:
    """Whether a goal is of what comes on top within a period, by its words or its time."""
    sentence, around = scene.sentence(i), scene.zones[i]
    words = sentence.words(max(around.left, around.first - _NEAR), scene.counts[i].last + 1)
    if "mới" in words or "thêm" in words:
        return True
    after, before = scene.dates(i)
    dates = [one.what for one in (*after, *before)]
    point = not dates or dates[0].until or dates[0].kind != "period" or dates[0].stage
    return not point and sentence.words(around.first - 1, around.first) != ["có"]
