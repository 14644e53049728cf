"""Products told without a word of OCOP: whether the counts around them, or the article, say that they are its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from nlp.counting.counts import Count
from nlp.counting.no_counts import no_count
from nlp.counting.nouns import is_quantity
from nlp.linking.scene import Scene
from nlp.linking.zones import Zone
from nlp.reading import Document, Sentence

REACH = 24
_FAR = 3
_NEAR = 10
_LINE = 14
_HAVING = (":", "có", "với", "đạt", "công", "góp", "sở", "(", "đăng", "còn", "là", "được")
# Words before a count of any products, or of products told before.
_NOT_NEW = frozenset(("mỗi", "từng", "cả", "các", "những"))


def in_context(scene: Scene, found: Sequence[bool], i: int) -> bool:
    """Whether a count that says nothing of OCOP itself is told among counts that do."""
    sentence, around, count = scene.sentence(i), scene.zones[i], scene.counts[i]
    before = [j for j in scene.earlier(i, REACH) if found[j] and 0 <= scene.paragraphs(j, i) <= 1]
    elliptic = count.form == "elliptic" and not scene.beside(i, i - 1)
    if elliptic or (count.number.percent and count.form in ("place_number", "group_number")):
        return bool(before) or (elliptic and ocop_before(scene.document, sentence))
    named = "ocop" in sentence.lower or "mỗi xã một sản phẩm" in sentence.lower
    takes_part = scene.document.title_is_about_ocop and sentence.has("belonging", "ties", around.clause, around.first)
    if named or takes_part or sentence.cues_between("groups", around.left, around.comma):
        return True
    if sentence.has("belonging", "other_scheme", around.left, around.right):
        return not scene.beside(i, i - 1) and _goes_on(scene, found, i, bool(before))
    if _of_a_place(sentence, around, count) and (before or scene.document.title_is_about_ocop):
        return True
    if scene.beside(i, i - 1) and (found[i - 1] or not _of_another_kind(scene, i - 1, i)):
        return found[i - 1]
    beside = any(scene.counts[j].measure == "products" and scene.paragraphs(j, i) == 0 for j in before)
    about = scene.document.title_is_about_ocop or ocop_before(scene.document, sentence)
    beside = beside or (_of_this_round(sentence) and about)
    return beside or _of_a_list(scene, sentence) or _goes_on(scene, found, i, bool(before)) or _by_default(scene, i)


def _by_default(scene: Scene, i: int) -> bool:
    """Whether products are those of OCOP because the article is about them and tells of no other goods before.

    A value told before is told again, and one right after another quantity ("500 hộ mở tài khoản; 900 sản phẩm") is of
    what that is told of.
    """
    sentence, count = scene.sentence(i), scene.counts[i]
    noun = sentence.words(count.noun_first, count.noun_last)
    if not {"phẩm", "sp", "hồ"} & set(noun) or any(j < i for j in scene.likes(i)):
        return False
    if not _NOT_NEW.isdisjoint(sentence.words(max(scene.zones[i].left, count.first - _NEAR), count.first)):
        return False
    before = scene.counts[i - 1].last if scene.beside(i, i - 1) else 0
    last = bisect_left(sentence.numbers, count.first, key=lambda number: number.last)
    near = sentence.numbers[last - 1 : last] if last else ()
    return not any(number.first >= before and is_quantity(sentence, number) for number in near)


def _of_another_kind(scene: Scene, j: int, i: int) -> bool:
    """Whether a count was left out for what it tells of its things, or is of producers: it says nothing of the next."""
    return no_count(scene.sentence(j), scene.counts[j]) or scene.counts[j].measure != scene.counts[i].measure


def _of_this_round(sentence: Sentence) -> bool:
    """Whether a sentence is of the round that is being told of: "Đợt này có 2 sản phẩm"."""
    return any(f"{time} này" in sentence.lower for time in ("đợt", "lần", "dịp", "kỳ"))


def _of_a_list(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, in an article whose title speaks of OCOP."""
    short = len(sentence.tokens) <= _LINE and sentence.tokens[-1].text not in (".", "!", "?")
    return short and scene.document.title_is_about_ocop


def _goes_on(scene: Scene, found: Sequence[bool], i: int, told: bool) -> bool:
    """Whether a count is told of recognition or a plan, among OCOP counts or in an article about OCOP."""
    sentence = scene.sentence(i)
    judged = any(sentence.has("status", meaning) for meaning in ("flow", "added", "expected", "renewed"))
    about = scene.document.title_is_about_ocop or sentence.paragraph < 3 or "phân hạng" in sentence.lower
    if (judged and (told or about)) or (told and (sentence.has("status", "target") or sentence.has("status", "added"))):
        return True
    judged = judged or "đánh giá" in sentence.lower or "nâng hạng" in sentence.lower
    return judged and any(found[j] and scene.paragraphs(j, i) <= _FAR for j in scene.earlier(i, REACH))


def _of_a_place(sentence: Sentence, around: Zone, count: Count) -> bool:
    """Whether a count is told of a place at once: "xã Vạn An có 14 sản phẩm", "Bến Tre: 316 sản phẩm"."""
    near = [place for place in sentence.places if around.left <= place.first and place.last <= count.first]
    if not near or count.measure != "products":
        return False
    between = sentence.words(near[-1].last, count.first)
    return len(between) <= 12 and (not between or any(word in _HAVING for word in between))


def ocop_before(document: Document, sentence: Sentence) -> bool:
    """Whether OCOP is spoken of in a sentence, or in one before it in its paragraph or the one above."""
    for other in reversed(document.sentences[max(0, sentence.index - REACH) : sentence.index + 1]):
        if other.field != sentence.field or sentence.paragraph - other.paragraph > 1:
            return False
        if "ocop" in other.lower:
            return True
    return False
