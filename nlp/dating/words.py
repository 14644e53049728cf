"""Words around a unit of time that tell what it is for: its end is meant, it is compared with, it is of a decree."""

from __future__ import annotations

import re

_REACH = 80

# Words before a unit that make its end the point meant.
_UNTIL = re.compile(
    r"(?:(?:tính|lũy kế|luỹ kế|cộng dồn|thống kê|tổng kết|kết thúc|cho|vào|kể|chốt|hồi|từ nay|tại|khép lại)\s+)*"
    r"(?:đến hết|đến cuối|đến|(?<!chặng )(?<!đoạn )(?<!gian )(?<!kỳ )tới|hết|cuối|trước|tổng kết"
    r"|chốt sổ|chốt số liệu|chốt|thời điểm)"
    r"(?: (?:hết|cuối|đầu|thời điểm|ngày|tháng|năm|thời điểm ngày))*\s+(?:ngày )?$"
    # "Tính tới phiên họp của Hội đồng tỉnh ngày 17/10": up to what was held on that day.
    r"|thời điểm (?:sáp nhập|hợp nhất|bàn giao|chuyển giao|báo cáo|thống kê),? (?:là |vào )?(?:ngày |năm |tháng )?$"
    r"|tính (?:đến|tới)(?! (?:nay|hiện|giờ|bây))(?: [^\s.,;:()\d]+){1,9} (?:ngày|hôm)? ?$"
)
_HORIZON = re.compile(r"(?<!\w)(?:đến|tới|hết|trước)(?!\w)")
# "Đạt 200 sản phẩm vào năm 2025": of a goal only the end is meant; "bước vào năm 2025" is when it is told.
_AIMED_AT = re.compile(r"(?<!bước )vào (?:năm )?$")
_NOT_YET = re.compile(r"chưa (?:hết|đến|tới|qua|kết thúc|khép lại)(?: (?:năm|tháng|quý|giai đoạn))? $")
_SUMMED_UP = re.compile(r"(?:tổng kết|kết thúc|khép lại|sau|qua)\s[^.;,]{0,60}$")
# "Tăng 15 sản phẩm so với cuối năm 2024", "gấp ba lần năm 2019": the date is not that of the count.
_COMPARED = re.compile(
    r"(?:so(?: với)?|gấp [^,.;]{1,16}|(?:nhiều|cao|thấp|ít|lớn|khá) hơn|vượt|kém"
    r"|(?:tăng|giảm|bằng)(?: (?:hơn|gần|khoảng|trên))? [\d,.]+\s?%)(?: với)?"
    r"(?: cùng kỳ| thời điểm| cùng thời điểm| kế hoạch| mục tiêu| chỉ tiêu| thời gian| đầu| cuối| của| trong| hồi)*\s*$"
)
_DECISION = re.compile(
    r"(?:quyết định|nghị quyết|kế hoạch|công văn|tờ trình|văn bản|thông báo|qđ|nq|kh|ubnd|ttg|-[a-zđ]+)[^,.;]{0,45}$"
    r"|\bqđ-[\w-]+,?\s*$"
)
# "Chương trình OCOP giai đoạn 2021 - 2025", "Nghị quyết Đại hội nhiệm kỳ 2020 - 2025": years of a name.
_OF_NAME = re.compile(
    r"(?:chương trình|đề án|dự án|nghị quyết|bộ tiêu chí|quyết định|chiến lược|đại hội|kế hoạch)(?!\w)"
    r"(?:(?!\d+ (?:sản phẩm|sp|chủ thể))[^.;]){0,110}$"
)
_OF_LAW = re.compile(
    r"(?:luật|nghị định|thông tư|pháp lệnh|chỉ thị)(?: [^\s.,;]+){0,6},? $"
    r"|(?:năm học|niên khóa|niên vụ|mùa vụ|vụ mùa|vụ xuân|vụ đông) $"
)
_OF_HIGHER_ACT = re.compile(
    r"(?<!\w)(?:(?:quyết định|nghị quyết|kế hoạch)[^.;]{0,30}(?:-ttg|-cp|-bnn\S*|/nq\S*|/kh\S*|-hđnd))[^.;]{0,30}ngày $"
    r"|(?:-ttg|-cp|/nq\S*|/kh\S*),? $"
)
_BY_GOVERNMENT = re.compile(r",? (?:của|do) (?:thủ tướng|chính phủ|quốc hội)")
# "Về đích nông thôn mới năm 2019", "thành lập từ năm 2015": what else happened to a place or a firm.
_OF_PAST = re.compile(
    r"(?<!\w)(?:(?:đạt|về đích|đích)(?: [^\s,.;]+){0,6}? (?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)?"
    r"|thành lập|tái lập|(?<!thời điểm )(?:sáp nhập|hợp nhất)|ra đời"
    r"|(?:địa giới|ranh giới|đơn vị hành chính)(?: [^\s,.;]+){0,3}? (?:trước|sau))"
    r"(?: (?:từ|vào|trong|hồi|đầu|cuối|giữa|ngày|tháng))* $"
    r"|theo địa giới[^.;\d]{0,24}$"
)
# "Nhân kỷ niệm ngày 2/9", "hưởng ứng ngày 20/10": the day of a feast.
_OF_FEAST = re.compile(
    r"(?:nhân|dịp|kỷ niệm|chào mừng)(?: (?!năm|quý|tháng)[^\s.,;\d]+){0,4} $|(?<!\w)hưởng ứng(?: ngày)? $"
)
_UNIT_OF_PLACE = r"(?:tỉnh|huyện|thành phố|thị xã|quận)(?: [^\s,.;()\d]+){0,3}"
_OF_ROUND = re.compile(
    r"(?<!\w)(?:đánh giá|phân hạng|xếp hạng|chấm điểm|chu trình|bình chọn|hội đồng|kỳ đánh giá|cuộc thi|đăng ký"
    r"|(?:giấy|bằng) chứng nhận)"
    r"(?:(?:,| và)? (?:đánh giá|phân hạng|xếp hạng|công nhận|các|sản phẩm|ocop|\(ocop\)|chương trình|cấp|quốc gia"
    rf"|trung ương|thuộc|mỗi xã một sản phẩm|mỗi xã|một|tham gia|đạt|\d sao|{_UNIT_OF_PLACE}))*,?(?: của| trong)? $"
)
_BRACKET = re.compile(r"\([^()]*\) ?")
# "3 sản phẩm từng đạt sao năm 2020", "15 sản phẩm được công nhận từ năm 2019": a year of things counted.
_WHICH = re.compile(
    r"(?<!\w)(?:từng|đã được|được|đã)[^,.;]{0,20}?(?<!\w)(?:đạt|công nhận|xếp hạng|chứng nhận|cấp sao|gắn sao|xếp sao)"
    r"(?! lại| mới)[^,.;\d]{0,40}(?:(?:\d sao|ocop)[^,.;\d]{0,30})?$"
)
_OF_PRODUCTS = re.compile(r"sản phẩm(?: ocop)? (?:của )?$")
_AGAIN = re.compile(
    r",? (?:(?:đã|được|sẽ|cần|phải|tham gia|dự|đến hạn) )*(?:đánh giá|công nhận|phân hạng|chứng nhận) lại(?!\w)"
)
_SINCE = re.compile(r"(?<!\w)từ(?: (?:khoảng|đầu|giữa|cuối|ngày|năm|tháng))*\s?$")


def until_start(before: str) -> int | None:
    """Where the words begin that make the end of a unit the point meant, counted back from it; None without them.

    >>> until_start("tỉnh có 5 sản phẩm tính đến cuối ")
    14
    """
    match = _UNTIL.search(before[-_REACH:])
    return len(match[0]) if match is not None else None


def has_horizon(words: str) -> bool:
    """Whether the words before a unit name only its end ("đến năm 2025"), and not its last days ("cuối năm 2025")."""
    return _HORIZON.search(words) is not None


def aimed_at(before: str) -> bool:
    """Whether a unit is where a goal ends: "200 sản phẩm vào năm 2025"."""
    return _AIMED_AT.search(before) is not None


def not_yet(before: str) -> bool:
    """Whether a unit is told not to be over: "chưa hết năm 2024"."""
    return _NOT_YET.search(before) is not None


def summed_up(before: str) -> bool:
    """Whether a stage is looked back at: "tổng kết giai đoạn 2018 - 2020", "sau 3 năm thực hiện (2018 - 2020)"."""
    return _SUMMED_UP.search(before[-_REACH:]) is not None


def compared_with(before: str) -> bool:
    """Whether a unit is only compared with: "so với cuối năm 2024", "gấp ba lần năm 2019"."""
    return _COMPARED.search(before[-_REACH:]) is not None


def of_decision(before: str) -> bool:
    """Whether a day is that of a decree, decision or plan."""
    return _DECISION.search(before[-_REACH:]) is not None


def of_law(before: str, after: str = "") -> bool:
    """Whether a date belongs to a law, a plan, an act of the government, or a school year."""
    near = before[-_REACH:]
    by_government = _BY_GOVERNMENT.match(after) is not None and _DECISION.search(near) is not None
    return by_government or _OF_LAW.search(near) is not None or _OF_HIGHER_ACT.search(near) is not None


def of_past(before: str) -> bool:
    """Whether a date tells when a place or firm came about, or reached another programme's goal."""
    return _OF_PAST.search(before[-_REACH:]) is not None


def of_feast(before: str) -> bool:
    """Whether a date is that of a feast or anniversary on whose occasion something is done."""
    return _OF_FEAST.search(before[-_REACH:]) is not None


def of_name(before: str) -> bool:
    """Whether a stage is part of the name of a programme, plan or resolution."""
    return _OF_NAME.search(before[-(_REACH + 40) :]) is not None


def of_round(before: str) -> bool:
    """Whether a year is that of an assessment: "đánh giá, phân hạng sản phẩm OCOP (mỗi xã một sản phẩm) năm 2023"."""
    return _OF_ROUND.search(_BRACKET.sub("", before)[-_REACH:]) is not None


def of_what_is_counted(before: str, after: str = "") -> bool:
    """Whether a date tells which products are meant: "công nhận lại 3 sản phẩm từng đạt sao năm 2020".

    So does the year of products that are then evaluated again: "55 sản phẩm OCOP năm 2020 tham gia đánh giá lại".
    """
    again = _OF_PRODUCTS.search(before[-_REACH:]) is not None and _AGAIN.match(after) is not None
    return again or _WHICH.search(before[-_REACH:]) is not None


def begins(before: str) -> bool:
    """Whether a unit is where a time begins that lasts: "từ năm 2021"."""
    return _SINCE.search(before[-_REACH:]) is not None
