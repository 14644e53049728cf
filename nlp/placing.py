"""The place of each count: beside it, in its clause, of its total, of its paragraph, of the article."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import Where
from nlp.counts import Count
from nlp.place_context import PlaceContext, moved
from nlp.place_mentions import PlaceMention
from nlp.reading import Document, Sentence
from nlp.structure import Link
from nlp.zones import Zone, zone

_OWNER_WORDS = frozenset(("của", "bàn", "trong", "toàn", "thuộc", "tại", "ở", "khắp", "do", "phạm", "vi", "trên"))
_ADDRESS_WORDS = ("xã", "phường")


def place_counts(document: Document, counts: Sequence[Count], links: Sequence[Link]) -> list[tuple[Where, ...]]:
    """Places of each count, in order: one, or several where they share it; empty where nothing tells one."""
    context = PlaceContext(document)
    default = context.default()
    found: list[tuple[Where, ...]] = []
    for i, count in enumerate(counts):
        sentence = document.sentences[count.sentence]
        around = zone(sentence, counts, i)
        places = _own(context, sentence, counts, i, around)
        if not places:
            places = _inherited(context, document, counts, links, found, i, default)
        found.append(places)
    return found


def _own(context: PlaceContext, sentence: Sentence, counts: Sequence[Count], i: int, around: Zone) -> tuple[Where, ...]:
    """Places that the sentence ties to a count."""
    inside = [place for place in sentence.places if around.first <= place.first < around.last]
    after = [place for place in sentence.places if around.last <= place.first < around.right]
    before = [place for place in sentence.places if around.left <= place.first and place.last <= around.first]
    owner = next((place for place in after if _owns(sentence, around, place)), None)
    if counts[i].number.percent and before:
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
    return _before(context, sentence, counts, i, around, before)


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


def _before(
    context: PlaceContext,
    sentence: Sentence,
    counts: Sequence[Count],
    i: int,
    around: Zone,
    before: list[PlaceMention],
) -> tuple[Where, ...]:
    usable = [place for place in before if not _is_address(sentence, place)]
    if not usable:
        return ()
    nearest = usable[-1]
    together = _coordinated(sentence, usable, forward=False)
    if len(together) > 1 and nearest.level in ("district", "commune", "province") and nearest.name is not None:
        shared = sentence.has("structure", "each", nearest.last, around.first) or counts[i].form == "place_number"
        listed = sum(one.sentence == counts[i].sentence for one in counts) > 2
        if shared or listed:
            return tuple(where for place in together if (where := context.where(place, "sentence")) is not None)
        if nearest.level == "district":
            return _above(context, together)
    where = _resolved(context, sentence, nearest)
    return (where,) if where is not None else ()


def _is_address(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only says where somebody lives or something is held: in brackets, or a commune after a comma."""
    opened = 0
    for token in sentence.tokens[: place.first]:
        opened += {"(": 1, ")": -1}.get(token.text, 0)
    if opened > 0 or place.level != "commune" or place.name is None:
        return opened > 0
    before = sentence.words(place.first - 1, place.first)
    # A commune is the subject at the head of a clause or after its authority; elsewhere it is an address.
    return (
        place.first > 0
        and before not in ([";"], ["ubnd"], ["tại"], [","], ["bàn"], ["của"], ["và"], [":"], ["là"], ["có"], ["dân"])
        or (before == [","] and not _heads_clause(sentence, place))
    )


def _heads_clause(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a number or "có" follows the name at once, as in a list of communes."""
    after = sentence.tokens[place.last : place.last + 1]
    return bool(after) and (after[0].kind == "number" or after[0].text in ("có", "với", "đã", "hiện", ":"))


def _resolved(context: PlaceContext, sentence: Sentence, place: PlaceMention) -> Where | None:
    if place.name is None:
        return context.pointed_at(place, sentence)
    return context.where(place, "sentence")


def _inherited(
    context: PlaceContext,
    document: Document,
    counts: Sequence[Count],
    links: Sequence[Link],
    found: Sequence[tuple[Where, ...]],
    i: int,
    default: Where | None,
) -> tuple[Where, ...]:
    sentence = document.sentences[counts[i].sentence]
    parent = links[i].parent
    if parent is not None and found[parent]:
        return found[parent][:1]
    if i > 0 and counts[i - 1].sentence == counts[i].sentence and found[i - 1]:
        return found[i - 1][:1]
    before = [place for place in sentence.places if place.last <= counts[i].first and not _is_address(sentence, place)]
    for place in reversed(before):
        where = _resolved(context, sentence, place)
        if where is not None:
            return (where,)
    for j in range(i - 1, -1, -1):
        other = document.sentences[counts[j].sentence]
        if other.paragraph != sentence.paragraph:
            break
        if found[j] and found[j][0].level != "country":
            return (moved(found[j][0], "paragraph"),)
    if default is not None:
        return (default,)
    for j in range(i - 1, -1, -1):
        if found[j]:
            return (moved(found[j][0], "article"),)
    for place in sentence.places:
        where = None if _is_address(sentence, place) else _resolved(context, sentence, place)
        if where is not None:
            return (where,)
    return _first_named(context, document)


def _first_named(context: PlaceContext, document: Document) -> tuple[Where, ...]:
    for sentence in document.sentences:
        for place in sentence.places:
            if (
                place.level in ("province", "district", "country")
                and (where := context.where(place, "article")) is not None
            ):
                return (where,)
    return ()
