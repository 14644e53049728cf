"""The word or sign that opens a breakdown: "trong đó", "gồm", a bracket, a colon."""

from __future__ import annotations

from nlp.counting.counts import Count
from nlp.reading import Sentence

HEAD_TOKENS = 4
_WEAK = (["với"], ["riêng"], ["xếp", "hạng"], ["phân", "loại"], ["theo", "đó"])


def opener(sentence: Sentence, count: Count) -> int | None:
    """Index of the token that opens the breakdown in which a count stands; None where there is none."""
    best: int | None = None
    for cue in sentence.cues_between("structure", 0, count.first):
        weak = sentence.words(cue.first, cue.last) in _WEAK
        if cue.meaning == "rest" or (cue.meaning == "part" and not (weak and cue.first > HEAD_TOKENS)):
            best = cue.first
    depth, words = 0, sentence.words(0, count.first)
    for at in range(count.first - 1, -1, -1) if "(" in words or ":" in words else ():
        text = words[at]
        if text == ")":
            depth += 1
        elif text == "(":
            if depth == 0 and not (
                at == count.first - 1 and _label(sentence, at) and not _counted_level(sentence, at, count)
            ):
                best = max(at, best or 0)
                break
            depth -= 1
        elif text == ":" and depth == 0 and at > 0 and not _label(sentence, at):
            best = max(at, best or 0)
            break
    if best is None and any(
        cue.first == count.last
        and cue.meaning == "part"
        and (cue.last - cue.first > 2 or sentence.words(cue.last, cue.last + 1) in (["đã"], ["được"], ["đạt"], ["là"]))
        for cue in sentence.cues_between("structure", count.last, count.last + 4)
    ):
        # "152 sản phẩm trong số ấy": of the whole told before.
        return max((number.last for number in sentence.numbers if number.last < count.first), default=0)
    if best is None or _new_subject(sentence, best, count):
        return None
    closes = _closed_since(sentence, best, count.first)
    return None if closes else best


def _label(sentence: Sentence, colon: int) -> bool:
    """Whether a colon only parts a level, place or group from its number ("4 sao: 22")."""
    ends = {star.last for star in sentence.stars} | {place.last for place in sentence.places}
    # After "120 sản phẩm" a breakdown opens: the noun has its number.
    told = {number.last for number in sentence.numbers}
    nouns = {cue.last for cue in sentence.cues("counted") if cue.first not in told}
    return colon in ends | nouns | {cue.last for cue in sentence.cues("groups")}


def _counted_level(sentence: Sentence, bracket: int, count: Count) -> bool:
    """Whether the level before a bracket has its number: "20 sản phẩm 3 sao (12 sản phẩm …", and not "3 sao (12 …"."""
    if count.form != "number_noun" or count.number.percent or sentence.words(count.last, count.last + 1) == [")"]:
        return False
    told = {number.last for number in sentence.numbers}
    nouns = {cue.last for cue in sentence.cues("counted") if cue.first in told}
    levels = (level.first for level in sentence.stars if level.last == bracket)
    return any(nouns & {first, first - 1, first - 2} for first in levels)


def _new_subject(sentence: Sentence, opener: int, count: Count) -> bool:
    """Whether a semicolon and a place of its own part a count from the breakdown before it."""
    if opener <= HEAD_TOKENS or sentence.tokens[opener].text == "(":
        return False
    clause = next((at for at in range(count.first - 1, opener, -1) if sentence.tokens[at].text == ";"), None)
    return clause is not None and any(clause < place.first < count.last and place.name for place in sentence.places)


def _closed_since(sentence: Sentence, opener: int, until: int) -> bool:
    """Whether the breakdown that opens at a token has ended before another: by its bracket or a new total."""
    words = sentence.words(opener, until)
    if words and words[0] == "(" and ")" in words:
        return True
    return any(
        sentence.words(cue.first, cue.last)[-2:]
        in (["tổng", "số"], ["lũy", "kế"], ["hiện", "có"], ["tổng", "cộng"], ["nâng", "số"])
        or sentence.words(cue.first, cue.last) in (["đến", "nay", "có"], ["nâng", "tổng", "số"], ["nâng", "tổng"])
        for cue in sentence.cues_between("status", opener, until)
        if cue.meaning in ("recognised", "total")
    )


def names_dimension(sentence: Sentence) -> bool:
    """Whether a sentence says by what it splits a total told before: "Xét theo địa bàn", "Theo nhóm"."""
    head = " ".join(sentence.words(0, HEAD_TOKENS + 1))
    return any(word in head for word in ("theo", "địa bàn", "cơ cấu", "xét về", "về nhóm", "phân loại"))
