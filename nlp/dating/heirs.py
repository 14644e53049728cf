"""The time of a count whose sentence tells none: its total's, its plan's, its round's, or the article's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlp.claims import When
from nlp.dating.choice import FLOWS, PLANS, STOCKS, now, pending, sums_up, waits
from nlp.dating.rounds import of_round, point_after, point_before, round_so_far, titled
from nlp.linking.scene import Scene
from nlp.placing.ranks import place_before, places_alike
from nlp.standing.foregoing import Judged
from ocop.models import Status

_REACH = 24
_PARAGRAPHS = 2
_STOCK_PARAGRAPHS = 3
_NEAR = 1
_HEAD = 8
_LINE = 14
_LARGE = 8
_LIST = 8


def inherited(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When:
    """Time of a count by what stands before it, given the times of the counts before."""
    status, parent = judged[i].status, i - 1 if scene.pair(i) else scene.links[i].parent
    if status in STOCKS:
        summed = _of_evaluation(scene, judged, found, i) or _of_addends(scene, found, i)
        if summed is not None:
            return summed
    if parent is not None and _compatible(status, judged[parent].status):
        return _of_parent(scene, judged, found, i, parent)
    if status in PLANS and sums_up(scene, i):
        return When()
    if scene.beside(i, i - 1) and _compatible(status, judged[i - 1].status):
        return found[i - 1]
    if status in STOCKS:
        framed = titled(scene.document) if status == "recognised" else None
        point = point_before(scene, i) if status == "recognised" and not framed else None
        if status == "recognised" and not (framed or point) and not scene.own_dates(i):
            point = point_after(scene, i)
        return _of_total(scene, judged, found, i) or framed or point or now(scene.document.published)
    return _spoken_of(scene, judged, found, i) or (When() if status in PLANS else now(scene.document.published))


def _of_evaluation(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """The end of the period whose evaluation the things counted did not pass: "Ba sản phẩm trượt"."""
    around = scene.zones[i]
    if judged[i].status != "other" or not scene.sentence(i).cues_between("outcomes", around.left, around.right):
        return None
    for j in scene.earlier(i, _LIST):
        if scene.paragraphs(j, i) > _NEAR:
            return None
        if judged[j].status in (*FLOWS, "expected") and found[j].basis == "text" and found[j].first is not None:
            return When(None, found[j].last, "text")
    return None


def _of_addends(scene: Scene, found: Sequence[When], i: int) -> When | None:
    """The day of what a count adds up: "Năm 2022 thêm 11, năm 2023 thêm 8. Cộng lại là 30 sản phẩm"."""
    adds = scene.sentence(i).has("dating", "adds_up", scene.zones[i].left, scene.counts[i].last)
    if not adds or i == 0 or scene.paragraphs(i - 1, i) > 0 or found[i - 1].basis != "text":
        return None
    return When(None, found[i - 1].last, "text")


def _spoken_of(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """Time of the plan, round or act spoken of, where that can be a count's."""
    status, parent = judged[i].status, scene.links[i].parent
    if status == "expected" and parent is not None and scene.links[i].part and scene.beside(parent, i):
        # Those of the stock that are put forward: of its day where that is stated, unless they still wait.
        return found[parent] if found[parent].basis == "text" and not waits(scene, i) else None
    if status == "expected" and pending(scene, i):
        return None
    earlier = round_so_far(scene, judged, found, i)
    return None if earlier is None or (status in PLANS and _over(scene, i, earlier)) else earlier


def _of_parent(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int, parent: int) -> When:
    """Time of the total, or where that has none of its own, of the stock, plan or round spoken of."""
    status, told = judged[i].status, None
    if status == "expected" and not scene.beside(i, i - 1) and pending(scene, i) and not _among(scene, i):
        return When()
    if found[parent].basis != "text":
        if status in STOCKS:
            told = _of_total(scene, judged, found, i) if not scene.beside(parent, i) else None
            told = told or (titled(scene.document) if found[parent] == When() else None)
        elif status != "expected" or judged[parent].status != "expected":
            told = round_so_far(scene, judged, found, i)
    elif status not in STOCKS and found[parent].first is None and not scene.beside(parent, i):
        told = of_round(scene, i)
    if told is None and status in FLOWS and found[parent] == When():
        return now(scene.document.published)
    return told or _as(status, found[parent])


def _among(scene: Scene, i: int) -> bool:
    """Whether a sentence says that what it counts is of those told before: "Trong đó, 1 sản phẩm …"."""
    return scene.sentence(i).words(0, 2) in (["trong", "đó"], ["trong", "số"], ["trong", "tổng"])


def restated(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """The stated day of an equal stock told before, for one that is told again as of now ("hiện có 35 sản phẩm")."""
    if judged[i].status != "recognised" or found[i].basis == "text":
        return None
    return _stated(scene, judged, found, scene.alike(i))


def told_again(scene: Scene, judged: Sequence[Judged], found: Sequence[When], i: int) -> When | None:
    """The stated day on which an equal stock is told anywhere else in the article."""
    return _stated(scene, judged, found, scene.likes(i))


def _stated(scene: Scene, judged: Sequence[Judged], found: Sequence[When], alike: Iterable[int]) -> When | None:
    for j in alike:
        number = scene.counts[j].number
        large = number.value >= _LARGE and not number.percent
        if large and judged[j].status == "recognised" and found[j].basis == "text":
            return found[j]
    return None


def _compatible(one: Status, other: Status) -> bool:
    return (one in STOCKS) == (other in STOCKS)


def _as(status: Status, when: When) -> When:
    return When(None, when.last, when.basis) if status in STOCKS else when


def _over(scene: Scene, i: int, when: When) -> bool:
    """Whether a period has ended before what lies ahead ("dự kiến", "phấn đấu") is told."""
    around, published = scene.zones[i], scene.document.published
    over = published is not None and when.last is not None and when.last < published
    return over and scene.sentence(i).has("dating", "ahead", around.left, around.last)


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
        if scene.is_compared_with(j):
            continue
        if found[j].basis != "text":
            if near == 0 and other.sentence != count.sentence and not scene.links[j].part:
                return None
            continue
        if goes_on or (other.equals(count) and not other.number.percent):
            return found[j]
        alike = scene.links[j].parent is not None and places_alike(scene, j, i)
        if (near == 0 and alike) or (_of_the_stock(scene, judged, j, i) and not _stale(scene, found[j])):
            return found[j]
    return None


def _of_the_stock(scene: Scene, judged: Sequence[Judged], j: int, i: int) -> bool:
    """Whether a count can be of the stock told before: a smaller one, told soon after, not of now ("đang có")."""
    if judged[i].status != "recognised" or judged[j].status != "recognised":
        return False
    count, number = scene.counts[i], scene.counts[j].number
    if "đang" in scene.sentence(i).words(scene.zones[i].left, count.first):
        return False
    near, subject = scene.paragraphs(j, i), any(place.last <= count.first for place in scene.sentence(i).places)
    if near > 0 and subject and scene.counts[j].measure != count.measure:
        # "Về phía chủ thể, thành phố có 1.250 chủ thể": what a paragraph tells of its place anew.
        return False
    dates = scene.sentence(j).dates
    if dates and not any(one.what.until or one.what.last_day is None for one in dates):
        # "Theo báo cáo hồi tháng 8/2024, toàn tỉnh có 407": no day up to which figures are told.
        return False
    larger = not number.percent and number.value > count.number.value
    return larger and near <= _NEAR and not _side_by_side(scene, j, i)


def _side_by_side(scene: Scene, j: int, i: int) -> bool:
    """Whether two counts open with two places of one width: each is told of its own."""
    return place_before(scene, i) is not None and places_alike(scene, j, i)


def _stale(scene: Scene, when: When) -> bool:
    """Whether a stock was told of a year long over, as the beginnings of a programme are."""
    published = scene.document.published
    return published is not None and when.last is not None and published.year - when.last.year > 1


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
