"""The place of each count: its owner, the subject of its clause, that of its total, of its paragraph, of the article.

Every place near a count has a role (`nlp.placing.roles`): only subjects and owners have counts. Where a count's own
words tell none, the subject of its clause, or its total, has it, whichever was told later; then what its paragraph or
section is about (`nlp.placing.focus`); then the title, the outlet, the rest of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.claims import Where
from nlp.counting.counts import find_counts
from nlp.linking.scene import Scene
from nlp.linking.totals import raises
from nlp.placing.centre import COUNTRY, beyond_a_province, of_centre, told_by_centre
from nlp.placing.context import PlaceContext, moved, place_context
from nlp.placing.focus import PlaceFocus, first_resolved, resolved
from nlp.placing.former_parts import former_parts
from nlp.placing.lists import added_up, coordinated, in_turn, is_counted, of_holder
from nlp.placing.mentions import PlaceMention
from nlp.placing.owners import named_owner, owns, with_others
from nlp.placing.parts import parts_named, parts_of_land
from nlp.placing.roles import subjects
from nlp.reading import Sentence

_EACH = frozenset(("mỗi", "cùng", "đều", "đồng"))
_NAMING = frozenset((":", "gồm", "là"))
_UNITS = frozenset(("huyện", "quận", "xã", "phường", "phương", "tỉnh", "vị", "thành", "thị"))
_TELLING = frozenset(("(", "là", "có", "với", "đạt", "chiếm"))
_LOOK_BACK = 24
_PAIR = 2
_UNITED = ("district", "commune", "province")
_INSIDE = 3


def place_counts(scene: Scene) -> list[tuple[Where, ...]]:
    """Places of each count, in order: one, or several where they share it; empty where nothing tells one."""
    context = place_context(scene.document)
    focus = PlaceFocus(context, scene)
    turns = in_turn(context, scene)
    found: list[tuple[Where, ...]] = []
    for i in range(len(scene.counts)):
        told = _one(turns.get(i)) or _own(context, scene, i) or _raised(context, scene, i)
        places = told or _inherited(context, focus, found, i)
        found.append((COUNTRY,) if beyond_a_province(places, scene.counts[i]) else _of_land(scene, i, places))
    for i, province in former_parts(scene, found).items():
        found[i] = (context.province(province, found[i][0].ground, "former"),)
    return found


def _of_land(scene: Scene, i: int, places: tuple[Where, ...]) -> tuple[Where, ...]:
    """The place of a count, as a count of some of its parts alone where those of one kind of land have it."""
    if len(places) != 1 or places[0].level not in ("province", "district") or places[0].parts is not None:
        return places
    parts = parts_of_land(scene.sentence(i), scene.counts[i].first, scene.counts[i].last)
    return (replace(places[0], parts=parts),) if parts is not None else places


def _one(where: Where | None) -> tuple[Where, ...]:
    return (where,) if where is not None else ()


def _raised(context: PlaceContext, scene: Scene, i: int) -> tuple[Where, ...]:
    """The country, where it has the total that a count raises: "công bố 47 sản phẩm, đưa tổng số toàn quốc lên 126"."""
    totals = [j for j in (i + 1, i + 2) if j < len(scene.counts) and raises(scene, i, j)]
    places = _own(context, scene, totals[0]) if totals else ()
    return places if any(where.level == "country" for where in places) else ()


def _own(context: PlaceContext, scene: Scene, i: int) -> tuple[Where, ...]:
    """Places that a count's own words tell: within it, its owner, or the subject right before it."""
    sentence, around = scene.sentence(i), scene.zones[i]
    inside = [place for place in sentence.places if around.first <= place.first < around.last]
    # "41 trong tổng số 166 sản phẩm của tỉnh": the province has the whole, not the share.
    right = scene.counts[i + 1].first if scene.whole_of_share(i + 1) else around.right
    after = [place for place in sentence.places if around.last <= place.first < right]
    before = _before(scene, i)
    owner = next((place for place in after if owns(sentence, around, place)), None) or named_owner(scene, i, after)
    if scene.counts[i].number.percent:
        # "Vùng A chiếm 32,2% số sản phẩm của cả nước": the share is the region's.
        owner = None
    spread = _spread(context, scene, i, after)
    if spread:
        return spread
    for place in inside:
        where = resolved(context, sentence, place)
        if where is not None:
            return (where,)
    if owner is not None and owner.plural and scene.pair(i):
        # "14 sản phẩm, của 9 chủ thể ở 4 huyện": in how many places the makers are.
        owner = None
    if owner is not None:
        owner = next((place for place in after if with_others(sentence, owner, place)), owner)
        together = coordinated(sentence, [place for place in after if place.first >= owner.first], forward=True)
        if len(together) > 1 and together[0].level in ("district", "commune"):
            return _one(added_up(context, sentence, together))
        where = resolved(context, sentence, owner)
        if where is not None:
            return (where,)
    return _of_subjects(context, scene, i, before)


def _spread(context: PlaceContext, scene: Scene, i: int, after: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """Places of a count that each of several has, named after it: "3 huyện có 2 sản phẩm gồm: A, B, C"."""
    sentence, around = scene.sentence(i), scene.zones[i]
    together = coordinated(sentence, [place for place in after if place.name is not None], forward=True)
    numbers = [one for one in sentence.numbers if around.left <= one.first < around.first]
    if len(together) <= 1 or not numbers or numbers[-1].value != len(together):
        return ()
    several = sentence.words(numbers[-1].last, around.first)
    named = _NAMING.intersection(sentence.words(together[0].first - 3, together[0].first))
    each = _EACH.intersection(several) or scene.counts[i].number.value < len(together)
    if not named or not each or several[:1] == ["sao"] or not _UNITS.intersection(several):
        # What is at least one for each place may be their sum; what is less is each one's.
        return ()
    places = (context.where(place, "sentence", sentence) for place in together)
    return tuple(where for where in places if where is not None)


def _before(scene: Scene, i: int) -> list[PlaceMention]:
    """Places between a count and the one before it that are not that one's owners."""
    sentence, around = scene.sentence(i), scene.zones[i]
    first = around.left
    if first == around.first and around.clause < first and scene.beside(i, i - 1):
        # No comma parts the two counts.
        first = scene.counts[i - 1].last
    found = [place for place in sentence.places if first <= place.first and place.last <= around.first]
    if first == around.left or not found:
        return found
    previous = scene.zones[i - 1]
    owned = [place for place in found if owns(sentence, previous, place)]
    return [] if owned else found


def _of_subjects(context: PlaceContext, scene: Scene, i: int, before: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """The subject right before a count, or all of a list that shares it."""
    sentence, around = scene.sentence(i), scene.zones[i]
    usable = context.without_judges(sentence, subjects(sentence, before, around.first))
    return _of_last(context, scene, i, usable) if usable else ()


def _of_last(context: PlaceContext, scene: Scene, i: int, usable: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """The last of the subjects before a count: alone, each of its list, or what holds the list."""
    sentence, around = scene.sentence(i), scene.zones[i]
    nearest = usable[-1]
    others = [place for place in usable[:-1] if with_others(sentence, nearest, place)]
    if others:
        return _one(context.pointed_at(others[0], sentence))
    together = coordinated(sentence, usable, forward=False)
    if len(together) > 1 and nearest.level in _UNITED and nearest.name is not None:
        each = _EACH.intersection(sentence.words(nearest.last, around.first))
        shared = bool(each) or (scene.counts[i].number.comparator in ("gt", "ge") and len(together) > _PAIR)
        if shared:
            return tuple(
                where for place in together if (where := context.where(place, "sentence", sentence)) is not None
            )
        if nearest.level != "province" or is_counted(sentence, together):
            return _one(added_up(context, sentence, together))
    where = resolved(context, sentence, nearest)
    parts = of_holder(sentence, usable)
    return _one(replace(where, parts=parts_named(parts)) if where is not None and parts else where)


def _inherited(
    context: PlaceContext, focus: PlaceFocus, found: Sequence[tuple[Where, ...]], i: int
) -> tuple[Where, ...]:
    """Place of the subject or the total, of the count before, of the paragraph, of the article."""
    scene, sentence = focus.scene, focus.scene.sentence(i)
    parent, beside = _governor(scene, i), scene.beside(i, i - 1)
    told = [place for place in sentence.places if place.last <= scene.counts[i].first and not _taken(scene, place, i)]
    clause = context.without_judges(sentence, subjects(sentence, told, scene.counts[i].first))
    if parent is not None and _may_share(scene, found, parent, i) and not _told_since(focus, found, parent, i, clause):
        return found[parent][:1]
    for last in range(len(clause), 0, -1):
        subject = _of_last(context, scene, i, clause[:last])
        if subject:
            return subject
    if beside and found[i - 1]:
        return found[i - 1][:1]
    if not sentence.places and told_by_centre(sentence):
        return (COUNTRY,)
    where = focus.at(found, i)
    if where is None and of_centre(scene.document, sentence, scene.counts[i]):
        return (COUNTRY,)
    where = where or context.default(sentence)
    if where is None or where.level == "province":
        where = context.of_its_authority(sentence) or where
    if where is None:
        earlier = (found[j][0] for j in scene.earlier(i, _LOOK_BACK) if found[j])
        where = next((moved(one, "article") for one in earlier), None)
    return _one(where or first_resolved(context, sentence, sentence.places) or context.first_named())


def _governor(scene: Scene, i: int) -> int | None:
    """The count whose place a count shares: the one before its bracket, its total, or the total of what is left of."""
    sentence, parent = scene.sentence(i), scene.links[i].parent
    if not scene.beside(i, i - 1):
        return parent
    between = sentence.words(scene.counts[i - 1].last, scene.counts[i].first)
    if "(" in between and ")" not in between:
        return i - 1
    rest = parent is None and ";" in between and scene.links[i - 1].part
    return scene.links[i - 1].parent if rest else parent


def _may_share(scene: Scene, found: Sequence[tuple[Where, ...]], parent: int, i: int) -> bool:
    """Whether a total has a place to share: an item of a list of places has none for another paragraph."""
    if scene.paragraphs(parent, i) > 0:
        beside = [found[j] for j in scene.neighbours(parent) if j < len(found)]
        return len({where for places in beside for where in places}) == 1
    return bool(found[parent])


def _told_since(
    focus: PlaceFocus, found: Sequence[tuple[Where, ...]], parent: int, i: int, clause: Sequence[PlaceMention]
) -> bool:
    """Whether a named subject has come between a total and a count: the count then is no part of the total's place."""
    scene = focus.scene
    first = scene.counts[parent].last if scene.beside(i, parent) else 0
    if any(place.name is not None and first <= place.first for place in clause):
        return True
    return scene.paragraphs(parent, i) > 0 and focus.opens_with_another(found, i)


def _taken(scene: Scene, place: PlaceMention, i: int) -> bool:
    """Whether a place is only that of a count before: its owner, or that of its own item in a list."""
    sentence, count = scene.sentence(i), scene.counts[i]
    beside = [j for j in scene.earlier(i, _LOOK_BACK) if scene.beside(i, j)]
    if any(
        place.last <= scene.counts[j].first and ";" in sentence.words(scene.counts[j].last, count.first) for j in beside
    ):
        # An item of a list parted by semicolons.
        return True
    told = any(one.last <= place.first for one in find_counts(sentence, sentence.index))
    if told and ";" in sentence.words(place.last, count.first):
        # What an item tells after its count is the item's.
        return True
    if _other_number(sentence, place, count.first) or _told_in_bracket(scene, place, i):
        return True
    for j in beside:
        if scene.zones[j].last <= place.first:
            return owns(sentence, scene.zones[j], place)
        parent = scene.links[j].parent
        sibling = scene.links[j].part and parent == scene.links[i].parent
        if sibling and parent is not None and scene.beside(i, parent) and place.last <= scene.zones[j].first:
            return True
    return False


def _told_in_bracket(scene: Scene, place: PlaceMention, i: int) -> bool:
    """Whether the count of a place stands in brackets behind it: "đứng sau Tây Nguyên (1.200), với …"."""
    sentence, until = scene.sentence(i), scene.counts[i].first
    if sentence.words(place.last, place.last + 1) != ["("] or ")" not in sentence.words(place.last, until):
        return False
    inside = range(place.last, place.last + _INSIDE)
    return any(scene.counts[j].number.first in inside for j in scene.neighbours(i))


def _other_number(sentence: Sentence, place: PlaceMention, until: int) -> bool:
    """Whether a place has a number of its own that counts something else: "miền núi 12/14 tỉnh; đã có 2.169"."""
    reach = sentence.words(place.last, until)
    if ";" not in reach:
        return False
    ratios = [number for number in sentence.numbers if number.of is not None and place.last <= number.outer < until]
    return bool(ratios) and all(word in _TELLING for word in sentence.words(place.last, ratios[0].outer))
