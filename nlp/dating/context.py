"""Times that lean on one told before: "cùng thời điểm", "năm đó", "cùng kỳ năm 2023", a quarter without its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from nlp.dates import DateExpression
from nlp.dating.calendar import day_or_none, in_year, year_days
from nlp.linking.scene import Scene
from nlp.reading import Dated, Sentence

_FIGURES = re.compile(r"\d+")
_SENTENCES_BACK = 4
_YEARS_BACK = 3
_MONTHS_OF_REVIEW = 2


def resolved(scene: Scene, i: int, dated: Dated, planned: bool) -> DateExpression:
    """The date of a count with what it leaves out taken from the times told before it.

    Args:
        scene: The article.
        i: The count.
        dated: A date of its sentence.
        planned: Whether the count is of a plan, whose days lie ahead.
    """
    what, sentence = dated.what, scene.sentence(i)
    if what.again is not None:
        base = next(_told_before(scene, sentence, dated.first, what.again == "span", what.horizon), None)
        return _again(what, base)
    if what.kind == "day" and what.last_day is None:
        return _day_of(what, sentence, _frame_year(scene, sentence, dated.first))
    if not what.yearless or what.last_day is None or what.kind == "since":
        return what
    frame = None if what.kind == "day" and scene.document.published else _frame_year(scene, sentence, dated.first)
    published = scene.document.published
    if frame is not None and (planned or published is None or frame <= published.year):
        return _with_year(what, frame)
    if planned or published is None or what.kind == "day" or what.first_day is None:
        return what
    # What is done cannot lie ahead; in January and February "trong năm" looks back on the year that ended.
    whole = (what.first_day, what.last_day) == year_days(published.year)
    ahead = what.first_day > published or (whole and published.month <= _MONTHS_OF_REVIEW)
    return _with_year(what, what.last_day.year - 1) if ahead else what


def _day_of(what: DateExpression, sentence: Sentence, year: int | None) -> DateExpression:
    """A day of an article whose own day is not known, in the year that its text speaks of."""
    figures = [int(figure) for figure in _FIGURES.findall(sentence.lower, what.start, what.end)]
    day = day_or_none(year, figures[-1], figures[-2]) if year is not None and len(figures) > 1 else None
    return replace(what, first_day=day, last_day=day) if day is not None else what


def _told_before(
    scene: Scene, sentence: Sentence, at: int, wide: bool, stages: bool = False
) -> Iterator[DateExpression]:
    """Times told before a token that stand alone, the nearest first; stages may be those of a plan's name."""
    sentences = scene.document.sentences
    for k in range(sentence.index, max(-1, sentence.index - _SENTENCES_BACK - 1), -1):
        for dated in reversed(sentences[k].dates):
            what = dated.what
            if (k == sentence.index and dated.first >= at) or what.again is not None or what.decision:
                continue
            if (not what.stage) if stages else what.named:
                continue
            if what.kind == "now" or what.last_day is not None:
                if wide and what.kind in ("now", "since", "day"):
                    continue
                yield what


def _again(what: DateExpression, base: DateExpression | None) -> DateExpression:
    if base is None:
        return what
    if base.kind == "now" or base.last_day is None or base.first_day is None:
        return base if what.again == "point" and what.last_day is None else what
    if what.again == "year":
        # "Triển khai từ năm 2019. Năm đầu tiên ấy …": what has gone on since then is named by its beginning.
        of = base.first_day if base.kind == "since" else base.last_day
        first, last = year_days(of.year + what.shift)
    elif what.last_day is not None:
        apart = base.last_day.year - base.first_day.year
        first, last = in_year(base.first_day, what.last_day.year - apart), in_year(base.last_day, what.last_day.year)
    else:
        first = in_year(base.first_day, base.first_day.year + what.shift)
        last = in_year(base.last_day, base.last_day.year + what.shift)
    if what.again == "point":
        return replace(base, start=what.start, end=what.end, first_day=first, last_day=last, until=True)
    return replace(what, first_day=first, last_day=last, stage=base.stage and what.again == "span")


def _frame_year(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """The year that a quarter or month told without one is of: told before it here, or just before in the paragraph."""
    sentences = scene.document.sentences
    for k in range(sentence.index, max(-1, sentence.index - _YEARS_BACK), -1):
        if sentences[k].paragraph != sentence.paragraph:
            break
        for dated in reversed(sentences[k].dates):
            what = dated.what
            if k == sentence.index and dated.first >= at:
                continue
            told = what.last_day is not None and not what.yearless and what.again is None
            if told and what.last_day and not (what.stage or what.decision or what.named or what.which):
                whole = what.first_day is not None and what.last_day - what.first_day >= timedelta(days=364)
                return what.last_day.year if whole or what.kind == "period" else None
    if scene.document.published is None:
        return _years_of_title(scene)
    return None


def _years_of_title(scene: Scene) -> int | None:
    """The year that the title tells, for an article whose day is not known."""
    for sentence in scene.document.sentences[:1]:
        for dated in sentence.dates:
            if dated.what.last_day is not None and not dated.what.yearless:
                return dated.what.last_day.year
    return None


def _with_year(what: DateExpression, year: int) -> DateExpression:
    if what.last_day is None:
        return what
    first: date | None = what.first_day
    first = in_year(first, year - (what.last_day.year - first.year)) if first is not None else None
    return replace(what, first_day=first, last_day=in_year(what.last_day, year))
