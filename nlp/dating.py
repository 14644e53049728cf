"""The time of each count by the rules of `docs/facts.md`: its clause, then its total, then the article's own date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nlp.claims import When
from nlp.dates import DateExpression
from nlp.foregoing import Judged
from nlp.scene import Scene
from ocop.models import Status

_STOCKS = ("recognised", "other")
_PLANS = ("target", "expected")
_REACH = 24


def date_counts(scene: Scene, judged: Sequence[Judged]) -> list[When]:
    """Time of each count, in order."""
    found: list[When] = []
    for i in range(len(scene.counts)):
        status = judged[i].status
        when = _own(scene, i, status)
        if when is not None and _only_decided(scene, i, status):
            when = _round_so_far(scene, judged, found, i) or when
        found.append(when if when is not None else _inherited(scene, judged, found, i))
    return found


def _own(scene: Scene, i: int, status: Status) -> When | None:
    """Time told in the sentence; None where there is none."""
    after, before = scene.dates(i)
    published = scene.document.published
    candidates = [one.what for one in (*after, *before)]
    if not candidates:
        return None
    if status in _STOCKS:
        return _point(candidates, published)
    return _period(candidates, status, published)


def _point(candidates: Sequence[DateExpression], published: date | None) -> When | None:
    for one in candidates:
        if one.kind in ("now", "since"):
            return _now(published)
        if one.until and one.last_day is not None:
            return When(None, one.last_day, "text")
    day = next((one for one in candidates if one.kind == "day" and not one.decision and one.last_day), None)
    if day is not None:
        return When(None, day.last_day, "text")
    for one in candidates:
        future = published is not None and one.last_day is not None and one.last_day > published
        if one.kind == "period" and one.last_day is not None and not (one.stage and future):
            return When(None, one.last_day, "text")
    return None


def _period(candidates: Sequence[DateExpression], status: Status, published: date | None) -> When | None:
    for one in sorted(candidates, key=lambda one: (one.decision, one.kind == "day" and status == "added")):
        if one.kind == "now":
            if status in ("added", "renewed"):
                return _now(published)
            continue
        if one.last_day is None or (one.decision and status in _PLANS):
            continue
        if one.kind == "day" and status in _PLANS and not one.until:
            continue
        if one.kind == "since":
            return When(one.first_day, published, "published" if published else "text")
        if one.until:
            return When(None, one.last_day, "text")
        return When(one.first_day, one.last_day, "text")
    return None


def _only_decided(scene: Scene, i: int, status: Status) -> bool:
    """Whether the only date is that of the decision, over which the year of the round wins."""
    after, before = scene.dates(i)
    return status in ("added", "renewed") and all(one.what.decision for one in (*after, *before))


def _now(published: date | None) -> When:
    return When(None, published, "published") if published else When()


def _inherited(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When:
    """Time of the total, of the count before in the sentence, of the plan or round so far, or of the article."""
    status = judged[i].status
    parent = i - 1 if scene.pair(i) else scene.links[i].parent
    if parent is not None and _compatible(status, judged[parent].status):
        undated = status not in _STOCKS and found[parent].basis != "text"
        told = _round_so_far(scene, judged, found, i) if undated else None
        if told is None and status in ("added", "renewed") and found[parent] == When():
            return _now(scene.document.published)
        return told or _as(status, found[parent])
    if scene.beside(i, i - 1) and _compatible(status, judged[i - 1].status):
        return found[i - 1]
    if status in (*_PLANS, "added", "renewed"):
        earlier = _round_so_far(scene, judged, found, i)
        if earlier is not None:
            return earlier
    if status in _PLANS:
        return When()
    return _now(scene.document.published)


def _compatible(one: Status, other: Status) -> bool:
    return (one in _STOCKS) == (other in _STOCKS)


def _as(status: Status, when: When) -> When:
    return When(None, when.last, when.basis) if status in _STOCKS else when


def _round_so_far(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """Time of the plan, or of the assessment round, that the sentences before speak of."""
    for j in scene.earlier(i, _REACH):
        if scene.paragraphs(j, i) > 2:
            break
        same = judged[j].status == judged[i].status or {judged[j].status, judged[i].status} <= {
            "added",
            "renewed",
            "expected",
        }
        if same and found[j].first is not None:
            return found[j]
    index = scene.counts[i].sentence
    for k in range(index - 1, max(-1, index - 4), -1):
        sentence = scene.document.sentences[k]
        if scene.sentence(i).paragraph - sentence.paragraph > 2:
            break
        for dated in sentence.dates:
            what = dated.what
            if what.kind == "period" and not what.until and not what.decision and not what.stage and what.first_day:
                return When(what.first_day, what.last_day, "text")
    return None
