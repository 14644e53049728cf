"""One story in two outlets: what its text says of places comes before whose outlet it is."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article

MERGED = (
    "Tỉnh Lào Cai có thêm hai sản phẩm OCOP 5 sao: chè Shan Yên Bái và quế Yên Bái, của Công ty Quế Yên Bái.\n"
    "Đến ngày 20/9/2025, toàn tỉnh có 605 sản phẩm OCOP.\n"
    "Cuối năm 2024, Yên Bái (cũ) có 350 sản phẩm OCOP, Lào Cai cũ có 255 sản phẩm OCOP."
)
NATIONAL = (
    "Đến cuối năm 2024, cả nước có 15.590 sản phẩm OCOP.\n"
    "Trong các chủ thể OCOP, hợp tác xã chiếm 32%.\n"
    "Tại Nghệ An, toàn tỉnh có 739 sản phẩm OCOP; tỉnh này còn 2 sản phẩm tiềm năng 5 sao."
)


@pytest.mark.parametrize(
    ("text", "day", "title", "outlets", "expected"),
    [
        pytest.param(
            MERGED,
            date(2025, 9, 22),
            "Hai sản phẩm 5 sao đầu tiên",
            ("Lào Cai", None),
            [(2, "Lào Cai", "vn34"), (605, "Lào Cai", "vn34"), (350, "Yên Bái", "vn63"), (255, "Lào Cai", "vn63")],
            id="today's province, though the former one is named more often",
        ),
        pytest.param(
            NATIONAL,
            date(2024, 12, 24),
            "OCOP cuối năm: nhiều thêm",
            ("Cà Mau", None),
            [(15590, "Việt Nam", None), (32, "Việt Nam", None), (739, "Nghệ An", "vn63"), (2, "Nghệ An", "vn63")],
            id="figures of the country that a province's paper passes on",
        ),
    ],
)
def test_copies_are_read_alike(
    text: str, day: date, title: str, outlets: tuple[str | None, ...], expected: list[tuple[float, str, str | None]]
) -> None:
    for outlet in outlets:
        article = Article(url="file:a", text=text, title=title, published_date=day, outlet_province=outlet)
        assert [(one.value, one.place, one.place_code_list) for one in find_facts(article)] == expected, outlet
