"""Whether what is counted is before a council: judged, to be judged, put up, or passed on to a higher one."""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.standing.look import Look
from nlp.standing.results import tells_result

_ROUNDS = ("đợt đánh giá", "kỳ đánh giá", "lần đánh giá", "đợt chấm", "vòng đánh giá", "đợt chấm điểm", "vòng thi")
_THIS_ROUND = tuple(f"{one} {pointing} có" for one in _ROUNDS for pointing in ("này", "lần này"))
# "Trong đợt đánh giá, phân hạng sản phẩm OCOP năm 2022 có": the round by its year.
_EVALUATING_ROUND = re.compile(
    r"(?:đợt|kỳ) đánh giá(?: , (?:phân|xếp) (?:hạng|loại))?(?: sản phẩm)?(?: ocop)?"
    r"(?: (?:đợt \d )?năm \d{4})? (?:có|là)$"
)
_GOING_ON = frozenset(("định", "nốt", "tiếp", "xong", "thi", "điểm", "cho", "thêm", "được", "các", "khoảng", "chừng"))
_JUDGING = frozenset(("đánh", "chấm", "xét", "thẩm", "phân", "xếp", "dự", "thi"))
_EXAMINING = {("thẩm", "định"), ("xem", "xét"), ("chấm", "điểm"), ("đánh", "giá"), ("xét", "duyệt"), ("thẩm", "tra")}
_HIGHER = frozenset(("hội", "tỉnh", "thành", "trung", "bộ", "cấp", "huyện", "sở"))
_WILL, _FAR = 8, 14
_AT_ONCE = 3


def under_evaluation(look: Look) -> bool:
    """Whether all are told that a round evaluates, without a result: "Đợt đánh giá này có 16 sản phẩm"."""
    before = " ".join(look.sentence.words(look.around.left, look.around.first))
    of_round = before.endswith(_THIS_ROUND) or _EVALUATING_ROUND.search(before)
    return bool(of_round) and not look.levelled and not any(cue.meaning == "flow" for cue in look.close)


def being_judged(look: Look) -> bool:
    """Whether a council is told to judge the things counted, without a result: "tỉnh chấm nốt 21 sản phẩm"."""
    words = look.sentence.words(max(look.around.left, look.around.first - _AT_ONCE - 1), look.around.first)
    verb = next((at for at in range(len(words) - 1, -1, -1) if words[at] in ("chấm", "xét", "thẩm")), None)
    if (
        verb is None
        or {"quả", "qua", "sau"} & set(words[:verb])
        or not all(word in _GOING_ON for word in words[verb + 1 :])
        or look.granted
    ):
        return False
    return not (look.levelled or look.ranked) and not any(cue.meaning == "flow" for cue in look.close)


def put_up(look: Look) -> bool:
    """Whether the things counted are brought before a council: "đưa 12 sản phẩm của các xã vào đánh giá"."""
    words = look.sentence.words(look.around.last, look.around.comma)
    if look.word_before in ("chuyển", "gửi", "chọn") and look.over != "target":
        return any(one in ("lên", "về", "tới") and two in _HIGHER for one, two in pairwise(words))
    if look.word_before not in ("đưa", "mang") or look.levelled:
        return False
    return not tells_result(look) and any(
        one in ("vào", "ra", "đi") and two in _JUDGING for one, two in pairwise(words)
    )


def examined(look: Look) -> bool:
    """Whether they are told to be under examination now: "đang thẩm định 6 sản phẩm", "3 … đang được tỉnh xét"."""
    if look.granted or look.at_hand or look.number.of is not None:
        return False
    before = look.sentence.words(max(look.around.left, look.around.first - _WILL), look.around.first)
    after = look.sentence.words(look.around.last, min(look.around.comma, look.around.last + _WILL))
    return _is_examining(before[_last(before, "đang") :], _AT_ONCE) or (
        "đang" in after and not _is_held(after) and _is_examining(after[after.index("đang") :], _WILL)
    )


def to_be_judged(look: Look) -> bool:
    """Whether a round to come is told by what it will evaluate: "Hội đồng sẽ chấm điểm, xếp hạng khoảng 128 …"."""
    words = look.sentence.words(max(look.around.said, look.around.first - _FAR), look.around.first)
    if "sẽ" not in words or look.over == "target":
        return False
    to_come = words[_last(words, "sẽ") + 1 :]
    judging = to_come[:1] == ["chấm"] or any(pair in _EXAMINING for pair in pairwise(to_come[:4]))
    return judging and not {"công", "đạt", "có", "để"} & set(to_come)


def passed_on(look: Look) -> bool:
    """Whether they go on to a higher council, however they were ranked: "2 sản phẩm trên 70 điểm được gửi lên tỉnh"."""
    if look.at_hand or look.number.of is not None:
        return False
    words = look.sentence.words(look.around.last, look.around.right)
    for at, word in enumerate(words):
        if word in ("gửi", "chuyển", "nộp") and words[at - 1 : at] != ["đã"]:
            to = words[at + 1 : at + 4]
            return bool({"tỉnh", "thành", "trung", "bộ"} & set(to)) and not {"đầu", "lời", "tiền", "hàng"} & set(to)
    return False


def _last(words: list[str], word: str) -> int:
    """Place of the last of a word; the end where it is not there."""
    return len(words) - 1 - words[::-1].index(word) if word in words else len(words)


def _is_held(words: list[str]) -> bool:
    """Whether something is told to be had or in force: "đang có", "đang còn hạn"."""
    return words[words.index("đang") + 1 :][:1] in (["có"], ["còn"])


def _is_examining(words: list[str], reach: int) -> bool:
    """Whether after "đang" a verb of examination stands, not far from the end: "đang được Hội đồng tỉnh thẩm định"."""
    if words[:1] != ["đang"]:
        return False
    for at, pair in enumerate(pairwise(words)):
        if pair in _EXAMINING and len(words) - at - 2 <= reach:
            return "cao" not in words and not {",", "và"} & set(words[:at])
    return False
