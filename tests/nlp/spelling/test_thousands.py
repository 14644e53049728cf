"""Spaces inside numbers, and spaces between two."""

import pytest

from nlp.spelling.thousands import with_dots


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cả nước có 15 118 sản phẩm", "cả nước có 15.118 sản phẩm"),
        ("Tổng số: 3 317", "Tổng số: 3.317"),
        ("tổng số 3 317 sản phẩm", "tổng số 3.317 sản phẩm"),
        ("Trong 1 200 400 lượt khách", "Trong 1.200.400 lượt khách"),
        ("5 sao, 1 473 sản phẩm 4 sao", "5 sao, 1.473 sản phẩm 4 sao"),
        ("12 | 1 018 | 7", "12 | 1.018 | 7"),
        # a rank or a name ends in the first figure
        ("đợt 1 200 sản phẩm", "đợt 1 200 sản phẩm"),
        ("tháng 12 145 sản phẩm", "tháng 12 145 sản phẩm"),
        ("số 3 317 sản phẩm", "số 3 317 sản phẩm"),
        ("Quận 1 200 sản phẩm", "Quận 1 200 sản phẩm"),
        ("xã Tân Hưng 1 200 sản phẩm", "xã Tân Hưng 1 200 sản phẩm"),
        # figures of a row, years, dates, telephone numbers
        ("Bố Trạch 12 103 9", "Bố Trạch 12 103 9"),
        ("có 12 103 9", "có 12 103 9"),
        ("năm 2020 145 sản phẩm", "năm 2020 145 sản phẩm"),
        ("ngày 3/9 120 sản phẩm", "ngày 3/9 120 sản phẩm"),
        ("gọi 024 000 111", "gọi 024 000 111"),
    ],
)
def test_groups(text: str, expected: str) -> None:
    assert with_dots(text) == expected
