"""Names in lists: after a level ("sản phẩm 4 sao gồm: …"), after a count, or in the lines below one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from nlp.claims import Claim
from nlp.counts import Count, find_counts
from nlp.lexicon import Cue, table
from nlp.naming import after_phrase, has_phrase
from nlp.product_found import Found, year_of
from nlp.product_items import Item, items, parse_item, split_items
from nlp.product_names import after_leads, starts_name
from nlp.reading import Document, Sentence
from nlp.stars import Stars

_MAX_GAP = 14
_LONGEST_LIST = 40
_ENOUGH = 0.8
_AFTER = 4
_ANNOUNCED = ("danh sách", "gồm", "đó là", "cụ thể")
_BACK = 3
_LINE = 60


def listed_names(sentence: Sentence, own: Sequence[Claim], levels: Mapping[float, Stars]) -> Iterator[Found]:
    """Names in the lists of a sentence, each with the level that heads its list."""
    heads = sorted(_heads(sentence, own, levels), key=lambda head: head[0])
    for position, (opens, stars, status) in enumerate(heads):
        nearest = [other for other, _, _ in heads[position + 1 :] if other > opens]
        end = _bracket_end(sentence, opens) or _list_end(sentence, nearest[0] if nearest else None, opens)
        if end > opens and not has_phrase(sentence, "share", 0, opens):
            yield from _items(sentence, opens, end, stars, status)


def _bracket_end(sentence: Sentence, opens: int) -> int | None:
    """Token that closes the bracket that holds a list; None where the list stands in no bracket."""
    if sentence.words(opens - 1, opens) != ["("]:
        return None
    return next((at for at in range(opens, len(sentence.tokens)) if sentence.tokens[at].text == ")"), None)


def _in_bracket(sentence: Sentence, count: Count, last: int) -> int | None:
    """Token that opens a list of as many names as were counted, in brackets: "2 sản phẩm (hoa hồi, chè)"."""
    if sentence.words(last, last + 1) != ["("]:
        return None
    end = _bracket_end(sentence, last + 1)
    named = len(list(items(sentence, last + 1, end))) if end is not None else 0
    return last + 1 if named == count.number.value else None


def _heads(sentence: Sentence, own: Sequence[Claim], levels: Mapping[float, Stars]) -> Iterator[tuple[int, Stars, str]]:
    """Token at which a list of names opens, with the level of its items and the status of their count."""
    seen: set[int] = set()
    known = {claim.count for claim in own}
    for count in find_counts(sentence, 0):
        stars = levels.get(count.number.value)
        opens = _opener(sentence, count.last)
        told = all(one.number != count.number for one in known)
        if (
            told
            and not sentence.has("status", "expected")
            and count.measure == "products"
            and stars is not None
            and opens is not None
        ):
            seen.add(opens)
            yield opens, stars, "recognised"
    for claim in own:
        if claim.count.measure != "products":
            continue
        stars = _level_of(sentence, claim) or levels.get(claim.count.number.value)
        if claim.own_stars is None and claim.status == "expected":
            continue
        last = max(claim.count.last, claim.own_stars.last if claim.own_stars else 0)
        opens = (
            _in_bracket(sentence, claim.count, last) or _opener(sentence, last) or _opener(sentence, claim.count.last)
        )
        if stars is not None and stars.low == stars.high and opens is not None and opens not in seen:
            seen.add(opens)
            yield opens, stars, claim.status
    for stars in sentence.stars:
        opens = _opener(sentence, stars.last)
        if stars.low == stars.high and opens is not None and opens not in seen:
            seen.add(opens)
            yield opens, stars, "recognised"


def _opener(sentence: Sentence, last: int) -> int | None:
    """Token after the words that open a list, where they follow soon; None where something else follows."""
    reach = range(last, min(last + _MAX_GAP, len(sentence.tokens)))
    colon = next((at for at in reach if sentence.tokens[at].text == ":"), None)
    plain = colon is not None and all(token.kind != "number" for token in sentence.tokens[last:colon])
    if colon is not None and plain and ";" not in sentence.words(last, colon):
        return None if _counts_on(sentence, colon + 1) else colon + 1
    return _part(sentence, last) or _named_opener(sentence, last)


def _named_opener(sentence: Sentence, last: int) -> int | None:
    at = last
    while at < len(sentence.tokens) and at - last < _MAX_GAP:
        opened = _plain_opener(sentence, at)
        if opened is not None or sentence.words(at, at + 2) == [",", "là"]:
            return opened
        cue = _cue(sentence, at, ("opens", "between"))
        if cue is None and not _passed_over(sentence, at):
            return None
        opens = cue is not None and cue.meaning == "opens" and sentence.words(cue.first, cue.last) != ["có"]
        if cue is not None and opens and not _counts_on(sentence, cue.last):
            return cue.last
        at = cue.last if cue is not None else at + 1
    return None


def _level_of(sentence: Sentence, claim: Claim) -> Stars | None:
    """The level of a count: its own, else the one that its sentence tells before it, else its total's."""
    before = [stars for stars in sentence.stars if stars.last <= claim.count.first]
    only = before[0] if len(before) == 1 and before[0].low == before[0].high else None
    return claim.own_stars or only or claim.stars


def _plain_opener(sentence: Sentence, at: int) -> int | None:
    """Token after "có" or "lên", which open a list only where a name follows."""
    plain = sentence.words(at, at + 1) in (["có"], ["lên"]) and at + 1 < len(sentence.tokens)
    return at + 1 if plain and starts_name(sentence, at + 1) else None


def _part(sentence: Sentence, last: int) -> int | None:
    """Token after ", trong đó có", where a name follows it, with the owners of the whole before it."""
    tokens = sentence.tokens
    for at in range(last, min(last + _MAX_GAP, len(tokens) - 4)):
        if sentence.words(at, at + 2) == ["trong", "đó"]:
            name = at + 2 + (tokens[at + 2].text in ("có", "gồm"))
            return name if starts_name(sentence, name) and tokens[name - 1].text != "đó" else None
        if tokens[at].text not in ("của", ",", "chủ", "thể") and tokens[at].kind != "number":
            return None
    return None


def _passed_over(sentence: Sentence, at: int) -> bool:
    """Whether a bracket or the number of a date may stand between a level and its list."""
    token = sentence.tokens[at]
    return token.text in ("(", ")") or (token.kind == "number" and _dated(sentence, at))


def _dated(sentence: Sentence, at: int) -> bool:
    return any(dated.first <= at < dated.last for dated in sentence.dates)


def _cue(sentence: Sentence, at: int, meanings: tuple[str, ...]) -> Cue | None:
    cue = table("named").match_at(sentence.tokens, at)
    return cue if cue is not None and cue.meaning in meanings else None


def _counts_on(sentence: Sentence, at: int) -> bool:
    """Whether a count follows, so that no list of names opens."""
    after = sentence.tokens[at : at + 1]
    return bool(after) and after[0].kind == "number"


def _list_end(sentence: Sentence, following: int | None, opens: int) -> int:
    """Token at which a list ends: where the next one is headed, or at the end of the sentence."""
    if following is None:
        return len(sentence.tokens)
    stars = [star.first for star in sentence.stars if opens < star.first < following]
    end = stars[-1] if stars else following
    for at in range(end, opens, -1):
        if sentence.tokens[at - 1].text in (";", ",", "."):
            return at - 1
    return end


def _items(sentence: Sentence, first: int, last: int, stars: Stars, status: str) -> Iterator[Found]:
    potential = stars.potential or status == "expected"
    for item in items(sentence, first, last):
        yield Found(item, stars, sentence, year_of(sentence), potential)


def names_after(document: Document, index: int, own: Sequence[Claim]) -> Iterator[Found]:
    """Names in the lines or sentences after a count, where about as many are told there as were counted."""
    for claim in own:
        stars, number = claim.stars, claim.count.number.value
        exact = stars is not None and stars.low == stars.high and claim.count.measure == "products"
        if stars is None or not exact or not 1 < number <= _LONGEST_LIST:
            continue
        potential = stars.potential or claim.status == "expected"
        year = claim.when.last.year if claim.when.last else None
        found: list[Found] = []
        announced = False
        for sentence in document.sentences[index + 1 : index + 1 + max(int(number), _AFTER)]:
            if len(found) >= number or any(
                other.low != stars.low or other.high != stars.high for other in sentence.stars
            ):
                break
            listed = _listed(sentence)
            if not listed and (sentence.paragraph > document.sentences[index].paragraph and found):
                break
            announced |= any(sign in sentence.lower for sign in _ANNOUNCED)
            found.extend(Found(item, stars, sentence, year, potential) for item in listed)
        owned = sum(one.item.producer is not None for one in found) > len(found) / 2
        if max(2, number * _ENOUGH) <= len(found) <= number and (owned or (announced and len(found) == number)):
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
    for first, last in split_items(sentence, 0, len(sentence.tokens)):
        starts = [at for at in range(first, last) if starts_name(sentence, at)]
        begins = after_leads(sentence, first, last)
        if starts and (starts[0] == begins or len(starts) == 1):
            item = parse_item(sentence, starts[0], last)
        elif begins < last and sentence.tokens[begins].capital and not starts:
            item = parse_item(sentence, begins, last)
            item = item if item is not None and item.producer is not None else None
        elif item is not None and not starts and sentence.words(first - 1, first) != [","]:
            item = parse_item(sentence, first, last)
        else:
            item = None
        if item is not None:
            yield item


def names_going_on(document: Document, index: int) -> Iterator[Found]:
    """Names in a sentence that goes on from a level: "Trong nhóm mới có tôm khô và bánh phồng hàu của HTX …"."""
    sentence = document.sentences[index]
    opens = after_phrase(sentence, "goes_on", 0)
    if opens is None or sentence.stars:
        return
    before = document.sentences[max(0, index - _BACK) : index]
    stated = next((one for one in reversed(before) if one.stars), None)
    if stated is None or sentence.paragraph - stated.paragraph > 1:
        return
    levels = {stars.high for stars in stated.stars if stars.low == stars.high}
    if len(levels) != 1 or any(stars.low != stars.high for stars in stated.stars):
        return
    stars, known = stated.stars[0], list(items(sentence, opens, len(sentence.tokens)))
    if any(item.producer is not None or any(map(str.isupper, item.name)) for item in known):
        potential = stars.potential or stated.has("status", "expected")
        yield from (Found(item, stars, sentence, year_of(stated), potential) for item in known)


def names_in_lines(document: Document, index: int) -> Iterator[Found]:
    """Names in the lines below a line that ends with a colon, or a heading, and tells one level."""
    head = document.sentences[index]
    text = head.view.text[head.start : head.end]
    if len(head.stars) != 1 or not (text.endswith(":") or head.subheading):
        return
    stars, found = head.stars[0], []
    if stars.low != stars.high or has_phrase(head, "refuses", 0, stars.first):
        return
    for sentence in document.sentences[index + 1 : index + 1 + _LONGEST_LIST]:
        first = after_leads(sentence, 0, len(sentence.tokens))
        alone = sentence.subheading or sentence.view.text[sentence.end - 1] in ";."
        item = parse_item(sentence, first, len(sentence.tokens)) if first < len(sentence.tokens) else None
        listed = item is not None and (item.producer is not None or starts_name(sentence, first))
        if item is None or sentence.stars or not (alone and listed) or len(sentence.tokens) > _LINE:
            break
        found.append(Found(item, stars, sentence, year_of(head), stars.potential))
    if len(found) > 1 or (found and text.endswith(":")):
        yield from found
