"""One item of a list or clause: the name of a product, its producer, and where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.naming.leads import lead_at
from nlp.naming.names import after_leads, is_name, name_end
from nlp.naming.owners import bare_place, is_typed, owner_and_place
from nlp.naming.splitting import JOINS, at_semicolons, split_items
from nlp.naming.words import noun_at
from nlp.reading import Sentence, covered

_QUOTES = ('"', "'")
_LONGEST_QUOTE = 16
_OF_ALL = (["đều", "của"], ["cùng", "của"], ["đều", "do"], ["cùng", "do"])
# After these nothing more is listed: the rest of the sentence tells of the names.
_AND_OWNER = re.compile(
    r"\s(?:và|,)\s(?=(?:của\s)?(?:htx|hợp tác xã|công ty|hộ|cơ sở|tổ hợp tác|doanh nghiệp)\s)", re.IGNORECASE
)
_PREDICATES = ("được", "đạt", "đủ", "đã", "vừa", "đều", "tham", "đang", "tiếp", "đáp")
_BRACKET = re.compile(r"\s?\([^()]+\)")
_MODEL = re.compile(r"^[\w ]*\d$")
_FURTHER = re.compile(r",\s[a-zđ][^\W\d]*(?:\s[^\W\d]+){0,7}?(?=\s(?:của|do)\s|\s?\()")
_LONGEST_BRACKET = 8
_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Item:
    """A named product within a sentence.

    Attributes:
        name: Name as written.
        start: First character of the passage, in the view's text.
        end: Character after its last.
        producer: Who makes it.
        place: Place with its type word.
        common: Producer and place that the part of the list opens with; they are the item's where it tells none.
    """

    name: str
    start: int
    end: int
    producer: str | None = None
    place: str | None = None
    common: tuple[str | None, str | None] = (None, None)

    @property
    def name_ends(self) -> int:
        """Character after the last of the name, in the view's text."""
        return self.start + len(self.name)

    @property
    def is_proper(self) -> bool:
        """Whether the name has a capital beyond its first letter, as names of a kind have none."""
        return any(map(str.isupper, self.name[1:]))


def items(sentence: Sentence, first: int, last: int, counted: int | None = None) -> Iterator[Item]:
    """Products listed between two tokens; what names none is passed over.

    Where as many are listed as were counted, or most begin with a noun of a known kind, what else is listed is a
    product too, whatever its first word.

    Names that a comma or "và" joins before one producer are all that producer's; a producer or place that opens a part
    of the list ("HTX An Phú có …; huyện Hòa An có …") is that of the names up to the next semicolon. A name told once
    with two producers is two products.
    """
    spans = at_semicolons(sentence, first, last)
    apart = len(spans) > 1 and len(spans) == counted
    if apart:
        found, joined = _parsed(sentence, spans, listed=False)
        # Else the last part tells something of the names: "A, B; cả hai đạt 4 sao".
        apart = bool(found) and found[-1].start >= sentence.tokens[spans[-1][0]].start
    if not apart:
        spans = tuple(split_items(sentence, first, last))
        found, joined = _parsed(sentence, spans, listed=False)
    if len(found) < len(spans):
        others = _parsed(sentence, spans, listed=True)
        if len(others[0]) == counted or 2 * len(found) > len(spans):
            found, joined = others
    found = [_over_comma(sentence, item) for item in found] if apart else found
    joined = _whole_names(sentence, found, joined, counted)
    for item in share_producer(_told_apart(sentence, found), joined):
        owner, place = item.common
        owned = replace(item, producer=item.producer or owner, place=item.place or place, common=(None, None))
        yield from _of_each_producer(owned)


def _over_comma(sentence: Sentence, item: Item) -> Item:
    """A name between two semicolons with what follows its comma: "Tôm đông lạnh chần, xiên que của HTX Bãi Sen"."""
    ends = item.name_ends
    further = _FURTHER.match(sentence.view.text, ends, item.end)
    if further is None:
        return item
    producer, place = owner_and_place(sentence.view.text[further.end() : item.end])
    return replace(item, name=item.name + further[0], producer=producer, place=place)


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
    between = [sentence.view.text[found[i - 1].name_ends : found[i].start].strip() for i in small]
    if any(text != "," for text in between):
        return joined
    for i in reversed(small):
        left, right = found[i - 1], found[i]
        name = sentence.view.text[left.start : right.name_ends]
        found[i - 1 : i + 1] = [replace(right, name=name, start=left.start)]
    return [flag for i, flag in enumerate(joined) if i not in small]


def _told_apart(sentence: Sentence, found: list[Item]) -> list[Item]:
    """The names of a list, with their brackets where two would else be the same: "Gạo sạch (OM 18), Gạo sạch (ST)"."""
    names = Counter(item.name.partition(" (")[0].lower() for item in found)
    apart: list[Item] = []
    for item in found:
        ends = item.name_ends
        bracket = _BRACKET.match(sentence.view.text, ends, item.end)
        if names[item.name.lower()] > 1 and bracket is not None and owner_and_place(bracket[0]) == (None, None):
            apart.append(replace(item, name=item.name + bracket[0]))
        else:
            apart.append(item)
    return apart


def _parsed(sentence: Sentence, spans: Sequence[tuple[int, int]], listed: bool) -> tuple[list[Item], list[bool]]:
    """The products that the parts of a list name, and whether "và" stands before each."""
    found: list[Item] = []
    joined: list[bool] = []
    owner, place = None, None
    told = False
    signs = {sentence.tokens[end].text for _, end in spans[:-1]}
    joins = (*JOINS, ",") if "," in signs else (*JOINS, ";")
    for start, end in spans:
        lead = lead_at(sentence, start, end)
        if lead is not None:
            owner, place = owner_and_place(lead.text)
        elif sentence.words(start - 1, start) == [";"]:
            owner, place = None, None
            told = False
        item = parse_item(sentence, lead.after if lead is not None else start, end, listed and not told)
        if item is not None:
            after = _IN_BRACKETS.sub("", sentence.view.lower[item.name_ends : item.end])
            told |= any(word in _PREDICATES for word in after.split())
            found.append(replace(item, common=(owner, place)))
            joined.append(lead is None and start > spans[0][0] and sentence.tokens[start - 1].text in joins)
        elif found and sentence.words(start, start + 2) in _OF_ALL and found[-1].producer is None:
            maker, at = owner_and_place(
                sentence.view.text[sentence.tokens[start + 1].start : sentence.tokens[end - 1].end]
            )
            found[-1] = replace(found[-1], producer=maker, place=found[-1].place or at)
    return found, joined


def share_producer(found: list[Item], joined: Sequence[bool]) -> list[Item]:
    """Give the producer and place told last to the names joined to its product.

    Args:
        found: Products in order.
        joined: For each whether it is joined to the one before it.
    """
    for i in range(len(found) - 2, -1, -1):
        after, one = found[i + 1], found[i]
        given = after.producer is not None or (after.place is not None and is_typed(after.place))
        if joined[i + 1] and given and one.producer is None and one.place is None:
            found[i] = replace(one, producer=after.producer, place=after.place)
    return found


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
