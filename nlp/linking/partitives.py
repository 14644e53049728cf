"""Shares told with their whole after them: "97 trong tổng số 118 sản phẩm có mặt ở siêu thị" says it of the 97."""

from __future__ import annotations

from nlp.counting.count import Count
from nlp.reading import Sentence

_AMONG = tuple(
    words.split() for words in ("trong", "trong số", "trong tổng", "trong tổng số", "trên tổng", "trên tổng số", "trên")
)
_REACH, _OF = 12, 2
_ENDS = frozenset((",", ";", ":", "(", ")", "và"))


def whole_follows(sentence: Sentence, one: Count, two: Count) -> bool:
    """Whether a count is a share of the one after it: "3 trong số 12 sản phẩm".

    What the sentence goes on to say is then told of the share, and not of the whole.
    """
    if one.sentence != two.sentence or one.measure != two.measure or one.number.value > two.number.value:
        return False
    between = sentence.words(one.last, two.first)
    if not between or len(between) > _REACH or _ENDS & set(between):
        return False
    if between == ["trên"]:
        return one.noun_first == one.first
    return any(between[-len(words) :] == words for words in _AMONG if words != ["trên"])


def modifiers_end(sentence: Sentence, last: int, right: int) -> int:
    """Where the words end that tell which things the whole is of: "15 sản phẩm dự thi", "166 sản phẩm toàn tỉnh"."""
    end = last
    for place in sentence.places:
        if 0 <= place.first - end <= _OF and place.last <= right:
            end = place.last
    cues = [cue for cue in sentence.cues_between("status", last, right) if cue.meaning in ("expected", "join")]
    return max(end, cues[0].last) if cues and cues[0].first == last else end
