"""The place of each count: beside it, in its clause, of its total, of its paragraph, of the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlp.claims import Where
from nlp.place_context import PlaceContext, moved
from nlp.place_mentions import PlaceMention
from nlp.reading import Sentence
from nlp.scene import Scene
from nlp.zones import Zone

_OWNER_WORDS = frozenset(("của", "bàn", "trong", "toàn", "thuộc", "tại", "ở", "khắp", "do", "phạm", "vi", "trên"))
_LOOK_BACK = 24
_CLAUSE_HEADS = (";", "ubnd", "tại", "bàn", "của", "và", ":", "là", "có", "dân")


def place_counts(scene: Scene) -> list[tuple[Where, ...]]:
    """Places of each count, in order: one, or several where they share it; empty where nothing tells one."""
    context = PlaceContext(scene.document)
    found: list[tuple[Where, ...]] = []
    for i in range(len(scene.counts)):
        found.append(_own(context, scene, i) or _inherited(context, scene, found, i))
    return found


def _own(context: PlaceContext, scene: Scene, i: int) -> tuple[Where, ...]:
    """Places that the sentence ties to a count."""
    sentence, around = scene.sentence(i), scene.zones[i]
    inside = [place for place in sentence.places if around.first <= place.first < around.last]
    after = [place for place in sentence.places if around.last <= place.first < around.right]
    before = [place for place in sentence.places if around.left <= place.first and place.last <= around.first]
    owner = next((place for place in after if _owns(sentence, around, place)), None)
    if scene.counts[i].number.percent and (before or (owner is not None and owner.level == "country")):
        # "Vùng A chiếm 32,2% số sản phẩm của cả nước": the share is the region's.
        owner = None
    for place in inside:
        where = _resolved(context, sentence, place)
        if where is not None:
            return (where,)
    if owner is not None:
        together = _coordinated(sentence, [place for place in after if place.first >= owner.first], forward=True)
        if len(together) > 1 and all(place.level == "district" for place in together):
            return _above(context, together)
        where = _resolved(context, sentence, owner)
        if where is not None:
            return (where,)
    return _before(context, scene, i, before)


def _owns(sentence: Sentence, around: Zone, place: PlaceMention) -> bool:
    """Whether a place after a count is its owner ("18 sản phẩm OCOP của huyện Ba Bể", "… trên địa bàn tỉnh")."""
    between = sentence.words(around.last, place.first)
    if any(word in (",", ";", ":", "(", "-") for word in between) or len(between) > 14:
        return False
    head = between[-3:] + sentence.words(place.first, place.first + 1)
    if place.level == "country" and not place.kind:
        return any(word in _OWNER_WORDS for word in head)
    strong = any(word in ("của", "bàn", "toàn", "trong", "thuộc", "được") for word in head)
    site = any(word in ("tại", "ở") for word in head)
    return strong or (site and len(between) <= 4)


def _coordinated(sentence: Sentence, places: Sequence[PlaceMention], forward: bool) -> list[PlaceMention]:
    """Names joined by commas and "và", from the first on or from the last back."""
    ordered = list(places) if forward else list(reversed(places))
    found = ordered[:1]
    for place in ordered[1:]:
        one, two = (found[-1], place) if forward else (place, found[-1])
        between = sentence.words(one.last, two.first)
        if place.name is None or not all(word in (",", "và", "huyện", "các", "tx", "tp", ".") for word in between):
            break
        if place.level != found[0].level:
            break
        found.append(place)
    return found if forward else found[::-1]


def _above(context: PlaceContext, places: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """The province of several districts that are counted together."""
    for place in places:
        where = context.where(place, "sentence")
        if where is not None and where.source is not None:
            return (context.province(where.source, "sentence"),)
    return ()


def _before(context: PlaceContext, scene: Scene, i: int, before: Sequence[PlaceMention]) -> tuple[Where, ...]:
    """Place right before a count, or all of a list that shares it."""
    sentence, around = scene.sentence(i), scene.zones[i]
    usable = [place for place in before if not _is_address(sentence, place) and not _is_asked(sentence, place)]
    if not usable:
        return ()
    nearest = usable[-1]
    together = _coordinated(sentence, usable, forward=False)
    if len(together) > 1 and nearest.level in ("district", "commune", "province") and nearest.name is not None:
        shared = sentence.has("structure", "each", nearest.last, around.first) or scene.counts[i].form == "place_number"
        listed = sum(scene.beside(i, j) for j in range(i - 2, i + 3)) > 2
        if shared or listed:
            return tuple(where for place in together if (where := context.where(place, "sentence")) is not None)
        if nearest.level == "district":
            return _above(context, together)
    where = _resolved(context, sentence, nearest)
    return (where,) if where is not None else ()


def _is_asked(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is only whom something is put to: "đề nghị tỉnh xét 2 sản phẩm"."""
    return place.name is None and sentence.words(place.first - 2, place.first) in (
        ["đề", "nghị"],
        ["kiến", "nghị"],
        ["báo", "cáo"],
    )


def _is_address(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only says where somebody lives or something is held: in brackets, or a commune after a comma."""
    opened = 0
    for token in sentence.tokens[: place.first]:
        opened += {"(": 1, ")": -1}.get(token.text, 0)
    if opened > 0 or place.level != "commune" or place.name is None:
        return opened > 0
    # A commune is the subject at the head of a clause or after its authority; elsewhere it is an address.
    before = sentence.tokens[place.first - 1].text if place.first > 0 else ";"
    if before == ",":
        return not (_heads_clause(sentence, place) or _listed(sentence, place))
    return before not in _CLAUSE_HEADS and before != "các"


def _listed(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a commune goes on a list that "các xã" opens: "các xã Tân An, Bình An"."""
    for other in reversed([one for one in sentence.places if one.last <= place.first and one.level == place.level]):
        if sentence.words(other.last, place.first) not in ([","], ["và"]):
            return False
        if "các" in sentence.words(other.first - 1, other.first + 1):
            return True
        place = other
    return False


def _heads_clause(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a number or "có" follows the name at once, as in a list of communes."""
    after = sentence.tokens[place.last : place.last + 1]
    return bool(after) and (after[0].kind == "number" or after[0].text in ("có", "với", "đã", "hiện", ":"))


def _resolved(context: PlaceContext, sentence: Sentence, place: PlaceMention) -> Where | None:
    if place.name is None:
        return context.pointed_at(place, sentence)
    return context.where(place, "sentence")


def _inherited(context: PlaceContext, scene: Scene, found: Sequence[tuple[Where, ...]], i: int) -> tuple[Where, ...]:
    """Place of the total, of the count before, of the sentence, of the paragraph, of the article."""
    parent = scene.links[i].parent
    if parent is not None and found[parent]:
        return found[parent][:1]
    if scene.beside(i, i - 1) and found[i - 1]:
        return found[i - 1][:1]
    sentence = scene.sentence(i)
    if "thủ tướng chính phủ phê duyệt" in sentence.lower and not sentence.places:
        return (Where("country", "Việt Nam", ground="country"),)
    before = [place for place in sentence.places if place.last <= scene.counts[i].first]
    where = (
        _first_resolved(context, sentence, reversed(before))
        or _of_paragraph(context, scene, found, i)
        or context.default()
    )
    if where is None:
        earlier = (found[j][0] for j in scene.earlier(i, _LOOK_BACK) if found[j])
        where = next((moved(one, "article") for one in earlier), None)
    where = where or _first_resolved(context, sentence, sentence.places) or context.first_named()
    return (where,) if where is not None else ()


def _first_resolved(context: PlaceContext, sentence: Sentence, places: Iterable[PlaceMention]) -> Where | None:
    for place in places:
        where = None if _is_address(sentence, place) else _resolved(context, sentence, place)
        if where is not None:
            return where
    return None


def _of_paragraph(context: PlaceContext, scene: Scene, found: Sequence[tuple[Where, ...]], i: int) -> Where | None:
    """Place of the nearest sentence before in the same paragraph: of its last count, else the first that it names."""
    here = scene.sentence(i)
    placed = {scene.counts[j].sentence: found[j][0] for j in reversed(list(scene.earlier(i, _LOOK_BACK))) if found[j]}
    for index in range(here.index - 1, max(-1, here.index - _LOOK_BACK), -1):
        sentence = scene.document.sentences[index]
        if sentence.paragraph != here.paragraph:
            return None
        if index in placed:
            return moved(placed[index], "paragraph")
        named = [
            place for place in sentence.places if place.name and place.level in ("province", "district", "country")
        ]
        where = _first_resolved(context, sentence, named)
        if where is not None:
            return moved(where, "paragraph")
    return None
