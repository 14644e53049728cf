"""Numbers that count nothing in force: averages, differences, turns, shares of a plan, fractions, a mere article."""

from __future__ import annotations

from nlp.counting.count import Count
from nlp.lexicon import word_set
from nlp.reading import Sentence

_MONEY = ("doanh thu", "lợi nhuận", "thu nhập", "giá trị sản xuất", "sản lượng", "tăng trưởng")
_CLAUSE = 14
_YEAR = 4
_ALL = 100
_NEAR = 4
_REACH = 9
_UNITS = ("xã", "phường", "huyện", "thôn", "làng", "chủ", "hợp", "thị")
# "Xây dựng một sản phẩm", "làm ra một sản phẩm": any one product.
_ANY_ONE = (["xây", "dựng"], ["làm", "ra"], ["tạo", "ra"], ["tạo", "nên"], ["phát", "triển"], ["trở", "thành"])
_COMPARING = word_set("comparison")

_PLAN = word_set("plan_names")


def no_count(sentence: Sentence, count: Count) -> bool:
    """Whether a number that is no difference counts nothing in force all the same."""
    return (
        _part_of_one(sentence, count)
        or _of_each(sentence, count)
        or (count.number.value == 1 and _article(sentence, count))
    )


def tells_of_change(sentence: Sentence, count: Count) -> bool:
    """Whether a number is a difference or an average, which has no parts and is no whole."""
    return (
        _changed(sentence, count)
        or _averaged(sentence, count)
        or _compared(sentence, count)
        or _beyond_a_plan(sentence, count)
    )


def _beyond_a_plan(sentence: Sentence, count: Count) -> bool:
    """Whether a number is by how much a plan is passed: "có 8 sản phẩm, vượt 3 sản phẩm", "vượt kế hoạch 3 sản phẩm".

    What is passed by an amount has been told before, and the clause has no subject of its own; else "vượt" tells a
    bound: "tổng số sản phẩm vượt 350".
    """
    number = count.number
    at = number.first - 1
    while at > 0 and sentence.tokens[at].text in _PLAN:
        at -= 1
    if sentence.words(at, at + 1) != ["vượt"]:
        return False
    told = [one.value for one in sentence.numbers if one.last < at and not one.percent]
    if at < number.first - 1:
        # "Vượt chỉ tiêu 54 sản phẩm" after 62 tells the plan itself.
        return not told or 2 * number.value <= max(told)
    if sentence.words(count.last, count.last + 2) == ["so", "với"]:
        return True
    apart = at > 0 and sentence.tokens[at - 1].kind == "sign"
    return apart and any(value > number.value for value in told)


def _changed(sentence: Sentence, count: Count) -> bool:
    """Whether a word of change or average stands right before a number: "tăng 73 sản phẩm"."""
    number = count.number
    for cue in sentence.cues_between("structure", max(0, number.outer - 7), number.first):
        # "Đồng Văn, Mèo Vạc mỗi huyện có 6" tells of each; "tỉnh đặt mục tiêu mỗi huyện, thành phố có 25" of any.
        units = (
            place for place in sentence.places if place.name is not None and place.level in ("district", "commune")
        )
        shared = sentence.tokens[cue.first].text == "mỗi" and any(place.last <= cue.first for place in units)
        # "Tăng lên 194 sản phẩm" tells what there is, "tăng 73 sản phẩm" the difference.
        level = sentence.words(cue.last, number.outer) in (["lên"], ["đến"], ["tới"], ["thành"], ["còn"], ["từ"])
        apart = sentence.words(cue.last, number.outer) == [","]
        if cue.meaning == "no_count" and cue.last >= number.outer - 1 and not (shared or level or apart):
            return True
    return False


def _part_of_one(sentence: Sentence, count: Count) -> bool:
    """Whether a number is a fraction, a share of money or of a plan, or all of something."""
    number = count.number
    fraction_word = sentence.words(number.first - 1, number.first) == ["phần"]
    if fraction_word or (number.percent and any(word in sentence.lower for word in _MONEY)):
        return True
    after = sentence.words(number.last, number.last + 3)
    of_a_plan = {"hoạch", "tiêu", "kh"} & set(after) or after[:2] == ["so", "với"]
    alone = number.value == 1 and "chiếm" in sentence.words(number.outer - 2, number.outer)
    fraction = number.of is not None and number.of <= 12 and (after[:1] == ["số"] or alone)
    broken = number.value == 0 or (number.value != int(number.value) and not number.percent)
    whole = number.value >= _ALL and not _all_products(sentence, count)
    return broken or fraction or (number.percent and (whole or bool(of_a_plan)))


def _all_products(sentence: Sentence, count: Count) -> bool:
    """Whether a share is told of all OCOP products: "100% sản phẩm OCOP đã dán tem"."""
    named = "ocop" in sentence.words(count.noun_first, count.last + 2)
    return count.number.value == _ALL and count.measure == "products" and named


def _article(sentence: Sentence, count: Count) -> bool:
    """Whether "một sản phẩm" is an article and no count."""
    number = count.number
    if number.in_words and count.measure == "producers":
        return True
    after = sentence.words(number.last, number.last + 3)
    # "Thưởng 30 triệu đồng cho một sản phẩm 4 sao".
    money = " ".join(sentence.words(number.outer - _NEAR, number.outer))
    rewarded = number.in_words and any(f"{scale} đồng" in money for scale in ("triệu", "nghìn", "tỷ", "tỉ", "ngàn"))
    lost = rewarded or (number.in_words and _denied(sentence, count))
    article = after[:1] in (["số"], ["trong"]) or sentence.words(number.first - 1, number.first) in (
        ["xã"],
        ["làng"],
        ["mỗi"],
    )
    article = article or sentence.words(number.first - 2, number.first) in _ANY_ONE
    return lost or (number.in_words and article)


def _of_each(sentence: Sentence, count: Count) -> bool:
    """Whether a count is what each of a share of places has: "75% xã có ít nhất 1 sản phẩm"."""
    before = sentence.words(max(0, count.number.outer - _REACH), count.number.outer)
    any_of_them = [at for at, word in enumerate(before[1:], 1) if word == "nào" and before[at - 1] in _UNITS]
    if any_of_them and "cũng" in before[any_of_them[-1] :]:
        # "Xã nào cũng có ít nhất 1 sản phẩm".
        return True
    for share in sentence.numbers:
        if not share.percent or not 0 < count.number.outer - share.last <= _REACH:
            continue
        between = sentence.words(share.last, count.number.outer)
        if any(word in _UNITS for word in between[:3]) and "có" in between and "," not in between:
            return True
    return False


def _denied(sentence: Sentence, count: Count) -> bool:
    """Whether a clause says that there is not even one: "không có một sản phẩm nào", "một sản phẩm cũng không"."""
    if sentence.words(count.number.first - 2, count.number.first) in (["không", "có"], ["chưa", "có"]):
        return True
    words = sentence.words(count.number.last, count.number.last + _CLAUSE)
    return "không" in words[: next((at for at, word in enumerate(words) if word in (",", ";", ":")), len(words))]


def _averaged(sentence: Sentence, count: Count) -> bool:
    """Whether the clause of a count is about an average: "Bình quân mỗi huyện có 24 sản phẩm"."""
    for at in range(count.number.outer - 1, max(0, count.number.outer - _CLAUSE), -1):
        if sentence.tokens[at].kind == "number" or sentence.tokens[at].text in (";", ":"):
            return False
        average = sentence.tokens[at].text in ("quân", "bình")
        if average and sentence.words(at - 1, at + 1) in (["bình", "quân"], ["trung", "bình"]):
            return sentence.words(at - 2, at - 1) != ["tập"]
    return False


def _compared(sentence: Sentence, count: Count) -> bool:
    """Whether a count is a difference: "nhiều hơn huyện A 9 sản phẩm", "tăng so với cùng kỳ 12 sản phẩm"."""
    if {"hơn", "so"}.isdisjoint(sentence.words(0, count.number.outer)):
        return False
    known = {at for place in sentence.places for at in range(place.first, place.last)}
    known |= {at for dated in sentence.dates for at in range(dated.first, dated.last)}
    known |= {at for at, token in enumerate(sentence.tokens) if token.kind == "number" and len(token.text) == _YEAR}
    last = at = count.number.outer - 1
    while at > 0 and (at in known or sentence.tokens[at].text in _COMPARING):
        at -= 1
    return at < last and sentence.words(at - 1, at + 1) in (
        ["nhiều", "hơn"],
        ["ít", "hơn"],
        ["cao", "hơn"],
        ["thấp", "hơn"],
        ["tăng", "so"],
        ["giảm", "so"],
    )
