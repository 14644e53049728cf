"""Names in the lines or sentences below a count or a level: numbered, with bullets, or each a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from nlp.claims import Claim
from nlp.naming.found import Found, year_of
from nlp.naming.items import Item, items, parse_item, share_producer
from nlp.naming.leads import head_owner, lead_at, opens_lead
from nlp.naming.names import after_leads, starts_name
from nlp.naming.owners import owner_and_place
from nlp.naming.splitting import split_items
from nlp.naming.words import after_phrase, has_phrase, noun_at
from nlp.reading import Document, Sentence

_LONGEST_LIST = 60
_ENOUGH = 0.8
_AFTER = 4
_ANNOUNCED = ("danh sách", "gồm", "đó là", "cụ thể")
_BACK = 3
_LINE = 60
_GAP = 12
_TOLD = ("được", "đạt", "là", "có", "đã", "vừa", "bán", "cho", "này")
_BULLETS = ("-", "+", "*", "•", "●", "▪", "■", "(")


def names_after(document: Document, index: int, own: Sequence[Claim]) -> Iterator[Found]:
    """Names in the lines or sentences after a count, where about as many are told there as were counted."""
    for claim in own:
        stars, number = claim.stars, claim.count.number.value
        exact = stars is not None and stars.low == stars.high and claim.count.measure == "products"
        if stars is None or not exact or not 1 < number <= _LONGEST_LIST:
            continue
        level = claim.own_stars
        put_up = level is not None and has_phrase(document.sentences[index], "proposes", claim.count.last, level.first)
        potential = stars.potential or claim.status == "expected" or put_up
        year = claim.when.last.year if claim.when.last else None
        found: list[Found] = []
        announced, owned = False, 0
        for sentence in document.sentences[index + 1 : index + 1 + max(int(number), _AFTER)]:
            if len(found) >= number or any(
                other.low != stars.low or other.high != stars.high for other in sentence.stars
            ):
                break
            listed = _listed(sentence)
            if not listed and (sentence.paragraph > document.sentences[index].paragraph and found):
                break
            announced |= any(sign in sentence.lower for sign in _ANNOUNCED)
            owned += sum(item.producer is not None for item in listed)
            found.extend(Found(item, stars, sentence, year, potential) for item in _shared(sentence))
        if max(2, number * _ENOUGH) <= len(found) <= number and (
            owned > len(found) / 2 or (announced and len(found) == number)
        ):
            yield from found
            return


@lru_cache(maxsize=2 * _LONGEST_LIST)
def _listed(sentence: Sentence) -> tuple[Item, ...]:
    """Products that a sentence or line seems to list: each begins with a noun of a known kind of product.

    The last ones are remembered, for every count before a list looks through the same lines.
    """
    return tuple(_listed_in(sentence))


def _listed_in(sentence: Sentence) -> Iterator[Item]:
    item: Item | None = None
    owner, place = None, None
    for first, last in split_items(sentence, 0, len(sentence.tokens)):
        lead = lead_at(sentence, first, last)
        if lead is not None and lead.text:
            owner, place = owner_and_place(lead.text)
        elif sentence.words(first - 1, first) == [";"]:
            owner, place = None, None
        at = lead.after if lead is not None else first
        starts = [one for one in range(at, last) if starts_name(sentence, one)]
        begins = after_leads(sentence, at, last)
        within = _opens_otherwise(sentence, begins, last)
        if starts and (starts[0] == begins or (len(starts) == 1 and not (within and first > 0))):
            item = parse_item(sentence, starts[0], last)
        elif within and (first > 0 or not starts):
            item = parse_item(sentence, begins, last)
            item = item if item is not None and (item.producer is not None or owner is not None) else None
        elif item is not None and not starts and sentence.words(first - 1, first) != [","]:
            item = parse_item(sentence, at, last)
        else:
            item = None
        if item is not None:
            item = replace(item, producer=item.producer or owner, place=item.place or place)
            yield item


def _opens_otherwise(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a part of a list opens with a capital, but with no noun of a known kind, and no producer or place."""
    return at < last and sentence.tokens[at].capital and noun_at(sentence, at) is None and not opens_lead(sentence, at)


def _shared(sentence: Sentence) -> Iterator[Item]:
    """The products that a sentence lists, with the producer that is told once for several of them."""
    listed = list(_listed(sentence))
    between = [sentence.view.text[one.end : two.start] for one, two in pairwise(listed)]
    yield from share_producer(listed, [False, *(";" not in text and len(text) <= _GAP for text in between)])


def names_going_on(document: Document, index: int, before: Sequence[Found]) -> Iterator[Found]:
    """Names in a sentence that goes on from a level: "Trong nhóm mới có tôm khô và bánh phồng hàu của HTX …".

    Args:
        document: The article.
        index: Number of the sentence.
        before: What the sentence before it names.
    """
    sentence = document.sentences[index]
    if sentence.stars:
        return
    opens = after_phrase(sentence, "goes_on", 0)
    if opens is None:
        yield from _further(sentence, before)
        return
    above = document.sentences[max(0, index - _BACK) : index]
    stated = next((one for one in reversed(above) if one.stars), None)
    if stated is None or sentence.paragraph - stated.paragraph > 1:
        return
    counted = [number.value for number in stated.numbers if stated.words(number.last, number.last + 1) == ["sản"]][-1:]
    known = list(items(sentence, opens, len(sentence.tokens), int(counted[0]) if counted else None))
    known = _of_head(sentence, opens, known)
    levels = {stars.high for stars in stated.stars if stars.low == stars.high}
    stars = stated.stars[-1]
    alone = len(levels) == 1 and all(one.low == one.high for one in stated.stars)
    if not alone and (stars.low != stars.high or counted != [len(known)]):
        return
    if any(item.producer is not None or any(map(str.isupper, item.name)) for item in known):
        potential = stars.potential or stated.has("status", "expected")
        yield from (Found(item, stars, sentence, year_of(stated), potential) for item in known)


def _of_head(sentence: Sentence, opens: int, known: list[Item]) -> list[Item]:
    """Names with the producer told before them, where none has its own: "Trong đó có 2 sản phẩm của HTX A gồm …"."""
    if not known or any(item.producer is not None for item in known):
        return known
    begins = next((at for at, token in enumerate(sentence.tokens) if token.start >= known[0].start), opens)
    producer, place = head_owner(sentence, opens, (opens, opens), begins)
    return [replace(item, producer=producer, place=item.place or place) for item in known]


def _further(sentence: Sentence, before: Sequence[Found]) -> Iterator[Found]:
    """Names of a sentence that is nothing but a list of them, as the sentence before it was: they share its level."""
    if not before or len({(one.stars.high, one.potential) for one in before}) > 1:
        return
    first = after_leads(sentence, 0, len(sentence.tokens))
    if first >= len(sentence.tokens) or not starts_name(sentence, first):
        return
    parts = list(split_items(sentence, first, len(sentence.tokens)))
    known = list(items(sentence, first, len(sentence.tokens)))
    told = any(word in sentence.words(first, len(sentence.tokens)) for word in _TOLD)
    if 1 < len(known) == len(parts) and known[-1].producer is not None and not told:
        last = before[-1]
        yield from (Found(item, last.stars, sentence, last.year, last.potential) for item in known)


def names_in_lines(document: Document, index: int) -> Iterator[Found]:
    """Names in the lines below a line that ends with a colon, or a heading, and tells one level.

    Lines that name only a producer or place ("2. HTX An Phú:", "* Huyện Hòa An") are the owners of the lines below.
    """
    head = document.sentences[index]
    text = head.view.text[head.start : head.end]
    if len(head.stars) != 1 or not (text.endswith(":") or head.subheading):
        return
    stars = head.stars[0]
    if stars.low != stars.high or has_phrase(head, "refuses", 0, stars.first):
        return
    found: list[Found] = []
    producer, place = None, None
    for at in range(index + 1, min(index + 1 + _LONGEST_LIST, len(document.sentences))):
        sentence = document.sentences[at]
        if sentence.stars or len(sentence.tokens) > _LINE:
            break
        owner = _owner(sentence)
        if owner is not None:
            producer, place = owner
            continue
        item = _line_item(document, at)
        if item is None:
            break
        item = replace(item, producer=item.producer or producer, place=item.place or place)
        found.append(Found(item, stars, sentence, year_of(head), stars.potential or head.has("status", "expected")))
    if len(found) > 1 or (found and text.endswith(":")):
        yield from found


def _line_item(document: Document, at: int) -> Item | None:
    """The product that a line names; None where it is no line of a list."""
    sentence = document.sentences[at]
    first = after_leads(sentence, 0, len(sentence.tokens))
    if first >= len(sentence.tokens) or not _is_line(document, at):
        return None
    item = parse_item(sentence, first, len(sentence.tokens))
    marked = first > 0 and (sentence.tokens[0].kind == "number" or sentence.tokens[0].text in _BULLETS)
    known = starts_name(sentence, first) or (marked and sentence.tokens[first].capital)
    return item if item is not None and (known or item.producer is not None) else None


def _is_line(document: Document, at: int) -> bool:
    """Whether a sentence is a line of its own, or ends as the items of a list do."""
    sentence, following = document.sentences[at], document.sentences[at + 1 : at + 2]
    begins = document.sentences[at - 1].paragraph != sentence.paragraph
    ends = not following or following[0].paragraph != sentence.paragraph
    return begins and ends


def _owner(sentence: Sentence) -> tuple[str | None, str | None] | None:
    """Producer and place of a line that names nothing else, and ends with a colon or is as short as a heading."""
    text = sentence.view.text[sentence.start : sentence.end]
    first = after_leads(sentence, 0, len(sentence.tokens))
    if not (text.endswith(":") or sentence.subheading) or first >= len(sentence.tokens):
        return None
    if not opens_lead(sentence, first):
        return None
    return owner_and_place(sentence.view.text[sentence.tokens[first].start : sentence.end])
