"""One item of a list or clause: the name of a product, its producer, and where that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.engine import looks_like_a_name
from nlp.lexicon import table
from nlp.naming import after_phrase, noun_at, phrases
from nlp.reading import Sentence
from nlp.text import one_tone_style
from nlp.tokens import Token

_QUOTES = ('"', "'")
_BULLETS = ("-", "+", "*", "•", "●", "▪", "■", "(", ")", "[", ".", ":", ",", ";", "–", "|")
_STOPS = ("(", ")", ",", ";", ":", "…", "|", "[", "]", "?", "!", "=")
_JOINS = ("và", "cùng", "hay")
_LONGEST_QUOTE = 16
_DASHED = ("sản", "đạt", "được", "ocop", "hạng", "của", "do")
_OWNED = ("của", "do")
_MAX_WORDS = 14
_REFUSED = ("sao", "ocop", "%")
_PLACE_WORD = re.compile(
    r"(?:^|[\s(,])((?:xã|phường|thị trấn|huyện|quận|thị xã|tx|thành phố|tp\.?|đặc khu|thôn|bản|ấp|khu phố|"
    r"tổ|làng|tỉnh|khóm)\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_UNITS = frozenset(
    ("xã", "phường", "huyện", "quận", "thôn", "bản", "ấp", "tỉnh", "khóm", "tx", "tp", "thị", "làng", "tổ", "khu")
)
_OWNER_LEAD = re.compile(r"^[\s(\-,:\"]*(?:(?:sản phẩm\s)?của|do|thuộc)?\s*[(\-]?\s*", re.IGNORECASE)
_MADE = re.compile(
    r"\s(?:sản xuất|làm ra|chế biến|đạt|được|làm chủ|đã|vừa|đang|từng|từ|lần|tiếp tục|có|là|cũng|đều|giữ|hiện|trình"
    r"|lên|với|và|đứng|trong)(?:\s.*)?$",
    re.DOTALL,
)
_POINTS = re.compile(r"^\s?\((?:đạt )?\d[\d.,/]*\s?điểm\)\s?")
_GENERIC = frozenset(
    ("khác", "v.v", "vv", "v.v.", "đồ uống", "thực phẩm", "thủ công mỹ nghệ", "dược liệu", "du lịch", "thảo dược")
)


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


def items(sentence: Sentence, first: int, last: int) -> Iterator[Item]:
    """Products listed between two tokens; what names none is passed over."""
    for start, end in split_items(sentence, first, last):
        yield from parse_items(sentence, start, end)


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
    """Whether a comma stands before a place, which belongs to the producer before it."""
    following = sentence.words(at + 1, at + 2)
    return text == "," and bool(following) and following[0] in _UNITS and noun_at(sentence, at + 1) is None


def _joins_items(sentence: Sentence, first: int, at: int, last: int) -> bool:
    """Whether "và" joins two products, and not two words of a producer's name."""
    if not any(word in _OWNED for word in sentence.words(first, at)):
        return True
    for token in sentence.tokens[at + 1 : min(last, at + 1 + 3 * _MAX_WORDS)]:
        if token.text in (";", ",", "và"):
            return False
        if token.text in _OWNED:
            return True
    return False


def parse_items(sentence: Sentence, first: int, last: int) -> Iterator[Item]:
    """The products that an item names: two where "và" joins their names before one producer."""
    item = parse_item(sentence, first, last)
    if item is not None:
        yield item


def parse_item(sentence: Sentence, first: int, last: int) -> Item | None:
    """The product that the tokens of an item name; None where they name none."""
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
    if end <= first or not is_name(sentence, first, end):
        return None
    start, stop = tokens[first].start, tokens[end - 1].end
    rest = sentence.view.text[tokens[after].start : tokens[last - 1].end] if after < last else ""
    producer, place = _producer(rest)
    name = sentence.view.text[start:stop].rstrip(" .…\"'-")
    return Item(name, start, tokens[last - 1].end, producer, place) if name else None


def _closing_quote(sentence: Sentence, first: int, last: int) -> int | None:
    """Token that closes a quoted name; None where no quote opens, or one that holds more than a name."""
    tokens = sentence.tokens
    if tokens[first].text not in _QUOTES:
        return None
    reach = range(first + 1, min(last, first + _LONGEST_QUOTE))
    return next((at for at in reach if tokens[at].text == tokens[first].text), None)


def after_leads(sentence: Sentence, first: int, last: int) -> int:
    """Index of the first token of a name, after bullets, numbers of a list and words such as "sản phẩm"."""
    at = first
    while at < last:
        token = sentence.tokens[at]
        behind = after_phrase(sentence, "leads", at)
        if noun_at(sentence, at) is not None and token.text != "sản":
            return at
        if token.text in _BULLETS or _is_list_number(sentence, at):
            at += 1
        elif behind is not None and behind < last and after_phrase(sentence, "no_name", behind) is None:
            at = behind
        else:
            return at
    return at


def _is_list_number(sentence: Sentence, at: int) -> bool:
    """Whether a number counts items or products: "1.", "(2)", "3 sản phẩm"."""
    token, following = sentence.tokens[at], sentence.words(at + 1, at + 3)
    if token.kind != "number" or len(token.text) > 2:
        return False
    return following[:1] in ([")"], ["."], ["-"]) or following in (["sản", "phẩm"], ["mặt", "hàng"])


def name_end(sentence: Sentence, first: int, last: int) -> int:
    """Index after the last token of a name that starts at a token."""
    tokens, quoted = sentence.tokens, False
    for at in range(first, last):
        text = tokens[at].text
        if text == '"':
            quoted = not quoted
        if quoted or at == first:
            continue
        if text in _STOPS or (text in (".", "-", "/") and _parts(sentence, at)):
            return at
        if tokens[at].kind == "word" and _ends(sentence, at):
            return at
    return last


def _parts(sentence: Sentence, at: int) -> bool:
    """Whether a full stop, dash or stroke parts a name from what follows, rather than standing in it."""
    tokens = sentence.tokens
    glued = at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    if glued:
        return False
    if tokens[at].text != "-" or at + 1 >= len(tokens) or noun_at(sentence, at + 1) is not None:
        return tokens[at].text != "-" or at + 1 >= len(tokens)
    following, cue = tokens[at + 1], table("named").match_at(tokens, at + 1)
    owner = cue is not None and cue.meaning == "producer"
    return owner or following.capital or following.kind != "word" or following.text in (*_UNITS, *_DASHED)


def _ends(sentence: Sentence, at: int) -> bool:
    if after_phrase(sentence, "inside", at) is not None and sentence.tokens[at].text != "từ":
        return False
    if after_phrase(sentence, "ends", at) is not None:
        return True
    following = sentence.tokens[at + 1 : at + 2]
    dated = bool(following) and following[0].kind == "number"
    return dated and (sentence.tokens[at].text in ("năm", "từ", "đợt"))


def is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stretch of tokens can be the name of a product."""
    tokens = sentence.tokens[first:last]
    words = [token.text for token in tokens if token.kind != "sign"]
    if not 0 < len(words) <= _MAX_WORDS or tokens[0].kind != "word":
        return False
    text = sentence.view.text[tokens[0].start : tokens[-1].end]
    lower = one_tone_style(text.lower())
    if lower in _GENERIC or any(word in _REFUSED for word in words):
        return False
    if "sản phẩm" in lower.removeprefix("bộ sản phẩm") or "chủ thể" in lower:
        return False
    return _begins_name(sentence, first, len(words), text)


def _begins_name(sentence: Sentence, first: int, count: int, text: str) -> bool:
    """Whether the first word of a stretch of tokens can begin a name."""
    noun, token = noun_at(sentence, first), sentence.tokens[first]
    cue = table("named").match_at(sentence.tokens, first)
    if cue is not None and cue.meaning in ("not_name", "producer") and (noun is None or cue.last > noun):
        return False
    if noun is not None:
        return True
    if token.text in _UNITS or (count == 1 and (not token.capital or len(text) < 3)):
        return False
    # No noun of a known kind: there the tagger is asked, unless capitals show a name.
    return token.capital or looks_like_a_name(text)


def _producer(rest: str) -> tuple[str | None, str | None]:
    """Producer and place in what follows a name."""
    rest = _POINTS.sub("", rest)
    lead = _OWNER_LEAD.match(rest)
    rest = (rest[lead.end() :] if lead else rest).strip(" ()\"'“”;.,…")
    if not rest:
        return None, None
    found = _PLACE_WORD.search(rest)
    place = re.split(r"\)|;|\s(?:đã|được|đạt|vừa|từng|đang)\s", found[1])[0].strip(" ().,;") if found else None
    head = rest[: found.start()] if found else rest
    head = _MADE.sub("", re.split(r"[()]|,\s", head)[0]).strip(" ()\"'“”.,;")
    tokens = [Token("word", word, 0, 0, False) for word in one_tone_style(head.lower()).split()]
    cue = table("named").match_at(tokens, 0) if tokens else None
    producer = head if head and cue is not None and cue.meaning == "producer" else None
    return producer, place


def starts_name(sentence: Sentence, at: int) -> bool:
    """Whether a name may begin at a token: a noun of a known kind where a name can stand."""
    token = sentence.tokens[at]
    if token.text == '"' and at + 1 < len(sentence.tokens):
        return noun_at(sentence, at + 1) is not None
    if noun_at(sentence, at) is None or (at and sentence.tokens[at - 1].text == '"'):
        return False
    if at == 0:
        return True
    if sentence.tokens[at - 1].kind == "sign":
        return True
    before = (phrases("before").match_at(sentence.tokens, first) for first in (at - 1, at - 2) if first >= 0)
    return any(cue is not None and cue.last == at for cue in before)
