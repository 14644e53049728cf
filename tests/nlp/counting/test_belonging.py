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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Có 45 sản phẩm OCOP; 1 sản phẩm trình 5 sao, 12 sản phẩm không đề nghị lại.", [45, 1, 12], id="one"
        ),
        pytest.param("Huyện không có một sản phẩm OCOP 5 sao nào.", [], id="none"),
        pytest.param("Để làm ra một sản phẩm OCOP 4 sao, chủ thể mất cả năm.", [], id="any one"),
        pytest.param("75% xã có ít nhất 1 sản phẩm OCOP.", [], id="what each of a share has"),
        pytest.param("Phấn đấu 30% làng nghề có sản phẩm OCOP, 80% người dân biết OCOP.", [], id="shares of others"),
        pytest.param(
            "80 chủ thể OCOP, 45% chủ thể là nữ, 17% là người Tày.", [80, 45, 17], id="a share without its noun"
        ),
        pytest.param("Phấn đấu có 90 sản phẩm OCOP, ít nhất 10% trong đó là sản phẩm 5 sao.", [90, 10], id="of those"),
        pytest.param(
            "Có 25 sản phẩm OCOP được xuất khẩu, chiếm khoảng 3,5%.", [25, 3.5], id="a share told after a verb"
        ),
        pytest.param("Có 25 sản phẩm OCOP, doanh thu chiếm khoảng 30%.", [25], id="a share of sales"),
        pytest.param("Tỷ lệ chủ thể OCOP là nữ giữ ổn định với khoảng 40%.", [40], id="a rate"),
        pytest.param("Tỷ lệ phụ nữ làm chủ thể OCOP duy trì khoảng 39%.", [39], id="a rate of those who are"),
        pytest.param(
            "Cả nước có 900 sản phẩm OCOP. Vùng Tây Nguyên chỉ chiếm tỷ lệ khiêm tốn là 8,1%.",
            [900, 8.1],
            id="a predicate between a place and its share",
        ),
        pytest.param(
            "Tỉnh có 200 sản phẩm OCOP. Thực phẩm vẫn giữ ưu thế tuyệt đối với 80%, đồ uống khoảng 12%.",
            [200, 80, 12],
            id="a predicate between a group and its share",
        ),
        pytest.param(
            "Tỉnh có 200 sản phẩm OCOP. Kinh tế vùng Tây Nguyên tăng trưởng 7,2%, thu ngân sách đạt 95%.",
            [200],
            id="shares and rates of something else",
        ),
        pytest.param(
            "Có 320 chủ thể OCOP (nhiều hơn năm trước 40 chủ thể), trong đó 35% là hợp tác xã.",
            [320, 35],
            id="a difference has no parts",
        ),
        pytest.param("Phấn đấu xã nào cũng có ít nhất 1 sản phẩm OCOP.", [], id="what any of them has"),
        pytest.param("Sản phẩm OCOP nào cũng có tem; huyện có 12 sản phẩm OCOP.", [12], id="any product"),
        pytest.param("Tỉnh có 8 sản phẩm OCOP nâng từ 3 lên 4 sao.", [8], id="the level that was left"),
        pytest.param("Các HTX góp 32 trong 39 sản phẩm OCOP của đợt này.", [32, 39], id="so many among so many"),
    ],
)
def test_ones_and_shares(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hội đồng tiếp nhận 33 hồ sơ với 62 sản phẩm.", [62], id="dossiers with their products"),
        pytest.param("Hội đồng tiếp nhận 33 hồ sơ của 18 chủ thể.", [33, 18], id="dossiers with their producers"),
        pytest.param(
            "Sau khi chấm 22 sản phẩm ở 6 nơi (gồm các xã Tân An, Bình An), hội đồng chọn 17 sản phẩm OCOP.",
            [22, 17],
            id="a bracket that is closed opens no breakdown",
        ),
        pytest.param("Các chủ thể tham gia chương trình đã giới thiệu 7 sản phẩm.", [7], id="takes part in it"),
        pytest.param("Đợt này có 2 sản phẩm.", [2], id="the round that is told of"),
        pytest.param(
            "Sản phẩm được bày cho hội đồng nếm.\nViệc chấm kéo dài hai ngày.\nDự chấm lần này là 14 sản phẩm.",
            [14],
            id="the round that the title tells of",
        ),
    ],
)
def test_what_is_judged(text: str, expected: list[float]) -> None:
    given = f"Huyện họp đánh giá sản phẩm OCOP.\n{text}"
    assert values(given, title="Đánh giá sản phẩm OCOP") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Nguyễn Thị An (địa chỉ: xã Liêm Phong) với 04 sản phẩm OCOP.", [], id="a person's address"),
        pytest.param("Công ty Chè Tây Đô cũng đóng tại huyện Kim Bảng có 3 sản phẩm OCOP.", [], id="any predicate"),
        pytest.param("Riêng Công ty Quang Phục chiếm 3 sản phẩm OCOP.", [], id="any verb"),
        pytest.param("Siêu thị của Công ty An Bình dành kệ cho 15 sản phẩm OCOP.", [15], id="no object of its verb"),
        pytest.param("Có 02 sản phẩm OCOP của Nhà hàng Tám Sen.", [], id="an eating house"),
        pytest.param("Có 03 sản phẩm OCOP bảo vệ sức khỏe của Công ty Bắc Hà.", [], id="after what they are"),
        pytest.param(
            "Hạng 4 sao được trao cho 01 sản phẩm là chả hoa của hộ Trần Văn An.", [1], id="one that is named"
        ),
    ],
)
def test_firms_beside_counts(text: str, expected: list[float]) -> None:
    assert values(text, title="Sản phẩm OCOP") == expected


def test_equal_parts_of_two_wholes_are_one_fact() -> None:
    text = (
        "Có 16 chủ thể OCOP (6 hộ kinh doanh, 4 hợp tác xã, 6 công ty). Trong đó 8 chủ thể ở miền núi, gồm 3 hộ kinh "
        "doanh, 4 hợp tác xã, 1 công ty."
    )
    assert values(text).count(4) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh có 68 sản phẩm được cấp giấy chứng nhận OCOP, trong đó có 4 sản phẩm OCOP 4 sao.",
            [68, 4],
            id="OCOP told after the count",
        ),
        pytest.param("Siêu thị bán 300 sản phẩm, trong đó có 120 sản phẩm OCOP.", [120], id="OCOP's are a part"),
        pytest.param("Các huyện đề xuất 90 mô hình, sản phẩm OCOP.", [90], id="models and products"),
    ],
)
def test_wholes_of_ocop_products(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Có 67 chủ thể OCOP, gồm 28 hợp tác xã (42%), 39 hộ (58%).", [67, 28, 42, 39, 58], id="shares"),
        pytest.param(
            "Có 12 sản phẩm OCOP (tăng 20%), 8 sản phẩm OCOP 4 sao (đạt 115% KH).", [12, 8], id="changes and plans"
        ),
    ],
)
def test_percentages_in_brackets(text: str, expected: list[float]) -> None:
    assert values(text) == expected
