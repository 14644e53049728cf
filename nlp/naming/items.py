"""One item of a list or clause: the name of a product, its producer, and where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.naming.leads import lead_at
from nlp.naming.names import MAX_WORDS, UNITS, after_leads, is_name, name_end
from nlp.naming.owners import bare_place, owner_and_place
from nlp.naming.words import after_phrase, noun_at
from nlp.reading import Sentence, covered

_QUOTES = ('"', "'")
_JOINS = ("và", "cùng", "hay")
_LONGEST_QUOTE = 16
_MAKES = ("sản", "chế", "kinh")
# After these nothing more is listed: the rest of the sentence tells of the names.
_AND_OWNER = re.compile(
    r"\s(?:và|,)\s(?=(?:của\s)?(?:htx|hợp tác xã|công ty|hộ|cơ sở|tổ hợp tác|doanh nghiệp)\s)", re.IGNORECASE
)
_PREDICATES = ("được", "đạt", "đủ", "đã", "vừa", "đều", "tham", "đang", "tiếp", "đáp")
_BRACKET = re.compile(r"\s?\([^()]+\)")
_MODEL = re.compile(r"^[\w ]*\d$")
_LONGEST_BRACKET = 8
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OWNED = ("của", "do")


@dataclass(frozen=True, slots=True)
class Item:
    """A named product within a sentence.

    Attributes:
        name: Name as written.
        start: First character of the passage, in the view's text.
        end: Character after its last.
        producer: Who makes it.
        place: Place with its type word.
    """

    name: str
    start: int
    end: int
    producer: str | None = None
    place: str | None = None


def items(sentence: Sentence, first: int, last: int, counted: int | None = None) -> Iterator[Item]:
    """Products listed between two tokens; what names none is passed over.

    Where as many are listed as were counted, or most begin with a noun of a known kind, what else is listed is a
    product too, whatever its first word.

    Names that a comma or "và" joins before one producer are all that producer's; a producer or place that opens a part
    of the list ("HTX An Phú có …; huyện Hòa An có …") is that of the names up to the next semicolon. A name told once
    with two producers is two products.
    """
    spans = _at_semicolons(sentence, first, last)
    if len(spans) == 1 or len(spans) != counted:
        spans = tuple(split_items(sentence, first, last))
    found, joined = _parsed(sentence, spans, listed=False)
    if len(found) < len(spans):
        others = _parsed(sentence, spans, listed=True)
        if len(others[0]) == counted or 2 * len(found) > len(spans):
            found, joined = others
    joined = _whole_names(sentence, found, joined, counted)
    for item in share_producer(_told_apart(sentence, found), joined):
        yield from _of_each_producer(item)


def _of_each_producer(item: Item) -> Iterator[Item]:
    """A product for each producer that is told of one name: "Long nhãn của HTX Hưng Lộc và HTX Hoa Mười"."""
    parts = _AND_OWNER.split(item.producer) if item.producer is not None else []
    owners = [owner_and_place(part)[0] for part in parts]
    if len(parts) > 1 and None not in owners:
        yield from (replace(item, producer=owner) for owner in owners)
    else:
        yield item


def _whole_names(sentence: Sentence, found: list[Item], joined: list[bool], counted: int | None) -> list[bool]:
    """Put names that hold a comma together, where more are told than counted; `found` and `joined` are changed.

    Where all names begin with a capital, what follows a comma in small letters goes on with the name before it.
    """
    small = [i for i, item in enumerate(found) if item.name[0].islower()]
    if counted is None or not 1 < counted < len(found) or len(found) - len(small) != counted or 0 in small:
        return joined
    between = [sentence.view.text[found[i - 1].start + len(found[i - 1].name) : found[i].start].strip() for i in small]
    if any(text != "," for text in between):
        return joined
    for i in reversed(small):
        left, right = found[i - 1], found[i]
        name = sentence.view.text[left.start : right.start + len(right.name)]
        found[i - 1 : i + 1] = [replace(right, name=name, start=left.start)]
    return [flag for i, flag in enumerate(joined) if i not in small]


def _told_apart(sentence: Sentence, found: list[Item]) -> list[Item]:
    """The names of a list, with their brackets where two would else be the same: "Gạo sạch (OM 18), Gạo sạch (ST)"."""
    names = Counter(item.name.partition(" (")[0].lower() for item in found)
    apart: list[Item] = []
    for item in found:
        ends = item.start + len(item.name)
        bracket = _BRACKET.match(sentence.view.text, ends, item.end)
        if names[item.name.lower()] > 1 and bracket is not None and owner_and_place(bracket[0]) == (None, None):
            apart.append(replace(item, name=item.name + bracket[0]))
        else:
            apart.append(item)
    return apart


def _at_semicolons(sentence: Sentence, first: int, last: int) -> tuple[tuple[int, int], ...]:
    signs = [at for at in range(first, last) if sentence.tokens[at].text == ";"]
    return tuple(zip([first, *(at + 1 for at in signs)], [*signs, last], strict=True))


def _parsed(sentence: Sentence, spans: Sequence[tuple[int, int]], listed: bool) -> tuple[list[Item], list[bool]]:
    """The products that the parts of a list name, and whether "và" stands before each."""
    found: list[Item] = []
    joined: list[bool] = []
    owner, place = None, None
    told = False
    signs = {sentence.tokens[end].text for _, end in spans[:-1]}
    joins = (*_JOINS, ",") if "," in signs else (*_JOINS, ";")
    for start, end in spans:
        lead = lead_at(sentence, start, end)
        if lead is not None:
            owner, place = owner_and_place(lead.text)
        elif sentence.words(start - 1, start) == [";"]:
            owner, place = None, None
            told = False
        item = parse_item(sentence, lead.after if lead is not None else start, end, listed and not told)
        if item is not None:
            after = _IN_BRACKETS.sub("", sentence.view.lower[item.start + len(item.name) : item.end])
            told |= any(word in _PREDICATES for word in after.split())
            item = replace(item, producer=item.producer or owner, place=item.place or place)
            found.append(item)
            joined.append(start > spans[0][0] and sentence.tokens[start - 1].text in joins)
    return found, joined


def share_producer(found: list[Item], joined: Sequence[bool]) -> list[Item]:
    """Give the producer and place told last to the names joined to its product.

    Args:
        found: Products in order.
        joined: For each whether it is joined to the one before it.
    """
    for i in range(len(found) - 2, -1, -1):
        after, one = found[i + 1], found[i]
        if joined[i + 1] and one.producer is None and one.place is None:
            found[i] = replace(one, producer=after.producer, place=after.place)
    return found


def split_items(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Token spans of the items of a list, parted by semicolons, commas and "và".

    What stands in brackets or quotes holds together, and so do a producer and its place.
    """
    start, depth, quoted = first, 0, False
    for at in range(first, last):
        text = sentence.tokens[at].text
        quoted ^= text == '"'
        depth = max(0, depth + (text == "(") - (text == ")"))
        parts = text in (";", ",") or (text in _JOINS and _joins_items(sentence, start, at, last))
        if depth == 0 and not quoted and parts and not _goes_on(sentence, start, at, text):
            yield start, at
            start = at + 1
    yield start, last


def _goes_on(sentence: Sentence, first: int, at: int, text: str) -> bool:
    """Whether a comma or "và" stands before a place or a trade, which belongs to the producer before it.

    A producer without a name yet goes on too: "của cơ sở sản xuất bánh, kẹo Hương Lan".
    """
    if text != ";" and _is_unnamed(sentence, first, at):
        return True
    quarter = sentence.tokens[at + 1].text in UNITS if at + 1 < len(sentence.tokens) else False
    quarter = quarter and at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].kind == "number"
    if at + 1 >= len(sentence.tokens) or (noun_at(sentence, at + 1) is not None and not quarter):
        return False
    place = (
        text == ","
        and sentence.tokens[at + 1].text in UNITS
        and lead_at(sentence, at + 1, len(sentence.tokens)) is None
    )
    return place or (text != ";" and after_phrase(sentence, "trade", at + 1) is not None)


def _is_unnamed(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a producer of a trade stands before a token without a name: "của cơ sở sản xuất rượu"."""
    owned = next((i for i in range(at - 1, first, -1) if sentence.tokens[i].text in _OWNED), None)
    if owned is None or any(token.capital or token.kind != "word" for token in sentence.tokens[owned:at]):
        return False
    return any(word in _MAKES for word in sentence.words(owned, at)) and noun_at(sentence, at - 1) is not None


def _joins_items(sentence: Sentence, first: int, at: int, last: int) -> bool:
    """Whether "và" joins two products, and not two words of a producer's name."""
    kinds = lead_at(sentence, at + 1, last)
    following = sentence.tokens[at + 1 : at + 2]
    if following and not following[0].capital and sentence.tokens[at - 1].capital and noun_at(sentence, at + 1):
        # What has its name is told; a further trade would come before the name: "HTX chè và cam Bản Lạn".
        return True
    if not any(word in _OWNED for word in sentence.words(first, at)) or (kinds is not None and not kinds.text):
        return True
    for token in sentence.tokens[at + 1 : min(last, at + 1 + 3 * MAX_WORDS)]:
        if token.text in (";", ",", "và"):
            return False
        if token.text in _OWNED:
            return True
    return False


def parse_item(sentence: Sentence, first: int, last: int, listed: bool = False) -> Item | None:
    """The product that the tokens of an item name; None where they name none.

    Args:
        sentence: The sentence.
        first: First token of the item.
        last: Token after it.
        listed: Whether it stands in a list of products, so that its first word may be any noun.
    """
    tokens = sentence.tokens
    first = after_leads(sentence, first, last)
    if first >= last:
        return None
    closing = _closing_quote(sentence, first, last)
    if closing is not None:
        end, after = closing, closing + 1
        first += 1
    else:
        first += tokens[first].text in _QUOTES
        if first >= last:
            return None
        end = after = name_end(sentence, first, last)
    if end <= first or not is_name(sentence, first, end, listed):
        return None
    start, stop = tokens[first].start, tokens[end - 1].end
    rest = sentence.view.text[tokens[after].start : tokens[last - 1].end] if after < last else ""
    producer, place = owner_and_place(rest)
    if producer is None and place is None and rest.startswith("("):
        place = bare_place(rest)
    name = sentence.view.text[start:stop].rstrip(" .…\"'-")
    bracket = _by_name(sentence, after, last)
    if name and bracket is not None and closing is None:
        name = sentence.view.text[start:bracket]
    return Item(name, start, tokens[last - 1].end, producer, place) if name else None


def _by_name(sentence: Sentence, at: int, last: int) -> int | None:
    """Character after a bracket that is a part of the name before it: a model or other name, "(OM 18)", "(Khô lạc)"."""
    tokens = sentence.tokens
    if sentence.words(at, at + 1) != ["("] or at + 1 >= last or not tokens[at + 1].capital:
        return None
    close = next((i for i in range(at + 1, min(last, at + _LONGEST_BRACKET)) if tokens[i].text == ")"), None)
    if close is None or owner_and_place(sentence.view.text[tokens[at].start : tokens[close].end]) != (None, None):
        return None
    inside = sentence.view.text[tokens[at + 1].start : tokens[close - 1].end]
    named = noun_at(sentence, at + 1) is not None and not all(token.capital for token in tokens[at + 1 : close])
    told = named or _MODEL.search(inside) is not None
    known = any(at < place.first < close for place in sentence.places) or covered(sentence.stars, at, close)
    return tokens[close].end if told and not known else None


def _closing_quote(sentence: Sentence, first: int, last: int) -> int | None:
    """Token that closes a quoted name; None where no quote opens, or one that holds more than a name."""
    tokens = sentence.tokens
    if tokens[first].text not in _QUOTES:
        return None
    reach = range(first + 1, min(last, first + _LONGEST_QUOTE))
    return next((at for at in reach if tokens[at].text == tokens[first].text), None)
