"""Which of two provinces of one name is told of: the one up to the reform of 1 July 2025, or the one since."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article

AFTER, BEFORE = date(2025, 11, 20), date(2024, 11, 20)
OLD, NEW = ("vn63", "10"), ("vn34", "15")  # Lào Cai
YEN_BAI = ("vn63", "15")


def codes(text: str, outlet: str | None = None, day: date | None = AFTER) -> list[tuple[float, tuple[str, str]]]:
    found = find_facts(Article(url="file:a", text=text, outlet_province=outlet, published_date=day))
    assert {fact.place_level for fact in found} == {"province"}
    return [(fact.value, (fact.place_code_list or "", fact.place_code or "")) for fact in found]


FORMER = [
    pytest.param("Lào Cai cũ có 250 sản phẩm OCOP.", id="cũ"),
    pytest.param("Lào Cai (cũ) có 250 sản phẩm OCOP.", id="cũ in brackets"),
    pytest.param("Lào Cai (cũ, nay là một phần của tỉnh mới) có 250 sản phẩm OCOP.", id="more in the brackets"),
    pytest.param("Tỉnh cũ Lào Cai có 250 sản phẩm OCOP.", id="cũ before the name"),
    pytest.param("Trên địa bàn tỉnh Lào Cai cũ có 250 sản phẩm OCOP.", id="the ground of the old one"),
    pytest.param("Có 250 sản phẩm OCOP trên địa bàn tỉnh Lào Cai cũ.", id="behind the count"),
    pytest.param("Khu vực Lào Cai cũ đóng góp 250 sản phẩm OCOP.", id="an area"),
    pytest.param("Tỉnh Lào Cai trước sáp nhập có 250 sản phẩm OCOP.", id="before, right after the name"),
    pytest.param("Lào Cai (trước khi hợp nhất) có 250 sản phẩm OCOP.", id="before, in brackets"),
    pytest.param("Lào Cai (trước ngày 1/7/2025) có 250 sản phẩm OCOP.", id="before the day"),
    pytest.param("Lào Cai trước đây có 250 sản phẩm OCOP.", id="once"),
    pytest.param("Trước khi sáp nhập, tỉnh Lào Cai có 250 sản phẩm OCOP.", id="heads the sentence"),
    pytest.param("Ở thời điểm trước khi hợp nhất, Lào Cai đã có 250 sản phẩm OCOP.", id="heads it after a word"),
    pytest.param("Lào Cai có 250 sản phẩm OCOP trước khi sáp nhập.", id="ends it"),
    pytest.param("Đến hết quý III/2025, Lào Cai cũ có 250 sản phẩm OCOP.", id="whatever the day"),
]


@pytest.mark.parametrize("text", FORMER)
def test_a_former_province_keeps_its_code_though_its_name_lives_on(text: str) -> None:
    assert codes(text) == [(250, OLD)]


PRESENT = [
    pytest.param("Hết năm 2024, Lào Cai (mới) có 605 sản phẩm OCOP.", id="mới in brackets"),
    pytest.param("Hết năm 2024, tỉnh Lào Cai mới hiện có 605 sản phẩm OCOP.", id="mới"),
    pytest.param("Tính đến 30/6/2025, tỉnh Lào Cai sau sáp nhập có 605 sản phẩm OCOP.", id="after, at the name"),
    pytest.param("Tính đến 30/6/2025, Lào Cai (sau khi hợp nhất) có 605 sản phẩm OCOP.", id="after, in brackets"),
    pytest.param("Sau hợp nhất, Lào Cai có 605 sản phẩm OCOP.", id="its own day tells"),
]


@pytest.mark.parametrize("text", PRESENT)
def test_a_new_province_keeps_its_code_though_its_figures_are_added_up_for_an_earlier_day(text: str) -> None:
    assert codes(text) == [(605, NEW)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hết năm 2024, tỉnh Lào Cai mới có 250 sản phẩm OCOP.", [(250, OLD)], id="no more than: mới is only"
        ),
        pytest.param(
            "Sau khi hợp nhất mới thấy: cuối năm 2024, Lào Cai có 250 sản phẩm OCOP.", [(250, OLD)], id="a day before"
        ),
        pytest.param(
            "Lào Cai cũ có 250 sản phẩm OCOP, gồm 200 sản phẩm 3 sao và 50 sản phẩm 4 sao.",
            [(250, OLD), (200, OLD), (50, OLD)],
            id="parts are of their total's",
        ),
        pytest.param(
            "Lào Cai cũ có 250 sản phẩm OCOP. Trong đó, 50 sản phẩm đạt 4 sao.",
            [(250, OLD), (50, OLD)],
            id="parts told in the next sentence",
        ),
        pytest.param(
            "Trước khi sáp nhập, Lào Cai có 250 sản phẩm OCOP, Yên Bái có 300 sản phẩm OCOP; nay Lào Cai có 550 sản "
            "phẩm OCOP.",
            [(250, OLD), (300, YEN_BAI), (550, NEW)],
            id="until another time is told",
        ),
        pytest.param(
            "Lào Cai và Yên Bái cũ lần lượt có 250 và 300 sản phẩm OCOP.",
            [(250, OLD), (300, YEN_BAI)],
            id="the last of a list tells it of all",
        ),
        pytest.param(
            "Hai tỉnh cũ Lào Cai, Yên Bái lần lượt có 250 và 300 sản phẩm OCOP.",
            [(250, OLD), (300, YEN_BAI)],
            id="what heads a list tells it of all",
        ),
        pytest.param(
            "Tỉnh Lào Cai có 605 sản phẩm OCOP, trong đó Lào Cai 255 sản phẩm, Yên Bái 350 sản phẩm.",
            [(605, NEW), (255, OLD), (350, YEN_BAI)],
            id="a part beside one that has ended",
        ),
        pytest.param(
            "Tỉnh Lào Cai có 605 sản phẩm OCOP, trong đó Yên Bái cũ 350 sản phẩm; cả tỉnh có 2 sản phẩm 5 sao.",
            [(605, NEW), (350, YEN_BAI), (2, NEW)],
            id="the whole beside one that has ended",
        ),
        pytest.param(
            "Trước khi hợp nhất, toàn tỉnh có 250 sản phẩm OCOP. Nay toàn tỉnh có 605 sản phẩm OCOP.",
            [(250, OLD), (605, NEW)],
            id="a province without its name",
        ),
        pytest.param(
            "Hết năm 2024, hai tỉnh cũ có 605 sản phẩm OCOP.", [(605, NEW)], id="the former ones together are today's"
        ),
        pytest.param(
            "Lào Cai cũ có 250 sản phẩm OCOP.\nĐến nay, toàn tỉnh có 605 sản phẩm OCOP.",
            [(250, OLD), (605, NEW)],
            id="the whole province is not the former one",
        ),
    ],
)
def test_eras(text: str, expected: list[tuple[float, tuple[str, str]]]) -> None:
    assert codes(text, outlet="Lào Cai") == expected


def test_a_province_that_was_not_merged_is_no_other() -> None:
    assert codes("Lạng Sơn cũ có 215 sản phẩm OCOP.") == [(215, ("vn34", "20"))]


def test_an_article_of_before_knows_no_new_province() -> None:
    assert codes("Tỉnh Lào Cai mới, sau hợp nhất, dự kiến có 605 sản phẩm OCOP.", day=BEFORE) == [(605, OLD)]


def test_an_article_without_a_day_says_itself_which_it_means() -> None:
    assert codes("Lào Cai (mới) có 605 sản phẩm OCOP, Lào Cai (cũ) có 250 sản phẩm OCOP.", day=None) == [
        (605, NEW),
        (250, OLD),
    ]


def test_communes_that_were_joined_make_no_province_a_former_one() -> None:
    text = "Trước khi sáp nhập, xã Bảo Hà có 4 sản phẩm OCOP, tỉnh Lào Cai có 605 sản phẩm OCOP."
    found = find_facts(Article(url="file:a", text=text, published_date=AFTER))
    assert [(fact.place_level, fact.place_code_list) for fact in found] == [("commune", "vn34"), ("province", "vn34")]
