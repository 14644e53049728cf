"""Levels that are told apart from a count: by a topic before it, at the end of its list, afterwards, or by a heading.

"Ở hạng 4 sao, Hoài Đức có 5 sản phẩm", "7 sản phẩm, gồm: A, B và C đạt 3 sao", "Các sản phẩm này đều đạt 3 sao".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlp.counting.counts import Count
from nlp.lexicon import word_set
from nlp.reading import Document, Sentence
from nlp.stars import Stars

Levels = list[Stars | None]

_TOPIC = word_set("star_topics")
_CLOSING = word_set("star_closings")
_LONGEST_TOPIC = 14
_LONGEST_LIST = 220
_LIST_OPENERS = (["gồm"], ["bao", "gồm"], ["là"], ["gồm", "có"], [":"], ["đó", "là"], ["cụ", "thể"])
_THESE = (
    ["sản", "phẩm", "này"],
    ["sản", "phẩm", "trên"],
    ["sản", "phẩm", "ấy"],
    ["sản", "phẩm", "đó"],
    ["sản", "phẩm", "nói", "trên"],
    ["sản", "phẩm", "kể", "trên"],
)
_OPENS_THESE = ("các", "những", "tất", "cả", "toàn", "số", "đây")
_ANEW = ("tổng", "lũy", "toàn", "nay", "hiện", "nhưng", "song", "tuy", "ngoài", "khác")
_SHORT = 14
_CLOSING_WORDS = 9
_LAST = 10
_BACK = 3


def topic_levels(sentence: Sentence, counts: Sequence[Count], owners: Sequence[Stars | None]) -> Levels:
    """Levels of the counts of a sentence, with those of a topic before them and of the end of their list."""
    found = list(owners)
    for i in range(1, len(counts)):
        # "Hạng 4 sao chiếm 12,8% với 21 sản phẩm" tells one thing twice.
        one, two = counts[i - 1], counts[i]
        again = sentence.words(one.last, two.first) in (["với"], ["("], ["tương", "đương"], ["là"], [",", "với"])
        if one.number.percent and not two.number.percent and again and two.measure == "products" and found[i] is None:
            found[i] = found[i - 1]
    for stars in sentence.stars:
        owned = any(own is not None and own.first <= stars.first < own.last for own in owners)
        if _is_topic(sentence, counts, stars, owned):
            _spread(sentence, counts, found, stars)
        elif _of_all(sentence, stars):
            opened = _last_opener(sentence, stars.first)
            for i, count in enumerate(counts):
                told = opened <= count.first and count.last <= stars.first
                told = told and not any(count.last <= one.first < stars.first for one in sentence.stars)
                if told and count.measure == "products" and found[i] is None:
                    found[i] = stars
        elif not owned and (owner := _listed_before(sentence, counts, owners, stars)) is not None:
            found[owner] = stars
    return found


def _is_topic(sentence: Sentence, counts: Sequence[Count], stars: Stars, owned: bool) -> bool:
    """Whether a level, or the count that has it, is what a clause is about: "Trong 41 sản phẩm 4 sao, …"."""
    start = _clause(sentence, stars.first)
    head = sentence.words(start, stars.first)
    inside = [count for count in counts if start <= count.first and count.first < stars.first]
    if len(head) > _LONGEST_TOPIC or sentence.words(stars.last, stars.last + 1) == [")"]:
        return False
    if owned:
        among = head[:1] == ["trong"] and len(inside) == 1
        return among and set(sentence.words(start + 1, inside[0].first)) <= {"tổng", "số", "các", "những"}
    known = all(
        word in _TOPIC or token.kind == "number" for word, token in zip(head, sentence.tokens[start:], strict=False)
    )
    return known and not inside


def _of_all(sentence: Sentence, stars: Stars) -> bool:
    """Whether a level closes a sentence as that of all counts in it: "A có 19 sản phẩm, B có 15, tất cả đều 3 sao"."""
    before = sentence.words(stars.first - _CLOSING_WORDS, stars.first)
    for at in range(len(before) - 1):
        said = before[at + 1 :]
        if before[at] in (",", ";", "-", "(") and (said[:2] == ["tất", "cả"] or said[0] in ("đều", "cùng")):
            return all(word in _CLOSING or word in ("tất", "cả", "các", "ở") for word in said)
    return False


def _last_opener(sentence: Sentence, last: int) -> int:
    """Where "trong đó" opens a breakdown before a token, of which alone what follows it is said; else the beginning."""
    return next((at for at in range(last - 1, 0, -1) if sentence.words(at - 1, at + 1) == ["trong", "đó"]), 0)


def _clause(sentence: Sentence, at: int) -> int:
    """Where the clause of a token begins; a bullet or number of a list is no part of it."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if sentence.tokens[i].text in (";", ".")), 0)
    while start < at and sentence.tokens[start].kind == "sign":
        start += 1
    return start


def _spread(sentence: Sentence, counts: Sequence[Count], found: Levels, stars: Stars) -> None:
    """Give the level of a topic to the counts after it, up to the next level, stock or total."""
    after = stars.last
    for i, count in enumerate(counts):
        if count.first < stars.last:
            continue
        between = sentence.words(after, count.first)
        if found[i] is not None or any(word in _ANEW for word in between) or _another_topic(sentence, after, count):
            return
        if count.measure == "products":
            found[i] = stars
        after = count.last


def _another_topic(sentence: Sentence, after: int, count: Count) -> bool:
    """Whether another level opens a clause before a count: "4 sao có xã A (3 sản phẩm); 3 sao có xã B (5 sản phẩm)"."""
    return any(
        after < level.first < count.first and sentence.tokens[level.first - 1].text == ";" for level in sentence.stars
    )


def _listed_before(
    sentence: Sentence, counts: Sequence[Count], owners: Sequence[Stars | None], stars: Stars
) -> int | None:
    """The count whose products are listed by name between it and a level: "7 sản phẩm, gồm: A, B, C đạt 3 sao"."""
    before = [i for i, count in enumerate(counts) if count.last <= stars.first]
    owner = before[-1] if before else None
    if owner is None or owners[owner] is not None or counts[owner].measure != "products":
        return None
    count = counts[owner]
    between = sentence.words(count.last, stars.first)
    others = [one for one in sentence.stars if one is not stars and one.first >= count.last]
    if count.number.value < 2 or count.number.percent or others or len(between) > _LONGEST_LIST:
        return None
    if between.count("(") != between.count(")") or ("trong" in between and "đó" in between):
        return None
    opened = any(between[at : at + len(words)] == words for words in _LIST_OPENERS for at in range(_SHORT))
    closing = 0
    while closing < len(between) and between[-1 - closing] in _CLOSING:
        closing += 1
    told = any(word in ("đạt", "nhận", "hạng", "gắn", "xếp") for word in between[len(between) - closing :])
    return owner if opened and told else None


def told_afterwards(document: Document, counts: Sequence[Count], found: Sequence[Stars | None]) -> Levels:
    """Levels with those that a later sentence tells of all products before it, or a heading of the list below it."""
    levels = list(found)
    beside: dict[int, list[int]] = {}
    for i, count in enumerate(counts):
        beside.setdefault(count.sentence, []).append(i)
    for sentence in document.sentences:
        if len(sentence.stars) != 1:
            continue
        here = beside.get(sentence.index, [])
        again = next((i for i in here if _is_all_again(sentence, counts, levels, i)), None)
        if again is not None and (told := _antecedent(document, counts, again)) is not None and levels[told] is None:
            levels[told] = _from_elsewhere(levels[again])
        elif _of_these(sentence, sentence.stars[0]) and not any(counts[i].measure == "products" for i in here):
            _tell_back(document, counts, levels, sentence)
        elif not here and not sentence.heading and _heads_a_list(sentence):
            _tell_list(document, counts, beside, levels, sentence)
    return levels


def _from_elsewhere(stars: Stars | None) -> Stars | None:
    """A level as that of a count of another sentence, in which it stands nowhere."""
    return replace(stars, first=0, last=0) if stars is not None else None


def _is_all_again(sentence: Sentence, counts: Sequence[Count], levels: Sequence[Stars | None], i: int) -> bool:
    """Whether a count with a level is of all those told before: "Cả 38 sản phẩm đều là 4 sao"."""
    before = sentence.words(counts[i].first - 2, counts[i].first)
    return counts[i].measure == "products" and levels[i] is not None and before[-1:] == ["cả"]


def _antecedent(document: Document, counts: Sequence[Count], i: int) -> int | None:
    """The count of as many recognised products that the sentences just before tell of."""
    for j in range(i - 1, -1, -1):
        if counts[i].sentence - counts[j].sentence > _BACK:
            return None
        if counts[j].equals(counts[i]) and counts[j].sentence < counts[i].sentence and not counts[j].number.percent:
            told_in = document.sentences[counts[j].sentence]
            # What is put up has no level yet: "nhận 8 hồ sơ … cả 8 sản phẩm đạt 3 sao".
            given = any(told_in.has("status", meaning) for meaning in ("flow", "added", "renewed"))
            return j if given and not told_in.has("status", "expected") else None
    return None


def _of_these(sentence: Sentence, stars: Stars) -> bool:
    """Whether a level is said of things told before: "Tất cả các sản phẩm này đều đạt 3 sao"."""
    head, told = sentence.words(0, stars.first), sentence.words(0, stars.first + 1)
    every = head[:2] in (["tất", "cả"], ["toàn", "bộ"])
    whole = every or ((head[:3] == ["các", "sản", "phẩm"] or head[:3] == ["đây", "đều", "là"]) and "đều" in head)
    pointing = (
        head
        and head[0] in _OPENS_THESE
        and any(head[at : at + len(words)] == words for words in _THESE for at in range(6))
    )
    said = any(word in ("đạt", "nhận", "hạng", "gắn", "là", "xếp", "mức", "lên") for word in told[-7:])
    return bool(whole or pointing) and said


def _tell_back(document: Document, counts: Sequence[Count], levels: Levels, sentence: Sentence) -> None:
    """Give a level to the counts of products before a sentence that have none, back to one that has."""
    paragraph: int | None = None
    for i in range(bisect_left(counts, sentence.index, key=lambda count: count.sentence) - 1, -1, -1):
        count, told_in = counts[i], document.sentences[counts[i].sentence]
        if sentence.paragraph - told_in.paragraph > 1:
            return
        if count.measure != "products":
            continue
        paragraph = told_in.paragraph if paragraph is None else paragraph
        if told_in.heading or levels[i] is not None:
            return
        if told_in.paragraph != paragraph or count.number.percent:
            return
        levels[i] = _from_elsewhere(sentence.stars[0])


def _heads_a_list(sentence: Sentence) -> bool:
    """Whether a line is a heading of one level: "B. Sản phẩm 3 sao", "* Hạng 4 sao:"."""
    if not (sentence.subheading or (sentence.tokens and sentence.tokens[-1].text == ":")):
        return False
    stars = sentence.stars[0]
    rest = [*sentence.tokens[: stars.first], *sentence.tokens[stars.last :]]
    return len(rest) <= _SHORT and all(
        token.kind != "word" or token.text in _TOPIC or len(token.text) == 1 for token in rest
    )


def _tell_list(
    document: Document, counts: Sequence[Count], beside: Mapping[int, Sequence[int]], levels: Levels, heading: Sentence
) -> None:
    """Give the level of a heading to the counts of the short lines below it."""
    for index in range(heading.index + 1, len(document.sentences)):
        sentence, here = document.sentences[index], beside.get(index, ())
        if not here or len(sentence.tokens) > _SHORT or sentence.tokens[-1].text == "." or len(here) > _LAST:
            return
        for i in here:
            if levels[i] is None and counts[i].measure == "products":
                levels[i] = _from_elsewhere(heading.stars[0])
