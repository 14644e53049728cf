"""The producer and the place that a text tells of a name: "(HTX An Phú, xã Hòa An)", "của hộ ông Tư ở thôn 2"."""

from __future__ import annotations

import re

from nlp.lexicon import table
from nlp.text import one_tone_style
from nlp.tokens import Token

_UNIT = "xã|phường|thị trấn|huyện|quận|thị xã|tx|thành phố|tp|đặc khu|thôn|bản|ấp|khu phố|tổ|làng|tỉnh|khóm|xóm|buôn"
# A unit with a capital is one only where it opens what is told ("(Xã An Lộc)"): "HTX Bản Sen" is no place.
_PLACE_WORD = re.compile(
    rf"(?:^(?:(?i:{_UNIT})|TT)|[\s(,-](?<!tác |dân )(?<!UBND )(?:{_UNIT}|TX|TP|Tp)|[(,]\s?(?i:{_UNIT}))\.?\s?"
    r"(?=[^\W\d_a-zđ]|\d).*$",
    re.DOTALL,
)
_OWNER_LEAD = re.compile(
    r"^[\s(\-,:\"]*(?:(?:sản phẩm\s)?(?:của\s)+|do\s|thuộc\s|(?:đều|cùng) của\s|"
    r"là\s(?:\w+\s){0,4}sản phẩm của\s)?\s*[(\-]?\s*",
    re.I,
)
_MADE = re.compile(
    r"\s(?:(?:sản xuất|làm ra|chế biến|thuộc|ở|tại|(?:có\s)?địa chỉ(?:\stại)?)$|"
    r"(?:và\s)?(?:đạt|được|làm chủ|đã|vừa|đang|từng|từ|lần|tiếp tục|có|là|cũng|đều|"
    r"giữ|hiện|nay|bán|cho|thu|tăng|nay|trình|lên|với|đứng|trong)(?:\s.*)?$)",
    re.DOTALL,
)
_POINTS = re.compile(r"^\s?\((?:đạt )?\d[\d.,/]*\s?điểm\)\s?")
_ALIAS = re.compile(r"^\s?\([^()]{1,30}\)\s*(?=-|của\s|do\s)")
_BARE = re.compile(r"^\(((?:[^\W\d_a-zđ]\w+[\s,]*){1,4})\)")
# A cooperative that is named after its commune.
_BY_PLACE = re.compile(
    r"(?:HTX|[Hh]ợp tác xã)\s(?:[^(),;]*\s)?[a-zđ]\w*\s"
    r"(?<!thuộc )(?<!ở )(?<!tại )(?<!thị )xã\s(?:[^\W\d_a-zđ]\w+\s?)+\b"
)
_ASIDE = re.compile(r"\(((?:[^\W\d_a-zđ]\w+(?:\s|,\s)){1,5}[^\W\d_a-zđ]\w+)\)?$")
_TYPED = re.compile(rf"(?:{_UNIT}|tt)\b", re.IGNORECASE)
_AFTER_PLACE = re.compile(
    r"[();:]|(?<!TP|TX|TT|Tp|tp|tx)\.\s|"
    r"\s(?:đã|được|đạt|vừa|từng|đang|sản xuất|làm|có|là|và|cũng|đều|lần|đủ|công nhận)(?:\s|$)"
)


def _owner(head: str) -> str:
    """The words of a producer: up to a bracket or the first comma after its name ("HTX rau, quả An Lỗ")."""
    parts = re.split(r"[()]", head)[0].split(", ")
    named = next((i for i in range(len(parts)) if any(map(str.isupper, ", ".join(parts[: i + 1])[4:]))), 0)
    return ", ".join(parts[: named + 1])


def bare_place(rest: str) -> str | None:
    """A place told in a bracket by its name alone: "(Bình Lãnh)"; None where the bracket holds anything else."""
    found = _BARE.match(rest)
    return found[1] if found is not None and not found[1].isupper() else None


def owner_and_place(rest: str) -> tuple[str | None, str | None]:
    """Producer and place in a text that tells them, as what follows a name in a list; None for what is not told."""
    rest = _ALIAS.sub("", _POINTS.sub("", rest))
    lead = _OWNER_LEAD.match(rest)
    rest = (rest[lead.end() :] if lead else rest).strip(" ()\"'“”;.,…")
    if not rest:
        return None, None
    found = _PLACE_WORD.search(rest)
    place = _AFTER_PLACE.split(found[0].lstrip(" (,-"))[0].strip(" ().,;:") if found else None
    head = rest[: found.start()] if found else rest
    head = _MADE.sub("", _owner(re.sub(r"\s\((?:HTX|THT|HKD)\)", "", head))).strip(" ()\"'“”.,;:-")
    tokens = [Token("word", word, 0, 0, False) for word in one_tone_style(head.lower()).split()]
    cue = table("named").match_at(tokens, 0) if tokens else None
    named = (
        cue is not None
        and cue.meaning == "producer"
        and any(char.isupper() or char.isdigit() for char in " ".join(head.split()[cue.last :]))
    )
    producer = head if named else None
    by_place = _BY_PLACE.match(rest)
    if by_place is not None:
        producer = by_place[0]
    if place is None:
        aside = _ASIDE.search(rest)
        place = aside[1] if aside is not None and producer is not None else None
    return producer, place


def is_typed(place: str) -> bool:
    """Whether a place is told with its type word."""
    return _TYPED.match(place) is not None
