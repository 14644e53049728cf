"""Points and periods of running text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.dates import find_dates
from nlp.dating.calendar import months_days, nearest_day, nearest_month

PUBLISHED = date(2024, 5, 10)


def one(text: str, published: date | None = PUBLISHED) -> tuple[str | None, str | None, bool]:
    (found,) = find_dates(text, published)
    first, last = found.first_day, found.last_day
    return first.isoformat() if first else None, last.isoformat() if last else None, found.until


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("năm 2023", ("2023-01-01", "2023-12-31", False)),
        ("đến cuối tháng 8/2023", ("2023-08-01", "2023-08-31", True)),
        ("hết năm 2025", ("2025-01-01", "2025-12-31", True)),
        ("hết quý iii năm 2023", ("2023-07-01", "2023-09-30", True)),
        ("quý i/2024", ("2024-01-01", "2024-03-31", False)),
        ("6 tháng đầu năm 2024", ("2024-01-01", "2024-06-30", False)),
        ("9 tháng năm 2024", ("2024-01-01", "2024-09-30", False)),
        ("6 tháng cuối năm 2023", ("2023-07-01", "2023-12-31", False)),
        ("nửa đầu năm 2023", ("2023-01-01", "2023-06-30", False)),
        ("giai đoạn 2021 - 2025", ("2021-01-01", "2025-12-31", False)),
        ("tổng kết giai đoạn 2018-2020", ("2018-01-01", "2020-12-31", True)),
        ("đợt 1 năm 2025", ("2025-01-01", "2025-12-31", False)),
        ("tính đến 31/1/2025", ("2025-01-31", "2025-01-31", True)),
        ("tính đến ngày 15 tháng 9 năm 2023", ("2023-09-15", "2023-09-15", True)),
        ("đến ngày 10-1", ("2024-01-10", "2024-01-10", True)),
        ("ngày 30-12", ("2023-12-30", "2023-12-30", False)),  # the nearest one to May 2024 is past
        ("tháng 12", ("2023-12-01", "2023-12-31", False)),
        ("tháng 3 năm nay", ("2024-03-01", "2024-03-31", False)),
        ("năm ngoái", ("2023-01-01", "2023-12-31", False)),
        ("cả năm", ("2024-01-01", "2024-12-31", False)),
        ("phấn đấu đến năm 2025", ("2025-01-01", "2025-12-31", True)),
        ("từ đầu năm đến nay", ("2024-01-01", "2024-05-10", False)),
        ("bốn tháng đầu năm nay", ("2024-01-01", "2024-04-30", False)),
        ("11 tháng của năm 2023", ("2023-01-01", "2023-11-30", False)),
        ("trong tháng 8 và tháng 9", ("2024-08-01", "2024-09-30", False)),
        ("tháng 8, 9/2023", ("2023-08-01", "2023-09-30", False)),
        ("quý i và quý ii/2023", ("2023-01-01", "2023-06-30", False)),
        ("quý ii năm ngoái", ("2023-04-01", "2023-06-30", False)),
        ("giữa năm 2023", ("2023-01-01", "2023-06-30", False)),
        ("giữa tháng 11/2023", ("2023-11-01", "2023-11-30", False)),
        ("đến đầu tháng 4 này", ("2024-04-01", "2024-04-30", True)),
        ("sau 2 năm (2021, 2022)", ("2021-01-01", "2022-12-31", True)),
        ("trong 2 ngày (11 - 12/4)", ("2024-04-11", "2024-04-12", False)),
        ("quý iv vừa qua", ("2023-10-01", "2023-12-31", False)),
        ("đến giữa tháng 11/2023", ("2023-11-01", "2023-11-15", True)),
        ("từ tháng 10/2022 đến hết tháng 3/2023", ("2022-10-01", "2023-03-31", False)),
        ("từ ngày 15/11/2022 đến ngày 14/6/2023", ("2022-11-15", "2023-06-14", False)),
        ("từ tháng 1 đến tháng 6/2023", ("2023-01-01", "2023-06-30", False)),
        ("trong hai ngày 22 và 23/12/2023", ("2023-12-22", "2023-12-23", False)),
        ("hai năm 2022 và 2023", ("2022-01-01", "2023-12-31", False)),
        ("năm 2022, 2023", ("2022-01-01", "2023-12-31", False)),
        ("đến ngày 31.12", ("2023-12-31", "2023-12-31", True)),
        ("tính đến 31-3,", ("2024-03-31", "2024-03-31", True)),
        ("tính đến 31.3,", ("2024-03-31", "2024-03-31", True)),
        ("đến 31/3 huyện", ("2024-03-31", "2024-03-31", True)),
        ("đến cuối năm", ("2024-01-01", "2024-12-31", True)),
        ("khép lại năm 2023", ("2023-01-01", "2023-12-31", False)),
        ("tính tới trung tuần tháng 4", ("2024-04-01", "2024-04-20", True)),
        ("đến hết 2025", ("2025-01-01", "2025-12-31", True)),
        ("năm 2021 sản phẩm", ("2021-01-01", "2021-12-31", False)),
        ("đợt 3 - 2023", ("2023-01-01", "2023-12-31", False)),
        ("lần 2/2022", ("2022-01-01", "2022-12-31", False)),
        ("đợt xếp hạng đầu tiên của năm 2019", ("2019-01-01", "2019-12-31", False)),
        ("từ năm 2021 đến nay", ("2021-01-01", "2024-05-10", False)),
        ("từ tháng 7/2023", ("2023-07-01", "2024-05-10", False)),
    ],
)
def test_units(text: str, expected: tuple[str | None, str | None, bool]) -> None:
    assert one(text) == expected


@pytest.mark.parametrize("text", ["đến nay, toàn tỉnh", "hiện toàn huyện có", "hiện nay", "tính đến thời điểm này"])
def test_now(text: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.kind, found.last_day) == ("now", None)


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện có 5 sản phẩm",
        "tăng 15 sản phẩm so với năm 2022",  # a date to compare with
        "12 sản phẩm",
        "",
        "gấp ba lần năm 2019",
        "tăng 12% so với cùng kỳ năm 2023",
        "theo luật hợp tác xã năm 2012",
        "năm học 2022 - 2023",
        "trong những năm qua",
        "5 năm tới",
        "đến 10/12 huyện",  # a part of the districts
        "từ 3-5 sao",
        "từ 10-12 chủ thể",
        "đến 2025 sản phẩm",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


def test_the_day_of_a_decision_is_told_apart() -> None:
    (found,) = find_dates("quyết định số 136/qđ-ubnd ngày 15/01/2020", None)
    assert found.decision


@pytest.mark.parametrize(
    ("text", "again", "shift"),
    [
        ("cùng thời điểm, cả nước có", "point", 0),
        ("khi đó, huyện có", "point", 0),
        ("cũng trong năm này, tỉnh", "year", 0),
        ("năm trước đó, tỉnh", "year", -1),
        ("năm tiếp theo, tỉnh", "year", 1),
        ("cùng kỳ năm trước đó, tỉnh", "span", -1),
        ("trong giai đoạn này, tỉnh", "span", 0),
    ],
)
def test_words_that_point_back(text: str, again: str, shift: int) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.again, found.shift) == (again, shift)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("phân hạng sản phẩm ocop năm 2023", "round"),
        ("đợt 2 năm 2023", "round"),
        ("chương trình ocop giai đoạn 2021 - 2025", "named"),
        ("3 sản phẩm từng đạt sao năm 2020", "which"),
        ("đến năm 2025", "horizon"),
        ("từ năm 2021", "open"),
        ("giai đoạn 2021 - 2025", "stage"),
        ("quý iii", "yearless"),
    ],
)
def test_sorts_of_dates(text: str, sort: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert getattr(found, sort)


def test_the_last_days_of_a_year_are_no_horizon() -> None:
    (found,) = find_dates("cuối năm 2025", PUBLISHED)
    assert found.until
    assert not found.horizon


def test_a_day_compared_with_and_then_told_of_is_a_date() -> None:
    (found,) = find_dates("thấp hơn thời điểm cuối năm 2023, khi tỉnh có 196 sản phẩm", PUBLISHED)
    assert found.last_day == date(2023, 12, 31)


def test_without_a_day_of_publication_what_is_implied_stays_unknown() -> None:
    assert find_dates("năm nay", None) == []
    assert find_dates("tháng 9", None) == []
    (day,) = find_dates("ngày 15/9", None)
    assert day.last_day is None


def test_calendar() -> None:
    assert months_days(2024, 13, 14) is None
    assert nearest_day(2, 30, PUBLISHED) is None
    assert nearest_day(1, 1, None) is None
    assert nearest_month(1, None) is None


@given(st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31)))
def test_full_days_come_back(day: date) -> None:
    (found,) = find_dates(f"ngày {day.day}/{day.month}/{day.year}", None)
    assert found.first_day == found.last_day == day


@given(st.text(alphabet="0123456789/-. nămthágqúyđếtừ", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in find_dates(text, PUBLISHED):
        assert 0 <= found.start < found.end <= len(text)
