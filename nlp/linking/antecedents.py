"""What a count points back at: "28 sản phẩm ấy" at the 28 told before, "các sản phẩm trên" at all of them."""

from __future__ import annotations

from nlp.counting.among import LONGEST_AMONG, ends_with_among
from nlp.linking.scene import Scene

_THESE = (["này"], ["ấy"], ["đó"], ["trên"], ["nói", "trên"], ["kể", "trên"], ["vừa", "nêu"])
_LONGEST = 2
_REACH = 24
_FAR, _FAR_TELLING = 3, 8
_TELLING = 5
_FAR_UNSAID = 1


def echoed(scene: Scene, i: int) -> int | None:
    """The count told before that this one repeats ("28 sản phẩm ấy") or is out of ("4/6 sản phẩm"); None where none."""
    count, sentence = scene.counts[i], scene.sentence(i)
    if count.number.of is not None:
        return _told(scene, i, count.number.of)
    if ends_with_among(sentence.words(count.number.outer - LONGEST_AMONG, count.number.outer)):
        told = _told(scene, i, count.number.value)
        if told is not None:
            return told
    after = sentence.words(count.last, count.last + _LONGEST)
    if not any(after[: len(words)] == words for words in _THESE):
        return None
    return _told(scene, i, count.number.value)


def _told(scene: Scene, i: int, value: float) -> int | None:
    """The nearest count of a value, of the same measure."""
    far = _FAR if value < _TELLING else _FAR_TELLING
    for j in scene.earlier(i, _REACH):
        other = scene.counts[j]
        if scene.paragraphs(j, i) > far:
            return None
        if other.number.value == value and other.measure == scene.counts[i].measure:
            return j
    return None


def reach_of_makers(scene: Scene, i: int) -> int | None:
    """How many paragraphs back the products may stand that a count of producers is told of.

    None where the count is told for itself: with a date, "hiện có" or products of its own in the sentence.
    """
    sentence, count = scene.sentence(i), scene.counts[i]
    if count.measure != "producers" or sentence.dates or scene.beside(i, i - 1):
        return None
    if any(cue.meaning in ("recognised", "total") for cue in sentence.cues_between("status", 0, count.first)):
        return None
    pointing = any(cue.meaning == "pointing" for cue in sentence.cues_between("structure", 0, len(sentence.tokens)))
    return _FAR if pointing else _FAR_UNSAID
