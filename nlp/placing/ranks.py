"""How wide the places are that stand before counts: the wider is a total's, two of one width are told side by side."""

from __future__ import annotations

from nlp.counting.counts import Count
from nlp.linking.scene import Scene
from nlp.placing.mentions import PlaceMention
from nlp.reading import Sentence

RANKS = {"commune": 0, "district": 1, "province": 2, "region": 3, "country": 4}
_NEAR = 8
_HEAD = 12
_BEHIND = 6
_LIST, _LISTED = 6, 3


def places_alike(scene: Scene, i: int, j: int) -> bool:
    """Whether two counts are each told of a named place, the two equally wide and not the same."""
    one, two = place_before(scene, i), place_before(scene, j)
    return one is not None and two is not None and one.level == two.level and one.name != two.name


def of_districts(scene: Scene, i: int) -> bool:
    """Whether a district or commune stands right before a count."""
    return after_unit(scene.sentence(i), scene.counts[i])


def after_unit(sentence: Sentence, count: Count) -> bool:
    """Whether a named district or commune stands right before a count of a sentence."""
    return any(
        place.level in ("district", "commune") and place.name and 0 <= count.first - place.last < _NEAR
        for place in sentence.places
    )


def listed_places(scene: Scene, i: int) -> bool:
    """Whether a count stands in a sentence that gives several districts or communes each a count."""
    same = [j for j in range(max(0, i - _LIST), min(len(scene.counts), i + _LIST)) if scene.beside(i, j)]
    return sum(of_districts(scene, j) for j in same) >= _LISTED


def narrower_place(there: Sentence, total: Count, here: Sentence, part: Count) -> bool:
    """Whether a named place stands before a count, and none, or a wider one, by its total."""
    own = [place for place in here.places if place.last <= part.first and part.first - place.last < _NEAR]
    ranks = [RANKS[place.level] for place in own if place.name]
    # In "9/9 huyện có sản phẩm, tổng cộng 160" the districts are numbered and tell no place.
    numbered = {number.last for number in there.numbers}
    by_it = [place for place in there.places if place.first < total.last + _BEHIND and place.first not in numbered]
    wider = [RANKS[place.level] for place in by_it if there is not here or place not in own]
    # "19 sản phẩm thuộc 8 tỉnh, thành" are the country's.
    whole = "country" if any(there.words(at, at + 1) == ["tỉnh"] for at in numbered) else "province"
    return bool(ranks) and min(ranks) < min(wider, default=RANKS[whole])


def place_before(scene: Scene, i: int) -> PlaceMention | None:
    """The named place that a count is told of; None where none stands close before it."""
    count = scene.counts[i]
    before = [place for place in scene.sentence(i).places if place.name and 0 <= count.first - place.last < _HEAD]
    return before[-1] if before else None
