"""Which of the dates of a sentence is that of a count: its own before the frame's, a round before a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from nlp.claims import When
from nlp.dates import DateExpression
from nlp.dating.calendar import year_days
from nlp.dating.context import resolved
from nlp.linking.scene import Scene
from nlp.reading import Dated, Sentence
from ocop.models import Status

# Characters of a subject between a date and its verb.
_SUBJECT = 32
# A month or year that is this near to its end is told as over.
_NEARLY_OVER = timedelta(days=31)

STOCKS: tuple[Status, ...] = ("recognised", "other")
PLANS: tuple[Status, ...] = ("target", "expected")
FLOWS: tuple[Status, ...] = ("added", "renewed")


def told_time(scene: Scene, i: int, status: Status) -> When | None:
    """The time that a count's sentence tells of it; None where it tells none.

    The day of a decision counts only where nothing else is told; see `only_decided`.
    """
    own, far = _candidates(scene, i, status)
    published = scene.document.published
    if status in STOCKS:
        latest, first = _latest_year(scene, i), _first_count(scene, i)
        far = [one for one in far if one.start < first or one.until or not (one.stage or one.kind == "day")]
        return _point(own, published, latest, True) or _point(far, published, latest, False)
    if status == "expected" and not own and waits(scene, i):
        far = [one for one in far if (one.horizon and not one.is_over(published)) or one.round]
    if status == "target":
        own, far = _ahead(own, published, (*own, *far)), _ahead(far, published, (*own, *far))
    sentence = scene.sentence(i)
    at = _character(sentence, scene.counts[i].first)
    found = _period([one for one in own if not _frames(one, own, at)], far, status, published)
    if found is not None and status in PLANS and sums_up(scene, i):
        return When(None, found.last, found.basis)
    return _whole_year(found, published) if found is not None and status == "target" else found


def _first_count(scene: Scene, i: int) -> int:
    """Where the first count of a sentence stands: a day or stage told after it is that count's, and frames no other."""
    sentence = scene.sentence(i)
    return _character(sentence, scene.counts[scene.neighbours(i)[0]].first)


def _character(sentence: Sentence, token: int) -> int:
    """Where a token stands in its sentence, as the dates of it are counted."""
    return sentence.tokens[min(token, len(sentence.tokens) - 1)].start - sentence.start


def pending(scene: Scene, i: int) -> bool:
    """Whether a count is of what is still to be proposed or decided, or of the total that would come of it."""
    rest = "còn" in scene.sentence(i).words(*_own_words(scene, i)) and _in_one_breath(scene, i)
    return (not rest and waits(scene, i)) or sums_up(scene, i)


def _whole_year(when: When, published: date | None) -> When:
    """The year of a goal that is told with what was done by now: "11 tháng của năm 2023, huyện đã có 8/5 sản phẩm"."""
    if published is None or when.first is None or when.last is None or when.last > published:
        return when
    began = (when.first.month, when.first.day) == (1, 1) and when.first.year == when.last.year
    return When(when.first, year_days(when.last.year)[1], when.basis) if began else when


def waits(scene: Scene, i: int) -> bool:
    """Whether a word of a count's own tells that it is still to be proposed or decided: "đang chờ Trung ương"."""
    return scene.sentence(i).has("dating", "pending", *_own_words(scene, i))


def _in_one_breath(scene: Scene, i: int) -> bool:
    """Whether a count is a part of one told before, no semicolon between."""
    link, parent = scene.links[i], scene.links[i].parent
    if parent is None or not link.part:
        return False
    return not scene.beside(parent, i) or scene.counts[parent].first >= scene.zones[i].clause


def _own_words(scene: Scene, i: int) -> tuple[int, int]:
    return scene.zones[i].left, scene.zones[i].right


def only_decided(scene: Scene, i: int, status: Status) -> bool:
    """Whether the only date is that of the decision, or of a meeting that evaluates: the year of the round wins."""
    after, before = scene.dates(i)
    met = status == "expected"
    return all(
        one.what.decision or (met and one.what.kind == "day" and not one.what.until) for one in (*after, *before)
    )


def now(published: date | None) -> When:
    """The time of what is told of the day of the article."""
    return When(None, published, "published") if published else When()


def _candidates(scene: Scene, i: int, status: Status) -> tuple[list[DateExpression], list[DateExpression]]:
    """Dates in a count's own words, and the others of its sentence; the nearest first."""
    after, before = scene.dates(i)
    told = [*after, *before]
    if not told:
        # "42 sản phẩm, trong đó 5 sản phẩm 4 sao, tính đến hết quý I": told once at the end.
        sentence = scene.sentence(i)
        last = [one for one in sentence.dates[-1:] if one.what.until or one.what.kind == "now"]
        told = [one for one in last if one.first > 0 and sentence.tokens[one.first - 1].text in (",", "(", ";", "-")]
    left, latest = scene.zones[i].left, _latest_year(scene, i)
    own: list[DateExpression] = []
    far: list[DateExpression] = []
    for dated in told:
        what = resolved(scene, i, dated, status in PLANS)
        if _of_others(what, status, latest):
            continue
        if status != "recognised" or not (_of_event(scene, i, dated) or _to_come(what, scene.document.published)):
            (own if dated.first >= left else far).append(what)
    return own, far


def sums_up(scene: Scene, i: int) -> bool:
    """Whether a plan is of the total that is then reached: "năm 2025 thêm 26, đưa tổng số lên 315"."""
    return scene.sentence(i).has("dating", "sums_up", scene.zones[i].left, scene.counts[i].last)


def _latest_year(scene: Scene, i: int) -> int:
    """The year of the article, or the last that its title and the count's sentence tell."""
    published = scene.document.published
    if published is not None:
        return published.year
    near = (*scene.document.sentences[:2], scene.sentence(i))
    return max((one.what.last_day.year for s in near for one in s.dates if one.what.last_day is not None), default=0)


def _of_event(scene: Scene, i: int, dated: Dated) -> bool:
    """Whether a day is that of a meeting or fair where a stock is told, and not the stock's own."""
    if dated.what.kind != "day" or dated.what.until:
        return False
    sentence, last = scene.sentence(i), scene.counts[i].last
    return sentence.has("dating", "events", 0, last if dated.first < last else None)


def _to_come(one: DateExpression, published: date | None) -> bool:
    """Whether a time is still to come, which no stock in force can be of: "nâng hạng 3 trong 12 trước 31/12"."""
    if published is None or one.last_day is None or one.first_day is None or one.kind == "since":
        return False
    goes_on = one.first_day <= published and not one.horizon
    return one.last_day > published + _NEARLY_OVER and not goes_on


def _of_others(one: DateExpression, status: Status, latest: int) -> bool:
    """Whether a date tells when the things counted were recognised, and not when this became of them."""
    if not one.which or one.last_day is None:
        return False
    return status in ("renewed", "other") or (
        status in PLANS and one.first_day is not None and one.first_day.year < latest
    )


def _point(told: Sequence[DateExpression], published: date | None, latest: int, own: bool) -> When | None:
    ends = [one for one in told if one.until or one.kind in ("now", "since")]
    if any(_only_present(one, told) for one in ends):
        ends = [one for one in ends if not _only_present(one, told)]
        told = [one for one in told if not _only_present(one, told)]
    if published is None and len(ends) > 1:
        # "Qua 5 năm (2018 - 2023), đến nay có 42": a day that is not known tells less than one that is.
        told = ends = [one for one in ends if one.kind not in ("now", "since")] or ends
    if not own and any(one.until for one in told):
        told = [one for one in told if not one.open]
    for one in (*ends, *(one for one in told if one not in ends)) if own else told:
        if one.kind in ("now", "since"):
            return now(published)
        if one.last_day is None or one.decision:
            continue
        # A round or stage that goes on is no point; that of a name may have been over for long.
        ahead = one.last_day > published if published is not None else one.last_day.year >= latest
        if not one.until and (one.round or ((one.stage or one.named) and ahead)):
            continue
        return When(None, one.last_day, "text")
    return None


def _only_present(one: DateExpression, told: Sequence[DateExpression]) -> bool:
    """Whether "hiện" only makes a verb present, for a day is stated: "Tính đến ngày 14/11, tỉnh hiện có 204"."""
    if one.kind != "now" or one.until:
        return False
    return any(other.until and other.last_day and 0 < one.start - other.end < _SUBJECT for other in told)


def _period(
    own: Sequence[DateExpression], far: Sequence[DateExpression], status: Status, published: date | None
) -> When | None:
    rounds = [one for one in (*own, *far) if one.round]
    for one in (*sorted(own, key=_rank), *far):
        if one.kind == "now":
            if status in FLOWS:
                return now(published)
            continue
        if one.last_day is None or (one.named and status in FLOWS and (published is None or one.last_day > published)):
            continue
        if status in PLANS and (
            one.decision or one.open or (status == "target" and one.kind == "day" and not one.until)
        ):
            continue
        if one.kind == "day" and rounds and not one.until:
            return When(rounds[0].first_day, rounds[0].last_day, "text")
        if one.decision and any(other.last_day is not None and not other.decision for other in far):
            continue
        if one.kind == "since":
            return When(one.first_day, published, "published" if published else "text")
        if _only_end(one, status, published):
            # "Đến hết tháng 7 mới công nhận được 19": what was done from the beginning of the year.
            return When(year_days(one.last_day.year)[0] if status in FLOWS else None, one.last_day, "text")
        return When(one.first_day, one.last_day, "text")
    return None


def _only_end(one: DateExpression, status: Status, published: date | None) -> bool:
    """Whether only the end of a time is meant: a horizon, a goal's point, or what is forecast ("dự kiến cuối năm")."""
    if status == "target" and (one.aimed or _far_ahead(one, published)):
        return True
    if status == "expected" and one.kind == "period" and one.first_day == published:
        return True
    if not one.until or one.round:
        return False
    to_come = status == "expected" and not one.is_over(published or one.last_day)
    return one.horizon or status == "target" or one.kind == "day" or to_come


def _far_ahead(one: DateExpression, published: date | None) -> bool:
    """Whether a year lies beyond the next one: "mục tiêu 150 sản phẩm năm 2025", said in 2023, is of its end."""
    if published is None or one.first_day is None or one.last_day is None or one.round:
        return False
    return one.first_day.year == one.last_day.year > published.year + 1


def _ahead(
    dates: Sequence[DateExpression], published: date | None, beside: Sequence[DateExpression]
) -> list[DateExpression]:
    """Dates of a goal: what is over is none of it where a date to come stands beside ("năm 2019, các mẫu năm 2018")."""
    if published is None or all(one.last_day is None or one.last_day.year < published.year for one in beside):
        return list(dates)
    return [one for one in dates if one.last_day is None or one.last_day.year >= published.year]


def _frames(one: DateExpression, own: Sequence[DateExpression], at: int) -> bool:
    """Whether a year only frames the day of the act: "Năm 2024, huyện công nhận thêm 9 sản phẩm vào ngày 15/11".

    One that follows the count, which stands at a character, is its own: "35 hồ sơ năm 2021 vào ngày 2/12".
    """
    if (
        one.kind != "period"
        or one.round
        or one.until
        or one.first_day is None
        or one.last_day is None
        or one.start > at
    ):
        return False
    days = [day for day in own if day.kind == "day" and not (day.decision or day.until) and day.start > one.end]
    return any(day.last_day is not None and one.first_day <= day.last_day <= one.last_day for day in days)


def _rank(one: DateExpression) -> int:
    """How well a date in a count's own words dates a flow, the best first."""
    if one.round:
        return 0
    if one.kind == "period":
        return 4 if one.named else 1
    return {"since": 1, "day": 5 if one.decision else 2, "now": 3}[one.kind]
