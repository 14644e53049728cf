"""The level of each list of names.

It is the first of these that is told: with the list's count, right after its last name ("gồm A, B, C đều đạt 4 sao"),
before its names, by its count's total, in the sentence after it ("Các sản phẩm này đều đạt 4 sao"), by the list or
sentence before it, or with the same number of products elsewhere in the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlp.claims import Claim
from nlp.counting.counts import find_counts
from nlp.naming.found import Found, year_of
from nlp.naming.items import Item
from nlp.naming.leads import head_owner
from nlp.naming.lists import NameList, find_lists
from nlp.naming.outcomes import clause_of, told_of_all, told_of_some
from nlp.naming.tails import level_after, level_after_bracket
from nlp.naming.tales import names_told
from nlp.naming.words import has_phrase, noun_at
from nlp.reading import Document, Sentence, covered
from nlp.stars import Stars

_NEXT = 2
_BACK = 4
_OPENING = 6
_COUNTED = ("sản phẩm", "mặt hàng")
_NEAR = 3
_SEVERAL = 3
_AT_LEAST = 2
_WINDOW = 7
_POINTING = ("này", "trên", "ấy")
_ALL_OF_THEM = (("các", "sản"), ("những", "sản"), ("các", "mặt"), ("danh", "sách"))


def listed_names(document: Document, index: int, own: Sequence[Claim], levels: Mapping[float, Stars]) -> list[Found]:
    """Names in the lists of a sentence that have a level.

    Args:
        document: The article.
        index: Number of the sentence.
        own: The counts of the sentence.
        levels: The exact level told with each number of products anywhere in the article.
    """
    sentence = document.sentences[index]
    found: list[Found] = []
    last = None
    if not sentence.stars and not any(word in sentence.lower for word in _COUNTED):
        return found
    lists = tuple(find_lists(sentence, own))
    after = told_of_all(document, index) if lists else None
    whole = _whole(lists, levels)
    for one in lists:
        own_stars = _level(sentence, one)
        decided = told_of_some(document, index, one) if own_stars is None and after is None else None
        stars = own_stars or after or (decided[0] if decided is not None else None)
        stars = stars or _from_elsewhere(document, index, one, levels, last)
        stars = stars or (whole if _is_bare(sentence, one) else None)
        if stars is None or not _trusted(sentence, one) or (own_stars is None and not _are_products(sentence, one)):
            continue
        last = stars
        potential = stars.potential or _proposed(sentence, one, stars)
        items = [item for item in _owned(sentence, one) if decided is None or item.name not in decided[1]]
        found.extend(Found(item, stars, sentence, year_of(sentence), potential) for item in items)
    return found


def _is_bare(sentence: Sentence, one: NameList) -> bool:
    """Whether a list has a count, and no level among its names."""
    return one.count is not None and not any(one.opens <= other.first < one.end for other in sentence.stars)


def _from_elsewhere(
    document: Document, index: int, one: NameList, levels: Mapping[float, Stars], last: Stars | None
) -> Stars | None:
    """The level of a list that tells none: that of the list before it, of as many products, or of the act it is of."""
    sentence = document.sentences[index]
    if one.count is None:
        return None if sentence.stars else _of_the_act(document, index, one, levels)
    if not _is_bare(sentence, one) or _plans(sentence, one):
        return None
    before = _told_before(document, index) if one.count.first <= _OPENING else None
    return last or before or _same(one, levels) or _echoed(document, index, one)


def _owned(sentence: Sentence, one: NameList) -> tuple[Item, ...]:
    """The names of a list, with the producer that its head tells where none of them has its own."""
    if one.count is None or any(item.producer is not None for item in one.items):
        return one.items
    producer, place = head_owner(sentence, one.first, (one.count.first, one.count.last), one.opens)
    return tuple(replace(item, producer=producer, place=item.place or place) for item in one.items)


def _level(sentence: Sentence, one: NameList) -> Stars | None:
    own = one.claim.own_stars if one.claim is not None else None
    if own is not None and own.last <= one.opens:
        return own if own.low == own.high else None
    first = _clause(sentence, one)
    head = [stars for stars in sentence.stars if first <= stars.first and stars.last <= one.opens]
    tail = level_after(sentence, one) if one.count is not None or not head else None
    if tail is not None:
        return tail
    if any(one.opens <= stars.first < one.end for stars in sentence.stars) and not head:
        # Each name has a level of its own.
        return None
    if head:
        return head[-1] if head[-1].low == head[-1].high else None
    told = level_after_bracket(sentence, one)
    part = one.claim is not None and one.claim.link.part and not sentence.stars
    if told is None and one.claim is not None and (part or not _plans(sentence, one)):
        told = one.claim.stars
    return told if told is not None and told.low == told.high else None


def _clause(sentence: Sentence, one: NameList) -> int:
    """Token at which the clause of a list's count begins, after the last semicolon before it."""
    before = one.count.first if one.count is not None else one.first
    return max(one.first, clause_of(sentence, before)[0])


def _of_the_act(document: Document, index: int, one: NameList, levels: Mapping[float, Stars]) -> Stars | None:
    """The level of the act whose products a list names: "Các sản phẩm được công nhận đợt này gồm: …".

    It is that of as many products as are listed, else the only level that the article has told up to there.
    """
    sentence = document.sentences[index]
    head = sentence.words(one.first, one.opens)
    plural = any(tuple(head[at : at + 2]) in _ALL_OF_THEM for at in range(len(head)))
    if not plural or len(one.items) < _AT_LEAST or _plans(sentence, one):
        return None
    if (told := levels.get(len(one.items))) is not None:
        return told
    known = {(stars.low, stars.high): stars for other in document.sentences[:index] for stars in other.stars}
    given = any(sentence.has("status", meaning, one.first, one.opens) for meaning in ("flow", "added", "renewed"))
    given = given or any(word in head for word in _POINTING)
    if not given or len(known) != 1:
        return None
    stars = next(iter(known.values()))
    return stars if stars.low == stars.high else None


def _told_before(document: Document, index: int) -> Stars | None:
    """The one level that the nearest sentence before a list tells: "… đạt 4 sao. Bên cạnh đó, có 1 sản phẩm là …"."""
    for sentence in reversed(document.sentences[max(0, index - _BACK) : index]):
        if sentence.has("status", "expected") or sentence.has("status", "target"):
            return None
        if sentence.stars:
            levels = {(stars.low, stars.high) for stars in sentence.stars}
            exact = len(levels) == 1 and sentence.stars[0].low == sentence.stars[0].high
            exact = exact and next(names_told(sentence, frozenset(), None), None) is None
            return sentence.stars[0] if exact and not sentence.heading else None
    return None


def _echoed(document: Document, index: int, one: NameList) -> Stars | None:
    """The level that the sentences before tell with the same number: "2 sản phẩm đạt 5 sao. Hai sản phẩm là …"."""
    number = one.count.number.value if one.count is not None else None
    for sentence in reversed(document.sentences[max(0, index - _NEXT) : index]):
        counts = find_counts(sentence, sentence.index) if sentence.stars else ()
        for count in counts:
            if count.measure != "products" or count.number.value != number or number != len(one.items):
                continue
            others = [other for other in counts if other.first > count.first]
            # "5 sản phẩm trong 88 sản phẩm 4 sao để dự thi 5 sao": what follows a count at once is only its own.
            found = [
                stars
                for stars in sentence.stars
                if count.first < stars.first and not any(0 <= stars.first - other.last <= 1 for other in others)
            ]
            if len(found) != 1 or found[0].low != found[0].high:
                return None
            proposed = has_phrase(sentence, "proposes", count.first, found[0].first)
            return replace(found[0], potential=found[0].potential or proposed)
    return None


def _same(one: NameList, levels: Mapping[float, Stars]) -> Stars | None:
    """The level that is told elsewhere with as large a number of products."""
    whole = one.count is not None and len(one.items) <= one.count.number.value and one.count.number.value >= _SEVERAL
    return levels.get(one.count.number.value) if one.count is not None and whole else None


def _whole(lists: Sequence[NameList], levels: Mapping[float, Stars]) -> Stars | None:
    """The level of as many products as the lists of a sentence name together: "11 đạt 3 sao: 4 cũ gồm …; 7 mới …"."""
    counted = [one for one in lists if one.count is not None and one.count.number.value == len(one.items)]
    total = sum(one.count.number.value for one in counted if one.count is not None)
    return levels.get(total) if len(counted) > 1 and total > _SEVERAL else None


def _plans(sentence: Sentence, one: NameList) -> bool:
    """Whether the head of a list tells of a registration or plan: then a level told elsewhere is not its own."""
    if one.claim is not None and one.claim.status not in ("expected", "target"):
        return False
    return sentence.has("status", "expected", 0, one.opens) or sentence.has("status", "target", 0, one.opens)


def _trusted(sentence: Sentence, one: NameList) -> bool:
    """Whether a list names products, and not kinds of them.

    As many names as were counted are products, and so are names that are owned, quoted, written with capitals or
    longer than the two syllables of a kind.
    """
    if has_phrase(sentence, "outlets", one.opens - _WINDOW, one.opens):
        return False
    if one.count is not None and len(one.items) == one.count.number.value:
        return True
    told = (
        number.value
        for number in sentence.numbers
        if one.first <= number.first
        and number.last <= one.opens
        and not covered(sentence.stars, number.first, number.last)
    )
    if one.count is None and len(one.items) > 1 and len(one.items) in told:
        return True
    if "gồm" in sentence.words(one.opens - _NEAR, one.opens) and one.count is None:
        # "gồm" tells all of them, "như" some, which may be kinds.
        return True
    if one.count is not None and len(one.items) > one.count.number.value + 1:
        return False
    return 2 * sum(_is_proper(sentence, item) for item in one.items) > len(one.items)


def _are_products(sentence: Sentence, one: NameList) -> bool:
    """Whether names are of known kinds of product, or owned: then a level told elsewhere may be theirs."""
    counted = one.count is not None and len(one.items) == one.count.number.value
    known = sum(
        item.producer is not None or _noun_first(sentence, item) or (counted and _is_proper(sentence, item))
        for item in one.items
    )
    return 2 * known >= len(one.items)


def _noun_first(sentence: Sentence, item: Item) -> bool:
    at = next((at for at, token in enumerate(sentence.tokens) if token.start == item.start), None)
    return at is not None and noun_at(sentence, at) is not None


def _is_proper(sentence: Sentence, item: Item) -> bool:
    begins = item.start == sentence.start
    capital = any(map(str.isupper, item.name[begins:]))
    quoted = sentence.view.text[item.start - 1 : item.start] == '"'
    if capital or quoted or item.producer is not None or (item.place is not None and any(map(str.isupper, item.place))):
        return True
    return item.name.count(" ") > 1 and _noun_first(sentence, item)


def _proposed(sentence: Sentence, one: NameList, stars: Stars) -> bool:
    if one.claim is not None and not sentence.stars and one.claim.link.part:
        # The level is its total's, which is told to be reached.
        return False
    if one.claim is not None and stars.last <= one.opens:
        return one.claim.status in ("expected", "target")
    return sentence.has("status", "expected", one.first, max(stars.first, one.opens))
