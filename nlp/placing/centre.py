"""Figures of the whole country: told by an authority of the centre, or too many for a province."""

from __future__ import annotations

from nlp.claims import Where
from nlp.counting.count import Count
from nlp.reading import Document, Sentence

COUNTRY = Where("country", "Việt Nam", ground="country")
"""The whole country as the place of a count."""
_MOST_PRODUCTS = 6_000
_MOST_PRODUCERS = 4_000
_FEW = 10
_RANK = 3
_COUNCIL_REACH = 4
_ASKING = ("chờ", "trình", "gửi", "lên", "nghị", "nộp")
_NARROWER = ("province", "district", "commune")


def told_by_centre(sentence: Sentence) -> bool:
    """Whether a sentence tells what the centre counts: "Theo Bộ Nông nghiệp, …"."""
    return sentence.has("place_sources", "centre")


def done_by_centre(sentence: Sentence, count: Count) -> bool:
    """Whether the centre is who does what is told of a count: "Bộ Nông nghiệp vừa công nhận 79 sản phẩm".

    In "được Bộ Nông nghiệp công nhận" it only recognises what is somebody else's.
    """
    if count.number.value <= _FEW:
        # So few may be those of the article's own province.
        return False
    for cue in sentence.cues_between("place_sources", 0, count.first):
        if cue.meaning == "level":
            continue
        passive = sentence.words(cue.first - 1, cue.first) in (["được"], ["do"], ["bởi"], ["của"], ["trình"], ["về"])
        if not passive:
            return True
    ranks = sentence.cues_between("place_sources", count.number.last, count.last + _RANK)
    return any(cue.meaning == "level" for cue in ranks)


def of_centre(document: Document, sentence: Sentence, count: Count) -> bool:
    """Whether the centre does what is told of a count, or its council has judged the round that it is of."""
    return done_by_centre(sentence, count) or _judged_by_centre(document, sentence, count)


def _judged_by_centre(document: Document, sentence: Sentence, count: Count) -> bool:
    """Whether a count is of the round of the country's own council, which was told of last: "Hội đồng cấp Trung ương".

    So few as one province may put up are no more than that province's.
    """
    if count.number.value <= _FEW or count.measure != "products":
        return False
    for index in range(sentence.index, max(-1, sentence.index - _COUNCIL_REACH), -1):
        other = document.sentences[index]
        if sentence.paragraph - other.paragraph > 1:
            return False
        if "hội đồng" in other.lower:
            asked = any(f"{word} hội đồng" in other.lower for word in _ASKING)
            return bool(other.cues("place_sources")) and not (other.heading or asked)
    return False


def of_national_level(sentence: Sentence) -> bool:
    """Whether a sentence tells a figure of the centre or of the country's own ranking: "47 sản phẩm OCOP quốc gia"."""
    counted = {cue.first for cue in sentence.cues("counted")}
    told = any(number.last in counted for number in sentence.numbers)
    return told and bool(sentence.cues("place_sources"))


def beyond_a_province(places: tuple[Where, ...], count: Count) -> bool:
    """Whether a count is more than its places have: in 2025 Hà Nội, the largest, had 3,500 products."""
    number = count.number
    if number.percent or count.producer_type is not None or any(where.level not in _NARROWER for where in places):
        return False
    return number.value >= (_MOST_PRODUCTS if count.measure == "products" else _MOST_PRODUCERS)
