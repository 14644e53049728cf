"""What a count stands for: the stock, newly recognised, renewed, a target, an expectation, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.dates import DateExpression
from nlp.lexicon import Cue
from nlp.reading import Document, Sentence
from nlp.scene import Scene
from nlp.zones import Zone, dates_of
from ocop.models import Status

_NEAR_LEFT = 14
_PLANS = ("target", "expected")
_GOES_ON = (["đồng", "thời"], ["cùng", "với"], ["bên", "cạnh"], ["ngoài", "ra"], ["cũng", "theo"])
_THEREBY = (
    "theo đó",
    "kết quả",
    "cụ thể",
    "qua đánh giá",
    "qua thẩm định",
    "trong đó",
    "trên cơ sở",
    "sau khi",
    "căn cứ",
)
_POINTING_BACK = ("đây là", "đây đều là", "đó là")
_LOOK_BACK = 6
_COUNCIL = (
    "hội đồng",
    "quyết định",
    "đợt 1",
    "đợt 2",
    "đợt 3",
    "đợt này",
    "trong đợt",
    "đợt i",
    "lần này",
    "kỳ này",
    "dịp này",
    "kết quả đánh giá",
    "họp xét",
    "phê duyệt kết quả",
    "công bố kết quả",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and whether a word of the count's own clause tells it."""

    status: Status
    sure: bool


@dataclass(frozen=True)
class _Look:
    """What stands around a count.

    Attributes:
        sentence: Its sentence.
        around: Its zone.
        left: Cues before it that are its own.
        inside: Cues within it.
        right: Cues after it.
        close: Cues after it, up to the first comma.
        over: Status of the count that governs it.
        part: Whether it is a part of that count.
        council: Whether a council's or authority's act is told here or just before.
    """

    sentence: Sentence
    around: Zone
    left: tuple[Cue, ...]
    inside: tuple[Cue, ...]
    right: tuple[Cue, ...]
    close: tuple[Cue, ...]
    over: Status | None
    part: bool
    council: bool

    def words(self, cue: Cue) -> list[str]:
        return self.sentence.words(cue.first, cue.last)


def judge(scene: Scene) -> list[Judged]:
    """Status of each count of an article, in order."""
    found: list[Judged] = []
    for i, count in enumerate(scene.counts):
        link = scene.links[i]
        told_with = scene.pair(i) and link.parent in (None, i - 1, scene.links[i - 1].parent)
        if i > 0 and (count.form == "share" or told_with):
            found.append(found[i - 1])
            continue
        governor = link.parent
        if governor is None and scene.beside(i, i - 1):
            governor = i - 1
        over = found[governor].status if governor is not None else _plan_so_far(scene, found, i)
        own = "expected" if count.dossier else _own_status(_look(scene, i, over))
        found.append(Judged(own, True) if own is not None else Judged(over or "recognised", False))
    return found


def _look(scene: Scene, i: int, over: Status | None) -> _Look:
    sentence, around = scene.sentence(i), scene.zones[i]
    right = _cues(sentence, around.last, around.right)
    return _Look(
        sentence,
        around,
        _cues(sentence, around.left, around.first),
        _cues(sentence, around.first, around.last),
        right,
        tuple(cue for cue in right if cue.last <= around.comma),
        over,
        scene.links[i].part,
        _council(scene.document, scene.counts[i].sentence),
    )


def _cues(sentence: Sentence, first: int, last: int) -> tuple[Cue, ...]:
    return tuple(cue for cue in sentence.cues_between("status", first, last) if cue.meaning != "cancel")


def _council(document: Document, index: int) -> bool:
    here = document.sentences[index]
    goes_on = any(here.lower.startswith(word) for word in _THEREBY)
    for other in document.sentences[max(0, index - 1) : index + 1]:
        near = other.paragraph == here.paragraph or (goes_on and here.paragraph - other.paragraph == 1)
        if near and not other.heading and any(word in other.lower for word in _COUNCIL):
            return True
    return False


def _plan_so_far(scene: Scene, found: Sequence[Judged], i: int) -> Status | None:
    """The plan that the sentence before is of, where this one goes on with it."""
    sentence, counts = scene.sentence(i), scene.counts
    if sentence.lower.startswith(_POINTING_BACK):
        for j in scene.earlier(i, _LOOK_BACK):
            if counts[j].number.value == counts[i].number.value and counts[j].measure == counts[i].measure:
                return found[j].status
    if i == 0 or found[i - 1].status != "target" or _cut(sentence, 0, counts[i].first):
        return None
    if scene.paragraphs(i - 1, i) == 0 and counts[i].number.comparator == "ge":
        return "target"
    near = scene.paragraphs(i - 1, i) <= 2 and counts[i].sentence - counts[i - 1].sentence <= 3
    return "target" if near and sentence.words(0, 2) in _GOES_ON else None


def _own_status(look: _Look) -> Status | None:
    """Status that the words around a count tell; None where they tell none."""
    renewed = _renewed(look)
    if renewed is not None:
        return renewed
    plan = _plan(look)
    if plan is not None:
        return plan
    if look.over in _PLANS and not _cut(look.sentence, look.around.left, look.around.first):
        return "added" if look.over == "expected" and _decided(look) else None
    if _elsewhere(look):
        return "other"
    return _stock_or_flow(look)


def _renewed(look: _Look) -> Status | None:
    near = [cue for cue in look.left if look.around.first - cue.last < 4]
    again = [cue for cue in (*near, *look.inside, *look.close) if cue.meaning == "renewed"]
    if not again:
        return None
    if look.over in _PLANS:
        return look.over
    plan = _plan(look)
    if plan is not None and not (plan == "expected" and look.words(again[0])[0] in ("tái", "cấp")):
        return plan
    anew = any(
        cue.meaning == "added" and abs(cue.last - again[0].first) <= 3
        for cue in (*look.left, *look.inside, *look.close)
    )
    return "added" if anew else "renewed"


def _plan(look: _Look) -> Status | None:
    """Target or expectation, where a word of planning governs the count."""
    if look.sentence.words(look.around.first - 1, look.around.first) == ["("] and _of_plan(look):
        return "target"
    for cue in (*look.inside, *look.close):
        if cue.meaning == "expected":
            return "target" if look.over == "target" else "expected"
        if cue.meaning == "target" and look.words(cue)[0] != "kế":
            return "target"
    before = [cue for cue in look.left if cue.meaning in _PLANS]
    for cue in reversed(before):
        if _cut(look.sentence, cue.last, look.around.first):
            return None
        if cue.meaning == "expected" and (look.over == "target" or any(one.meaning == "target" for one in before)):
            return "target"
        return "target" if cue.meaning == "target" else "expected"
    return None


def _of_plan(look: _Look) -> bool:
    """Whether a count in brackets stands right after "kế hoạch năm" or "chỉ tiêu"."""
    before = look.sentence.words(look.around.first - 6, look.around.first - 1)
    return "hoạch" in before or "tiêu" in before


def _cut(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the reach of a plan ends between two tokens: "đến nay", "hiện có", "đã được công nhận"."""
    if any(first <= dated.first < last and dated.what.kind in ("now", "since") for dated in sentence.dates):
        return True
    if "đã" in sentence.words(first, last):
        return True
    return any(
        sentence.words(cue.first, cue.last)[0] in ("hiện", "đang", "lũy", "luỹ", "đã")
        for cue in sentence.cues_between("status", first, last)
        if cue.meaning == "recognised"
    )


def _decided(look: _Look) -> bool:
    """Whether evaluation has ended with a result: "7 sản phẩm được công nhận 4 sao"."""
    for cue in look.close:
        if (
            cue.meaning == "flow"
            and look.words(cue)[0] in ("công", "cấp", "được")
            and "được" in look.sentence.words(cue.first - 1, cue.last)
        ):
            return True
    return any(
        cue.meaning == "flow" and look.words(cue)[0] in ("công", "cấp") and look.around.first - cue.last <= 3
        for cue in look.left
    )


def _elsewhere(look: _Look) -> bool:
    """Whether the count is of what is shown, sold, supported or expired."""
    deciding = ("other", "flow", "added", "recognised")
    after = [cue for cue in look.close if cue.meaning in deciding]
    if after and after[0].meaning == "other":
        return True
    before = [cue for cue in (*look.left, *look.inside) if cue.meaning in deciding]
    if not before and not after and look.over is None:
        before = [cue for cue in _cues(look.sentence, 0, look.around.first) if cue.meaning in deciding]
        return bool(before) and before[-1].meaning == "other"
    if look.over == "other" and before and before[-1].meaning == "added":
        return True
    return bool(before) and before[-1].meaning == "other" and look.around.first - before[-1].last <= _NEAR_LEFT


def _stock_or_flow(look: _Look) -> Status | None:
    said = [cue for cue in (*look.left, *look.inside) if cue.meaning in ("added", "recognised")]
    said = said or [cue for cue in look.close if cue.meaning in ("added", "recognised")]
    after, before = dates_of(look.sentence, look.around)
    dated = [one.what for one in (*after, *before)]
    own = [one.what for one in (*after, *before) if one.first >= look.around.left]
    if said:
        last = said[-1]
        new = any(word in ("mới", "thêm", "tiếp", "lần", "bổ") for word in look.words(last))
        if last.meaning == "added" and (new or not (look.part and look.over == "recognised")):
            return "added"
        if last.meaning == "recognised" and not (look.words(last) == ["đã", "có"] and _within_a_year(look, dated)):
            return "recognised"
        return "added" if last.meaning == "recognised" else None
    flow = any(cue.meaning == "flow" for cue in (*look.left, *look.inside, *look.close))
    if look.part and look.over is not None and not own and flow:
        return None
    if any(one.kind in ("now", "since") or one.until for one in own[:1]):
        return "recognised"
    if flow:
        return _recognition(look, dated)
    if look.over is None and any(one.kind in ("now", "since") or one.until for one in dated):
        return "recognised"
    return _closing(look) if look.over is None else None


def _within_a_year(look: _Look, dated: Sequence[DateExpression]) -> bool:
    """Whether recognition is told of one period: "Năm 2024 … đã có 7 sản phẩm được công nhận"."""
    flow = any(cue.meaning == "flow" for cue in (*look.left, *look.inside, *look.close))
    return flow and bool(dated) and dated[0].kind == "period" and not dated[0].until and not dated[0].stage


def _closing(look: _Look) -> Status | None:
    """Recognition told once at the end of a list: "Hàm Yên có 10, Na Hang có 1 sản phẩm được công nhận đợt này"."""
    last = max((number.last for number in look.sentence.numbers), default=0)
    closing = any(
        cue.meaning == "flow" for cue in look.sentence.cues_between("status", last, len(look.sentence.tokens))
    )
    return "added" if closing and look.council else None


def _evaluates(look: _Look) -> bool:
    """Whether the count is of what a council evaluates, whatever comes of it: "Hội đồng đánh giá 22 sản phẩm"."""
    active = [cue for cue in look.left if cue.meaning == "flow" and look.around.first - cue.last <= 4]
    if not active or look.words(active[-1])[0] not in ("đánh", "phân", "xếp"):
        return False
    return not any(word in ("được", "đạt", "cho") for word in look.sentence.words(active[-1].last, look.around.first))


def _recognition(look: _Look, dated: Sequence[DateExpression]) -> Status | None:
    """An act of recognition: a flow where a period, a decision or a council stands with it, else the stock."""
    active = any(cue.meaning == "flow" and look.around.first - cue.last <= 4 for cue in look.left)
    first = next((one for one in dated if not one.decision), None)
    if look.council and _evaluates(look) and (first is None or not first.until):
        return "expected"
    if first is not None and first.kind in ("period", "day") and not first.until:
        has = "có" in look.sentence.words(look.around.first - 1, look.around.first)
        return "recognised" if has and not active and not first.round and not look.council else "added"
    if first is not None:
        return "recognised"
    if look.council:
        return "expected" if _evaluates(look) else "added"
    if active and look.over is None and "đã" not in look.sentence.words(look.around.clause, look.around.last):
        return "added"
    return look.over if look.over is not None else "recognised"
