"""Whether a count is told of an assessment round: "Đợt 1 có 52 sản phẩm", "Dẫn đầu kỳ này là huyện A với 10"."""

from __future__ import annotations

from itertools import pairwise

from nlp.lexicon import word_set
from nlp.standing.look import Look, only_having

_ROUNDS, _TIMES = ("đợt", "kỳ", "vòng"), ("lần", "dịp", "mùa", "phiên")
_WHICH_ROUND = ("này", "đầu", "cuối", "đánh", "chấm", "xét", "xếp", "phân", "công", "i", "ii", "iii")
_NO_ROUNDS = (["thời"], ["định"], ["nhiệm"], ["cùng"], ["học"], ["chu"], ["nhiều"], ["các"], ["mỗi"])
_AROUND = word_set("around_rounds")
_REACH = 3


def of_a_round(look: Look) -> bool:
    """Whether an assessment round is the subject or the frame: "Đợt 1 có 52 sản phẩm", "Trong đợt này, xã A có 2".

    What there is "sau đợt này" or "trước kỳ 2" is a stock.
    """
    words = look.sentence.words(look.around.left, look.around.first)
    for at, (one, two) in enumerate(pairwise(words)):
        which = one in _ROUNDS and (two in _WHICH_ROUND or two.isdigit())
        this = two == "này" or words[at + 1 : at + 4] == ["đánh", "giá", "này"]
        if not which and not (one in _TIMES and this):
            continue
        before = words[max(0, at - _REACH) : at]
        if not _AROUND & set(before) and before[-1:] not in _NO_ROUNDS and not _sums_up(look, at):
            return True
    return False


def _sums_up(look: Look, at: int) -> bool:
    """Whether a stock is told after a round, and not of it: "Tại lễ trao giấy đợt 1, … hiện tỉnh có 139"."""
    since = look.around.left + at
    return any(
        cue.meaning == "recognised" and cue.first > since and not only_having(look, cue) for cue in look.left
    ) or any(one.what.kind == "now" and since < one.first < look.around.first for one in look.sentence.dates)
