"""Shares told with their whole after them: "97 trong tổng số 118 sản phẩm có mặt ở siêu thị" says it of the 97."""

from __future__ import annotations

from nlp.counting.among import ends_with_among
from nlp.counting.count import Count
from nlp.reading import Sentence

_CLAUSES = frozenset((",", ";", ":", ".", "(", ")", "đó", "và"))
_REACH, _OF = 12, 2


def whole_follows(sentence: Sentence, one: Count, two: Count) -> bool:
    """Whether a count is a share of the one after it: "3 trong số 12 sản phẩm".

    What the sentence goes on to say is then told of the share, not of the whole; but all of the 47 have the level in
    "trà A là một trong 47 sản phẩm đạt 5 sao".
    """
    share, whole = one.number, two.number
    if one.sentence != two.sentence or one.measure != two.measure or share.percent or share.value > whole.value:
        return False
    if share.value == 1 and share.in_words:
        return False
    between = sentence.words(one.last, whole.outer)
    if len(between) > _REACH or _CLAUSES.intersection(between):
        return False
    return ends_with_among(between)


def modifiers_end(sentence: Sentence, last: int, right: int) -> int:
    """Where the words end that tell which things the whole is of: "15 sản phẩm dự thi", "166 sản phẩm toàn tỉnh"."""
    end = last
    for place in sentence.places:
        if 0 <= place.first - end <= _OF and place.last <= right:
            end = place.last
    cues = [cue for cue in sentence.cues_between("status", last, right) if cue.meaning in ("expected", "join")]
    return max(end, cues[0].last) if cues and cues[0].first == last else end
