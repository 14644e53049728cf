"""Whether a count is of a plan: a target, or what is forecast, registered, proposed or under evaluation."""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.lexicon import Cue
from nlp.linking.zones import dates_of
from nlp.standing.evaluating import being_judged, examined, passed_on, put_up, to_be_judged, under_evaluation
from nlp.standing.goals import IN_FORCE, implied_goal, stated_goal
from nlp.standing.look import Look, plan_ends, status_cues
from nlp.standing.results import (
    asks,
    came_of_it,
    came_through,
    goes_with_grant,
    is_over,
    of_results,
    passively_decided,
    ranks,
    tells_result,
)
from ocop.models import Status

PLANS = ("target", "expected")
# "Tham dự kỳ đánh giá này, huyện có": who enters the round.
_ENTERING = re.compile(
    r"^(?:tham gia|tham dự|dự|góp mặt) (?:(?:tại|ở|vào|trong) )?(?:đợt|kỳ|vòng|lần|phiên|cuộc) [^;:]{0,60}, "
    r"[^,;:]{0,40}(?:có|với|góp|gửi)$"
)
_JOINING = (
    "tham gia", "tham dự", "dự thi", "dự xét", "dự chấm", "dự", "dự xếp hạng", "dự phân hạng", "dự đánh giá",
    "dự chấm điểm",
)  # fmt: skip
_WHEN = ("", " đợt này", " lần này", " kỳ này", " năm nay", " đánh giá", " đánh giá lần này", " đánh giá đợt này")
_TAKING_PART = tuple(f"{joining}{when} {verb}" for joining in _JOINING for when in _WHEN for verb in ("có", "là"))
_SUCCESS = ("được", "suôn", "thuận", "đạt", "trót", "mọi", "kết", "thông", "đủ", "hội", "qua", "trúng")
_HANDED_IN = {("đã", "nộp"), ("đã", "gửi"), ("đã", "đăng"), ("đã", "lập")}
# How names of what is counted follow it, and the verbs with which it is entered for evaluation after them.
_NAMES = (["là"], ["của"], ["do"], ["gồm"], ["thuộc"], ["đến"])
_ENTERS = ("đăng", "tham", "dự", "đề", "nộp")
_KEEPING = {("củng", "cố"), ("nâng", "cấp"), ("hoàn", "thiện")}
_WILL = 8
_FOR = (["nâng"], ["cho"], ["đề"], ["của"], ["dự"], ["trình"])
_AT_ONCE = 3


def plan(look: Look) -> Status | None:
    """`target` or `expected` where a word of planning governs the count, `added` for what came of a plan, else None."""
    if to_be_judged(look):
        return "expected"
    if stated_goal(look):
        return "target"
    if _of_plan(look):
        return "added"
    if _upkeep(look):
        return "target"
    if (
        _forecast(look)
        or under_evaluation(look)
        or being_judged(look)
        or put_up(look)
        or _on_condition(look)
        or examined(look)
        or passed_on(look)
    ):
        return _expected(look)
    told = _plan_after(look) or _plan_before(look) or (_goal(look) if implied_goal(look) else None)
    return told or ("added" if came_through(look) or ranks(look) else None)


def _goal(look: Look) -> Status:
    """What is to come is a goal, but within a forecast it is forecast: "dự kiến năm 2023 là 83, năm 2024 là 105"."""
    return "expected" if look.over == "expected" else "target"


def _forecast(look: Look) -> bool:
    """Whether a word of forecasting stands right before the count: "dự kiến 12 sản phẩm"."""
    cues = [cue for cue in look.left if cue.meaning == "expected" and look.around.first - cue.last <= _AT_ONCE]
    return bool(cues) and look.over != "target" and look.words(cues[-1])[0] in ("dự", "ước")


def _of_plan(look: Look) -> bool:
    """Whether a share is what came of a plan: "hoàn thành 9/8 sản phẩm được giao"."""
    planned = any(cue.meaning == "target" for cue in (*look.inside, *look.close))
    return look.number.of is not None and (look.over == "target" or (planned and look.over != "expected"))


def _upkeep(look: Look) -> bool:
    """Whether things that there are will be kept up or raised: "sẽ có 15 sản phẩm được củng cố, phát triển"."""
    before = look.sentence.words(max(look.around.left, look.around.first - _AT_ONCE), look.around.first)
    after = look.sentence.words(look.around.last, look.around.comma)
    return "sẽ" in before and any(pair in _KEEPING for pair in pairwise(after))


def _on_condition(look: Look) -> bool:
    """Whether a count would come of what is only supposed: "Nếu suôn sẻ, hết năm xã có 7 sản phẩm"."""
    words = look.sentence.words(look.around.said, look.around.first)
    if "nếu" not in words or look.at_hand or look.done:
        return False
    supposed = words[words.index("nếu") + 1 :]
    apart = "," in supposed or "thì" in supposed
    return apart and supposed[0] in _SUCCESS and not {"nay", "hiện"} & set(supposed)


def _plan_after(look: Look) -> Status | None:
    """A plan told within the count or right after it: "5 sản phẩm đang chờ đánh giá"."""
    if _takes_part(look) or _promising(look):
        return _expected(look)
    if any(
        cue.meaning == "expected" and _reaches_over(look, cue) and not _decided_already(look, cue) for cue in look.right
    ):
        return _expected(look)
    stock = plan_ends(look.sentence, look.around.left, look.around.first)
    for cue in (*look.inside, *look.close):
        if cue.meaning == "target" and look.words(cue)[0] != "kế" and not stock:
            return "target"
        if cue.meaning not in ("expected", "join") or _decided_already(look, cue) or came_of_it(look, cue):
            continue
        if cue.meaning == "expected" and not (denied(look, cue) or _by_now(look, cue)):
            return _expected(look)
        joins = cue.meaning == "join" and not (look.part and look.over in IN_FORCE)
        if joins and look.of_products and not look.at_a_point:
            return _expected(look)
    return None


def _expected(look: Look) -> Status:
    """What is put up is expected; within a plan it is a part of the plan, unless it is set against it."""
    return "target" if look.over == "target" and not _set_against(look) else "expected"


def _set_against(look: Look) -> bool:
    """Whether what has come of a plan so far is told: "song mới có 5 sản phẩm đăng ký", "đến nay 3 đã nộp hồ sơ"."""
    if look.word_before in ("xong", "được") or look.number.comparator == "ge" or look.active is not None:
        return False
    words = look.sentence.words(look.around.left, look.around.first)
    turned = any(one in ("song", "nhưng", "mới", "đã") for one in words[:_AT_ONCE])
    handed_in = any(pair in _HANDED_IN for pair in pairwise(look.sentence.words(look.around.last, look.around.comma)))
    return turned or handed_in or plan_ends(look.sentence, look.around.left, look.around.first)


def _promising(look: Look) -> bool:
    """Whether products only have promise, of no level: "178 sản phẩm tiềm năng của 131 chủ thể"."""
    return look.sentence.words(look.count_last, look.count_last + 2) == ["tiềm", "năng"] and not look.levelled


def _reaches_over(look: Look, cue: Cue) -> bool:
    """Whether a word past a comma is the count's still: "đưa 60 sản phẩm ở A, B ra đánh giá", "đối với 2 sản phẩm"."""
    before = look.sentence.words(look.around.left, look.around.first)
    put = look.words(cue)[0] in ("ra", "đưa") and ("đưa" in before or "mang" in before)
    # "5 sản phẩm trên 90 điểm, đủ điều kiện trình Trung ương": the predicate goes on after the comma.
    closing = look.sentence.words(look.around.right, look.around.right + 1) in ([], [";"], ["."])
    opens = cue.first - look.around.comma - 1
    goes_on = closing and (
        (opens == 0 and look.words(cue)[0] in ("đủ", "chờ", "đang", "trình", "được"))
        or (opens == 2 and look.sentence.words(cue.first - 2, cue.first) == ["thống", "nhất"])
    )
    return put or goes_on or (closing and _after_names(look, cue)) or look.potential or before[-2:] == ["đối", "với"]


def _after_names(look: Look, cue: Cue) -> bool:
    """Whether a predicate follows the names of what is counted: "2 sản phẩm là A và B của cơ sở C, xã D đăng ký"."""
    opened = look.sentence.words(look.around.last, look.around.last + 1)[:1]
    telling = [one for one in look.right if one.meaning not in ("evaluate", "total")]
    alone = bool(telling) and telling[0] is cue and look.words(cue)[0] in _ENTERS
    return alone and opened in _NAMES and not (look.at_hand or look.at_a_point or look.potential or look.levelled)


def _by_dossier(look: Look) -> bool:
    """Whether dossiers are made up for the products: "làm hồ sơ nâng 8 sản phẩm lên 4 sao"."""
    before = look.sentence.words(max(look.around.left, look.around.first - _WILL), look.around.first)
    return "sơ" in before and any(
        before[at : at + 2] == ["hồ", "sơ"] and before[at + 2 : at + 3] in _FOR for at in range(len(before))
    )


def _decided_already(look: Look, cue: Cue) -> bool:
    """Whether a word of evaluation only tells how the things counted came to be ranked.

    So it is in a part of what was decided ("trong đó 7 sản phẩm dự thi lần đầu"), in what an authority grants, and in a
    share that has passed ("17/21 sản phẩm đủ điều kiện").
    """
    decided = (look.part and look.over in ("added", "renewed")) or look.granting or look.granted
    share = look.number.of is not None and not any(
        one.meaning == "expected" and (asks(look, one) or _to_enter(look, one)) for one in look.right
    )
    kind = look.part and look.over in ("added", "renewed") and look.sentence.words(cue.last, cue.last + 1) == ["mới"]
    return kind or ((decided or share) and not asks(look, cue))


def _to_enter(look: Look, cue: Cue) -> bool:
    """Whether things are only found fit to be evaluated: "đủ điều kiện tham gia đánh giá", "đủ điều kiện để trình"."""
    after = look.sentence.words(cue.last, cue.last + 1)
    return look.words(cue)[0] == "đủ" and after in (["tham"], ["đánh"], ["để"], ["dự"], ["trình"], ["đưa"])


def _takes_part(look: Look) -> bool:
    """Whether the count is of what takes part in a round that is told of: "đợt này có 21 sản phẩm tham gia"."""
    if look.granted or (look.part and look.over in ("added", "renewed")):
        return False
    after = look.sentence.words(look.around.last, look.around.last + 3)
    joins = ["tham", "gia"] in (after[:2], after[after[:1] == ["ocop"] :])
    opening = " ".join(look.sentence.words(look.around.left, look.around.first))
    sentence = " ".join(look.sentence.words(0, look.around.first))
    with_them = look.council and opening.endswith("tham gia với")
    if with_them or opening.endswith(_TAKING_PART) or _ENTERING.search(sentence):
        return not tells_result(look)
    return look.council and joins and not (look.granting or tells_result(look))


def _plan_before(look: Look) -> Status | None:
    """A plan told before the count: "phấn đấu công nhận 10 sản phẩm"."""
    before = [cue for cue in look.left if cue.meaning in PLANS and _still_holds(look, cue)]
    if _by_dossier(look) or _under_way(look) or (not before and _to_be(look)):
        return _expected(look)
    before = before or [cue for cue in status_cues(look.sentence, 0, look.around.clause) if cue.meaning == "target"]
    if not before or look.exists_already or plan_ends(look.sentence, before[-1].last, look.around.first):
        return None
    forecast = look.words(before[-1])[0] in ("sẽ", "dự", "ước")
    if before[-1].meaning == "expected" and not forecast and look.over != "target" and passively_decided(look):
        return None
    # "Phấn đấu … đề nghị 2 sản phẩm 5 sao": a proposal within a plan is a part of the plan, not so the other way round.
    beside = before[-1].meaning == "target" and look.around.first == before[-1].last
    planned = (
        look.over == "target"
        or beside
        or (before[0].meaning == "target" and not _is_document(look, before[0], before[-1]))
    )
    return "target" if planned else "expected"


def _still_holds(look: Look, cue: Cue) -> bool:
    """Whether a word of a plan or an evaluation has not come to its result, and is not denied."""
    if of_results(look, cue) or goes_with_grant(look, cue):
        return False
    return cue.meaning == "target" or not (is_over(look, cue) or denied(look, cue))


def _is_document(look: Look, plan: Cue, last: Cue) -> bool:
    """Whether a plan is only what is cited, and another word tells: "theo kế hoạch số 10, có 12 xã đăng ký 20"."""
    before, after = look.sentence.words(0, plan.first)[-2:], look.sentence.words(plan.last, plan.last + 1)
    cited = before[-1:] == ["theo"] or before in (["căn", "cứ"], ["thực", "hiện"])
    return last.meaning == "expected" and cited and after in (["số"], ["của"])


def _to_be(look: Look) -> bool:
    """Whether "sẽ" stands before the number: "tổng số sản phẩm sẽ là 62"."""
    return "sẽ" in look.sentence.words(max(look.around.left, look.around.first - _WILL), look.count_last)


def _by_now(look: Look, cue: Cue) -> bool:
    """Whether all that have ever taken part are told: "Hiện đã có 6.542 chủ thể tham gia đánh giá"."""
    _, before = dates_of(look.sentence, look.around)
    by_now = any(one.what.kind in ("now", "since") and one.first >= look.around.left for one in before)
    return by_now and not look.part and look.words(cue)[0] in ("tham", "dự") and not asks(look, cue)


def _under_way(look: Look) -> bool:
    """Whether recognition is still going on: "đang tiếp tục đánh giá, công nhận 4 sản phẩm mới"."""
    before = look.sentence.words(max(look.around.left, look.around.first - _WILL), look.around.first)
    return look.adds and "đang" in before and "đang có" not in " ".join(before)


def denied(look: Look, cue: Cue) -> bool:
    """Whether a cue stands under "chưa" or "không"."""
    return any(word in ("chưa", "không") for word in look.sentence.words(cue.first - 5, cue.first))
