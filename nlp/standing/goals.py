"""Whether a count is a goal by the form in which it is told: a floor, a range, a point to come, "sẽ"."""

from __future__ import annotations

from datetime import date

from nlp.dates import DateExpression
from nlp.linking.zones import dates_of
from nlp.reading import Dated
from nlp.standing.look import Look, status_cues

IN_FORCE = ("recognised", "added")
_REACH = 8
_SUBJECTS = frozenset(("ubnd", "sở", "hội", "ngành", "phòng", "htx", "ban", "đoàn"))
_AT_ONCE = 3
_PLANNED = (["kế", "hoạch"], ["chỉ", "tiêu"], ["mục", "tiêu"])
_NEXT = frozenset(("tới", "sau"))
# "giao lưu", "giao thương" and the like are no assignments.
_OTHER_GIVING = (["lưu"], ["thương"], ["dịch"], ["thông"], ["hàng"])


def stated_goal(look: Look) -> bool:
    """Whether the form leaves no doubt, whatever words of evaluation stand near."""
    return (
        (look.word_before == "(" and _in_brackets(look))
        or "kh" in look.sentence.words(look.around.first - 2, look.around.first)
        or _closes_as_goal(look)
        or _floor_of_goal(look)
        or _floor_to_add(look)
        or (look.is_range and "sẽ" in look.sentence.words(look.around.left, look.around.right))
        or _to_be_added_by(look)
        or _of_purpose(look)
        or _compared(look)
    )


def implied_goal(look: Look) -> bool:
    """Whether the form makes a count a goal where no word of planning stands near."""
    return _range_to_add(look) or _to_come(look) or _to_be_added(look) or _assigned(look)


def _assigned(look: Look) -> bool:
    """Whether so many are given to somebody to bring about: "tỉnh giao huyện Tuy Phong 6 sản phẩm"."""
    first = max(look.around.left, look.around.first - _REACH)
    words = look.sentence.words(first, look.around.first)
    at = max((at for at, word in enumerate(words) if word == "giao"), default=None)
    if at is None or "," in words[at:] or (first + at > 0 and look.sentence.tokens[first + at].capital):
        return False
    return words[at - 1 : at] not in (["bàn"], ["chuyển"]) and words[at + 1 : at + 2] not in _OTHER_GIVING


def _of_purpose(look: Look) -> bool:
    """Whether a count is of what a sentence first tells to be the end of it all: "Nhằm chuẩn hóa 800 sản phẩm, …".

    Past a subject comes what was done to that end: "Nhằm nâng chất lượng, huyện công nhận 12 sản phẩm".
    """
    if look.sentence.words(0, 1) != ["nhằm"] or look.around.clause > 0:
        return False
    words = look.sentence.words(0, look.around.first)
    subject = any(place.last <= look.around.first for place in look.sentence.places) or bool(_SUBJECTS & set(words))
    return not subject and "đã" not in words


def _compared(look: Look) -> bool:
    """Whether a result is set beside the plan that a count tells: "So với kế hoạch 50 sản phẩm của năm"."""
    before = look.sentence.words(look.around.first - 4, look.around.first)
    return before[-2:] in _PLANNED and before[:2] in (["so", "với"], ["vượt", "mức"])


def _in_brackets(look: Look) -> bool:
    """Whether a count in brackets stands right after "kế hoạch năm" or "chỉ tiêu"."""
    before = look.sentence.words(look.around.first - 6, look.around.first - 1)
    return "hoạch" in before or "tiêu" in before


def _closes_as_goal(look: Look) -> bool:
    """Whether the sentence ends by calling its numbers goals: "… và 20 sản phẩm 4 sao là chỉ tiêu của năm"."""
    last = max((number.last for number in look.sentence.numbers), default=0)
    return "là chỉ tiêu" in " ".join(look.sentence.words(last, last + _REACH))


def _floor_of_goal(look: Look) -> bool:
    """Whether a floor is told within a goal: "phấn đấu củng cố 217 sản phẩm đã có, nâng cấp ít nhất 50 %"."""
    words = look.sentence.words(look.around.left, look.around.first)
    done = "đã" in words and "," not in words[words.index("đã") :]
    goals = status_cues(look.sentence, look.around.clause, look.around.first)
    return look.number.comparator == "ge" and not done and any(cue.meaning == "target" for cue in goals)


def _floor_to_add(look: Look) -> bool:
    """Whether at least so many are to be added: "tỉnh phát triển mới ít nhất 40 sản phẩm"; results are exact."""
    in_force = look.done or look.at_hand or look.over in IN_FORCE
    return look.number.comparator == "ge" and look.adds and not in_force


def _to_be_added_by(look: Look) -> bool:
    """Whether something is to be added by a point: "đến năm 2025, tỉnh sẽ chuẩn hóa 31 sản phẩm tham gia OCOP"."""
    if "sẽ" not in look.sentence.words(look.around.left, look.around.first) or not look.at_a_point:
        return False
    return look.adds and look.around.first - look.left[-1].last <= _AT_ONCE


def _to_be_added(look: Look) -> bool:
    """What is to be raised or added is a goal: "tỉnh sẽ hỗ trợ nâng cấp 1 sản phẩm; phát triển thêm 35 sản phẩm"."""
    words = look.sentence.words(look.around.said, look.around.first)
    to_be = "sẽ" in words and "đã" not in words[words.index("sẽ") :]
    return to_be and (look.adds or look.over == "target")


def _to_come(look: Look) -> bool:
    """What is to be at a point, or in a period, after publication is a goal, be it told with a mere "có"."""
    published = look.sentence.published
    after, before = dates_of(look.sentence, look.around)
    told = [one for one in (*after, *before) if not _of_validity(look, one)]
    if published is not None and told and _begins_after(look, told[0].what, published):
        return not look.done and "đã" not in look.sentence.words(look.around.last, look.around.comma)
    first = next((one.what for one in told if one.what.until or one.what.kind == "now"), None)
    if first is None or first.last_day is None or look.done:
        return False
    if published is None:
        # "Đến năm 2025 có 170 sản phẩm": a year to come, unless words such as "tính đến" sum up.
        words = look.sentence.lower[first.start : first.end].split()
        return words[:2] in (["đến", "năm"], ["tới", "năm"]) and not look.at_hand
    return first.last_day.year > published.year


def _begins_after(look: Look, one: DateExpression, published: date) -> bool:
    """Whether a period is still to begin; one whose year is left out may as well be over."""
    said = look.sentence.lower[one.start : one.end].split()
    if one.kind != "period" or one.first_day is None or one.last_day is None:
        return False
    if said[:2] == ["từ", "nay"]:
        return one.last_day > published
    stated = any(len(word) == 4 and word.isdigit() for word in said) or bool(_NEXT & set(said))
    return stated and not one.until and one.first_day > published


def _of_validity(look: Look, one: Dated) -> bool:
    """Whether a time is only the end of a validity: "8 sản phẩm còn hạn đến 2024", "hết hạn vào tháng 12 tới"."""
    return "hạn" in look.sentence.words(max(0, one.first - _AT_ONCE), one.first)


def _range_to_add(look: Look) -> bool:
    """A range of what is to be recognised ("công nhận mới từ 240 đến 300 sản phẩm") is a goal: results are exact."""
    done = "đã" in look.sentence.words(look.around.clause, look.around.first) or look.at_a_point
    told = any(cue.meaning in ("added", "flow") for cue in (*look.inside, *look.close))
    return look.is_range and not done and (look.adds or told)
