"""What a count stands for: the stock, newly recognised, renewed, a target, an expectation, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.counts import Count
from nlp.lexicon import Cue
from nlp.reading import Document, Sentence
from nlp.structure import Link
from nlp.zones import Zone, dates_of, zone
from ocop.models import Status

_NEAR_LEFT = 14


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and whether a word of the count's own clause tells it."""

    status: Status
    sure: bool


def judge(document: Document, counts: Sequence[Count], links: Sequence[Link]) -> list[Judged]:
    """Status of each count of an article, in order."""
    found: list[Judged] = []
    for i, count in enumerate(counts):
        sentence = document.sentences[count.sentence]
        around = zone(sentence, counts, i)
        governor = links[i].parent
        if governor is None and i > 0 and counts[i - 1].sentence == count.sentence:
            governor = i - 1
        over = found[governor].status if governor is not None else None
        own = _own_status(sentence, count, around, over, part=links[i].part)
        if own is not None:
            found.append(Judged(own, True))
        else:
            found.append(Judged(over or "recognised", False))
    return found


def _own_status(sentence: Sentence, count: Count, around: Zone, over: Status | None, part: bool) -> Status | None:
    """Status that the words around a count tell; None where they tell none."""
    first_in_sentence = around.left == 0
    left = _cues(sentence, around.left if not first_in_sentence else around.clause, around.first)
    inside = _cues(sentence, around.first, around.last)
    right = _cues(sentence, around.last, around.right)
    close = [cue for cue in right if cue.last <= around.comma]
    plan = _plan(sentence, around, left, inside, close, count)
    meanings = {cue.meaning for cue in (*left, *inside, *close)}
    near = {cue.meaning for cue in (*(cue for cue in left if around.first - cue.last < 4), *inside, *close)}
    if "renewed" in near:
        if over in ("target", "expected") or plan is not None:
            return over if over in ("target", "expected") else plan
        return "added" if "added" in near else "renewed"
    if plan is not None:
        return plan
    if _elsewhere(left, inside, close, around):
        return "other"
    return _stock_or_flow(sentence, around, left, inside, right, over, part, meanings)


def _cues(sentence: Sentence, first: int, last: int) -> list[Cue]:
    return [cue for cue in sentence.cues_between("status", first, last) if cue.meaning != "cancel"]


def _plan(
    sentence: Sentence, around: Zone, left: list[Cue], inside: list[Cue], close: list[Cue], count: Count
) -> Status | None:
    """Target or expectation, where a word of planning governs the count."""
    if count.dossier:
        return "expected"
    for cue in (*close, *inside):
        if cue.meaning == "expected":
            return "expected"
        if cue.meaning == "target" and not sentence.words(cue.first, cue.last)[0].startswith("kế"):
            return "target"
    for cue in reversed(left):
        if cue.meaning not in ("target", "expected"):
            continue
        if _cut(sentence, cue.last, around.first):
            return None
        if cue.meaning == "expected" and any(other.meaning == "target" for other in left if other.first < cue.first):
            return "target"
        return "target" if cue.meaning == "target" else "expected"
    return None


def _cut(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the reach of a plan ends between two tokens: "đến nay", "hiện có", "đã được công nhận"."""
    if any(first <= dated.first < last and dated.what.kind in ("now", "since") for dated in sentence.dates):
        return True
    words = sentence.words(first, last)
    if "đã" in words:
        return True
    return any(
        sentence.words(cue.first, cue.last)[0] in ("hiện", "đang", "lũy", "đã")
        for cue in sentence.cues_between("status", first, last)
        if cue.meaning == "recognised"
    )


def _elsewhere(left: list[Cue], inside: list[Cue], close: list[Cue], around: Zone) -> bool:
    """Whether the count is of what is shown, sold, supported or expired."""
    after = [cue for cue in close if cue.meaning in ("other", "flow", "added", "recognised")]
    if after and after[0].meaning == "other":
        return True
    before = [cue for cue in (*left, *inside) if cue.meaning in ("other", "flow", "added", "recognised")]
    return bool(before) and before[-1].meaning == "other" and around.first - before[-1].last <= _NEAR_LEFT


def _stock_or_flow(
    sentence: Sentence,
    around: Zone,
    left: list[Cue],
    inside: list[Cue],
    right: list[Cue],
    over: Status | None,
    part: bool,
    meanings: set[str],
) -> Status | None:
    close = [cue for cue in right if cue.last <= around.comma]
    ordered = [cue.meaning for cue in (*left, *inside) if cue.meaning in ("added", "recognised")]
    if ordered:
        return "added" if ordered[-1] == "added" else "recognised"
    if "added" in {cue.meaning for cue in close}:
        return "added"
    after, before = dates_of(sentence, around)
    dated = [one.what for one in (*after, *before)]
    own_dates = [one.what for one in (*after, *before) if one.first >= around.left]
    if part and over is not None and not own_dates and "flow" in meanings:
        return None if over != "expected" else "added"
    if any(one.kind in ("now", "since") or one.until for one in own_dates[:1]):
        return "recognised"
    if "flow" in meanings:
        active = any(cue.meaning == "flow" and around.first - cue.last <= 4 for cue in left)
        first = next((one for one in dated if not one.decision), None)
        if first is not None and not first.until and first.kind in ("period", "day"):
            has = any(word in ("có", "sở") for word in sentence.words(around.first - 1, around.first))
            return "recognised" if has and not active and not first.round else "added"
        if first is not None:
            return "recognised"
        words = set(sentence.words(around.clause, around.last))
        if "quyết" in words or "hội" in words:
            return "added"
        if active and over is None and "đã" not in words:
            return "added"
        return over if over is not None else "recognised"
    if over is None and any(one.kind in ("now", "since") or one.until for one in dated):
        return "recognised"
    return None
