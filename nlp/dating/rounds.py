"""The plan, the assessment round or the act that a text speaks of where a count of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.claims import When
from nlp.dates import DateExpression
from nlp.dating.calendar import year_days
from nlp.dating.choice import FLOWS, told_time
from nlp.linking.scene import Scene
from nlp.placing.ranks import place_before, places_alike
from nlp.reading import Document, Sentence
from nlp.standing.foregoing import Judged
from ocop.models import Status

_REACH = 24
_PARAGRAPHS = 2
_PLAN_PARAGRAPHS = 4
_SENTENCES = 3
_DATELINE = 5
_AFTER = 8
_HEAD = 5


def round_so_far(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """Time of the plan, the assessment round or the act that the text speaks of where a count stands."""
    if judged[i].status == "target":
        return _earlier(scene, judged, found, i, ("target",)) or _said_before(scene, i, True, _PLAN_PARAGRAPHS)
    around, flow = scene.zones[i], judged[i].status in FLOWS
    if flow and scene.sentence(i).has("dating", "just", around.left, around.last):
        return _round_of(scene.document)
    near = FLOWS if flow else (*FLOWS, "expected")
    return (
        of_round(scene, i)
        or _in_title(scene, i, judged[i].status)
        or _earlier(scene, judged, found, i, near)
        or _beside(scene, judged, found, i)
        or _said_before(scene, i, False, paragraphs=0)
        or _round_of(scene.document)
        or _earlier(scene, judged, found, i, ("expected",))
        or _said_before(scene, i, False)
        or (_act_before(scene, i) if flow else None)
        or _year_of_acts(scene.document)
    )


def of_round(scene: Scene, i: int) -> When | None:
    """The only round that the article names, for a count that is told of a round ("đợt I vừa qua")."""
    around = scene.zones[i]
    return _round_of(scene.document) if "đợt" in scene.sentence(i).words(around.left, around.right) else None


def _in_title(scene: Scene, i: int, status: Status) -> When | None:
    """What the title tells of the time of an equal count: "Giai đoạn 2019 - 2020, có 10 sản phẩm OCOP"."""
    titles = (j for j in scene.alike(i) if scene.sentence(j).heading and not scene.counts[j].number.percent)
    return next((when for j in titles if (when := told_time(scene, j, status)) is not None), None)


def whole_year(document: Document, when: When) -> When:
    """The year spoken of, for what was put forward by a day of it: "Năm nay, đến hết tháng 5 có 56 hồ sơ"."""
    published = document.published
    if published is None or when.last is None or when.last > published or when.first is not None:
        return when
    year = year_days(when.last.year)
    told = (one.what for sentence in document.sentences for one in sentence.dates)
    spoken_of = any((one.first_day, one.last_day) == year and not one.until for one in told)
    return When(*year, when.basis) if spoken_of and when.basis == "text" else when


def _beside(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """Stated period of what was put forward just before in the paragraph, of which a count tells the outcome."""
    if i == 0 or judged[i].status not in FLOWS or judged[i - 1].status != "expected" or scene.paragraphs(i - 1, i) > 0:
        return None
    near = scene.counts[i].sentence - scene.counts[i - 1].sentence <= 1
    return found[i - 1] if near and found[i - 1].first is not None else None


def _act_before(scene: Scene, i: int) -> When | None:
    """The day of the act told before that a count points back at: "Theo đó, …", "Đợt này có 15 sản phẩm …"."""
    sentences, here = scene.document.sentences, scene.sentence(i)
    if not here.has("dating", "same_act", 0, scene.counts[i].last):
        return None
    for sentence in reversed(sentences[max(0, here.index - _SENTENCES) : here.index]):
        if _dateline(sentence):
            continue
        if here.paragraph - sentence.paragraph > _PARAGRAPHS:
            return None
        for dated in sentence.dates:
            what = dated.what
            decided = not what.decision or sentence.has("status", "flow")
            if what.kind == "day" and what.first_day and not what.until and decided:
                return When(what.first_day, what.last_day, "text")
    return None


def point_before(scene: Scene, i: int) -> When | None:
    """The point up to which figures are told, from a sentence before them that counts nothing: "Số liệu đến 31/12"."""
    sentences, here, published = scene.document.sentences, scene.sentence(i), scene.document.published
    for sentence in reversed(sentences[max(0, here.index - _SENTENCES) : here.index]):
        if here.paragraph - sentence.paragraph > 1 or scene.counted(sentence):
            return None
        if sentence.has("status", "target") or sentence.heading:
            continue
        for what in (dated.what for dated in sentence.dates):
            about_else = what.stage or what.named or what.decision or what.again
            if what.until and what.is_over(published) and not about_else:
                return When(None, what.last_day, "text")
    return None


def point_after(scene: Scene, i: int) -> When | None:
    """The point of which a later sentence that counts nothing says all figures are: "Số liệu cung cấp ngày 10/8"."""
    sentences, here, published = scene.document.sentences, scene.sentence(i), scene.document.published
    for sentence in sentences[here.index + 1 : here.index + 1 + _AFTER]:
        if sentence.paragraph - here.paragraph > _PARAGRAPHS:
            return None
        if scene.counted(sentence) or not sentence.has("dating", "figures", 0, _HEAD):
            continue
        for what in (dated.what for dated in sentence.dates):
            told = what.until or what.kind == "day"
            if told and what.is_over(published) and not (what.stage or what.named or what.decision or what.again):
                return When(None, what.last_day, "text")
    return None


def _dateline(sentence: Sentence) -> bool:
    """Whether a line only tells when the article appeared: "15:10 09-12-2020", "Thứ Ba 10/03/2020, 14:32 (GMT+7)"."""
    dated = sum(one.last - one.first for one in sentence.dates)
    return dated > 0 and sum(token.kind == "word" for token in sentence.tokens) <= _DATELINE


def _earlier(
    scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int, statuses: Sequence[Status]
) -> When | None:
    """Stated period of the nearest count of some statuses, within two paragraphs."""
    for j in scene.earlier(i, _REACH):
        if scene.paragraphs(j, i) > _PARAGRAPHS:
            return None
        if judged[j].status not in statuses or found[j].last is None or _other_province(scene, j, i):
            continue
        away = {"target": 2, "expected": 1}.get(judged[j].status, -1)
        horizon = judged[j].status == judged[i].status and scene.paragraphs(j, i) <= away
        # Of one act's day is only what that act did.
        of_day = judged[i].status == "expected" and judged[j].status in FLOWS and found[j].first == found[j].last
        if (found[j].first is not None and not of_day) or horizon:
            return found[j]
    return None


def _other_province(scene: Scene, j: int, i: int) -> bool:
    """Whether two counts are told of two provinces, as in a digest."""
    here = place_before(scene, i)
    return here is not None and here.level == "province" and places_alike(scene, j, i)


def _said_before(scene: Scene, i: int, stages: bool, paragraphs: int = _PARAGRAPHS) -> When | None:
    """The first period in the nearest of the sentences before that tells one; a plan may be of a stage."""
    for sentence, what in _periods_before(scene, i, stages, paragraphs):
        if not what.until:
            return When(what.first_day, what.last_day, "text")
        if stages and what.horizon and not what.is_over(scene.document.published) and not scene.counted(sentence):
            # "Mục tiêu đến năm 2025 gồm:": what counts nothing itself is the head of what follows.
            return When(None, what.last_day, "text")
    return None


def _periods_before(scene: Scene, i: int, stages: bool, paragraphs: int) -> Iterator[tuple[Sentence, DateExpression]]:
    sentences, here = scene.document.sentences, scene.sentence(i)
    for sentence in reversed(sentences[max(0, here.index - _SENTENCES) : here.index]):
        if here.paragraph - sentence.paragraph > paragraphs:
            return
        for dated in sentence.dates:
            what = dated.what
            if what.kind == "period" and what.first_day and not what.which and (stages or not what.stage):
                yield sentence, what


@lru_cache(maxsize=4)
def _round_of(document: Document) -> When | None:
    """The only assessment round that the article names, or that its title does."""
    found: list[DateExpression] = []
    for sentence in document.sentences:
        lower = sentence.lower
        if "20" not in lower or sentence.has("status", "target"):
            continue
        act = sentence.heading and sentence.has("status", "flow") and not sentence.has("status", "recognised")
        rounds = [one.what for one in sentence.dates if one.what.round or (act and _plain_year(one.what))]
        if sentence.heading and rounds:
            found = rounds
            break
        found.extend(rounds)
    periods = {(one.first_day, one.last_day) for one in found}
    return When(found[0].first_day, found[0].last_day, "text") if len(periods) == 1 else None


@lru_cache(maxsize=4)
def _year_of_acts(document: Document) -> When | None:
    """The only year in which the article tells that anything was recognised, evaluated or decided."""
    found: list[DateExpression] = []
    for sentence in document.sentences:
        if "20" not in sentence.lower or not sentence.has("status", "flow"):
            continue
        if not sentence.has("status", "recognised") and not sentence.has("status", "target"):
            found.extend(one.what for one in sentence.dates if _plain_year(one.what) and not one.what.named)
    years = {(one.first_day, one.last_day) for one in found}
    return When(found[0].first_day, found[0].last_day, "text") if len(years) == 1 else None


def _plain_year(what: DateExpression) -> bool:
    """Whether a title's year is that of the act it tells: "Công nhận 25 sản phẩm OCOP năm 2023"."""
    first, last = what.first_day, what.last_day
    if first is None or last is None or what.kind != "period" or what.until or what.which or what.again:
        return False
    return (first, last) == year_days(last.year)


@lru_cache(maxsize=4)
def titled(document: Document) -> When | None:
    """The day up to which the title says that the stock is told: "Số sản phẩm OCOP tính đến ngày 23/11/2023"."""
    published = document.published
    for sentence in document.sentences:
        if not sentence.heading:
            continue
        for dated in sentence.dates:
            what = dated.what
            over = what.last_day is not None and (published is None or what.last_day <= published)
            stage = published is None and what.stage and what.start == 0
            # "Infographic: OCOP Kiên Giang năm 2022": all that a page of figures tells is of its year.
            figures = _plain_year(what) and sentence.has("dating", "figures", 0, dated.first)
            point = what.until or stage or figures
            planned = sentence.has("status", "target", 0, dated.last if published is not None else None)
            if over and not what.named and point and not planned:
                return When(None, what.last_day, "text")
    return None
