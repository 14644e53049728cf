"""Numbers whose noun is left out: they count what was counted last, unless something else was told since."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article

LEAD = "Huyện Ba Bể có 40 sản phẩm OCOP."


def told(text: str) -> list[tuple[str, float]]:
    return [(fact.measure, fact.value) for fact in find_facts(article(text, title="OCOP ở Ba Bể", home="Bắc Kạn"))]


def values(text: str) -> list[float]:
    return [value for _, value in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Năm 2021 huyện công nhận 5 sản phẩm OCOP, năm 2022 vọt lên 11.", [5, 11], id="a year on"),
        pytest.param("Trong 26 sản phẩm OCOP thì 7 đã hết hạn, 2 xin rút.", [26, 7, 2], id="subjects of their own"),
        pytest.param(f"{LEAD} Số còn hiệu lực là 33.", [40, 33], id="of those told before"),
        pytest.param(f"{LEAD} Năm nay được 8: 5 sản phẩm 4 sao, 3 sản phẩm 3 sao.", [40, 8, 5, 3], id="split"),
        pytest.param("Với 11 sản phẩm OCOP có sẵn, huyện nâng tổng số lên 15.", [11, 15], id="a total raised"),
        pytest.param("Kho sản phẩm OCOP của tỉnh dừng ở 351.", [351], id="the head of the clause"),
        pytest.param("Huyện có 11 sản phẩm OCOP 4 sao, cuối năm nâng lên mười hai.", [11, 12], id="in words"),
        pytest.param("Đến giờ 40 sản phẩm OCOP đã nộp hồ sơ, 38 cái đã qua vòng huyện.", [40, 38], id="pieces"),
        pytest.param("Huyện nhận 9 hồ sơ OCOP; 7 trong 9 hồ sơ đạt yêu cầu.", [9, 7], id="out of so many dossiers"),
        pytest.param("Tỉnh có 118 sản phẩm OCOP; 97 trên tổng 118 sản phẩm còn hạn.", [118, 97], id="out of all"),
        pytest.param("Đợt 1 huyện chấm 12 sản phẩm OCOP, đợt 2 chấm 9.", [12, 9], id="rounds"),
        pytest.param(f"{LEAD} Hai trong số này đạt 5 sao.", [40, 2], id="of these, in words"),
        pytest.param("Có 31 sản phẩm OCOP, hơn nửa trong đó (17) là của hợp tác xã.", [31, 17], id="in brackets"),
        pytest.param("Các hội đồng phân hạng 27 sản phẩm OCOP, chỉ tiêu của tỉnh là 25.", [27, 25], id="a goal"),
    ],
)  # fmt: skip
def test_a_bare_number_counts_what_was_counted_last(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LEAD} Doanh thu các cơ sở năm 2023 vọt lên 50.", id="money by its name"),
        pytest.param(f"{LEAD} Huyện có 12 xã đạt chuẩn nông thôn mới, năm tới lên 15.", id="communes counted since"),
        pytest.param(f"{LEAD} Số xã đạt chuẩn là 12.", id="a number of other things"),
        pytest.param(f"{LEAD} Việc này thực hiện theo Nghị quyết 05, Kế hoạch 148.", id="names of decrees"),
        pytest.param(f"{LEAD} Cơ sở ở khu 3, thôn Nà Lữ 2.", id="addresses"),
        pytest.param(f"{LEAD} Hội nghị mở lúc 14:30, vào các ngày 14 và 15/6.", id="hours and days"),
        pytest.param(f"{LEAD} Đó là các sản phẩm: trà hoa, rượu nếp 27, rượu men lá.", id="names"),
        pytest.param(f"{LEAD} Huyện xếp thứ 2, vào tốp 3.", id="ranks"),
        pytest.param(f"{LEAD} Vùng chè rộng 300 ha, sẽ tăng lên 350.", id="another quantity"),
        pytest.param(f"{LEAD}\nTrường học của huyện có nhiều đổi thay.\nSố lớp tăng lên 20.", id="too far"),
        pytest.param(f"{LEAD} Cứ 10 sản phẩm OCOP thì 4 làm từ chè.", id="a ratio"),
    ],
)
def test_what_counts_something_else(text: str) -> None:
    assert values(text) == [40]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Số hợp tác xã có sản phẩm OCOP đạt sao là 38.", [("producers", 38)], id="head before nouns"),
        pytest.param(
            "Số doanh nghiệp có sản phẩm OCOP là 11, HTX chỉ 4.", [("producers", 11), ("producers", 4)], id="kinds"
        ),
        pytest.param(
            "Đứng sau 97 sản phẩm OCOP ấy là 52 chị giám đốc hợp tác xã và 3 nữ chủ doanh nghiệp.",
            [("products", 97), ("producers", 52), ("producers", 3)],
            id="their heads",
        ),
        pytest.param("♦ 335 - tổng sản phẩm OCOP còn hạn.", [("products", 335)], id="the number of a line"),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Trong 12 sản phẩm được huyện chấm, 9 sản phẩm được xếp 3 sao.", [12, 9], id="stars for products"),
        pytest.param("Huyện cấp sao cho 101 sản phẩm.", [101], id="stars as such"),
        pytest.param("Tỉnh có 12 khách sạn 4 sao và 30 sản phẩm du lịch.", [], id="hotels"),
        pytest.param("Tỉnh có 30 sản phẩm công nghiệp, 5 sản phẩm được bình chọn.", [], id="no stars"),
    ],
)
def test_an_article_that_does_not_name_the_programme(text: str, expected: list[float]) -> None:
    assert [fact.value for fact in find_facts(article(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đánh giá lại 12 sản phẩm OCOP, giữ hạng 11, hạ hạng 01.", [12, 11, 1], id="words of any kind"),
        pytest.param("Chấm 31 sản phẩm OCOP, trong đó 21 sản phẩm mới, 10 chấm lại.", [31, 21, 10], id="with a count"),
        pytest.param("Công nhận 10 sản phẩm OCOP: chè 5, gà 4, thịt chua 1.", [10, 5, 4, 1], id="goods"),
        pytest.param("Công nhận 9 sản phẩm OCOP, có chè (tổ 3) và gạo (tổ 6).", [9], id="addresses that fit"),
        pytest.param("Công nhận 9 sản phẩm OCOP: mở 4 lớp, mời 5 chuyên gia.", [9], id="other things that fit"),
        pytest.param("Công nhận 9 sản phẩm OCOP, thưởng 4, phạt 2.", [9, 4, 2], id="parts that need no sum"),
    ],
)  # fmt: skip
def test_what_adds_up_to_a_total_counts(text: str, expected: list[float]) -> None:
    assert values(text) == expected
