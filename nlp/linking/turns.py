"""Counts that turn away from what was told before: another place, plan or time, or what comes on top of it."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import table
from nlp.linking.scene import Link, Scene
from nlp.placing.ranks import places_alike
from nlp.reading import Sentence


def set_apart(scene: Scene, j: int, i: int, at: int) -> bool:
    """Whether "riêng" turns from the count of an earlier sentence: to a place as wide, a plan, a stock, an addition."""
    if scene.beside(i, j) or scene.sentence(i).words(at, at + 1) != ["riêng"]:
        return False
    if added(scene, i):
        return True
    return places_alike(scene, j, i) or _another_plan(scene, j, i) or scene.at_a_point(i)


def added(scene: Scene, i: int) -> bool:
    """Whether a count comes on top of what was told before: "công nhận thêm 6 sản phẩm"."""
    outer = scene.counts[i].number.outer
    return scene.sentence(i).words(outer - 1, outer) == ["thêm"]


def tells_task(sentence: Sentence) -> bool:
    """Whether a sentence opens with a bare verb of work, as the items of a plan do: "Phát triển mới 31 sản phẩm"."""
    return bool(sentence.tokens) and table("plans").match_at(sentence.tokens, 0) is not None


def _another_plan(scene: Scene, j: int, i: int) -> bool:
    """Whether a goal of one year is told after one of other years: "Riêng năm 2024 phấn đấu có thêm 30"."""
    return scene.sentence(i).has("status", "target") and another_time(scene, j, i)


def another_time(scene: Scene, j: int, i: int) -> bool:
    """Whether a count's sentence opens with a period that the sentence of an earlier count does not tell."""
    sentence, there = scene.sentence(i), scene.sentence(j)
    periods = {(one.what.first_day, one.what.last_day) for one in there.dates}
    return any(
        one.what.kind == "period"
        and one.last <= scene.counts[i].first
        and (one.what.first_day, one.what.last_day) not in periods
        for one in sentence.dates
    )


def year_by_year(scene: Scene, i: int) -> list[int]:
    """The counts of a sentence that are told each for another period: "2020: 6; 2021: 9; 2022: 10"."""
    measure, periods = scene.counts[i].measure, []
    found: list[int] = []
    if len(scene.sentence(i).dates) <= 1:
        return found
    for j in scene.neighbours(i):
        own = [one.what for one in scene.own_dates(j)]
        alike = scene.counts[j].measure == measure and own and own[0].kind == "period"
        if alike and own[0].first_day not in periods:
            periods.append(own[0].first_day)
            found.append(j)
    return found


def may_go_on(scene: Scene, links: Sequence[Link], j: int, i: int) -> bool:
    """Whether a later count may go on with one: it is no part, or one that its paragraph has come to speak of.

    "Tỉnh có 56 sản phẩm. Riêng năm 2022 công nhận 14 sản phẩm. Nhóm thực phẩm gồm 8": they are of the 14. What single
    years have brought, told in a row, is told by the way.
    """
    whole = links[j].parent
    if not scene.beside(i, j) and len(year_by_year(scene, j)) > 1:
        return False
    if not links[j].part or whole is None:
        return True
    return scene.paragraphs(j, i) == 0 and not scene.beside(j, whole) and another_time(scene, whole, j)
