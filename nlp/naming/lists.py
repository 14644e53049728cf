"""Lists of names in a sentence: where each opens and ends, and the count that heads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp.claims import Claim
from nlp.counting.counts import Count, find_counts
from nlp.naming.items import Item, items, parse_item
from nlp.naming.leads import lead_at
from nlp.naming.openers import bracket_end, far_opener, opener
from nlp.naming.words import CLASSES, has_phrase, noun_at
from nlp.reading import Sentence
from nlp.stars import Stars

_SAME = 3
_OWNER = 20
_HEAD = 6
_APPOSED = ("của", "do", "ở", "tại")
_ONLY = (["đầu", "tiên"], ["duy", "nhất"])
_CLASS_HEADS = frozenset(words[0] for words in CLASSES)
_RANKS = ("ocop", "cấp", "tỉnh", "huyện", "quốc", "gia", "xã")


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names in a sentence.

    Attributes:
        first: Token at which its head begins.
        opens: Token at which its names begin.
        end: Token after them.
        count: The count that heads it.
        claim: The same with what the article says of it.
        items: Its names.
    """

    first: int
    opens: int
    end: int
    count: Count | None
    claim: Claim | None
    items: tuple[Item, ...]


def find_lists(sentence: Sentence, own: Sequence[Claim]) -> Iterator[NameList]:
    """Lists of a sentence in order.

    Args:
        sentence: The sentence.
        own: Its counts.
    """
    claims = {(claim.count.first, claim.count.last): claim for claim in own}
    heads = _heads(sentence, claims)
    begins, order = 0, sorted(heads)
    for position, opens in enumerate(order):
        following = order[position + 1] if position + 1 < len(order) else None
        end = bracket_end(sentence, opens) or _list_end(sentence, following, opens, heads)
        count = heads[opens]
        if end <= opens:
            begins = end
            continue
        names, end = _names(sentence, opens, end, int(count.number.value) if count is not None else None)
        # "2 sản phẩm làm từ sâm là trà A và cao B": as many as were counted are names for all that.
        counted = count is not None and len(names) == count.number.value > 1 and _are_proper(names)
        if counted or not has_phrase(sentence, "share", begins, opens):
            claim = claims.get((count.first, count.last)) if count is not None else None
            yield NameList(begins, opens, end, count, claim, names)
        begins = end


def _heads(sentence: Sentence, claims: Mapping[tuple[int, int], Claim]) -> dict[int, Count | None]:
    """Tokens at which lists open: after a count of products, after a level, after "sản phẩm …" alone."""
    heads: dict[int, Count | None] = {}
    for count in find_counts(sentence, sentence.index) if sentence.numbers else ():
        if count.measure == "products":
            claim = claims.get((count.first, count.last))
            level = claim.own_stars if claim is not None else None
            opens = _opens(sentence, count, max(count.last, level.last if level is not None else 0))
            if opens is not None:
                heads[opens] = count
    for stars in sentence.stars:
        opens = _bracket(sentence, stars.last) or _at_once(sentence, stars.last) or opener(sentence, stars.last)
        opens = opens if opens is not None else _apposed(sentence, stars)
        if opens is not None:
            heads.setdefault(opens, None)
    for at, token in enumerate(sentence.tokens):
        if token.text in _CLASS_HEADS and sentence.words(at, at + 2) in CLASSES:
            plain = far_opener(sentence, at + 2)
            if plain is not None and not any(at < opens <= plain + _SAME for opens in heads):
                heads.setdefault(plain, None)
    return {opens: count for opens, count in heads.items() if not _inner(sentence, heads, opens)}


def _inner(sentence: Sentence, heads: Mapping[int, Count | None], opens: int) -> bool:
    """Whether a count only tells how many of the names in a list are of one producer or place: "HTX A có 2 là …"."""
    count = heads[opens]
    outer = max((at for at in heads if at < opens), default=None)
    if count is None or outer is None or any(outer <= stars.first < opens for stars in sentence.stars):
        return False
    first = count.first
    while first > outer and sentence.tokens[first - 1].text not in (";", ",", "và"):
        first -= 1
    lead = lead_at(sentence, first, len(sentence.tokens))
    return lead is not None and bool(lead.text)


def _opens(sentence: Sentence, count: Count, last: int) -> int | None:
    found = _bracket(sentence, last) or _bracket_of_owner(sentence, count)
    found = found or opener(sentence, last) or (opener(sentence, count.last) if last > count.last else None)
    return found if found is not None else far_opener(sentence, count.last)


def _are_proper(names: Sequence[Item]) -> bool:
    """Whether most names are of one product each, by their capitals or their producer, and not of kinds."""
    return 2 * sum(item.is_proper or item.producer is not None for item in names) > len(names)


def _at_once(sentence: Sentence, last: int) -> int | None:
    """Token after a level where a name follows at once: "sản phẩm OCOP 4 sao Miến dong Na Rì"."""
    tokens = sentence.tokens
    at = last + (last < len(tokens) and tokens[last].text == "-")
    at += 2 * (sentence.words(at, at + 2) in CLASSES)
    at += at < len(tokens) and tokens[at].text == '"'
    if at >= len(tokens) or noun_at(sentence, at) is None:
        return None
    item = parse_item(sentence, at, len(tokens))
    known = item is not None and (tokens[at].capital or item.producer is not None or item.is_proper)
    return last if known else None


def _apposed(sentence: Sentence, stars: Stars) -> int | None:
    """Token after a comma at which the one product that was counted is named: "1 sản phẩm 5 sao, trà Bản Liền"."""
    before = [number for number in sentence.numbers if 0 < stars.first - number.last <= _HEAD]
    at = stars.last + 1
    if (
        not before
        or before[-1].value != 1
        or sentence.words(at - 1, at) not in ([","], ["-"])
        or noun_at(sentence, at) is None
    ):
        return None
    item = parse_item(sentence, at, len(sentence.tokens))
    if item is None or "phẩm" not in sentence.words(before[-1].last, stars.first) or not item.is_proper:
        return None
    after = sentence.view.lower[item.name_ends : sentence.end].split()[:1]
    return at if not after or after[0] in _APPOSED or not after[0][0].isalpha() else None


def _bracket(sentence: Sentence, last: int) -> int | None:
    """Token that opens a list of names in brackets: "2 sản phẩm (hoa hồi, chè)"."""
    while sentence.words(last, last + 1) and sentence.words(last, last + 1)[0] in _RANKS:
        last += 1
    last += 2 * (sentence.words(last, last + 2) in _ONLY)
    if sentence.words(last, last + 1) != ["("]:
        return None
    end = bracket_end(sentence, last + 1)
    if end is None or sentence.words(end + 1, end + 2) == ["gồm"]:
        # "4 sao (đạt chuẩn) gồm: …": the names come after the bracket.
        return None
    return last + 1 if any(items(sentence, last + 1, end)) else None


def _names(sentence: Sentence, opens: int, end: int, counted: int | None) -> tuple[tuple[Item, ...], int]:
    """The names of a list and where it ends: at the semicolon by which as many are told as were counted, if any."""
    names = tuple(items(sentence, opens, end, counted))
    if counted is None or len(names) <= counted:
        return names, end
    for at in range(opens + 1, end):
        if sentence.tokens[at].text == ";":
            fewer = tuple(items(sentence, opens, at, counted))
            if len(fewer) == counted:
                return fewer, at
            if len(fewer) > counted:
                break
    return names, end


def _bracket_of_owner(sentence: Sentence, count: Count) -> int | None:
    """Token that opens as many names as were counted in a bracket after their producer: "2 sản phẩm của A (B, C)"."""
    for at in range(count.last, min(count.last + _OWNER, len(sentence.tokens))):
        text = sentence.tokens[at].text
        if text in (";", ":"):
            return None
        if text == "(":
            end = bracket_end(sentence, at + 1)
            names = tuple(items(sentence, at + 1, end, int(count.number.value))) if end is not None else ()
            return at + 1 if len(names) == count.number.value else None
    return None


def _list_end(sentence: Sentence, following: int | None, opens: int, heads: Mapping[int, Count | None]) -> int:
    """Token at which a list ends: where the head of the next one begins, or at the end of the sentence."""
    if following is None:
        return len(sentence.tokens)
    count = heads[following]
    stars = [star.first for star in sentence.stars if opens < star.first < following]
    end = count.first if count is not None and count.first > opens else stars[-1] if stars else following
    for at in range(end, opens, -1):
        if sentence.tokens[at - 1].text in (";", ",", ".", "và"):
            return at - 1
    return end
