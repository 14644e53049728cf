"""Which counts are of OCOP products and producers, and which are one person's or only told by somebody."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def values(text: str, title: str | None = None) -> list[float]:
    return [fact.value for fact in find_facts(article(text, title=title, home="Hà Nam"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hợp tác xã của ông Bình đã có 4 sản phẩm OCOP.", [], id="his own"),
        pytest.param("Cơ sở nhà chị có 2 sản phẩm OCOP 3 sao.", [], id="her own"),
        pytest.param("Hợp tác xã Tân Dân có 3 sản phẩm OCOP.", [], id="a named firm's own"),
        pytest.param(
            "Bà Lê Thị Hoa, phó giám đốc sở, cho biết cần xử lý 45 sản phẩm OCOP đã hết hạn.",
            [45],
            id="who tells it does not own it",
        ),
        pytest.param("Theo ông Trần Văn An, đã có 18 sản phẩm OCOP 4 sao.", [18], id="according to"),
    ],
)
def test_whose_products(text: str, expected: list[float]) -> None:
    assert values(text) == expected


def test_ranking_is_of_ocop() -> None:
    text = "OCOP còn mới.\nDân vui.\nĐường đẹp.\nTrời nắng.\nSở cho biết năm nay có 27 sản phẩm dự phân hạng."
    assert values(text, title="Chuyện làng quê") == [27]


@pytest.mark.parametrize(
    "text",
    [
        "Một hợp tác xã ở Bình Lục có 5 sản phẩm OCOP.",
        "Hiện công ty có 6 sản phẩm OCOP 4 sao, trong đó 2 sản phẩm xuất khẩu.",
        "Hợp tác xã này đã có 7 sản phẩm OCOP.",
    ],
)
def test_one_firm_without_a_name(text: str) -> None:
    assert values(text) == []


def test_firms_of_a_place_are_many() -> None:
    assert values("Toàn huyện Bình Lục hiện các hợp tác xã có 6 sản phẩm OCOP.") == [6]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Công ty TNHH Chè Sen ở xã Liêm Phong, huyện Thanh Liêm có 3 sản phẩm OCOP 4 sao.", id="its address"
        ),
        pytest.param("Hộ kinh doanh Trần Văn Bình (xã Liêm Phong) hiện có 2 sản phẩm OCOP 3 sao.", id="in brackets"),
        pytest.param(
            "Riêng Công ty cổ phần Chăn nuôi và chế biến sữa Hà Nam đã góp 9 sản phẩm OCOP.", id="a long name"
        ),
        pytest.param("Nhiều nơi làm tốt, tiêu biểu như HTX Hoa Lư với 4 sản phẩm OCOP 3 sao.", id="an example"),
        pytest.param(
            "Cơ sở Mắm Bà Tư nay có 12 mặt hàng, trong đó 4 sản phẩm được gắn sao OCOP.", id="parts of its own"
        ),
        pytest.param("Năm nay, bà làm thêm 2 sản phẩm OCOP để dự thi.", id="a person told of before"),
        pytest.param("Chị nói: “HTX có 4 sản phẩm OCOP 3 sao”.", id="speech"),
    ],
)
def test_products_of_one_firm(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Theo Công ty Tư vấn Hoa Sen, huyện Bình Lục có 12 sản phẩm OCOP 3 sao.", id="who tells it"),
        pytest.param("Nhờ Công ty Hoa Sen đầu tư, huyện Bình Lục có 12 sản phẩm OCOP 3 sao.", id="who helps"),
        pytest.param("Ông Lê Văn An, Phó Chủ tịch huyện Bình Lục: Toàn huyện có 12 sản phẩm OCOP.", id="who speaks"),
        pytest.param("Xã Liêm Phong có 12 sản phẩm OCOP, đều của HTX Nông nghiệp Xanh.", id="a place has a firm's"),
        pytest.param("Hợp tác xã trên địa bàn tỉnh có 12 sản phẩm OCOP.", id="all cooperatives"),
        pytest.param("Bà Rịa - Vũng Tàu có 12 sản phẩm OCOP.", id="a name that begins like a person"),
    ],
)
def test_products_of_a_place(text: str) -> None:
    assert values(text) == [12]
