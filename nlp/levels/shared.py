"""Levels told without a figure of their own: the country's own rank, and one act beside another."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counting.count import Count
from nlp.reading import Sentence
from nlp.stars import HIGHEST, Stars

_RANKED = frozenset(
    ("được", "công", "nhận", "đạt", "chuẩn", "tiêu", "chí", "sản", "phẩm", "hạng", "xếp", "là", "đã", "cấp", "ocop")
)
_PENDING = frozenset(("nghị", "trình", "giá", "thi", "ký", "xuất"))
_BEFORE = 6
_REACH = 10
_NEW = (["mới"], ["lần", "đầu"])
_AGAIN = (["lại"], ["tái"])
_ACT = 5


def shared_levels(sentence: Sentence, counts: Sequence[Count], own: Sequence[Stars | None]) -> list[Stars | None]:
    """Levels of the counts of a sentence, with those that their words tell without a figure.

    Only products of five stars have the country's rank (Decision 148/QĐ-TTg of 2023): "47 sản phẩm OCOP quốc gia".
    """
    found = list(own)
    for i, count in enumerate(counts):
        if found[i] is not None or count.measure != "products" or count.number.percent:
            continue
        found[i] = _of_the_country(sentence, count)
        if found[i] is None and i > 0:
            found[i] = _of_both_acts(sentence, counts[i - 1], found[i - 1], count)
        if found[i] is None and i + 1 < len(counts):
            found[i] = _told_after_both(sentence, count, counts[i + 1], found[i + 1])
    return found


def _of_the_country(sentence: Sentence, count: Count) -> Stars | None:
    """Five stars, where a count is of products of the country's rank."""
    words = sentence.words(count.last, count.last + _REACH)
    at = 0
    while at < len(words) and words[at] in _RANKED:
        at += 1
    told = [*sentence.words(count.noun_first, count.noun_last), *words[:at]]
    if _PENDING & set(sentence.words(count.first - _BEFORE, count.first)):
        # "Đề nghị đánh giá 8 sản phẩm OCOP cấp quốc gia": the council is meant.
        return None
    if words[at : at + 2] != ["quốc", "gia"] or not ({"ocop", "đạt"} & set(told)):
        return None
    return Stars(HIGHEST, HIGHEST, count.last + at, count.last + at + 2)


def _of_both_acts(sentence: Sentence, before: Count, level: Stars | None, count: Count) -> Stars | None:
    """The level of new products that renewed ones have too: "3 sao cho cả 4 mới lẫn 3 công nhận lại"."""
    if level is None or level.low != level.high or before.measure != "products":
        return None
    between = sentence.words(before.last, count.first)
    after = sentence.words(count.last, count.last + _ACT)
    heads = level.last <= before.first
    others = after[:1] == ["khác"]
    if ";" in between or not (heads or others) or not any(_has(after, act) for act in (*_NEW, *_AGAIN)):
        return None
    acts = [*sentence.words(before.first - 3, before.first), *between]
    contrast = any(_has(acts, act) for act in (_NEW if any(_has(after, one) for one in _AGAIN) else _AGAIN))
    return level if contrast else None


def _told_after_both(sentence: Sentence, count: Count, after: Count, level: Stars | None) -> Stars | None:
    """The level told once after new and renewed products: "10 sản phẩm mới và 01 sản phẩm đánh giá lại đạt 3 sao"."""
    if level is None or level.low != level.high or level.first < after.last or after.measure != "products":
        return None
    between = sentence.words(count.last, after.first)
    again = sentence.words(after.last, level.first)
    joined = between[-1:] == ["và"] and (between[:-1] in _NEW or between[:-1] == ["được", "công", "nhận", "mới"])
    return level if joined and any(_has(again, act) for act in _AGAIN) and "," not in again else None


def _has(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(list(words[at : at + len(phrase)]) == list(phrase) for at in range(len(words)))
