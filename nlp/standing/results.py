"""Whether what was put up is told to have come to a result, or evaluation only to be asked for or going on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp.lexicon import Cue, word_set
from nlp.standing.look import Look

_AUTHORITIES = frozenset(("ubnd", "tỉnh", "huyện", "bộ", "hội", "ủy", "thành", "tp", "trung", "thị", "xã"))
_NOT_YET = frozenset(("để", "nhằm", "đề", "trình", "phấn", "sẽ", ";", "nếu"))
_OUTCOMES = ("đạt", "được", "gắn")
_PROPOSES = frozenset(("đề", "trình", "xin"))
_CAME = frozenset(("đều", "đã", "được"))
_ASKS = word_set("asking")
_RANKING = {("phân", "hạng"), ("xếp", "hạng"), ("xếp", "loại")}
_RANKED = ("xếp", "phân", "công", "cấp")
# What follows one of these is still to be done.
_PLANNED = frozenset(("sẽ", "dự", "kế", "phấn", "mục", "tục", "hoạch", "để", "nhằm", "chuẩn"))
_ROW, _AGENT = 3, 6


def asks(look: Look, cue: Cue) -> bool:
    """Whether a word of evaluation is of what is only hoped for: "đề nghị", "đăng ký", "chờ đánh giá"."""
    return asks_for(look.words(cue))


def asks_for(words: Sequence[str]) -> bool:
    """Whether words of evaluation ask for it."""
    return bool(_ASKS & set(words)) and "chương" not in words


def ranks(look: Look) -> bool:
    """Whether a council puts the things counted at a level, be it in a round whose entrants are told before."""
    judging = look.over == "expected" and look.levelled and look.word_before in ("chấm", "cho")
    return (look.ranking or judging) and not (look.at_a_point or look.at_hand) and look.over != "target"


def came_through(look: Look) -> bool:
    """Whether what took part in a round is told to have passed it: "22 sản phẩm dự thi được công nhận"."""
    joining = [cue for cue in (*look.inside, *look.close) if cue.meaning in ("expected", "join")]
    joining = [cue for cue in joining if not asks(look, cue)]
    return not (look.part or look.at_a_point) and any(came_of_it(look, cue) for cue in joining)


def came_of_it(look: Look, cue: Cue) -> bool:
    """Whether a result is told of what was put up: "34 sản phẩm dự xét đều đạt 3 sao", "cấp giấy cho 33 … tham gia"."""
    if _ranked(look, cue):
        return True
    results = [flow for flow in look.right if flow.meaning == "flow" and flow.first >= cue.last]
    firsts = [_result_first(look, cue.last, flow) for flow in results if not _may(look, flow)]
    first = next((one for one in firsts if one is not None), None)
    if first is None:
        return False
    between, opener = look.sentence.words(cue.last, first), look.sentence.words(first, first + 1)
    if not between and asks(look, cue) and opener == ["được"]:
        # "Đề nghị được công nhận": no more than what is asked for.
        return False
    if _PROPOSES & set(look.words(cue)) and not _CAME & {*between, *opener}:
        # "Được đề nghị công nhận sản phẩm đạt 4 sao": what is proposed, and no result.
        return False
    return not any(word in _NOT_YET for word in between)


def tells_result(look: Look) -> bool:
    """Whether a result is told after the count, of whatever was put up."""
    return any(_result_first(look, look.around.last, cue) is not None for cue in look.right if cue.meaning == "flow")


def _result_first(look: Look, first: int, flow: Cue) -> int | None:
    """Where a result begins: at "đạt", "gắn", or at the "được" of the passive; None where none is told."""
    if look.words(flow)[0] in _OUTCOMES:
        return flow.first
    before = look.sentence.words(first, flow.first)
    passive = "được" in before[-_AGENT:] and not {",", ";"} & set(before[before.index("được") :])
    return first + before.index("được") if passive else None


def _ranked(look: Look, cue: Cue) -> bool:
    """Whether evaluation and ranking are told in one row, as past: "qua chấm điểm, xếp hạng"."""
    flow = next((flow for flow in look.right if flow.meaning == "flow" and flow.first >= cue.last), None)
    if flow is None or flow.first - cue.last > _ROW or look.words(flow)[0] not in _RANKED or asks(look, cue):
        return False
    before = look.sentence.words(max(look.around.last, cue.first - _ROW), cue.first + 1)
    return bool({"qua", "đã", "được"} & set(before)) and not _ASKS & set(before)


def _may(look: Look, flow: Cue) -> bool:
    """Whether a result is only possible: "có tiềm năng đạt 5 sao", "có khả năng được công nhận"."""
    return "năng" in look.sentence.words(flow.first - 1, flow.first)


def is_over(look: Look, cue: Cue) -> bool:
    """Whether an evaluation is told as past: "Qua chấm điểm, 26 sản phẩm đạt …", "tổ chức đánh giá được 11.054"."""
    if look.word_before == "được":
        return not _PROPOSES & set(look.words(cue)) and "ký" not in look.words(cue)
    before = look.sentence.words(cue.first - 3, cue.first)
    return "qua" in before or "sau" in before or before[-2:] == ["kết", "thúc"]


def of_results(look: Look, cue: Cue) -> bool:
    """Whether an act follows on results: "từ kết quả chấm điểm, huyện công nhận thêm 7 sản phẩm"."""
    before = look.sentence.words(cue.first - 3, cue.first)
    outcome = look.levelled and any(flow.meaning == "flow" for flow in look.close)
    return before[-2:] == ["kết", "quả"] and (look.granting or outcome or before[0] in ("duyệt", "nhận", "bố"))


def goes_with_grant(look: Look, cue: Cue) -> bool:
    """Whether evaluation is told in one row with its outcome: "đã chấm điểm, phân hạng và công nhận 34 sản phẩm".

    A ranking that is done is such an outcome: "huyện đã tổ chức đánh giá, phân hạng 79 sản phẩm".
    """
    evaluates = look.words(cue)[0] in ("chấm", "đánh", "tổ", "tiến")
    if look.ranking and not asks(look, cue):
        return True
    between = look.sentence.words(cue.last, look.around.first)
    ended = look.granting or bool(_RANKING & set(pairwise(between)))
    done = look.done or (look.granting and not _PLANNED & set(look.sentence.words(0, cue.first)))
    return evaluates and ended and done and not any(word in _NOT_YET for word in between)


def passively_decided(look: Look, by_agent: bool = False) -> bool:
    """Whether recognition is told of the count in the passive: "được công nhận", "được UBND tỉnh công nhận".

    Args:
        look: The words around the count.
        by_agent: Whether the authority must be told.
    """
    for cue in look.close:
        before = look.sentence.words(cue.first - 5, cue.first)
        by_them = "được" in before and bool(_AUTHORITIES & set(before[before.index("được") :]))
        passive = by_them or (not by_agent and "được" in look.sentence.words(cue.first - 1, cue.last))
        if cue.meaning == "flow" and passive and look.words(cue)[0] in ("công", "cấp", "được", "chứng"):
            return True
    return False
