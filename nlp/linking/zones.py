"""The stretch of a sentence in which words bear on a count: from the count before it to the count after it.

Products and the producers told with them in one breath ("128 sản phẩm của 61 chủ thể") have one zone together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.counting.counts import Count
from nlp.linking.partitives import modifiers_end, whole_follows
from nlp.reading import Dated, Sentence

_JOINS = frozenset(("/", "của", "do", "thuộc", "với", "cho", "từ", "có"))
_MAX_JOIN = 9
_BARE = 4
# Acts told in one row: "đánh giá, phân hạng", "thẩm định, cấp giấy chứng nhận".
_ACT_ENDS = frozenset(("giá", "điểm", "hạng", "nhận", "định", "chấm", "loại", "duyệt", "xét"))
_ACT_OPENS = frozenset(("phân", "xếp", "công", "chứng", "cấp", "chấm", "phê", "đánh", "thẩm"))
_SIGNS = (",", "(", ":")
_ENDS = (",", ".", ";", ":", "(", ")", "-", "và")
_UNITS = (["xã"], ["phường"], ["thị"], ["trấn"], ["huyện"], ["quận"], ["thành"], ["phố"], ["tỉnh"], ["thuộc"], ["đặc"])
_TURNS = (["trong", "khi"], ["thì"], ["nhưng"], ["song"], ["thay", "vì"], ["tuy", "nhiên"])
_TURN_HEADS = frozenset(words[0] for words in _TURNS)
_LEADING_ON = (["nâng", "tổng"], ["đưa", "tổng"], ["nâng", "số"], ["đưa", "số"])
_SAYING = (["cho", "thấy"], ["cho", "biết"], ["cho", "hay"], ["nêu", "rõ"], ["khẳng", "định"], ["nhấn", "mạnh"])
_SAYING_HEADS = frozenset(words[0] for words in _SAYING)
_DEPTHS = {"(": 1, ")": -1}


@dataclass(frozen=True, slots=True)
class Zone:
    """Token indices around a count in its sentence.

    Attributes:
        clause: Where the clause begins: the sentence, or the token after a semicolon.
        said: Where what is said begins, after "cho biết" and the like.
        left: Where the words begin that are only this count's: after the comma, "và" or count before it.
        first: First token of the count, or of the pair it stands in.
        last: Token after the count, or the pair.
        right: Where the words after it end: the next count, a semicolon, the end of the sentence.
        comma: Where the first comma, colon or bracket after it stands; `right` where there is none.
    """

    clause: int
    said: int
    left: int
    first: int
    last: int
    right: int
    comma: int


def paired(sentence: Sentence, one: Count, two: Count) -> bool:
    """Whether two neighbouring counts are products and their producers, told in one breath."""
    if one.sentence != two.sentence or one.measure == two.measure:
        return False
    between = sentence.words(one.last, two.first)
    if len(between) > _MAX_JOIN or any(word in between for word in (",", ";", ":", "(", ")", "và")):
        return False
    return any(word in _JOINS for word in between)


def zone(sentence: Sentence, counts: Sequence[Count], i: int) -> Zone:
    """Zone of count `i` among the counts of an article."""
    if i + 1 < len(counts) and whole_follows(sentence, counts[i], counts[i + 1]):
        # "97 trong tổng số 118 sản phẩm có mặt ở siêu thị": what comes after the whole is told of the share.
        counts = (*counts[: i + 1], *counts[i + 2 :])
    lead, tail = i, i
    if i > 0 and paired(sentence, counts[i - 1], counts[i]):
        lead = i - 1
    elif i + 1 < len(counts) and paired(sentence, counts[i], counts[i + 1]):
        tail = i + 1
    first, last = counts[lead].first, counts[tail].last
    before = counts[lead - 1] if lead > 0 and counts[lead - 1].sentence == counts[i].sentence else None
    after = counts[tail + 1] if tail + 1 < len(counts) and counts[tail + 1].sentence == counts[i].sentence else None
    clause = _after_last(sentence, 0, first, (";",))
    left = clause if before is None or before.last <= clause else _own_words(sentence, before.last, first)
    said = _after_saying(sentence, 0, first)
    left = max(left, said, _after_opener(sentence, left, first))
    if i > 0 and whole_follows(sentence, counts[i - 1], counts[i]):
        right = modifiers_end(sentence, last, len(sentence.tokens))
        return Zone(clause, said, first, first, last, right, right)
    right = after.first if after else len(sentence.tokens)
    right = _before_first(sentence, last, right, (";",))
    right = _end_of_bracket(sentence, first, last, right)
    comma = _comma(sentence, last, right)
    if after is not None and comma == right:
        # "công nhận 3 sản phẩm và đề nghị xét 2 sản phẩm": what "và" opens is the next count's.
        comma = _own_words(sentence, last, right)
    return Zone(clause, said, min(left, first), first, last, right, comma)


def _after_last(sentence: Sentence, first: int, last: int, signs: tuple[str, ...]) -> int:
    return next((at + 1 for at in range(last - 1, first - 1, -1) if sentence.tokens[at].text in signs), first)


def _before_first(sentence: Sentence, first: int, last: int, signs: tuple[str, ...]) -> int:
    return next((at for at in range(first, last) if sentence.tokens[at].text in signs), last)


def _after_opener(sentence: Sentence, first: int, last: int) -> int:
    """Where a breakdown opens between two tokens: words before "trong đó" are of the total."""
    words = sentence.words(first, last)
    return next((first + at for at in range(len(words) - 2, 0, -1) if words[at : at + 2] == ["trong", "đó"]), first)


def _end_of_bracket(sentence: Sentence, first: int, last: int, right: int) -> int:
    """Where the bracket in which a count stands is shut: what follows is told of the count before it."""
    depth, before = 0, sentence.words(0, first)
    for text in reversed(before) if "(" in before else ():
        depth -= _DEPTHS.get(text, 0)
        if depth < 0:
            return _before_first(sentence, last, right, (")",))
    return right


def _own_words(sentence: Sentence, first: int, last: int) -> int:
    """Where the words of a count begin after another: at the first comma or bracket between them, else at "và"."""
    at = _comma(sentence, first, last)
    if at < last and (sentence.tokens[at].text != "(" or at < last - 1):
        return at
    return _before_first(sentence, first, last, ("và",))


def _comma(sentence: Sentence, first: int, last: int) -> int:
    """The first comma, colon or open bracket; one inside a phrase ("đánh giá, phân hạng lại") does not count."""
    at = first
    while at < last:
        text = sentence.tokens[at].text
        closing = (
            next((end for end in range(at, last) if sentence.tokens[end].text == ")"), None) if text == "(" else None
        )
        if closing is not None and not _counts(sentence, at, closing):
            at = closing + 1
            continue
        if (text in _SIGNS and not (_inside_phrase(sentence, at) or _inside_level(sentence, at))) or _turns(
            sentence, at
        ):
            return at
        at += 1
    return last


def _counts(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number other than that of a level stands between: "(OCOP 5 sao)" only says more of the same."""
    return any(
        sentence.tokens[at].kind == "number" and sentence.words(at + 1, at + 2) != ["sao"] for at in range(first, last)
    )


def _inside_level(sentence: Sentence, at: int) -> bool:
    """Whether a comma stands within a level: "hạng 3, 4 sao"."""
    return any(star.first < at < star.last for star in sentence.stars)


def _turns(sentence: Sentence, at: int) -> bool:
    """Whether another statement is set against what was said: "43 sản phẩm, trong khi chỉ tiêu là 34"."""
    if sentence.tokens[at].text not in _TURN_HEADS:
        return False
    return any(sentence.words(at, at + len(words)) == words for words in _TURNS)


def _after_saying(sentence: Sentence, first: int, last: int) -> int:
    """Where what is said begins: words before "cho biết" are of who says it, not of the count."""
    words = sentence.words(first, last)
    for at in range(len(words) - 2, -1, -1):
        if words[at] in _SAYING_HEADS and words[at : at + 2] in _SAYING:
            more = words[at + 2 : at + 3] == ["thêm"]
            return first + at + 2 + more
    return first


def parts_kinds(sentence: Sentence, comma: int) -> bool:
    """Whether a comma only parts kinds told together: "doanh nghiệp, HTX, hộ sản xuất", "xã, phường, thị trấn"."""
    if sentence.words(comma - 1, comma)[:1] in _UNITS and sentence.words(comma + 1, comma + 2) in _UNITS:
        return True
    cues = sentence.cues("counted")
    return any(cue.last == comma for cue in cues) and any(cue.first == comma + 1 for cue in cues)


def _inside_phrase(sentence: Sentence, at: int) -> bool:
    if parts_kinds(sentence, at):
        return True
    before, after = sentence.words(at - 1, at), sentence.words(at + 1, at + 2)
    return bool(before and after) and before[0] in _ACT_ENDS and after[0] in _ACT_OPENS


def _breaks_down(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a breakdown opens between two tokens, whose dates are not its total's: "trong đó năm 2019 có 30"."""
    words = sentence.words(first, last)
    return "gồm" in words or any(pair == ("trong", "đó") for pair in pairwise(words))


def _leads_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a new total is led to between two tokens: "15 sản phẩm này …, nâng tổng số đến nay lên 56"."""
    return any(words in _LEADING_ON for words in map(list, pairwise(sentence.words(first, last))))


def _in_shut_bracket(sentence: Sentence, dated: Dated, first: int) -> bool:
    """Whether a date is of what a bracket shut before a count says: "(trong đó 1 đạt 3 sao năm 2021); 42 …"."""
    depth, between = 0, sentence.words(dated.last, first)
    for text in between if ")" in between else ():
        depth += _DEPTHS.get(text, 0)
        if depth < 0:
            alone = sentence.words(dated.last, dated.last + 1) == [")"]
            return not (alone and "(" in sentence.words(dated.first - _BARE, dated.last))
    return False


def dates_of(sentence: Sentence, around: Zone) -> tuple[list[Dated], list[Dated]]:
    """Dates that stand right after a count, and those before it, the nearest first.

    Where neither is told, a date further right in the clause is taken.
    """
    if not sentence.dates:
        return [], []
    own = [dated for dated in sentence.dates if around.last <= dated.first < around.right]
    # "Năm 2020 có 14 chủ thể, nay đã có 26": what opens after the comma, or goes on to a verb, is the next count's.
    closing = around.right >= len(sentence.tokens) or sentence.tokens[around.right].text == ";"
    after = []
    for one in own:
        point = one.what.until or one.what.kind == "now"
        shut = one.last >= len(sentence.tokens) or sentence.tokens[one.last].text in _ENDS
        ended = closing or not point or shut
        # "Năm 2023 có 30 sản phẩm, hiện đã lên 40": what opens another clause is told of that.
        leads = not shut and sentence.words(one.first - 1, one.first) == [","]
        if (one.first <= around.comma and ended) or (closing and not leads and (point or one.what.round)):
            after.append(one)
    told = [dated for dated in sentence.dates if not _in_shut_bracket(sentence, dated, around.first)]
    inside = [dated for dated in sentence.dates if around.first <= dated.first < around.last]
    before = [dated for dated in told if around.clause <= dated.first < around.first]
    earlier = [dated for dated in told if dated.first < around.clause]
    if not (after or inside or before or earlier):
        own = [one for one in own if not _breaks_down(sentence, around.last, one.first)]
        own = [one for one in own if not any(_turns(sentence, at) for at in range(around.last, one.first))]
        own = [one for one in own if closing or not _leads_on(sentence, around.last, one.first)]
        after = [one for one in own[:1] if closing or sentence.words(one.first - 1, one.first) != [","]]
    return inside + after, before[::-1] + earlier[::-1]
