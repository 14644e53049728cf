"""Which of the six OCOP product groups a count is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from nlp.counting.counts import Count
from nlp.lexicon import Cue, word_set
from nlp.linking.scene import Scene
from nlp.linking.zones import Zone
from nlp.reading import Sentence
from ocop.models import ProductGroup

_BEFORE = word_set("group_before")
_AFTER = word_set("group_after")
_FAR = 14


def group_counts(scene: Scene) -> list[ProductGroup | None]:
    """Group of each count of products; None where it is not of one group."""
    found: list[ProductGroup | None] = []
    for i, count in enumerate(scene.counts):
        # "8 sản phẩm, dịch vụ du lịch có 2": the noun before may end with the first words of the group.
        floor = scene.counts[i - 1].noun_first + 1 if scene.beside(i, i - 1) else 0
        own = _own(scene.sentence(i), scene.zones[i], count, floor) if count.measure == "products" else None
        parent, part = scene.links[i].parent, scene.links[i].part
        share = count.form == "share"
        if parent is not None and (share or (own is None and part and count.measure == "products")):
            own = found[parent]
        found.append(own)
    return found


def _own(sentence: Sentence, around: Zone, count: Count, floor: int) -> ProductGroup | None:
    first, last = count.first, count.last
    if count.form == "noun_number":
        # "Dược liệu và sản phẩm từ dược liệu: 5": the noun is a part of the name of the group.
        first, last = count.number.outer, count.number.outer
    before = [cue for cue in sentence.cues("groups") if floor <= cue.first and cue.last <= first]
    after = [
        cue
        for cue in sentence.cues("groups")
        if count.noun_first < cue.first and last <= cue.last <= around.right and cue.first >= count.number.last
    ]
    if before:
        between = sentence.words(before[-1].last, first)
        headed = count.form == "group_number" or (len(between) <= 6 and all(word in _BEFORE for word in between))
        if headed and not _listed(sentence, before):
            return cast(ProductGroup, before[-1].meaning)
    if after:
        between = sentence.words(last, after[0].first)
        told = (
            len(between) <= _FAR
            and between[-2:] in (["thuộc", "nhóm"], ["thuộc", "ngành"], ["đều", "thuộc"])
            and ";" not in between
        )
        if (told or all(word in _AFTER for word in between)) and not _listed(sentence, after[:2]):
            return cast(ProductGroup, after[0].meaning)
    return _heading(sentence, count)


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
        if opens and sentence.words(cue.last, cue.last + 1) == [","] and cue.last <= count.first:
            return cast(ProductGroup, cue.meaning)
    return None
