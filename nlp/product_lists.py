"""Names in lists: after a level ("sản phẩm 4 sao gồm: …"), after a count, or in the lines below one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nlp.claims import Claim
from nlp.counts import find_counts
from nlp.lexicon import Cue, table
from nlp.product_found import Found, year_of
from nlp.product_names import Item, parse_items, split_items
from nlp.reading import Document, Sentence
from nlp.stars import Stars

_MAX_GAP = 14
_LONGEST_LIST = 40
_ENOUGH = 0.6


def listed_names(sentence: Sentence, own: Sequence[Claim], levels: Mapping[float, Stars]) -> Iterator[Found]:
    """Names in the lists of a sentence, each with the level that heads its list."""
    heads = sorted(_heads(sentence, own, levels), key=lambda head: head[0])
    for position, (opens, stars, status) in enumerate(heads):
        nearest = [other for other, _, _ in heads[position + 1 :] if other > opens]
        end = _list_end(sentence, nearest[0] if nearest else None, opens)
        if end > opens:
            yield from _items(sentence, opens, end, stars, status)


def _heads(sentence: Sentence, own: Sequence[Claim], levels: Mapping[float, Stars]) -> Iterator[tuple[int, Stars, str]]:
    """Token at which a list of names opens, with the level of its items and the status of their count."""
    seen: set[int] = set()
    known = {claim.count for claim in own}
    for count in find_counts(sentence, 0):
        stars = levels.get(count.number.value)
        opens = _opener(sentence, count.last)
        told = all(one.number != count.number for one in known)
        if told and count.measure == "products" and stars is not None and opens is not None:
            seen.add(opens)
            yield opens, stars, "recognised"
    for claim in own:
        if claim.count.measure != "products":
            continue
        stars = claim.stars or levels.get(claim.count.number.value)
        last = max(claim.count.last, claim.own_stars.last if claim.own_stars else 0)
        opens = _opener(sentence, last) or _opener(sentence, claim.count.last)
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
    at = last
    while at < len(sentence.tokens) and at - last < _MAX_GAP:
        cue = _cue(sentence, at, ("opens", "between"))
        if cue is None and not _passed_over(sentence, at):
            return None
        opens = cue is not None and cue.meaning == "opens" and sentence.words(cue.first, cue.last) != ["có"]
        if cue is not None and opens and not _counts_on(sentence, cue.last):
            return cue.last
        at = cue.last if cue is not None else at + 1
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
    start, end = sentence.tokens[first].start if first < last else 0, sentence.tokens[last - 1].end
    text = sentence.view.text[start:end]
    potential = stars.potential or status == "expected"
    for item_start, item_end in split_items(text):
        for item in parse_items(text, item_start, item_end):
            yield Found(item, stars, sentence, start, year_of(sentence), potential)


def names_after(document: Document, index: int, own: Sequence[Claim]) -> Iterator[Found]:
    """Names in the lines or the sentence after a count, where as many are told there as were counted."""
    for claim in own:
        stars, number = claim.stars, claim.count.number.value
        exact = stars is not None and stars.low == stars.high and claim.count.measure == "products"
        if stars is None or not exact or not 1 < number <= _LONGEST_LIST:
            continue
        found: list[Found] = []
        for sentence in document.sentences[index + 1 : index + 1 + int(number)]:
            if sentence.stars or len(found) >= number:
                break
            potential = stars.potential or claim.status == "expected"
            items = [item for item in _owned_items(sentence) if item.producer is not None]
            if not items:
                break
            year = claim.when.last.year if claim.when.last else None
            found.extend(Found(item, stars, sentence, sentence.start, year, potential) for item in items)
        if number * _ENOUGH <= len(found) <= number + 1:
            yield from found
            return


def _owned_items(sentence: Sentence) -> Iterator[Item]:
    text = sentence.view.text[sentence.start : sentence.end]
    for start, end in split_items(text):
        yield from parse_items(text, start, end)
