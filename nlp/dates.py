"""Points and periods of time in running text: "đến cuối tháng 8/2023", "giai đoạn 2021 - 2025", "hiện nay".

`dateparser` reads full dates of page headers; of the periods of prose it makes nothing or something wrong, so they have
a grammar of their own: a unit (`nlp.dating.units`), the words around it (`nlp.dating.words`), and words that point at
now or back at a time told before ("cùng thời điểm", "năm đó").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from nlp.dating import words as date_words
from nlp.dating.forms import SOME_YEARS, Unit
from nlp.dating.units import find_units, joined

# The last day of a part of a month.
_PARTS = {"giữa": 15, "thượng tuần": 10, "trung tuần": 20, "nửa đầu": 15}
_BEFORE = re.compile(r"(?<!\w)trước $")

DateKind = Literal["period", "day", "now", "since"]
Again = Literal["point", "year", "span"]

# "Hiện" alone is a time, but in compounds: "thực hiện", "hiện đại".
_HIEN = (
    r"(?<!\w)(?<!thể )(?<!thực )(?<!phát )(?<!biểu )(?<!xuất )(?<!tái )(?<!ẩn )hiện"
    r"(?! (?:thực|đại|vật|diện|trạng|trường|hữu|hành|tượng|hình|thân|lên|ra|nay|tại|giờ)(?!\w))(?=,? \w)"
)
_UP_TO_NOW = (
    r"(?:đến|tới|cho đến|cho tới) (?:hết )?(?:nay|giờ|hiện nay|hiện tại|ngày hôm nay|hôm nay|bây giờ"
    r"|thời điểm (?:này|hiện tại|hiện nay)|lúc này)"
)
_NOW = re.compile(
    rf"(?:tính )?{_UP_TO_NOW}|(?:tính )?(?:đến|tới) thời điểm (?:báo cáo|tổng hợp|thống kê|rà soát|công bố)(?!\w)"
    rf"|thời điểm (?:này|hiện tại)|hiện nay|hiện tại|hiện giờ|{_HIEN}"
    r"|(?:kể )?từ (?:đầu|khi (?:triển khai|bắt đầu|khởi động|thực hiện)|ngày đầu)(?: \w+)? chương trình"
    r"|(?<!\w)(?<!năm )(?<!ngày )(?<!hôm )(?<!sáng )(?<!trưa )(?<!chiều )(?<!tối )(?<!xưa )(?<!lâu )nay"
    r"(?=,? (?:toàn|tỉnh|huyện|đã|có|con số|cả|thành|thị|số|tăng|lên))"
)
_TO_NOW = re.compile(rf",? (?:\([^)]*\) )?{_UP_TO_NOW}(?!\w)")
# "Đến nay (2/2023)": the bracket tells when the words before it are.
# Characters after a year that may tell what became of the products of it.
_AFTER = 48
_TOLD_EXACTLY = re.compile(r" ?\((?:(?:ngày|tức|là|tính đến|tính tới) ?)*")
# "Gấp đôi năm 2020 (31 sản phẩm)": the bracket counts what there was in the year compared with.
_COUNTED_IN_BRACKET = re.compile(r" \((?:chỉ |có |là |đạt )*\d")
_FRONTED = re.compile(r"(?:^|[,.;:(\"-]|\bvà|\bcòn|\bthì|\bcũng|\btrong|\bvào|\btại|\bđến|\btính|\bở) ?$")
_AGAIN_POINT = re.compile(
    r"(?:cùng (?:thời điểm|thời gian)(?: này| đó| ấy)?|thời điểm (?:đó|ấy|trên|nói trên|kể trên)"
    r"|(?<!\w)(?:khi|lúc) (?:đó|ấy))"
    r"(?:,? (?:của )?năm ((?:20)\d\d|ngoái|trước)(?! đó))?(?!\w)"
)
_AGAIN_YEAR = re.compile(
    r"(?<!\w)(?:cùng năm(?! \d)|năm (?:đầu tiên |đầu )?(?:này|đó|ấy)"
    r"|năm (?:liền )?(trước đó)|(hai|ba|bốn|[2-5]) năm sau(?: đó)?(?! (?:khi|ngày|này))"
    r"|năm (sau đó|tiếp theo|kế tiếp|tiếp đó))(?!\w)"
)
_AGAIN_SPAN = re.compile(
    r"(?:cùng kỳ(?! (?:họp|chấm|đánh|xét|thi)(?!\w))(?: (?:này|đó|ấy)(?!\w))?"
    r"(?: (?:của )?năm (?:(20\d\d|ngoái|trước|nay)(?! đó)|trước đó))?"
    r"|(?:giai đoạn|thời kỳ|quý|tháng|thời gian) (?:này|đó|ấy|nói trên)|cả giai đoạn(?! \d))(?!\w)"
)
# "Đến cuối nhiệm kỳ", "hết giai đoạn": the end of the stage told before.
_AGAIN_END = re.compile(
    r"(?:(?:đến|tới) )?(?:cuối|hết) (?:nhiệm kỳ|giai đoạn|kỳ)(?: (?:này|đó|ấy))?(?! (?:\d|năm|trước|sau|tới|nghỉ)|\w)"
)
# Parts of the text of which each of these has one at least: most sentences are passed over by a look at them.
_POINT_SIGNS = ("thời điểm ", "cùng thời ", "khi đó", "khi ấy", "lúc đó", "lúc ấy")
_SPAN_SIGNS = ("cùng kỳ", "giai đoạn ", "thời kỳ ", "quý ", "tháng ", "thời gian ", "cả giai đoạn")
_END_SIGNS = tuple(f"{end} {stage}" for end in ("cuối", "hết") for stage in ("nhiệm kỳ", "giai đoạn", "kỳ"))
_YEAR_SIGNS = (
    "cùng năm", "năm này", "năm đó", "năm ấy", "năm đầu ", "năm liền ", "năm trước ", "năm sau", "năm tiếp ", "năm kế ",
)  # fmt: skip
_MAY_POINT_BACK = re.compile("|".join((*_POINT_SIGNS, *_SPAN_SIGNS, *_END_SIGNS, *_YEAR_SIGNS)))
_SAME_ROUND = ("cùng kỳ này", "cùng kỳ đó", "cùng kỳ ấy")
_YEARS_ON = {"hai": 2, "ba": 3, "bốn": 4, "2": 2, "3": 3, "4": 4, "5": 5}
_MAY_BE_NOW = re.compile(r"nay|hiện|giờ|thời điểm|lúc này")
_MAY_HOLD = re.compile(r"\d|năm|nay|hiện|thời điểm|giờ|lúc|tháng|quý|cùng|khi đó|giai đoạn")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A point or period of time as it stands in a text.

    Attributes:
        start: First character in the text that was searched.
        end: Character after its last.
        first_day: First day of the period; None where only its end is meant or known.
        last_day: Last day; None for "hiện nay", whose day is the day of publication.
        kind: "period", "day", "now" ("đến nay") or "since" ("từ năm 2019 đến nay").
        until: Whether words such as "đến", "hết", "cuối" make the last day the point meant; "đến nay", but not "hiện".
        round: Whether it names an assessment round ("đợt 1 năm 2025").
        decision: Whether it is the date of a decree, decision or plan.
        stage: Whether it spans several years ("giai đoạn 2021 - 2025").
        horizon: Whether only its end is told ("đến năm 2025", but not "cuối năm 2025").
        aimed: Whether it is where a goal may end ("vào năm 2025").
        named: Whether it is part of a name ("Chương trình OCOP giai đoạn 2021 - 2025").
        which: Whether it may tell which products are counted ("sản phẩm từng đạt sao năm 2020").
        yearless: Whether its year is only inferred.
        open: Whether "từ năm 2021" is told without "đến nay".
        again: What of a time told before it points back at; None where it stands alone.
        shift: Years from the time pointed at to the one meant ("năm trước đó" is -1).
    """

    start: int
    end: int
    first_day: date | None
    last_day: date | None
    kind: DateKind
    until: bool = False
    round: bool = False
    decision: bool = False
    stage: bool = False
    horizon: bool = False
    aimed: bool = False
    named: bool = False
    which: bool = False
    yearless: bool = False
    open: bool = False
    again: Again | None = None
    shift: int = 0

    def is_over(self, published: date | None) -> bool:
        """Whether its last day has come by the day of publication; False where either is not known."""
        return published is not None and self.last_day is not None and self.last_day <= published


def find_dates(text: str, published: date | None) -> list[DateExpression]:
    """Points and periods in a sentence, in order, none overlapping another.

    Args:
        text: Lower-case text of a `View`.
        published: Day of publication, for what is told without a year.

    >>> found = find_dates("đến cuối tháng 8/2023 tỉnh có 92 sản phẩm; năm 2024 thêm 10", None)
    >>> [(str(one.first_day), str(one.last_day), one.until) for one in found]
    [('2023-08-01', '2023-08-31', True), ('2024-01-01', '2024-12-31', False)]
    """
    if _MAY_HOLD.search(text) is None:
        return []
    pointing: list[DateExpression] = []
    for one in _pointing_back(text, published):
        if not _overlaps(pointing, one.start, one.end):
            pointing.append(one)
    units = [unit for unit in find_units(text, published) if not _overlaps(pointing, unit.start, unit.end)]
    found = pointing + [_expression(text, unit, published) for unit in joined(text, units) if not _aside(text, unit)]
    for match in _NOW.finditer(text) if _MAY_BE_NOW.search(text) else ():
        if not _overlaps(found, match.start(), match.end()):
            reached = _TO_NOW.match(", " + match[0].removeprefix("tính ")) is not None
            found.append(DateExpression(match.start(), match.end(), None, None, "now", until=reached))
    return sorted(_exact(text, found), key=lambda one: one.start)


def _exact(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """Dates with each "đến nay" that a bracket tells more exactly made one with it: "đến nay (2/2023)"."""
    for one in [one for one in found if one.kind == "now" and text.startswith((" (", "("), one.end)]:
        for other in found:
            told = other.last_day is not None and not other.stage and other.start > one.end
            if told and _TOLD_EXACTLY.fullmatch(text, one.end, other.start):
                found.remove(one)
                found.remove(other)
                found.append(replace(other, start=one.start, until=True, decision=False, horizon=False))
                break
    return found


def _aside(text: str, unit: Unit) -> bool:
    """Whether a unit dates nothing: a law's, a feast's, or compared with and not told of ("…, khi tỉnh có 196")."""
    before = text[max(0, unit.start - 100) : unit.start]
    after = text[unit.end : unit.end + 24]
    told_of = after.startswith((", khi ", ", lúc ")) or _COUNTED_IN_BRACKET.match(after) is not None
    return (
        (date_words.compared_with(before) and not told_of)
        or date_words.of_law(before, after)
        or date_words.of_past(before)
        or date_words.of_feast(before)
    )


def _overlaps(found: list[DateExpression], start: int, end: int) -> bool:
    return any(start < one.end and one.start < end for one in found)


def _expression(text: str, unit: Unit, published: date | None) -> DateExpression:
    before = text[max(0, unit.start - 130) : unit.start]
    if date_words.not_yet(before):
        return DateExpression(unit.start, unit.end, None, None, "now")
    reach = date_words.until_start(before)
    first, last = unit.days if unit.days else (None, None)
    words = text[unit.start : unit.end]
    if reach is not None and words.startswith("giai đoạn") and before.endswith(("đến ", "tới ")):
        # "Đến giai đoạn 2022 - 2025": in it, and not at its end.
        reach = None
    day, stage = unit.shape == "day", unit.shape == "stage"
    started = text[unit.end : unit.end + 5] == " với "
    if first is not None and not (unit.span or started) and (date_words.begins(before) or words.startswith("từ")):
        to_now = _TO_NOW.match(text, unit.end)
        end = to_now.end() if to_now is not None else unit.end
        which = to_now is None and date_words.of_what_is_counted(before)
        return DateExpression(
            unit.start, end, first, published or last, "since", which=which, yearless=unit.yearless, open=to_now is None
        )
    part = next((day for part, day in _PARTS.items() if words.startswith(f"{part} tháng")), None)
    if part is not None and reach is not None and last is not None:
        last = last.replace(day=part)
    inside = words.startswith(("đến", "tới", "hết", "trước", "thời điểm"))
    apart = before.endswith(", ") and text[unit.end : unit.end + 1] == ","
    if reach is not None and unit.shape == "year" and _BEFORE.search(before) and first is not None and last is not None:
        # "Trước năm 2024, huyện có 44": the year itself is not reached.
        first, last = first.replace(year=first.year - 1), first - timedelta(days=1)
    summed = stage and date_words.summed_up(before)
    return DateExpression(
        start=unit.start - (reach or 0),
        end=unit.end,
        first_day=first,
        last_day=last,
        kind="day" if day else "period",
        until=reach is not None or inside or summed or (stage and "hết" in words),
        round=unit.shape == "round" or (unit.shape == "year" and date_words.of_round(before)),
        decision=day and reach is None and date_words.of_decision(before),
        stage=stage,
        horizon=inside or (reach is not None and date_words.has_horizon(before[-reach:])),
        aimed=unit.shape == "year" and date_words.aimed_at(before),
        named=stage and not summed and not apart and date_words.of_name(before),
        which=date_words.of_what_is_counted(before, text[unit.end : unit.end + _AFTER]),
        yearless=unit.yearless,
    )


def _pointing_back(text: str, published: date | None) -> Iterator[DateExpression]:
    """Words that point back at a time told before, with the days where a year is told with them."""
    if _MAY_POINT_BACK.search(text) is None:
        return
    for match in _AGAIN_POINT.finditer(text) if _has(text, _POINT_SIGNS) else ():
        if _fronted(text, match.start()):
            days = _whole_year(match[1], published)
            yield DateExpression(match.start(), match.end(), *days, "period", until=True, again="point")
    for match in _AGAIN_SPAN.finditer(text) if _has(text, _SPAN_SIGNS) else ():
        if _fronted(text, match.start()):
            shift = 0 if match[1] or not match[0].startswith("cùng kỳ") or match[0].endswith(_SAME_ROUND) else -1
            days = _whole_year(match[1], published)
            yield DateExpression(match.start(), match.end(), *days, "period", again="span", shift=shift)
    for match in _AGAIN_END.finditer(text) if _has(text, _END_SIGNS) else ():
        yield DateExpression(match.start(), match.end(), None, None, "period", True, horizon=True, again="span")
    for match in _AGAIN_YEAR.finditer(text) if _has(text, _YEAR_SIGNS) else ():
        if not SOME_YEARS.search(text[max(0, match.start() - 6) : match.start()]):
            shift = -1 if match[1] else _YEARS_ON.get(match[2], 0) if match[2] else 1 if match[3] else 0
            yield DateExpression(match.start(), match.end(), None, None, "period", again="year", shift=shift)


def _has(text: str, signs: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, signs))


def _fronted(text: str, at: int) -> bool:
    """Whether words open a clause, and are not compared with ("so với cùng kỳ")."""
    before = text[max(0, at - 100) : at]
    return _FRONTED.search(before) is not None and not date_words.compared_with(before)


def _whole_year(stated: str | None, published: date | None) -> tuple[date | None, date | None]:
    if stated is None or (not stated.isdigit() and published is None):
        return None, None
    shift = {"ngoái": -1, "trước": -1, "nay": 0}.get(stated, 0)
    year = int(stated) if stated.isdigit() else published.year + shift if published else 0
    return date(year, 1, 1), date(year, 12, 31)
