"""One item of a list of products: its name, its producer, and where that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.engine import looks_like_a_name
from nlp.lexicon import table
from nlp.text import one_tone_style
from nlp.tokens import Token

_DISCOURSE = re.compile(
    r"^(?:ngược lại|tương tự|ngoài ra|bên cạnh đó|đặc biệt|trong đó|cụ thể|riêng|cao điểm nhất là|kế tiếp là|"
    r"tiếp đến là|tiếp theo là|đó là)[,:]?\s",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:[\s\"'“”(\[*•:-]|\(?\d{1,2}[).]\s|và\s|cùng\s|cả\s|hay\s|\d{1,2}\s(?=sản phẩm)|"
    r"(?:các |những )?sản phẩm:?\s(?!ocop|đạt|được|khác)|trong đó\s)+",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s?\((?:đạt )?\d[\d.,/]*\s?điểm\)")
_PARTED = re.compile(r";|\n|,|\s(?:và|cùng)(?=\s)")
_OWNED = re.compile(r"\s(?:của|do)\s")
_OWNER = re.compile(r"\s(?:của|do|thuộc)\s|\s?\(|,\s", re.IGNORECASE)
_ENDS = re.compile(r"(?:…|\.{2,}|;|,|\.|:|\"|'|\s|-)+$")
_MADE_BY = re.compile(
    r"\s(?:sản xuất|làm ra|chế biến|làm chủ thể|làm chủ|đạt|được|là|vừa|cung cấp|tham gia)(?:\s.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_PLACE_WORD = re.compile(
    r"(?:^|[\s(,])((?:xã|phường|thị trấn|huyện|quận|thị xã|tx|thành phố|tp\.?|đặc khu|thôn|bản|ấp|khu phố|"
    r"tổ|làng|tỉnh|khóm)\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MAX_WORDS = 14
_GENERIC = frozenset(
    ("khác", "v.v", "vv", "v.v.", "nhiều sản phẩm khác", "đồ uống", "thực phẩm", "thủ công mỹ nghệ", "dược liệu")
)


@dataclass(frozen=True, slots=True)
class Item:
    """A named product within a text.

    Attributes:
        name: Name as written.
        start: First character of the item in the text that was split.
        end: Character after its last.
        producer: Who makes it.
        place: Place with its type word.
    """

    name: str
    start: int
    end: int
    producer: str | None = None
    place: str | None = None


def split_items(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the items of a list, parted by semicolons, commas and "và"; what stands in brackets holds together.

    >>> text = "mật ong Ba Bể (HTX A, xã B), miến dong và trà hoa vàng của HTX sản xuất và chế biến Hoa"
    >>> [text[start:end].strip() for start, end in split_items(text)]
    ['mật ong Ba Bể (HTX A, xã B)', 'miến dong', 'trà hoa vàng của HTX sản xuất và chế biến Hoa']
    """
    flat = _without_brackets(text)
    start = 0
    for match in _PARTED.finditer(flat):
        if match[0].strip() in ("và", "cùng") and not _joins_items(flat, start, match):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _joins_items(flat: str, start: int, match: re.Match[str]) -> bool:
    """Whether "và" joins two products, and not two words of a producer's name."""
    before = flat[start : match.start()]
    after = re.split(r"[;,]|\svà\s", flat[match.end() :])[0]
    return _OWNED.search(before) is None or _OWNED.search(after) is not None


def _without_brackets(text: str) -> str:
    """The text with what stands in brackets blanked, its length kept."""
    depth, out = 0, []
    for char in text:
        depth += char == "("
        out.append(" " if depth > 0 else char)
        depth -= char == ")" and depth > 0
    return "".join(out)


def parse_items(text: str, start: int, end: int) -> Iterator[Item]:
    """The products that an item names: two where "và" joins their names before one producer.

    >>> text = "bún tươi Mai và phở khô Mai của HTX Mai"
    >>> [(item.name, item.producer) for item in parse_items(text, 0, len(text))]
    [('bún tươi Mai', 'HTX Mai'), ('phở khô Mai', 'HTX Mai')]
    """
    whole = parse_item(text, start, end)
    if whole is None:
        return
    both = re.split(r"\s(?:và|cùng)\s|,\s", whole.name)
    parts = [part.strip() for part in both]
    if len(parts) > 1 and all(len(part.split()) > 1 and is_name(part) for part in parts):
        for part in parts:
            at = text.find(part, start, end)
            yield Item(part, at, at + len(part), whole.producer, whole.place)
    else:
        yield whole


def parse_item(text: str, start: int, end: int) -> Item | None:
    """The product that an item names; None where it names none.

    >>> parse_item("Trà sen Hiền Xiêm của HTX Hiền Xiêm, phường Quảng An", 0, 52)
    Item(name='Trà sen Hiền Xiêm', start=0, end=52, producer='HTX Hiền Xiêm', place='phường Quảng An')
    """
    item = text[start:end]
    lead = _LEADS.match(item)
    body = item[lead.end() :] if lead else item
    body = _POINTS.sub("", _DISCOURSE.sub("", body))
    owner = _OWNER.search(body)
    name = body[: owner.start()] if owner else _MADE_BY.sub("", body)
    name = _ENDS.sub("", name).strip(" \"'“”()")
    if not is_name(name):
        return None
    producer, place = _producer(body[owner.end() :] if owner else "")
    return Item(name, start, end, producer, place)


def is_name(name: str) -> bool:
    """Whether a string can be the name of a product.

    >>> is_name("Nước mắm Phú Quốc"), is_name("các sản phẩm khác"), is_name("4 sao")
    (True, False, False)
    """
    words = name.split()
    if not 0 < len(words) <= _MAX_WORDS or not any(char.isalpha() for char in name):
        return False
    lower = one_tone_style(name.lower()).removeprefix("bộ sản phẩm ")
    if lower in _GENERIC or name[0].isdigit() or re.search(r"\bsao\b|ocop|%|sản phẩm|chủ thể", lower):
        return False
    tokens = [Token("word", word, 0, 0, False) for word in lower.split()]
    cue = table("named").match_at(tokens, 0)
    if cue is not None and cue.meaning in ("not_name", "producer"):
        return False
    if len(words) == 1 and not name[0].isupper():
        return len(name) > 2
    if _PLACE_WORD.match(lower):
        return False
    # Without a capital the words may be anything: there the tagger is asked.
    return any(char.isupper() for char in name) or looks_like_a_name(name)


def _producer(rest: str) -> tuple[str | None, str | None]:
    """Producer and place in what follows a name."""
    rest = rest.strip(" ()\"'“”;.,…")
    if not rest:
        return None, None
    found = _PLACE_WORD.search(rest)
    place = found[1].strip(" ().,;") if found else None
    head = rest[: found.start()] if found else rest
    head = re.sub(
        r"\s(?:sản xuất|làm ra|chế biến|đạt|được|làm chủ)(?:\s.*)?$", "", re.split(r"\(|,\s", head)[0], flags=re.DOTALL
    ).strip(" ()\"'“”.,;")
    tokens = [Token("word", word, 0, 0, False) for word in one_tone_style(head.lower()).split()]
    cue = table("named").match_at(tokens, 0) if tokens else None
    producer = head if head and cue is not None and cue.meaning == "producer" else None
    return producer, place
