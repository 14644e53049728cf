"""The time of a count whose sentence tells none: its total's, its plan's, its round's, or the article's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.claims import When
from nlp.dates import DateExpression
from nlp.dating.calendar import year_days
from nlp.dating.choice import FLOWS, PLANS, STOCKS, now, pending, sums_up
from nlp.linking.scene import Scene
from nlp.placing.ranks import RANKS, place_before, places_alike
from nlp.reading import Document
from nlp.standing.foregoing import Judged
from ocop.models import Status

_REACH = 24
_PARAGRAPHS = 2
_SENTENCES = 3
_STOCK_PARAGRAPHS = 3
_HEAD = 8
_LINE = 14
_LARGE = 8
_LIST = 8
_COMPARED = 4
# Without a name the total is of the province, or of the country where its parts are regions.
_UNNAMED = {"region": RANKS["country"]}


def inherited(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When:
    """Time of a count by what stands before it, given the times of the counts before."""
    status, parent = judged[i].status, i - 1 if scene.pair(i) else scene.links[i].parent
    if parent is not None and _compatible(status, judged[parent].status):
        return _of_parent(scene, judged, found, i, parent)
    if status in PLANS and sums_up(scene, i):
        return When()
    if scene.beside(i, i - 1) and _compatible(status, judged[i - 1].status):
        return found[i - 1]
    if status in STOCKS:
        return _of_total(scene, judged, found, i) or now(scene.document.published)
    earlier = None
    if status != "expected" or not pending(scene, i):
        earlier = round_so_far(scene, judged, found, i)
    if earlier is not None and not (status in PLANS and _over(scene, i, earlier)):
        return earlier
    return When() if status in PLANS else now(scene.document.published)


def _of_parent(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int, parent: int) -> When:
    """Time of the total, or where that has none of its own, of the stock, plan or round spoken of."""
    status, told = judged[i].status, None
    if status == "expected" and not scene.beside(i, i - 1) and pending(scene, i):
        return When()
    if found[parent].basis != "text":
        if status in STOCKS:
            told = _of_total(scene, judged, found, i) if not scene.beside(parent, i) else None
        elif status != "expected" or judged[parent].status != "expected":
            told = round_so_far(scene, judged, found, i)
    if told is None and status in FLOWS and found[parent] == When():
        return now(scene.document.published)
    return told or _as(status, found[parent])


def restated(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """The stated day of an equal stock told before, for one that is told again as of now ("hiện có 35 sản phẩm")."""
    if judged[i].status != "recognised" or found[i].basis == "text":
        return None
    if scene.counts[i].number.value < _LARGE:
        return None
    for j in scene.alike(i):
        stated = judged[j].status == "recognised" and found[j].basis == "text"
        if stated and not scene.counts[j].number.percent:
            return found[j]
    return None


def round_so_far(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """Time of the plan, or of the assessment round, that the text speaks of where a count stands."""
    if judged[i].status == "target":
        return _earlier(scene, judged, found, i, ("target",)) or _said_before(scene, i, True)
    around = scene.zones[i]
    just = judged[i].status in FLOWS and scene.sentence(i).has("dating", "just", around.left, around.last)
    if just:
        return _round_of(scene.document)
    return (
        _earlier(scene, judged, found, i, FLOWS)
        or _round_of(scene.document)
        or _earlier(scene, judged, found, i, ("expected",))
        or _said_before(scene, i, False)
    )


def _compatible(one: Status, other: Status) -> bool:
    return (one in STOCKS) == (other in STOCKS)


def _as(status: Status, when: When) -> When:
    return When(None, when.last, when.basis) if status in STOCKS else when


def _over(scene: Scene, i: int, when: When) -> bool:
    """Whether a period has ended before what lies ahead ("dự kiến", "phấn đấu") is told."""
    around, published = scene.zones[i], scene.document.published
    over = published is not None and when.last is not None and when.last < published
    return over and scene.sentence(i).has("dating", "ahead", around.left, around.last)


def _earlier(
    scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int, statuses: Sequence[Status]
) -> When | None:
    """Stated period of the nearest count of some statuses, within two paragraphs."""
    for j in scene.earlier(i, _REACH):
        if scene.paragraphs(j, i) > _PARAGRAPHS:
            return None
        if judged[j].status not in statuses or found[j].last is None or _other_province(scene, j, i):
            continue
        horizon = judged[j].status == "target" and scene.paragraphs(j, i) == 0
        if found[j].first is not None or horizon:
            return found[j]
    return None


def _other_province(scene: Scene, j: int, i: int) -> bool:
    """Whether two counts are told of two provinces, as in a digest."""
    here = place_before(scene, i)
    return here is not None and here.level == "province" and places_alike(scene, j, i)


def _said_before(scene: Scene, i: int, stages: bool) -> When | None:
    """The first period in the nearest of the sentences before that tells one; a plan may be of a stage."""
    for what in _periods_before(scene, i, stages):
        if not what.until:
            return When(what.first_day, what.last_day, "text")
    return None


def _periods_before(scene: Scene, i: int, stages: bool) -> Iterator[DateExpression]:
    sentences, here = scene.document.sentences, scene.sentence(i)
    for sentence in reversed(sentences[max(0, here.index - _SENTENCES) : here.index]):
        if here.paragraph - sentence.paragraph > _PARAGRAPHS:
            return
        for dated in sentence.dates:
            what = dated.what
            if what.kind == "period" and what.first_day and not what.which and (stages or not what.stage):
                yield what


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


def _plain_year(what: DateExpression) -> bool:
    """Whether a title's year is that of the act it tells: "Công nhận 25 sản phẩm OCOP năm 2023"."""
    first, last = what.first_day, what.last_day
    if first is None or last is None or what.kind != "period" or what.until or what.which or what.again:
        return False
    return (first, last) == year_days(last.year)


def _of_total(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """The stated day of a stock told before, where the sentence goes on with it."""
    sentence, count = scene.sentence(i), scene.counts[i]
    goes_on = sentence.has("dating", "splits", 0, min(_HEAD, count.last + 2)) or _below_a_split(scene, i)
    if not goes_on and _like_the_line_before(scene, i) and judged[i - 1].status in STOCKS:
        return found[i - 1]
    for j in scene.earlier(i, _REACH):
        other, near = scene.counts[j], scene.paragraphs(j, i)
        if judged[j].status not in STOCKS or near > _STOCK_PARAGRAPHS or scene.sentence(j).heading:
            continue
        if "so với" in " ".join(scene.sentence(j).words(other.first - _COMPARED, other.first)):
            continue
        if found[j].basis != "text":
            if near == 0 and other.sentence != count.sentence and not scene.links[j].part:
                return None
            continue
        retold = (other.number.value, other.measure) == (count.number.value, count.measure)
        if goes_on or (retold and not other.number.percent):
            return found[j]
        smaller = other.measure == count.measure and other.number.value > count.number.value
        beside = scene.links[j].parent is not None and places_alike(scene, j, i)
        if near == 0 and (beside or (smaller and not other.number.percent and _within(scene, j, i))):
            return found[j]
        if near > 0:
            return None
    return None


def _below_a_split(scene: Scene, i: int) -> bool:
    """Whether the heading above says by what a total is split: "Kết quả theo địa phương"."""
    here = scene.sentence(i)
    for sentence in reversed(scene.document.sentences[max(0, here.index - _LIST) : here.index]):
        if sentence.subheading and not sentence.numbers:
            return sentence.has("dating", "splits")
    return False


def _like_the_line_before(scene: Scene, i: int) -> bool:
    """Whether a count stands in a line of a list, as the one before it does: "Nhóm đồ uống: 12 sản phẩm"."""
    if i == 0 or not 0 < scene.paragraphs(i - 1, i) <= _PARAGRAPHS:
        return False
    one, two = scene.sentence(i - 1).tokens, scene.sentence(i).tokens
    return max(len(one), len(two)) <= _LINE and one[0].text == two[0].text


def _within(scene: Scene, j: int, i: int) -> bool:
    """Whether a count is told of a place that may lie in that of an earlier one."""
    part = place_before(scene, i)
    if part is None:
        return False
    total = place_before(scene, j)
    return RANKS[part.level] < (
        RANKS[total.level] if total is not None else _UNNAMED.get(part.level, RANKS["province"])
    )
