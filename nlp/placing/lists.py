"""Places told together: "huyện A, B và C" counted as one, or each with a count of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.claims import Where
from nlp.linking.scene import Scene
from nlp.places import province_by_code
from nlp.placing.centre import COUNTRY
from nlp.placing.context import PlaceContext
from nlp.placing.mentions import PlaceMention
from nlp.placing.parts import parts_named
from nlp.reading import Sentence
from ocop.models import PlaceGround

_JOINTS = frozenset((",", "và", "các", "hai", "ba", "bốn", "huyện", "xã", "phường", "cùng", "với", "."))
_TWO = 2
_IN_WORDS = {2: "hai", 3: "ba", 4: "bốn"}
_OF = (["của"], ["thuộc"], ["ở"], ["tại"])
_IN_TURN = ("lần", "lượt")


def coordinated(sentence: Sentence, places: Sequence[PlaceMention], forward: bool) -> list[PlaceMention]:
    """Names of one level joined by commas and "và", from the first on or from the last back."""
    ordered = list(places) if forward else list(reversed(places))
    found = ordered[:1]
    for place in ordered[1:]:
        one, two = (found[-1], place) if forward else (place, found[-1])
        between = sentence.words(one.last, two.first)
        if place.name is None or place.level != found[0].level or not all(word in _JOINTS for word in between):
            break
        found.append(place)
    return found if forward else found[::-1]


def above(
    context: PlaceContext, sentence: Sentence, places: Sequence[PlaceMention], ground: PlaceGround = "sentence"
) -> Where | None:
    """The place of several that are counted together: the province of districts, the district of communes."""
    if places[0].level == "commune":
        where = context.pointed_at(replace(places[0], name=None, kind="", plural=True), sentence)
        return replace(where, parts=None) if where is not None else None
    for place in places:
        where = context.where(place, ground, sentence)
        if where is not None and where.source is not None:
            return context.province(where.source, ground)
    return None


def added_up(context: PlaceContext, sentence: Sentence, places: Sequence[PlaceMention]) -> Where | None:
    """The place of several that have one count together, which is a count of these parts of it alone."""
    where = above(context, sentence, places)
    if places[0].level == "province":
        today = {place.province.today_code for place in places if place.province is not None}
        code = today.pop() if context.reformed and len(today) == 1 else None
        province = province_by_code(code, "vn34") if code is not None else None
        where = context.province(province, "sentence") if province is not None else COUNTRY
    return replace(where, parts=parts_named(places)) if where is not None else None


def is_counted(sentence: Sentence, places: Sequence[PlaceMention]) -> bool:
    """Whether the number of places that are told together stands before them: "hai tỉnh Cà Mau và Bạc Liêu"."""
    at = places[0].first
    return at > 0 and sentence.tokens[at - 1].text in (str(len(places)), f"0{len(places)}", _IN_WORDS.get(len(places)))


def of_holder(sentence: Sentence, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places counted together before the one that they are of: "hai xã A và B của huyện C có 5"; else none."""
    if len(places) <= _TWO or places[-1].level == places[-2].level:
        return []
    if sentence.words(places[-2].last, places[-1].first) not in _OF:
        return []
    together = coordinated(sentence, places[:-1], forward=False)
    return together if len(together) >= _TWO and places[-2].level in ("district", "commune") else []


def in_turn(context: PlaceContext, scene: Scene) -> dict[int, Where]:
    """Places of counts told "lần lượt": the first place has the first count, the second the second."""
    found: dict[int, Where] = {}
    for i in range(len(scene.counts)):
        sentence = scene.sentence(i)
        if scene.beside(i, i - 1) or "lượt" not in sentence.lower:
            continue
        words = sentence.words(0, len(sentence.tokens))
        for said in (at for at in range(len(words) - 1) if tuple(words[at : at + 2]) == _IN_TURN):
            places = _list_before(sentence, said)
            run = _run_after(scene, i, said, len(places))
            for j, place in zip(run, places, strict=False):
                where = context.where(place, "sentence", sentence)
                if where is not None:
                    found[j] = where
    return found


def _list_before(sentence: Sentence, said: int) -> list[PlaceMention]:
    """The last list of names before a token: "Ô Môn và Phong Điền là hai nơi có nhiều nhất, lần lượt …"."""
    names = [place for place in sentence.places if place.last <= said and place.name is not None]
    while names:
        together = coordinated(sentence, names, forward=False)
        if len(together) >= _TWO:
            return together
        names.pop()
    return []


def _run_after(scene: Scene, i: int, said: int, size: int) -> list[int]:
    """As many counts after a token as are asked for, with no other number and no place among them; else none."""
    sentence = scene.sentence(i)
    run = [j for j in range(i, len(scene.counts)) if scene.beside(i, j) and scene.counts[j].last > said][:size]
    if len(run) < max(size, _TWO):
        return []
    end = scene.counts[run[-1]].last
    numbers = sum(said <= number.first < end for number in sentence.numbers)
    return run if numbers == size and not any(said <= place.first < end for place in sentence.places) else []
