"""Numbers whose noun is left out because it was told before: "năm 2022 vọt lên 11", "trong 26 thì 7 đã hết hạn".

A number without a noun counts what the last number counted. So it takes the noun of the last count, unless another
quantity was told since ("thu 5 tỷ đồng"), and only where its own words have no head of another kind ("số xã đạt là 3").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.counting.adding_up import adding_up
from nlp.counting.bare_counts import like_a_year
from nlp.counting.count import Count
from nlp.counting.nouns import (
    PRODUCER_KINDS,
    PRODUCT_KINDS,
    ends_a_place,
    is_label,
    is_quantity,
    of_date_or_level,
)
from nlp.lexicon import table, word_set
from nlp.numbers import Number
from nlp.reading import Sentence, covered
from nlp.stars import HIGHEST
from ocop.models import Measure, ProducerType

_AFTER = word_set("after_left_out")
_LEADS = word_set("left_out_leads")
_SUMS = word_set("number_heads")
_ENDS = (",", ";", ".", ")", ":", "!", "?", '"', "…")
_CLAUSES = (",", ";", "(", ".", '"')
_TO = ("lên", "là", "còn", "đạt", "thành")
_SHARED = (["đó", "("], ["nửa", "("], ["ấy", "("], ["này", "("])
_AMONG = 3
_SENTENCES, _PARAGRAPHS = 2, 0
_BREATH = 9
_FAR = 40


@dataclass(frozen=True, slots=True)
class Topic:
    """What the last number of a text counted.

    Attributes:
        measure: Products or producers.
        producer_type: Kind of producer.
        sentence: Index of its sentence.
        paragraph: Number of its paragraph.
    """

    measure: Measure
    producer_type: ProducerType | None
    sentence: int
    paragraph: int

    def reaches(self, sentence: Sentence) -> bool:
        """Whether a sentence stands near enough to go on counting the same."""
        near = sentence.index - self.sentence <= _SENTENCES
        return near and sentence.paragraph - self.paragraph <= _PARAGRAPHS


def left_out(
    sentence: Sentence, index: int, own: Sequence[Count], topic: Topic | None
) -> tuple[tuple[Count, ...], Topic | None]:
    """The counts of a sentence with those whose noun is left out, in order, and what its last number counted.

    Args:
        sentence: A sentence with numbers.
        index: Its number in the document.
        own: Its counts that have a noun, level, group or place of their own.
        topic: What the last number before the sentence counted; None where that was no product and no producer.
    """
    if topic is not None and not topic.reaches(sentence):
        topic = None
    counted = {count.number.first: count for count in own}
    found: list[Count] = []
    last: Count | None = None
    since = 0
    for number in sentence.numbers:
        count = counted.get(number.first)
        if count is None and number.percent:
            continue
        if count is None and _is_bare(sentence, number):
            near = max(since, number.outer - _FAR)
            about = _headed(sentence, near, number) or topic
            if about is not None and _goes_on(sentence, near, number, about):
                count = Count(
                    index, number, about.measure, about.producer_type, number.outer, number.last, number.outer,
                    number.last, "elliptic",
                )  # fmt: skip
        if count is not None:
            found.append(count)
            if sentence.words(number.outer - 1, number.outer) == ["cứ"]:
                # "Cứ 10 sản phẩm thì 4 làm từ cói".
                topic = None
            elif not number.percent and not _in_one_breath(last, count):
                topic = Topic(count.measure, count.producer_type, sentence.index, sentence.paragraph)
            last, since = count, max(number.last, count.last)
        elif is_quantity(sentence, number):
            topic, since = None, number.last
    counted.update((count.number.first, count) for count in found)
    told = [counted[first] for first in sorted(counted)]
    return adding_up(sentence, told) if told else (), topic


def _in_one_breath(one: Count | None, two: Count) -> bool:
    """Whether a count is of the makers of the products just counted, which stay what is told of."""
    return (
        one is not None and one.measure == "products" and two.measure == "producers" and two.first - one.last < _BREATH
    )


def _is_bare(sentence: Sentence, number: Number) -> bool:
    """Whether a number stands alone, as a whole one that is no date, level, name or year."""
    if number.of is not None or number.value != int(number.value) or number.value < 1 or like_a_year(sentence, number):
        return False
    after = sentence.tokens[number.last : number.last + 1]
    if after and after[0].text not in _ENDS and after[0].text not in _AFTER:
        return False
    if (
        _figure(sentence, number.last + 1)
        and sentence.tokens[number.last + 1].start == sentence.tokens[number.last].end
        and after[0].text == ":"
    ):
        # "16:02".
        return False
    if of_date_or_level(sentence, number) or ends_a_place(sentence, number):
        return False
    return not is_label(sentence, number) and not _with_a_date(sentence, number)


def _figure(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].kind == "number"


def _with_a_date(sentence: Sentence, number: Number) -> bool:
    """Whether a number is a day or month told with another: "ngày 14 và 15/6", "các tháng 9 và 11"."""
    before, after = sentence.words(number.outer - 1, number.outer), sentence.words(number.last, number.last + 1)
    joined = [at for at, words in ((number.outer - 2, before), (number.last + 1, after)) if words in (["và"], [","])]
    return any(covered(sentence.dates, at, at + 1) and _figure(sentence, at) for at in joined)


def _goes_on(sentence: Sentence, since: int, number: Number, topic: Topic) -> bool:
    """Whether a bare number is told of what was counted: as the end of a predicate, or as a subject of its own."""
    first = _clause(sentence, since, number.outer)
    words, among = sentence.words(first, number.outer), sentence.words(number.last, number.last + _AMONG)
    lead = words[-1] if words else ""
    ends = not among or among[0] in _ENDS
    if number.in_words and not (_of_these(among) or (lead in _TO and ends)):
        return False
    if not words and ends:
        # "Hơn nửa trong đó (17) là của hợp tác xã".
        return sentence.words(number.outer - 2, number.outer) in _SHARED and among[:1] == [")"]
    if topic.sentence != sentence.index and lead not in _LEADS and among[:1] != ["cái"] and not _of_these(among):
        # What goes on from another sentence does so by a verb of being or having.
        return False
    level = lead == "đạt" and number.value <= HIGHEST and bool(sentence.stars)
    named = bool(words) and lead not in _LEADS and table("product_nouns").match_at(sentence.tokens, first) is not None
    # "24% đạt 4" is a level, "rượu nếp 27" a name.
    other = level or named or sentence.has("quantities", "other", since, number.outer)
    return not other and not _other_head(sentence, since, number)


def _of_these(words: Sequence[str]) -> bool:
    """Whether a number is so many of what was counted: "hai trong số này"."""
    return words[:1] == ["trong"] and words[-1] in ("này", "đó", "ấy", "trên")


def _clause(sentence: Sentence, since: int, last: int) -> int:
    return next((at + 1 for at in range(last - 1, since - 1, -1) if sentence.tokens[at].text in _CLAUSES), since)


def _other_head(sentence: Sentence, since: int, number: Number) -> bool:
    """Whether "số" opens a quantity of other things: "số xã đạt chuẩn là 12"."""
    words = sentence.words(since, number.outer)
    nouns = {cue.first for cue in sentence.cues("counted") if cue.meaning != "none"}
    for at in range(len(words) - 1):
        if words[at] == "số" and words[at - 1 : at] != ["con"] and since + at + 1 not in nouns:
            return words[at + 1] not in _SUMS
    return False


def _headed(sentence: Sentence, since: int, number: Number) -> Topic | None:
    """What a clause counts by its own head: "kho sản phẩm OCOP của tỉnh dừng ở 351"."""
    for cue in sentence.cues_between("counted", since, number.outer):
        if cue.meaning == "none":
            continue
        before = sentence.words(cue.first - 2, cue.first)
        if before[-1:] in (["số"], ["lượng"], ["kho"], ["tổng"]) or before == ["danh", "mục"]:
            products = cue.meaning in PRODUCT_KINDS
            kind = PRODUCER_KINDS.get(cue.meaning)
            return Topic("products" if products else "producers", kind, sentence.index, sentence.paragraph)
    return None
