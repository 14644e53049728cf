"""The level of all names of a list, told in its own sentence after the last of them: "…; tất cả đều đạt 3 sao"."""

from __future__ import annotations

from nlp.naming.lists import NameList
from nlp.naming.words import after_phrase
from nlp.reading import Sentence
from nlp.stars import Stars

_RATING = (
    "đạt", "được", "lên", "xếp", "hạng", "là", "công", "nhận", "chứng", "chuẩn", "ocop", "phân", "giá", "đánh", "đều",
    "cùng", "đã", "vừa", "nghị", "đề", "gắn", "tiêu", "nâng", "đủ", "điều", "kiện", "sản", "phẩm", "chí",
    "thẩm", "định",
)  # fmt: skip
_CLAUSES = (";", ",", "(", "-")


def level_after(sentence: Sentence, one: NameList) -> Stars | None:
    """The level that is told right after the last name of a list: "… và miến dong đều đạt 4 sao"."""
    within = [stars for stars in sentence.stars if one.opens <= stars.first < one.end]
    if len(within) != 1 or within[0].low != within[0].high or not one.items:
        return None
    stars, ends = within[0], one.items[-1].name_ends
    after = [token.text for token in sentence.tokens[: stars.first + 1] if token.start >= ends]
    if _of_all(sentence, stars, ends):
        return stars
    if ";" in after or ("phẩm" in after and any(token.isdecimal() for token in after[:-1])):
        return None
    told = any(word in _RATING for word in after) or sentence.tokens[stars.first].text == "hạng"
    return stars if told and "từng" not in after else None


def level_after_bracket(sentence: Sentence, one: NameList) -> Stars | None:
    """The level told of names that stand in a bracket, after it: "2 trong 5 sản phẩm (A, B) được nâng lên 4 sao"."""
    if sentence.words(one.end, one.end + 1) != [")"]:
        return None
    stars = next((stars for stars in sentence.stars if stars.first > one.end), None)
    if stars is None or stars.low != stars.high:
        return None
    return stars if all(word in _RATING for word in sentence.words(one.end + 1, stars.first)) else None


def _of_all(sentence: Sentence, stars: Stars, ends: int) -> bool:
    """Whether a clause or bracket after names tells a level of all of them: "A, B và C; tất cả xếp hạng 3 sao"."""
    for at in range(stars.first - 1, -1, -1):
        if sentence.tokens[at].start < ends:
            return False
        if sentence.tokens[at].text in _CLAUSES:
            counted = sentence.words(at + 1, at + 2) == ["cả"] and sentence.tokens[at + 2].kind == "number"
            after = at + 3 if counted else after_phrase(sentence, "all_these", at + 1)
            if after is None and sentence.words(at + 1, at + 2) in (["đều"], ["cùng"]):
                after = at + 1
            if after is not None and all(word in _RATING for word in sentence.words(after, stars.first)):
                return True
    return False
