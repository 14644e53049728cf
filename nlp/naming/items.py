"""One item of a list or clause: the name of a product, its producer, and where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.lexicon import table
from nlp.naming.leads import lead_at
from nlp.naming.names import MAX_WORDS, UNITS, after_leads, is_name, name_end
from nlp.naming.words import after_phrase, noun_at
from nlp.reading import Sentence
from nlp.text import one_tone_style
from nlp.tokens import Token

_QUOTES = ('"', "'")
_JOINS = ("và", "cùng", "hay")
_LONGEST_QUOTE = 16
# After these nothing more is listed: the rest of the sentence tells of the names.
_PREDICATES = ("được", "đạt", "đủ", "đã", "vừa", "đều", "tham", "đang", "tiếp", "đáp")
_BRACKET = re.compile(r"\s?\([^()]+\)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OWNED = ("của", "do")
_UNIT = "xã|phường|thị trấn|huyện|quận|thị xã|tx|thành phố|tp|đặc khu|thôn|bản|ấp|khu phố|tổ|làng|tỉnh|khóm|xóm|buôn"
# A unit with a capital is one only where it opens what is told ("(Xã An Lộc)"): "HTX Bản Sen" is no place.
_PLACE_WORD = re.compile(
    rf"(?:^(?:(?i:{_UNIT})|TT)|[\s(,](?<!tác )(?:{_UNIT}|TX|TP|Tp)|[(,]\s?(?i:{_UNIT}))\.?\s?(?=[^\W\d_a-zđ]|\d).*$",
    re.DOTALL,
)
_OWNER_LEAD = re.compile(r"^[\s(\-,:\"]*(?:(?:sản phẩm\s)?của|do|thuộc)?\s*[(\-]?\s*", re.IGNORECASE)
_MADE = re.compile(
    r"\s(?:(?:sản xuất|làm ra|chế biến)$|(?:và\s)?(?:đạt|được|làm chủ|đã|vừa|đang|từng|từ|lần|tiếp tục|có|là|cũng|đều|"
    r"giữ|hiện|nay|bán|cho|thu|tăng|nay|trình|lên|với|đứng|trong)(?:\s.*)?$)",
    re.DOTALL,
)
_POINTS = re.compile(r"^\s?\((?:đạt )?\d[\d.,/]*\s?điểm\)\s?")
_ALIAS = re.compile(r"^\s?\([^()]{1,30}\)\s*(?=-|của\s|do\s)")
_AFTER_PLACE = re.compile(r"\)|;|\s(?:đã|được|đạt|vừa|từng|đang|sản xuất|làm|có|là|cũng|đều|lần)(?:\s|$)")


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

    Names that "và" joins before one producer are all that producer's; a producer or place that opens a part of the
    list ("HTX An Phú có …; huyện Hòa An có …") is that of the names up to the next semicolon.
    """
    spans = _at_semicolons(sentence, first, last)
    if len(spans) == 1 or len(spans) != counted:
        spans = tuple(split_items(sentence, first, last))
    found, joined = _parsed(sentence, spans, listed=False)
    if len(found) < len(spans):
        others = _parsed(sentence, spans, listed=True)
        if len(others[0]) == counted or 2 * len(found) > len(spans):
            found, joined = others
    yield from share_producer(_told_apart(sentence, found), joined)


def _told_apart(sentence: Sentence, found: list[Item]) -> list[Item]:
    """The names of a list, with their brackets where two would else be the same: "Gạo sạch (OM 18), Gạo sạch (ST)"."""
    names = Counter(item.name.lower() for item in found)
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
            joined.append(start > spans[0][0] and sentence.tokens[start - 1].text in _JOINS)
    return found, joined


def share_producer(found: list[Item], joined: Sequence[bool]) -> list[Item]:
    """Give the last producer to the names joined to its product.

    Args:
        found: Products in order.
        joined: For each whether "và" stands before it.
    """
    open_chain = False
    for i in range(len(found) - 2, -1, -1):
        after, one = found[i + 1], found[i]
        open_chain = after.producer is not None and (open_chain or joined[i + 1])
        open_chain = open_chain and one.producer is None and one.place is None
        if open_chain:
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
        if depth == 0 and not quoted and parts and not _goes_on(sentence, at, text):
            yield start, at
            start = at + 1
    yield start, last


def _goes_on(sentence: Sentence, at: int, text: str) -> bool:
    """Whether a comma or "và" stands before a place or a trade, which belongs to the producer before it."""
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


def _joins_items(sentence: Sentence, first: int, at: int, last: int) -> bool:
    """Whether "và" joins two products, and not two words of a producer's name."""
    kinds = lead_at(sentence, at + 1, last)
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
    name = sentence.view.text[start:stop].rstrip(" .…\"'-")
    return Item(name, start, tokens[last - 1].end, producer, place) if name else None


def _closing_quote(sentence: Sentence, first: int, last: int) -> int | None:
    """Token that closes a quoted name; None where no quote opens, or one that holds more than a name."""
    tokens = sentence.tokens
    if tokens[first].text not in _QUOTES:
        return None
    reach = range(first + 1, min(last, first + _LONGEST_QUOTE))
    return next((at for at in reach if tokens[at].text == tokens[first].text), None)


def owner_and_place(rest: str) -> tuple[str | None, str | None]:
    """Producer and place in a text that tells them, as what follows a name in a list; None for what is not told."""
    rest = _ALIAS.sub("", _POINTS.sub("", rest))
    lead = _OWNER_LEAD.match(rest)
    rest = (rest[lead.end() :] if lead else rest).strip(" ()\"'“”;.,…")
    if not rest:
        return None, None
    found = _PLACE_WORD.search(rest)
    place = _AFTER_PLACE.split(found[0].lstrip(" (,"))[0].strip(" ().,;:") if found else None
    head = rest[: found.start()] if found else rest
    head = re.sub(r"\s\((?:HTX|THT|HKD)\)", "", head)
    head = _MADE.sub("", re.split(r"[()]|,\s", head)[0]).strip(" ()\"'“”.,;:-")
    tokens = [Token("word", word, 0, 0, False) for word in one_tone_style(head.lower()).split()]
    cue = table("named").match_at(tokens, 0) if tokens else None
    named = (
        cue is not None
        and cue.meaning == "producer"
        and any(char.isupper() or char.isdigit() for char in " ".join(head.split()[cue.last :]))
    )
    producer = head if named else None
    return producer, place
