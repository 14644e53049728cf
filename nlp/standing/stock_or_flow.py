"""Stock or flow: whether a count is of all that is recognised, or of what one act or period added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.dates import DateExpression
from nlp.lexicon import Cue
from nlp.linking.zones import dates_of
from nlp.standing.look import Look, only_having
from nlp.standing.results import passively_decided
from nlp.standing.rounds import of_a_round
from ocop.models import Status

_PLANS = ("target", "expected")
# What is set beside, or kept up, was there before: "bên cạnh 12 sản phẩm đã được công nhận", "duy trì 20 sản phẩm".
_BESIDES = ("cạnh", "ngoài", "lượng", "trì", "cố")
_THIS_YEAR = ("năm nay", "năm qua", "năm vừa qua")
_RAISING = ("đưa", "nâng", "kéo", "tăng")
_CONSEQUENCES = (
    ["qua", "đó"],
    ["nhờ", "đó"],
    ["nhờ", "vậy"],
    ["như", "vậy"],
    ["như", "thế"],
    ["vậy", "là"],
    ["từ", "đó"],
)
_HAVING = ("có", "gồm", "là", "với")
_ONLY = (["mới", "đạt"], ["mới", "được"])
_RECOGNISING = (["công", "nhận"], ["chứng", "nhận"])
_MAKING_KNOWN = ["công", "bố"]
_YEARS = ("hai ", "ba ", "2 ", "3 ", "cả ")
_CLOSING = (("khép", "lại"), ("kết", "thúc"))
# Units that evaluate, and that they have; what whole provinces have come to is no running round.
_HELD = re.compile(
    r"\b\d+(?:/\d+)? (?:quận|huyện|thị xã|xã|phường|địa phương)\b.* "
    r"(?:tổ chức đánh giá|tổ chức chấm|chấm|đánh giá|xong phần việc)\b"
)
_AT_ONCE, _HAD = 1, 3
_MONTH, _YEAR = 31, 364
# Words of an act that goes on after a comma: "vừa ban hành quyết định, công nhận 12 sản phẩm".
_ACTS = frozenset(("công", "cấp", "trao", "phê", "chứng", "xếp", "phân", "nhận"))
_ANEW = ("mới", "thêm", "tiếp", "lần", "bổ")


def stock_or_flow(look: Look) -> Status | None:
    """`recognised`, `added` or, for what a council only evaluates, `expected`; None where nothing tells."""
    after, before = dates_of(look.sentence, look.around)
    dated = [one.what for one in (*after, *before)]
    own = [one.what for one in (*after, *before) if one.first >= look.around.left]
    # "Tính thêm số này, hiện huyện có 8 sản phẩm": what is told before the point in time is not of the count.
    since = max((one.first for one in before if _is_point(look, [one.what])), default=0)
    said = [cue for cue in (*look.left, *look.inside) if cue.meaning in ("added", "recognised") and cue.last > since]
    said = [cue for cue in said if not (_says_little(look, cue) or _of_another_clause(look, cue))]
    said = [cue for cue in look.close if _recognises_anew(look, cue)] or said
    if not said and not _is_point(look, own[:1]):
        said = [cue for cue in look.close if cue.meaning in ("added", "recognised") and not _raises(look, cue)]
        said = [cue for cue in said if not _says_little(look, cue)]
    if _by_units(look) or (look.over in (None, "target") and _is_result(look)):
        return "added"
    if _reached(look):
        # "Đưa kết quả từ đầu năm lên 19 sản phẩm" sums up one year.
        this_year = ("đầu", "năm") in pairwise(look.sentence.words(look.around.left, look.around.first))
        return "added" if this_year else "recognised"
    if look.raised and not said and not _is_point(look, own[:1]):
        # What has risen in rank is new there, but as a part of the stock it is still that.
        return "added" if look.over in (None, "added") else None
    if of_a_round(look) and not _evaluates(look):
        return "added"
    return _as_said(look, said[-1], dated) if said else _undeclared(look, dated, own)


def _undeclared(look: Look, dated: Sequence[DateExpression], own: Sequence[DateExpression]) -> Status | None:
    """Status that the times and verbs around a count tell, where no word of adding or having does."""
    if look.part and look.over not in (None, "target", "expected") and not own and look.tells_recognition:
        return None
    ever_since = look.over is None and look.sentence.words(look.around.said, look.around.said + 2) == ["kể", "từ"]
    if _is_point(look, own[:1]) or ever_since or (look.over is None and not own and _over_years(look)):
        return "recognised"
    if not look.potential and any(_short(look, one) for one in own[:1]):
        return "added"
    if look.tells_recognition:
        return _recognition(look, dated)
    if look.over is not None:
        return None
    return "recognised" if _is_point(look, dated) else _closing(look)


def _by_units(look: Look) -> bool:
    """Whether a running round is told by how many units have held it: "đến nay 5 huyện đã chấm, xếp hạng 31 …"."""
    said = " ".join(look.sentence.words(look.around.said, look.around.first))
    held = _HELD.search(said)
    return held is not None and "công nhận" not in said[held.start() :]


def _is_result(look: Look) -> bool:
    """Whether a count is the result by its label: "- Kết quả: 31 sản phẩm"."""
    return look.sentence.words(look.around.first - 3, look.around.first) == ["kết", "quả", ":"]


def _reached(look: Look) -> bool:
    """Whether a count is a level that was reached, left, or comes of what was told before it.

    "Đưa toàn tỉnh từ 108 sản phẩm lên 170", "được công nhận 2 sản phẩm, qua đó có 7 sản phẩm".
    """
    words = look.sentence.words(look.around.left, look.around.first)
    raised = any(word in _RAISING for word in look.sentence.words(look.around.clause, look.around.first))
    if raised and words[-1:] == ["từ"]:
        return look.sentence.words(look.around.right - 1, look.around.right) == ["lên"]
    if raised and (
        words[-1:] in (["lên"], ["thành"]) or "lên" in look.sentence.words(look.around.first, look.around.last)
    ):
        # "Nâng số sản phẩm lên 233": the noun may stand before the number.
        return True
    opening = words[1:] if words[:1] == [","] else words
    return opening[:2] in _CONSEQUENCES and words[-1] in _HAVING


def _says_little(look: Look, cue: Cue) -> bool:
    """Whether a word next to the count only bounds it ("mới đạt 7"), or counts it in: "601, tính cả 19 mới …".

    Who makes known what there is ("số liệu công bố") adds to it only where that is said of the count itself.
    """
    beside = look.around.first - cue.last <= _AT_ONCE
    words = look.words(cue)
    if words == _MAKING_KNOWN and not (beside and cue.last <= look.around.first):
        return True
    if words[:2] == ["quyết", "định"] and look.sentence.words(cue.first - 1, cue.first) == ["có"]:
        # "Đã có quyết định công nhận" tells of a state.
        return True
    if beside and (words in _ONLY or (len(words) == 2 and words[1] == "cả")):
        return True
    return only_having(look, cue) and any(one.meaning in ("added", "flow") for one in look.close)


def _of_another_clause(look: Look, cue: Cue) -> bool:
    """Whether a comma parts a word of adding from the count: "Vừa được tặng cờ thi đua, xã có 6 sản phẩm"."""
    if cue.meaning != "added" or cue.first >= look.around.first:
        return False
    between = look.sentence.words(cue.last, look.around.first)
    signs = [at for at, word in enumerate(between) if word in (",", ":")]
    return bool(signs) and not _ACTS & set(between[signs[-1] :])


def _short(look: Look, one: DateExpression) -> bool:
    """Whether a time is an assessment round or a part of a year, in which things are only added."""
    if not _is_period(one) or one.named or one.which or one.first_day is None or one.last_day is None:
        return False
    # "Tháng 7/2025, tỉnh có 90 sản phẩm": of a month a stock is told as well.
    shortest = _MONTH if look.word_before == "có" else 0
    return one.round or shortest <= (one.last_day - one.first_day).days < _YEAR


def _recognises_anew(look: Look, cue: Cue) -> bool:
    """Whether recognition itself is told as new: "đã có 48 sản phẩm được công nhận mới", "… được xếp hạng lần đầu"."""
    words = look.words(cue)
    first = words[:2] == ["lần", "đầu"] and any(one.meaning == "flow" and one.last == cue.first for one in look.close)
    return first or (words[:-1] in _RECOGNISING and words[-1] in _ANEW)


def _raises(look: Look, cue: Cue) -> bool:
    """Whether a cue leads to the total that comes next: "15 sản phẩm đạt 4 sao, nâng tổng số lên 40"."""
    return look.words(cue)[0] in ("nâng", "đưa") and cue.meaning == "recognised"


def _over_years(look: Look) -> bool:
    """Whether what several years have brought is told: "Sau 5 năm triển khai, tỉnh đã công nhận 210 sản phẩm"."""
    words = look.sentence.words(look.around.said, look.around.first)
    for at, word in enumerate(words):
        if word == "năm" and any(opener in words[max(0, at - 4) : at] for opener in ("sau", "qua")):
            return not words[at + 1 : at + 2] or not words[at + 1].isdigit()
    return False


def _is_point(look: Look, dates: Sequence[DateExpression]) -> bool:
    return any((one.kind in ("now", "since") or one.until) and not _of_this_year(look, one) for one in dates)


def _of_this_year(look: Look, one: DateExpression) -> bool:
    """Whether a stretch up to now began with the same year: "từ đầu năm đến nay"."""
    first, last = one.first_day, one.last_day
    if look.sentence.published is None:
        # Both ends are unknown then.
        return one.kind == "now" and look.sentence.lower[: one.start].endswith("từ đầu năm ")
    return one.kind == "since" and first is not None and last is not None and first.year == last.year


def _as_said(look: Look, cue: Cue, dated: Sequence[DateExpression]) -> Status | None:
    """What the nearest word of adding or of having says."""
    if look.over is not None and only_having(look, cue):
        return None
    if cue.meaning == "recognised":
        return "added" if look.words(cue) == ["đã", "có"] and _within_a_year(look, dated) else "recognised"
    # A part of the stock that rose in rank is still a part of the stock; what is new is not.
    new = any(word in _ANEW for word in look.words(cue))
    acts = not look.inline and 0 <= look.around.first - cue.last <= _AT_ONCE
    return "added" if new or acts or not (look.part and look.over == "recognised") else None


def _within_a_year(look: Look, dated: Sequence[DateExpression]) -> bool:
    """Whether recognition is told of one period: "Năm 2024 … đã có 7 sản phẩm được công nhận".

    All there is by a year is no flow of it: "vào năm 2024, tỉnh đã có tổng cộng 155 sản phẩm".
    """
    first = dated[0] if dated else None
    if look.sentence.has("status", "total", look.around.left, look.around.first):
        return False
    return look.tells_recognition and first is not None and (_is_period(first) or _of_this_year(look, first))


def _is_period(one: DateExpression) -> bool:
    return one.kind == "period" and not one.until and not one.stage


def _closing(look: Look) -> Status | None:
    """Recognition told once at the end of a list: "Hàm Yên có 10, Na Hang có 1 sản phẩm được công nhận đợt này"."""
    last = max((number.last for number in look.sentence.numbers), default=0)
    closing = look.sentence.has("status", "flow", last)
    return "added" if closing and look.council else None


def _recognition(look: Look, dated: Sequence[DateExpression]) -> Status | None:
    """An act of recognition: a flow where a period, a decision or a council stands with it, else the stock."""
    first = next((one for one in dated if not one.decision), None)
    if look.council and _evaluates(look) and (first is None or not first.until):
        return "expected"
    if first is not None:
        return _dated_recognition(look, first)
    if look.over is None and look.exists_already and look.word_before in _BESIDES:
        return "recognised"
    if (
        look.over is None
        and look.word_before not in ("có", "với", "là", "hữu")
        and passively_decided(look, by_agent=True)
    ):
        return "added"
    # "Thành phố đã công nhận được 2.167 sản phẩm" tells what has come together so far.
    so_far = look.done and look.word_before == "được"
    acted = look.granting and not so_far
    undone = "đã" not in look.sentence.words(look.around.clause, look.around.last)
    beside = look.over is None or (look.over == "recognised" and not look.part and acted)
    if look.council or (look.active is not None and beside and (undone or acted)) or _this_year(look):
        return "added"
    return look.over if look.over not in _PLANS else None


def _this_year(look: Look) -> bool:
    """Whether recognition is told of a year that only the day of publication could name: "Năm nay, xã có 3 …"."""
    before = " ".join(look.sentence.words(look.around.said, look.around.first))
    return look.over is None and any(f"{one} ," in before or before.endswith(f"{one} có") for one in _THIS_YEAR)


def _dated_recognition(look: Look, date: DateExpression) -> Status:
    if _of_this_year(look, date):
        return "added"
    if date.until or date.kind not in ("period", "day"):
        return "recognised"
    # "Ngày 3/8/2022, tỉnh có 44 sản phẩm được công nhận" is a stock, as is what a stage led to; of one year a flow.
    has = _has(look) and look.active is None
    if has and any(pair in _CLOSING for pair in pairwise(look.sentence.words(look.around.left, look.around.first))):
        # "Khép lại năm 2022, thành phố có 96 sản phẩm được xếp hạng": what there is at its end.
        return "recognised"
    long = date.kind == "day" or (date.stage and not _years_counted(look, date))
    return "recognised" if has and long and not look.council else "added"


def _years_counted(look: Look, date: DateExpression) -> bool:
    """Whether a stage is told as so many years: "trong hai năm 2022 và 2023"."""
    return look.sentence.lower[: date.start].endswith(_YEARS)


def _has(look: Look) -> bool:
    """Whether the count is told to be had: "có 12", "với 12", "có tổng cộng 12"."""
    words = look.sentence.words(max(look.around.left, look.around.first - _HAD), look.around.first)
    return "có" in words or "với" in words


def _evaluates(look: Look) -> bool:
    """Whether the count is of what a council evaluates, whatever comes of it: "Hội đồng đánh giá 22 sản phẩm".

    What it has ranked ("phân hạng 22 sản phẩm") has its result.
    """
    verb = look.active
    if verb is None or look.granted:
        return False
    if {"để", "nhằm"} & set(look.sentence.words(verb.first - 2, verb.first)):
        return True
    if (
        look.words(verb)[0] not in ("đánh", "vừa", "tổ")
        or "hạng" in look.words(verb)
        or look.sentence.words(verb.first - 2, verb.first) == ["kết", "quả"]
    ):
        return False
    return not any(word in ("được", "đạt", "cho") for word in look.sentence.words(verb.last, look.around.first))
