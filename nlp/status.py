"""What a count stands for: the stock, newly recognised, renewed, a target, an expectation, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.lexicon import Cue
from nlp.look import Look, look_around, plan_ends, status_cues
from nlp.pending import decision_pending
from nlp.scene import Scene
from nlp.stock_or_flow import stock_or_flow
from ocop.models import Status

_NEAR_LEFT = 14
_PLANS = ("target", "expected")
_GOES_ON = (["đồng", "thời"], ["cùng", "với"], ["bên", "cạnh"], ["ngoài", "ra"], ["cũng", "theo"])
_POINTING_BACK = ("đây là", "đây đều là", "đó là")
_LOOK_BACK = 6
_WILL = 8
_GRANTS = ("công", "cấp", "trao", "phê", "gắn", "chứng")
_FAR_BACK = 40


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and whether a word of the count's own clause tells it."""

    status: Status
    sure: bool


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
        look = look_around(scene, i, over)
        own = "expected" if count.dossier else _own_status(look)
        if own == "added" and look.council and decision_pending(scene.document):
            own = "expected"
        found.append(Judged(own, True) if own is not None else Judged(over or "recognised", False))
    return found


def _plan_so_far(scene: Scene, found: Sequence[Judged], i: int) -> Status | None:
    """The plan that the sentence before is of, where this one goes on with it."""
    sentence, counts = scene.sentence(i), scene.counts
    among = "trong" in sentence.words(counts[i].first - 3, counts[i].first)
    if among or sentence.lower.startswith(_POINTING_BACK):
        for j in scene.earlier(i, _FAR_BACK if among else _LOOK_BACK):
            if counts[j].number.value == counts[i].number.value and counts[j].measure == counts[i].measure:
                return found[j].status
    if i == 0 or found[i - 1].status != "target" or plan_ends(sentence, 0, counts[i].first):
        return None
    if scene.paragraphs(i - 1, i) == 0 and (counts[i].number.comparator == "ge" or counts[i].number.percent):
        return "target"
    near = scene.paragraphs(i - 1, i) <= 2 and counts[i].sentence - counts[i - 1].sentence <= 3
    return "target" if near and sentence.words(0, 2) in _GOES_ON else None


def _own_status(look: Look) -> Status | None:
    """Status that the words around a count tell; None where they tell none."""
    told = _renewed(look) or _plan(look)
    if told is not None:
        return told
    if look.over in _PLANS and not plan_ends(look.sentence, look.around.left, look.around.first):
        return "added" if look.over == "expected" and _decided(look) else None
    return "other" if _elsewhere(look) else stock_or_flow(look)


def _renewed(look: Look) -> Status | None:
    # "công nhận lại các sản phẩm năm 2022 gồm 3 sản phẩm": the verb may stand a few words off.
    reach = 10 if look.sentence.words(look.around.first - 1, look.around.first) in (["gồm"], ["là"]) else 4
    near = [cue for cue in look.left if look.around.first - cue.last < reach]
    again = [cue for cue in (*near, *look.inside, *look.close) if cue.meaning == "renewed"]
    if not again or _expired(look, again[0]):
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


def _expired(look: Look, again: Cue) -> bool:
    """Whether renewal is only said not to have come: "57 sản phẩm quá hạn mà chưa đánh giá lại"."""
    return _denied(look, again)


def _denied(look: Look, cue: Cue) -> bool:
    return any(word in ("chưa", "không") for word in look.sentence.words(cue.first - 5, cue.first))


def _plan(look: Look) -> Status | None:
    """Target or expectation, where a word of planning governs the count."""
    if look.sentence.words(look.around.first - 1, look.around.first) == ["("] and _of_plan(look):
        return "target"
    return _plan_after(look) or _plan_before(look)


def _plan_after(look: Look) -> Status | None:
    """A plan told within the count or right after it: "5 sản phẩm đang chờ đánh giá"."""
    stock = plan_ends(look.sentence, look.around.left, look.around.first)
    for cue in (*look.inside, *look.close):
        if cue.meaning == "expected" and not _denied(look, cue) and not _came_of_it(look, cue):
            return "target" if look.over == "target" else "expected"
        if cue.meaning == "target" and look.words(cue)[0] != "kế" and not stock:
            return "target"
        if cue.meaning == "join" and look.of_products and not look.at_a_point and not _came_of_it(look, cue):
            return "target" if look.over == "target" else "expected"
    return None


def _plan_before(look: Look) -> Status | None:
    """A plan told before the count: "phấn đấu công nhận 10 sản phẩm"."""
    before = [cue for cue in look.left if cue.meaning in _PLANS and not _is_over(look, cue)]
    if not before and "sẽ" in look.sentence.words(max(look.around.left, look.around.first - _WILL), look.count_last):
        return "target" if look.over == "target" else "expected"
    if not before or plan_ends(look.sentence, before[-1].last, look.around.first):
        return None
    if before[-1].meaning == "expected" and look.over != "target" and _passively_decided(look):
        return None
    # "Phấn đấu … đề nghị 2 sản phẩm 5 sao": a proposal within a plan is a part of the plan.
    planned = look.over == "target" or any(cue.meaning == "target" for cue in before)
    return "target" if planned else "expected"


def _came_of_it(look: Look, cue: Cue) -> bool:
    """Whether a result is told of what was put up: "34 sản phẩm dự xét đều đạt 3 sao", "cấp giấy cho 33 … tham gia"."""
    granted = look.active is not None and look.words(look.active)[0] in _GRANTS
    taking_part = look.words(cue)[0] in ("tham", "dự", "vào", "lọt")
    if granted and taking_part:
        return True
    results = [flow for flow in look.right if flow.meaning == "flow" and flow.first >= cue.last]
    if not results or look.words(results[0])[0] not in ("đạt", "được", "gắn"):
        return False
    between = look.sentence.words(cue.last, results[0].first)
    return not any(word in between for word in ("để", "nhằm", "đề", "trình", "phấn", "sẽ", ";", "nếu"))


def _is_over(look: Look, cue: Cue) -> bool:
    """Whether an evaluation is told as past: "Qua chấm điểm, 26 sản phẩm đạt …"."""
    return any(word in ("qua", "sau", "kết") for word in look.sentence.words(cue.first - 3, cue.first))


def _of_plan(look: Look) -> bool:
    """Whether a count in brackets stands right after "kế hoạch năm" or "chỉ tiêu"."""
    before = look.sentence.words(look.around.first - 6, look.around.first - 1)
    return "hoạch" in before or "tiêu" in before


def _decided(look: Look) -> bool:
    """Whether evaluation has ended with a result: "7 sản phẩm được công nhận 4 sao"."""
    if _passively_decided(look):
        return True
    if look.active is not None and look.words(look.active)[0] in ("công", "cấp"):
        return True
    # "Kết quả, 15 sản phẩm đạt …" tells what came of it.
    first = look.around.left + (look.sentence.words(look.around.left, look.around.left + 1) == [","])
    opens = look.sentence.words(first, first + 3)
    result = opens[2:] in ([","], [":"], ["có"], ["là"]) or first + 2 == look.around.first
    return opens[:2] == ["kết", "quả"] and result and look.tells_recognition


def _passively_decided(look: Look) -> bool:
    for cue in look.close:
        passive = "được" in look.sentence.words(cue.first - 1, cue.last)
        if cue.meaning == "flow" and passive and look.words(cue)[0] in ("công", "cấp", "được"):
            return True
    return False


def _elsewhere(look: Look) -> bool:
    """Whether the count is of what is shown, sold, supported or expired."""
    deciding = ("other", "flow", "added", "recognised")
    after = [cue for cue in look.close if cue.meaning in deciding]
    if after and after[0].meaning == "other":
        return True
    before = [cue for cue in (*look.left, *look.inside) if cue.meaning in deciding]
    if not before and not after and look.over is None:
        before = [cue for cue in status_cues(look.sentence, 0, look.around.first) if cue.meaning in deciding]
        return bool(before) and before[-1].meaning == "other"
    if look.over == "other" and before and before[-1].meaning == "added":
        return True
    return bool(before) and before[-1].meaning == "other" and look.around.first - before[-1].last <= _NEAR_LEFT
