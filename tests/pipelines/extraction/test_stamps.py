from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.stamps import VIETNAM, Order, Stamp, is_ambiguous, parse_stamp, url_day

NOW = datetime(2026, 9, 5, 15, 18, tzinfo=UTC)


def local(stamp: Stamp | None) -> str | None:
    if stamp is None:
        return None
    if stamp.at is None:
        return stamp.day.isoformat()
    here = stamp.at.astimezone(VIETNAM)
    assert here.date() == stamp.day
    return here.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Beside the title
        ("Thứ sáu, 15/9/2023 | 13:58 GMT+7", "2023-09-15 13:58"),
        ("Thứ ba, 06-12-2022 | 14:33GMT+7", "2022-12-06 14:33"),
        ("02/01/2022, 09:34 - Lượt đọc: 54", "2022-01-02 09:34"),
        ("15:10 05/02/2024", "2024-02-05 15:10"),
        ("Cập nhật: Thứ tư, 20/11/2024 | 1:40:20 PM", "2024-11-20 13:40"),
        ("03:06 PM 13/12/2020 | Lượt xem", "2020-12-13 15:06"),
        ("Thứ hai, 29/06/2020,15:49 (GMT+7)", "2020-06-29 15:49"),
        ("Thứ Năm 25/05/2023 , 10:00 (GMT+7)", "2023-05-25 10:00"),
        ("| 30-08-2023 | 08:52:11", "2023-08-30 08:52"),
        ("16:46 PM 02/03/2023", "2023-03-02 16:46"),
        ("12:05 SA, 02/03/2023", "2023-03-02 00:05"),
        ("3:06:00 CH 02/03/2023", "2023-03-02 15:06"),
        ("15-08-2026 - 01:01 AM", "2026-08-15 01:01"),
        ("14/08/2026 - 21:20", "2026-08-14 21:20"),
        ("18:27 | 14/08/2026", "2026-08-14 18:27"),
        ("Thứ sáu, 15/9/2023, 13:58 (GMT+7)", "2023-09-15 13:58"),
        ("05/10/2026 15:42 GMT+7", "2026-10-05 15:42"),
        ("05/10/2026 15:42 (GMT+07:00)", "2026-10-05 15:42"),
        ("05/10/2026 20:42 GMT+0", "2026-10-06 03:42"),
        ("08h30 ngày 17.9.2023", "2023-09-17 08:30"),
        ("Ngày đăng: 17/09/2023", "2023-09-17"),
        ("5 Tháng Mười Hai, 2023", "2023-12-05"),
        ("Thứ Ba, ngày 5 tháng 12 năm 2023, 07:30", "2023-12-05 07:30"),
        ("Cập nhật lúc 13:58, ngày 15 tháng 09 năm 2023", "2023-09-15 13:58"),
        ("15 tháng 9, 2023 | 88 lượt xem", "2023-09-15"),
        # In metadata
        ("2026-07-19T23:45:00&#x2B;07:00", "2026-07-19 23:45"),
        ("2026-07-19T23:45:00&amp;#x2B;07:00", "2026-07-19 23:45"),
        ("2026-07-19T14:30:00.000 +07:00", "2026-07-19 14:30"),
        ("2026-07-19T14:30:00Z", "2026-07-19 21:30"),
        ("2023-12-04T23:30:00+00:00", "2023-12-05 06:30"),
        ("2023-12-05T07:30+07:00", "2023-12-05 07:30"),
        ("2023-12-05 07:30:00", "2023-12-05 07:30"),
        ("2023-12-05", "2023-12-05"),
        ("1655093293060", "2022-06-13 11:08"),
        ("1655093293", "2022-06-13 11:08"),
        ("Tue, 05 Dec 2023 07:30:00 +0700", "2023-12-05 07:30"),
        ("05 Dec 2023 07:30:00 GMT", "2023-12-05 14:30"),
        ("15 phút trước", "2026-09-05 22:03"),
        ("3 ngày trước", "2026-09-02"),
        # None of them says a day, a month and a year
        ("", None),
        ("tháng 9 năm 2023", None),
        ("năm 2023", None),
        ("sáng 15/9", None),
        ("Lượt xem: 1234", None),
        ("32/13/2023", None),
        ("31/02/2023", None),
        ("2023-02-30", None),
        ("0000-00-00", None),
        ("Điện thoại 024.3999.0124", None),
        ("192.168.1.2023", None),
        ("giai đoạn 2021-2025", None),
        ("Đầu tháng 9, toàn tỉnh có 92 sản phẩm; năm 2023 tỉnh phấn đấu có thêm 15 sản phẩm, " * 3, None),
    ],
)
def test_a_stamp_is_read(text: str, expected: str | None) -> None:
    assert local(parse_stamp(text, now=NOW)) == expected
    assert local(parse_stamp(unicodedata.normalize("NFD", text).replace(" ", "\u00a0"), now=NOW)) == expected


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("9/5/2026 10:17:01 PM", "month first", "2026-09-05 22:17"),
        ("9/5/2026 10:17:01 PM", "day first", "2026-05-09 22:17"),
        ("9/15/2026 12:17:01 AM", "day first", "2026-09-15 00:17"),
        ("15/9/2026", "month first", "2026-09-15"),
    ],
)
def test_the_order_settles_what_the_numbers_leave_open(text: str, order: Order, expected: str) -> None:
    assert local(parse_stamp(text, order)) == expected


def test_a_relative_stamp_means_nothing_without_its_moment() -> None:
    assert parse_stamp("15 phút trước") is None


def test_what_could_be_turned_round_is_told() -> None:
    assert is_ambiguous("9/5/2026")
    assert not any(map(is_ambiguous, ["5/5/2026", "15/5/2026", "2026-05-09", "hôm nay"]))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.vn/2023/12/05/det-lua/", date(2023, 12, 5)),
        ("https://a.vn/tin/2023-12-05-det-lua.html", date(2023, 12, 5)),
        ("https://a.vn/tin/det-lua-20231205073000123.htm", date(2023, 12, 5)),
        ("https://a.vn/20231205/det-lua", date(2023, 12, 5)),
        ("https://a.vn/det-lua-100231205073012345.htm", date(2023, 12, 5)),
        ("https://a.vn/det-lua-102260904162717002.htm", date(2026, 9, 4)),
        ("https://a.vn/det-lua-1655093293060.html", date(2022, 6, 13)),
        ("https://a.vn/2023/12/det-lua/", None),
        ("https://a.vn/det-lua-post905877.html", None),
        ("https://a.vn/det-lua-10117283.html", None),
        ("https://a.vn/2023/13/45/det-lua/", None),
        ("https://a.vn/san-pham-2021-2025.html", None),
        ("file:seeds/bai.txt", None),
    ],
)
def test_an_address_carries_a_day(url: str, day: date | None) -> None:
    assert url_day(url) == day


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31), timezones=st.just(VIETNAM)))  # noqa: DTZ001
def test_every_written_form_comes_back(moment: datetime) -> None:
    expected = moment.strftime("%Y-%m-%d %H:%M")
    for form in ("%d/%m/%Y %H:%M", "%H:%M %d-%m-%Y", "%d.%m.%Y | %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S+07:00"):
        written = moment.strftime(form).replace(f"{moment.year}", f"{moment.year:04}")
        assert local(parse_stamp(f"Thứ Hai, {written}")) == expected


@given(st.text(max_size=60))
def test_no_text_fails(text: str) -> None:
    parse_stamp(text, now=NOW)
    url_day(text)
