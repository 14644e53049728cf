"""Totals and their parts: "trong đó", brackets, "gồm", lists whose numbers add up, levels that split a total."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counting.counts import Count
from nlp.linking.antecedents import echoed, reach_of_makers
from nlp.linking.dimensions import by_dimension
from nlp.linking.openers import HEAD_TOKENS, names_dimension, opener
from nlp.linking.scene import Link, Scene
from nlp.linking.sums import parts_by_level, parts_by_rest, parts_by_sum
from nlp.linking.totals import topic
from nlp.linking.turns import may_go_on, set_apart
from nlp.placing.ranks import of_districts, place_before, places_alike
from nlp.reading import Sentence

_LOOK_BACK = 14
_CHANCE = 3
_NEAR = 2
_WIDE = 5
_FAR = 3
_LIST = 5
_ITEMS = 12


def find_links(scene: Scene) -> tuple[Link, ...]:
    """For each count of an article the count that it is a part of, or is told along with."""
    sums = parts_by_sum(scene.document.sentences, scene.counts)
    _drop_chance_sums(scene, sums)
    counts = scene.counts
    links: list[Link] = []
    for i in range(len(counts)):
        told_before = i - 1 if counts[i].form == "share" else echoed(scene, i)
        if told_before is not None:
            links.append(Link(told_before, counts[i].number.of is not None))
            continue
        parent = _by_cue(scene, links, i)
        if parent is None:
            parent = _by_item(scene, links, i)
        if parent is None:
            parent = _by_giving(scene, links, i)
        summed = sums.get(i)
        if summed is not None and parent is None:
            parent = _of_run(links, sums, i)
        if summed is not None and (parent is None or _surely_summed(sums, parent, summed)):
            links.append(Link(summed, True, True))
        elif parent is not None:
            links.append(Link(parent, _same_thing(counts[parent], counts[i]), summed == parent))
        else:
            split = _by_split(scene, links, i)
            if split is None:
                split = by_dimension(scene, links, i)
            if split is None and counts[i].number.percent:
                split = _told_beside(links, i) if scene.beside(i, i - 1) else _governor(scene, links, i)
            elif split is None:
                split = _told_along(scene, links, i)
            links.append(Link(split, split is not None and _same_thing(counts[split], counts[i])))
    for i, total in (parts_by_level(scene, links) | parts_by_rest(scene, links)).items():
        links[i] = Link(total, True, True)
    return tuple(links)


def _of_run(links: Sequence[Link], sums: dict[int, int], i: int) -> int | None:
    """The whole that the count before has by its words, where only by chance both add up to another."""
    if i == 0 or sums.get(i - 1) != sums[i] or links[i - 1].parent == sums[i]:
        return None
    return links[i - 1].parent if links[i - 1].part else None


def _surely_summed(sums: dict[int, int], parent: int, summed: int) -> bool:
    """Whether so many counts add up to another total than the one nearest that it is no chance."""
    return parent not in sums and sum(total == summed for total in sums.values()) > _CHANCE


def _by_item(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The total before a colon at a line's end, for a count in one of the list items below it."""
    sentence = scene.sentence(i)
    if scene.beside(i, i - 1) or sentence.heading or not sentence.tokens:
        return None
    above = scene.document.sentences[max(0, sentence.index - _ITEMS) : sentence.index]
    colons = [other.index for other in above if other.tokens and other.tokens[-1].text == ":"]
    if not colons or _tells_a_whole(sentence):
        return None
    for j in scene.earlier(i, _LOOK_BACK):
        if scene.counts[j].sentence <= colons[-1] and not links[j].part:
            return j if scene.counts[j].may_hold(scene.counts[i]) and scene.paragraphs(j, i) <= _ITEMS else None
    return None


def _by_giving(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The whole to which a place gives its part: "19 sản phẩm được công nhận … Hà Giang góp 2 sản phẩm"."""
    sentence, count = scene.sentence(i), scene.counts[i]
    if count.number.percent or "góp" not in sentence.words(count.number.outer - 2, count.number.outer):
        return None
    for j in scene.earlier(i, _LIST):
        if scene.paragraphs(j, i) > 0 or scene.counts[i].sentence - scene.counts[j].sentence > 1:
            return None
        if not links[j].part and scene.counts[j].may_hold(count):
            return j
    return None


def _tells_a_whole(sentence: Sentence) -> bool:
    return sentence.has("status", "recognised") or sentence.has("status", "total")


def _told_beside(links: Sequence[Link], i: int) -> int | None:
    """The whole of the count before in the sentence, or that count itself where it is one."""
    return links[i - 1].parent if links[i - 1].parent is not None else i - 1


def _told_along(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The products that producers, told in a sentence of their own without a date, are the makers of."""
    reach = reach_of_makers(scene, i)
    return _governor(scene, links, i, reach) if reach is not None else None


def _drop_chance_sums(scene: Scene, sums: dict[int, int]) -> None:
    """Forget sums whose addends are themselves total and part: "6 …, gồm 5 … và 1 …" after an 11."""
    for i, total in list(sums.items()):
        if places_alike(scene, total, i):
            # "Thanh Liêm 15, Bình Lục 8, Lý Nhân 7": districts side by side.
            del sums[i]
            continue
        cue = _by_cue(scene, [Link()] * len(scene.counts), i)
        if cue is not None and sums.get(cue) == total:
            for j in [j for j, known in sums.items() if known == total]:
                del sums[j]


def _same_thing(total: Count, part: Count) -> bool:
    return total.may_hold(part) and not part.number.percent


def _by_cue(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The total before a word or sign that opens a breakdown."""
    counts, count, sentence = scene.counts, scene.counts[i], scene.sentence(i)
    at = opener(sentence, count)
    if at is None:
        return None
    for j in scene.earlier(i, _LOOK_BACK):
        total, total_at = counts[j], j
        if total.sentence == count.sentence:
            if total.last > at:
                continue
        elif at > HEAD_TOKENS:
            return None
        elif not _follows(scene, j, i, _WIDE if names_dimension(sentence) else _NEAR):
            break
        elif links[j].part and not _is_result(scene, j) and not _told_alone(scene, links, j, i):
            # A new sentence goes on with the whole, not with its last part.
            whole = links[j].parent
            if whole is None or not (may_go_on(scene, links, whole, i) or _is_result(scene, whole)):
                continue
            total_at = whole
        if counts[total_at].may_hold(count) and not _is_sibling(scene, total_at, i):
            return None if set_apart(scene, total_at, i, at) else topic(scene, total_at, i)
    return _governor(scene, links, i) if at <= HEAD_TOKENS else None


def _is_result(scene: Scene, j: int) -> bool:
    """Whether a count is the one share of its sentence ("17/21 sản phẩm"): what passed, and a whole of its own."""
    shares = [other for other in scene.neighbours(j) if scene.counts[other].number.of is not None]
    return shares == [j]


def _told_alone(scene: Scene, links: Sequence[Link], j: int, i: int) -> bool:
    """Whether a part has the sentence before to itself, and this one goes on with it.

    "Cả nước có 15.000 sản phẩm. Tỉnh Hà Nam có 150. Trong đó, 120 …", "Hội đồng chấm 26 sản phẩm. Cụ thể, quận A có 2".
    """
    alone = all(other == j or scene.pair(other) for other in scene.neighbours(j))
    if alone and may_go_on(scene, links, j, i):
        return True
    if not alone or scene.counts[i].sentence - scene.counts[j].sentence != 1:
        return False
    head, place = scene.sentence(i).words(0, 2), place_before(scene, j)
    if head == ["cụ", "thể"]:
        return of_districts(scene, i) and not links[j].by_sum
    return head in (["trong", "đó"], ["trong", "số"]) and place is not None and place.level == "province"


def _governor(scene: Scene, links: Sequence[Link], i: int, paragraphs: int = _NEAR) -> int | None:
    """The whole that the sentence before is about, for a count of another kind that goes on: "Gồm 19 chủ thể"."""
    counts = scene.counts
    found: int | None = None
    for j in scene.earlier(i, _LOOK_BACK):
        if found is not None and counts[j].sentence != counts[found].sentence:
            break
        if counts[j].sentence != counts[i].sentence and not links[j].part and not counts[j].number.percent:
            found = j
    if found is None or not _follows(scene, found, i, paragraphs):
        return None
    whole, part = counts[found], counts[i]
    larger = whole.measure == part.measure and not part.number.percent and part.number.value > whole.number.value
    return None if larger else found


def _is_sibling(scene: Scene, j: int, i: int) -> bool:
    """Whether an earlier count is one of the same list rather than its total: both have one exact, different level."""
    one, two = scene.stars[j], scene.stars[i]
    if one is None or two is None:
        return False
    return one.low == one.high and two.low == two.high and not two.potential


def _follows(scene: Scene, total: int, part: int, paragraphs: int = _NEAR) -> bool:
    """Whether a count comes soon enough after another to go on with its breakdown."""
    near = scene.counts[part].sentence - scene.counts[total].sentence <= _FAR * paragraphs
    return near and scene.paragraphs(total, part) <= paragraphs and not scene.sentence(total).heading


def _by_split(scene: Scene, links: Sequence[Link], i: int) -> int | None:
    """The total that a count with one exact level splits, told just before it."""
    counts, stars, own, count = scene.counts, scene.stars, scene.stars[i], scene.counts[i]
    if own is None or own.low != own.high or count.number.percent:
        return None
    for j in scene.earlier(i, _LIST):
        total, wide = counts[j], stars[j]
        if total.sentence != count.sentence:
            break
        if not total.may_hold(count) or total.number.value == count.number.value:
            continue
        if wide is None or (wide.low < wide.high and wide.low <= own.low <= wide.high):
            return j
        # A sibling's total is this one's total as well.
        parent = links[j].parent
        if parent is not None and links[j].part and counts[parent].may_hold(count):
            return parent
    return None
