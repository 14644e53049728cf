"""Names told with their level one by one: in a sentence, in a caption, with the level in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import Cue
from nlp.product_found import Found, year_of
from nlp.product_names import parse_item
from nlp.reading import Sentence
from nlp.stars import Stars

_REACH = 40
_CAPTIONS = ("Ảnh:", "(Ảnh:", "Trong ảnh:", "Ảnh minh họa:")
_NAME_BOUNDS = (",", ";", ":", ")", "như", "là", "gồm", "và")


def names_with_brackets(sentence: Sentence) -> Iterator[Found]:
    """Names with their level in brackets: "chè Hồng Thái (4 sao), mật ong bạc hà (3 sao)"."""
    for stars in sentence.stars:
        opened = _bracket_before(sentence, stars.first)
        closed = sentence.words(stars.last, stars.last + 1) in ([")"], [","], [";"])
        if stars.low != stars.high or opened is None or not closed:
            continue
        first = opened
        while first > 0 and sentence.tokens[first - 1].text not in _NAME_BOUNDS:
            first -= 1
        if first == opened:
            continue
        start, end = sentence.tokens[first].start, sentence.tokens[opened - 1].end
        item = parse_item(sentence.view.text[start:end], 0, end - start)
        if item is not None:
            yield Found(item, stars, sentence, start, year_of(sentence), stars.potential)


def _bracket_before(sentence: Sentence, at: int) -> int | None:
    """Index of the bracket that opens at most two words before a token."""
    return next((i for i in range(at - 1, max(-1, at - 4), -1) if sentence.tokens[i].text == "("), None)


def names_told(sentence: Sentence) -> Iterator[Found]:
    """The product that a sentence or caption is about, with each level told of it."""
    levels = [star for star in sentence.stars if star.low == star.high]
    if not levels or not sentence.tokens:
        return
    for verb in _verbs(sentence, levels[0]):
        whole = sentence.view.text[sentence.start : sentence.tokens[verb.first - 1].end]
        subject = _subject(whole)
        start = sentence.start + whole.index(subject)
        item = parse_item(subject, 0, len(subject)) if subject else None
        if item is None or not (item.name[0].isupper() or subject.lower().startswith("sản phẩm")):
            return
        for star in levels:
            after = star.first >= verb.first
            if after and star.first - verb.last < _REACH:
                potential = star.potential or sentence.has("status", "expected", 0, star.first)
                yield Found(item, star, sentence, start, _year_near(sentence, star), potential)
        return


def _verbs(sentence: Sentence, level: Stars) -> Iterator[Cue]:
    """Words that open what is told of the subject, up to the first level; "từ 3 sao … lên 4 sao" opens itself."""
    for cue in sentence.cues("named"):
        if cue.meaning == "rated" and 0 < cue.first <= level.first:
            yield cue
    if level.first > 0 and sentence.tokens[level.first].text == "từ":
        yield Cue("named", "rated", level.first, level.first)


def _subject(text: str) -> str:
    """The part of a caption or sentence that may hold a name, without "Ảnh:" and "Sản phẩm"."""
    for lead in _CAPTIONS:
        if text.startswith(lead):
            text = text[len(lead) :]
    text = text.strip(" \"'(-")
    return text.split(" - ")[0]


def _year_near(sentence: Sentence, stars: Stars) -> int | None:
    after = [dated for dated in sentence.dates if 0 <= dated.first - stars.last <= 3 and dated.what.last_day]
    if after and after[0].what.last_day:
        return after[0].what.last_day.year
    return year_of(sentence)
