"""The product that a clause or sentence goes on about: told by name before, and only as "sản phẩm" here."""

from __future__ import annotations

from nlp.naming.items import Item, parse_item
from nlp.naming.names import after_leads, starts_name
from nlp.naming.words import after_phrase, has_phrase, noun_at, opens_count
from nlp.reading import Sentence, covered
from nlp.stars import Stars

_REACH = 80
_DATED = 8
# After these words of what someone does with it a product is named: "chuyên làm bánh …", "nghề nấu rượu …".
_MAKES = ("làm", "xuất", "biến", "bán", "nấu", "trồng", "nuôi", "thiệu", "triển", "phẩm", "theo", "nghề", "hũ", "nên")


def goes_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a further level is told of the same product: "từng đạt 3 sao năm 2019 và được xếp 4 sao"."""
    plain = all(not opens_count(sentence, at) or _is_topic(sentence, at) for at in range(first, last))
    plain = plain and not any(has_phrase(sentence, other, first, last) for other in ("wishes", "refuses"))
    return plain and not any(starts_name(sentence, at) for at in range(first, last))


def _is_topic(sentence: Sentence, at: int) -> bool:
    """Whether "sản phẩm" stands for the product told before: "…; năm sau, sản phẩm được nâng lên 4 sao"."""
    opens = sentence.words(at - 1, at) in ([","], [";"], ["nay"], ["thì"])
    rated = sentence.words(at + 2, at + 3) in (["được"], ["đã"], ["đạt"], ["vừa"], ["lên"], ["này"], ["tiếp"], ["lại"])
    return sentence.words(at, at + 2) == ["sản", "phẩm"] and opens and rated


def stands_for(sentence: Sentence, stars: Stars) -> bool:
    """Whether the subject of a sentence is the product of the sentence before."""
    tokens = sentence.tokens
    comma = next((at for at in range(_DATED) if sentence.words(at, at + 1) == [","]), None)
    first = comma + 1 if comma is not None and covered(sentence.dates, 0, comma) else 0
    if after_phrase(sentence, "stands_for", first) is not None:
        return not has_phrase(sentence, "refuses", 0, stars.first) and "ocop" not in sentence.words(first, first + 3)
    opens = [token.text for token in tokens[:2]]
    if opens in (["sau", "khi"], ["từ", "khi"]) and stars.first <= 6:
        return after_phrase(sentence, "stands_for", stars.last + 1) is not None
    return False


def topic_of(sentence: Sentence) -> Item | None:
    """The product that a sentence opens with: its subject."""
    first = after_leads(sentence, 0, min(len(sentence.tokens), _REACH))
    if first < len(sentence.tokens) and starts_name(sentence, first):
        return parse_item(sentence, first, min(len(sentence.tokens), first + _REACH))
    return _only_name(sentence)


def _only_name(sentence: Sentence) -> Item | None:
    """The one product that a sentence calls by a proper name: "Chị Mai chuyên làm bánh phu thê Bà Chính"."""
    found: list[Item] = []
    ends = 0
    for at, token in enumerate(sentence.tokens):
        if token.start < ends or noun_at(sentence, at) is None:
            continue
        item = parse_item(sentence, at, len(sentence.tokens)) if _is_made(sentence, at) else None
        if item is not None and " và " in item.name:
            return None
        if item is not None and item.is_proper and not _is_counted(sentence, at):
            found.append(item)
            ends = item.name_ends
    return found[0] if len({item.name.lower() for item in found}) == 1 else None


def _is_counted(sentence: Sentence, at: int) -> bool:
    return any(number.last in (at, at - 2) for number in sentence.numbers)


def _is_made(sentence: Sentence, at: int) -> bool:
    """Whether a product is named at a token, and not what a producer deals in: "HTX chè Hảo Đạt"."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or starts_name(sentence, at):
        return True
    if before.kind != "word" or before.capital or noun_at(sentence, at - 1) is not None:
        return False
    return before.text in _MAKES
