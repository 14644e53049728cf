"""Status that a count takes from what was told before it, where its own clause tells none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.linking.scene import Scene
from nlp.linking.turns import may_go_on, tells_task
from nlp.reading import Sentence
from nlp.standing.look import plan_ends
from ocop.models import Status

_GOES_ON = (["đồng", "thời"], ["cùng", "với"], ["bên", "cạnh"], ["ngoài", "ra"], ["cũng", "theo"])
_POINTING_BACK = ("đây là", "đây đều là", "đó là")
_LOOK_BACK, _FAR_BACK = 6, 40
_HEADS = 12
_PARAGRAPHS, _SENTENCES = 3, 5
_SECTION = 12
_LABEL = 5
_CITING = ("theo", "trong", "tại", '"')
_DOCUMENTS = (["kế", "hoạch"], ["đề", "án"], ["nghị", "quyết"], ["phương", "án"], ["lộ", "trình"])
_MARKS = ("-", "+", "*", "•")


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and whether a word of the count's own clause tells it."""

    status: Status
    sure: bool


def status_before(scene: Scene, found: Sequence[Judged], i: int) -> Status | None:
    """Status of the same count told before, or of the plan that a new sentence goes on with; None where none is."""
    sentence = scene.sentence(i)
    among = "trong" in sentence.words(scene.counts[i].first - 3, scene.counts[i].first)
    if among or sentence.lower.startswith(_POINTING_BACK):
        told = told_before(scene, found, i, _FAR_BACK if among else _LOOK_BACK)
        if told is not None:
            return told
    ended = plan_ends(sentence, 0, scene.counts[i].first)
    return "target" if not ended and _plan_goes_on(scene, found, i) else None


def told_before(scene: Scene, found: Sequence[Judged], i: int, reach: int = _FAR_BACK) -> Status | None:
    """Status of the nearest count before that equals one; None where none does."""
    count = scene.counts[i]
    for j in scene.earlier(i, reach):
        if j < len(found) and scene.counts[j].equals(count):
            return found[j].status
    return None


def _plan_goes_on(scene: Scene, found: Sequence[Judged], i: int) -> bool:
    if _another_task(scene, found, i):
        return True
    if i == 0 or found[i - 1].status != "target":
        return False
    number = scene.counts[i].number
    if scene.paragraphs(i - 1, i) == 0 and (number.comparator == "ge" or number.percent):
        return True
    near = scene.paragraphs(i - 1, i) <= _PARAGRAPHS and scene.counts[i].sentence - scene.counts[i - 1].sentence <= 3
    return near and scene.sentence(i).words(0, 2) in _GOES_ON


def _another_task(scene: Scene, found: Sequence[Judged], i: int) -> bool:
    """Whether a sentence lists a further task of the plan that its paragraph tells: "Phát triển mới 31 sản phẩm".

    What there is already ("Củng cố 44 sản phẩm đã được công nhận") is told among the tasks too.
    """
    if not tells_task(scene.sentence(i)):
        return False
    for j in scene.earlier(i, _HEADS):
        if scene.paragraphs(j, i) > 0:
            return False
        if found[j].status == "target":
            return True
        if found[j].status != "recognised" or not tells_task(scene.sentence(j)):
            return False
    return False


def under_a_plan(scene: Scene, found: Sequence[Judged], i: int) -> bool:
    """Whether a document is cited, or the heading above or the line before with a colon tells of goals or tasks."""
    here = scene.sentence(i)
    if plan_ends(here, 0, scene.counts[i].first):
        return False
    if _cites_a_plan(here):
        return True
    if i > 0 and scene.paragraphs(i - 1, i) == 0 and found[i - 1].status != "target":
        return False
    for index in range(here.index - 1, max(-1, here.index - _SECTION), -1):
        above = scene.document.sentences[index]
        if above.subheading or above.heading:
            return _tells_a_plan(above) and not above.heading
        document = here.index - index == 1 and "/kh-" in above.lower and "kế hoạch" in above.lower
        leads = here.index - index <= 2 and above.tokens and above.tokens[-1].text in (":", "?")
        if document or (leads and _tells_a_plan(above)):
            return True
    return False


def _cites_a_plan(sentence: Sentence) -> bool:
    """Whether a sentence tells what a document lays down: "Theo đề án, tỉnh chuẩn hóa 60 sản phẩm"."""
    opening = sentence.words(0, 3)
    opening = opening[1:] if opening[:1] and opening[0] in _CITING else opening
    return opening[:2] in _DOCUMENTS


def listed_in_a_plan(scene: Scene, found: Sequence[Judged], i: int) -> bool:
    """Whether a count stands in an item of a list of goals, be the item's own words of evaluation or of sale."""
    here = scene.sentence(i)
    if _mark(here) is None or plan_ends(here, 0, scene.counts[i].first):
        return False
    index = here.index - 1
    while index > 0 and _mark(scene.document.sentences[index]) == _mark(here):
        index -= 1
    lead = scene.document.sentences[index]
    if lead.tokens and lead.tokens[-1].text == ":":
        return _tells_a_plan(lead) or lead.words(len(lead.tokens) - 2, len(lead.tokens) - 1) == ["sẽ"]
    if ":" in here.words(0, _LABEL):
        # "* Chỉ tiêu: 25 sản phẩm. * Kết quả: 31 sản phẩm": each item says what it tells.
        return False
    goals = [j for j in range(i) if index < scene.counts[j].sentence < here.index]
    return bool(goals) and all(found[j].status == "target" for j in goals)


def _mark(sentence: Sentence) -> str | None:
    """The sign that opens an item of a list: a dash, a star, a letter or number before a bracket or dot."""
    opening = sentence.words(0, 2)
    if opening[:1] and opening[0] in _MARKS:
        return opening[0]
    return opening[1] if len(opening) > 1 and opening[1] in (")", ".") and len(opening[0]) <= 2 else None


def _tells_a_plan(sentence: Sentence) -> bool:
    words = [sentence.words(cue.first, cue.last) for cue in sentence.cues("status") if cue.meaning == "target"]
    return any(one[0] not in ("kế", "sẽ", "phải") or sentence.subheading for one in words)


def round_so_far(scene: Scene, found: Sequence[Judged], i: int) -> Status | None:
    """Status of the larger count before, which an undated count of plain "sản phẩm" only goes on with.

    "Hội đồng công nhận 26 sản phẩm. Huyện Bảo Thắng góp nhiều nhất với 9 sản phẩm." A count that names OCOP anew, or
    tells a point in time, speaks of the stock.
    """
    if _speaks_of_all(scene, i) or _bounded(scene, i):
        return None
    count, after = scene.counts[i], i
    for j in scene.earlier(i, _HEADS):
        other = scene.counts[j]
        if scene.paragraphs(j, after) > _PARAGRAPHS or scene.counts[after].sentence - other.sentence > _SENTENCES:
            return None
        after = j
        # Where parts were told last, the round is their whole.
        parent = scene.links[j].parent
        head = parent if scene.links[j].part and parent is not None else j
        other, judged = scene.counts[head], found[head]
        aside = scene.sentence(head).heading or not may_go_on(scene, scene.links, head, i)
        if other.measure != count.measure or not judged.sure or aside:
            continue
        if judged.status not in ("added", "expected", "renewed"):
            return None
        if count.number.value < other.number.value or None in (scene.stars[i], scene.stars[head]):
            return judged.status if count.number.value < other.number.value else None
    return None


def _bounded(scene: Scene, i: int) -> bool:
    """Whether a count is rounded, as a stock may be: what a round has brought is told exactly."""
    return scene.counts[i].number.comparator != "eq"


def _speaks_of_all(scene: Scene, i: int) -> bool:
    """Whether a count names OCOP, tells a time or opens an article, or is all that "the district" has."""
    count, sentence = scene.counts[i], scene.sentence(i)
    before = [place for place in sentence.places if place.last <= count.first]
    if before and before[-1].name is None and sentence.words(count.first - 1, count.first) == ["có"]:
        return True
    return sentence.heading or "ocop" in sentence.words(count.first, count.last + 1) or bool(scene.dates(i)[1])
