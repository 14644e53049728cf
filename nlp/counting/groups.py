"""Which of the six OCOP product groups a count is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from nlp.counting.counts import Count
from nlp.lexicon import Cue, word_set
from nlp.linking.scene import Scene
from nlp.reading import Sentence
from ocop.models import ProductGroup

_AFTER = word_set("group_after")
_HEADS = frozenset(("nhóm", "ngành"))
_NAMING = word_set("group_naming")
_OPENING = word_set("group_openers")
_WITHIN = frozenset(("thuộc", "ở", "vào", "trong"))
_STOPS = word_set("group_stops")
_FAR = 14
_NEAR = 8
_BARE = 4
_BESIDE = 3


def group_counts(scene: Scene) -> list[ProductGroup | None]:
    """Group of each count of products; None where it is not of one group."""
    found: list[ProductGroup | None] = []
    for i, count in enumerate(scene.counts):
        # "8 sản phẩm, dịch vụ du lịch có 2": the noun before may end with the first words of the group.
        floor = scene.counts[i - 1].noun_first + 1 if scene.beside(i, i - 1) else 0
        own = _own(scene.sentence(i), _end(scene, i), count, floor) if count.measure == "products" else None
        parent, part = scene.links[i].parent, scene.links[i].part
        share = count.form == "share"
        if parent is not None and (share or (own is None and part and count.measure == "products")):
            own = found[parent]
        found.append(own)
    return found


def _end(scene: Scene, i: int) -> int:
    """Where the words after a count end: at the next count of products, or the end of its clause."""
    right = scene.zones[i].right
    if right < len(scene.sentence(i).tokens) and scene.beside(i, i + 1) and scene.counts[i + 1].form == "noun_number":
        # "127 sản phẩm thuộc sản phẩm thực phẩm (chiếm 86%)": the share repeats the noun of the group.
        return max(right, scene.counts[i + 1].number.outer)
    return right


def _own(sentence: Sentence, end: int, count: Count, floor: int) -> ProductGroup | None:
    """The group told with a count: that which heads its clause, or the one it is said to belong to."""
    first, last = count.first, count.last
    if count.form == "noun_number":
        # "Dược liệu và sản phẩm từ dược liệu: 5": the noun is a part of the name of the group.
        first, last = count.number.outer, count.number.outer
    before = [cue for cue in sentence.cues("groups") if floor <= cue.first and cue.last <= first]
    after = [
        cue
        for cue in sentence.cues("groups")
        if count.noun_first < cue.first and last <= cue.last <= end and cue.first >= count.number.last
    ]
    if (
        before
        and (count.form == "group_number" or _heads(sentence, before[-1], first))
        and not _listed(sentence, before)
    ):
        return cast(ProductGroup, before[-1].meaning)
    if after and _belongs(sentence, last, after[0]) and not _listed(sentence, after[:2]):
        return cast(ProductGroup, after[0].meaning)
    return _heading(sentence, count)


def _heads(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Whether a group is what the clause of a count is about: "nhóm thực phẩm chiếm đa số với 33 sản phẩm".

    Nothing else may come between that has a number or a name of its own; without the word "nhóm" or "ngành" the group
    stands first, or the count soon follows.
    """
    start = cue.first
    while start > 0 and sentence.tokens[start - 1].text in _NAMING:
        start -= 1
    named = any(word in _HEADS for word in sentence.words(start, cue.last))
    opens = start == 0 or sentence.tokens[start - 1].text in _OPENING
    between = _outside_brackets(sentence, cue.last, first)
    busy = any(sentence.tokens[at].kind == "number" or sentence.tokens[at].text in _STOPS for at in between)
    placed = any(place.name and cue.last <= place.first < first for place in sentence.places)
    return not (busy or placed) and len(between) <= (_NEAR if named else _BARE if opens else _BESIDE)


def _outside_brackets(sentence: Sentence, first: int, last: int) -> list[int]:
    """The tokens between two, without what stands in a bracket that is shut: "đồ uống (trà, cà phê) 33"."""
    found: list[int] = []
    at = first
    while at < last:
        shut = next((end for end in range(at, last) if sentence.tokens[end].text == ")"), None)
        if sentence.tokens[at].text == "(" and shut is not None:
            at = shut + 1
            continue
        found.append(at)
        at += 1
    return found


def _belongs(sentence: Sentence, last: int, cue: Cue) -> bool:
    """Whether a count is said to be of the group after it: "32 sản phẩm đồ uống", "…, tất cả thuộc nhóm thực phẩm"."""
    between = sentence.words(last, cue.first)
    if all(word in _AFTER for word in between):
        return True
    head = sentence.words(cue.first, cue.first + 1)[0] in _HEADS
    named = head or between[-1] in _HEADS
    within = between[-1 if head else -2 :][:1]
    told = named and within and within[0] in _WITHIN
    return bool(told) and len(between) <= _FAR and ";" not in between and "chủ yếu" not in " ".join(between)


def _listed(sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Whether the last two groups stand in one list, so that the count is of both."""
    if len(cues) < 2 or cues[-1].meaning == cues[-2].meaning:
        return False
    between = sentence.words(cues[-2].last, cues[-1].first)
    return all(word in (",", "và", "hàng", "đồ", "sản", "phẩm", "nhóm") for word in between)


def _heading(sentence: Sentence, count: Count) -> ProductGroup | None:
    """The group that the sentence opens with: "Riêng ngành thực phẩm, nhiều nhất là 9 sản phẩm …"."""
    for cue in sentence.cues("groups"):
        words = sentence.words(0, cue.first)
        opens = len(words) <= 4 and any(
            word in ("ngành", "nhóm", "riêng") for word in (*words, *sentence.words(cue.first, cue.last))
        )
        alone = sum(other.first >= cue.first and other.last <= count.first for other in sentence.cues("groups")) == 1
        if opens and alone and sentence.words(cue.last, cue.last + 1) == [","] and cue.last <= count.first:
            return cast(ProductGroup, cue.meaning)
    return None
