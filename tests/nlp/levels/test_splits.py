"""Levels that counts share: some with the whole that they are of, all with what is told of all of them."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article, stars


def levels(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, stars(fact)) for fact in find_facts(article(text, home="Sơn La"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mai Sơn giữ 2 trong 6 sản phẩm OCOP 5 sao của tỉnh.",
            [(2, "5-5"), (6, "5-5")],
            id="some of those of a level have it",
        ),
        pytest.param(
            "Huyện chọn 3 trong số 12 sản phẩm OCOP 3 sao để bồi dưỡng, nâng lên 4 sao.",
            [(3, "4-4"), (12, "3-3")],
            id="what becomes of some is not told of all",
        ),
        pytest.param(
            "Nay 4 trong 40 sản phẩm OCOP này chuyển lên 5 sao.",
            [(4, "5-5"), (40, None)],
            id="a verb tells of the part",
        ),
        pytest.param(
            "Hội đồng chấm 14 trong tổng số 17 sản phẩm OCOP đạt 4 sao.",
            [(14, "4-4"), (17, None)],
            id="a predicate that ends the clause tells of the part",
        ),
        pytest.param(
            "Trà Tà Xùa là một trong 47 sản phẩm OCOP được công nhận 5 sao.",
            [(47, "5-5")],
            id="one of them is no count, and all of them have the level",
        ),
        pytest.param(
            "Huyện có 8 sản phẩm OCOP 3 sao, cả tỉnh có 17 sản phẩm 4 sao.",
            [(8, "3-3"), (17, "4-4")],
            id="two counts side by side",
        ),
        pytest.param(
            "Huyện có 16 sản phẩm OCOP: 05 sản phẩm/04 chủ thể đạt 4 sao, 11 sản phẩm/07 chủ thể đạt 3 sao.",
            [(16, None), (5, "4-4"), (4, "4-4"), (11, "3-3"), (7, "3-3")],
            id="products with their makers after a stroke",
        ),
        pytest.param(
            "Huyện có thêm 3 sản phẩm OCOP là trà Chi Lan (4 sao), rượu Hang Chú và cao Bắc Yên (cùng 3 sao).",
            [(3, None)],
            id="a level in a bracket is that of the name before it",
        ),
    ],
)
def test_part_and_whole(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh công nhận 38 sản phẩm OCOP, trong đó mới 24, công nhận lại 14. Cả 38 sản phẩm đều là 4 sao.",
            [(38, "4-4"), (24, "4-4"), (14, "4-4")],
            id="as many again",
        ),
        pytest.param(
            "Hội đồng tỉnh tiếp nhận 8 hồ sơ sản phẩm OCOP của 5 huyện. Cả 8 sản phẩm đều đạt 3 sao.",
            [(8, None), (8, "3-3")],
            id="what was put up had no level yet",
        ),
        pytest.param(
            "Huyện được công nhận 9 sản phẩm OCOP, xã Cò Nòi góp 3, xã Hát Lót 2. Tất cả cùng hạng 3 sao.",
            [(9, "3-3"), (3, "3-3"), (2, "3-3")],
            id="all of them",
        ),
        pytest.param(
            "Đợt này có 12 sản phẩm OCOP được công nhận. Toàn bộ số sản phẩm này đều ở mức 4 sao.",
            [(12, "4-4")],
            id="the whole number of these",
        ),
        pytest.param(
            "Huyện có 12 sản phẩm OCOP. Tất cả cán bộ mong có sản phẩm 5 sao.",
            [(12, None)],
            id="all of something else",
        ),
    ],
)
def test_told_of_all(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


def test_a_percentage_repeats_no_count_of_its_value() -> None:
    text = "Huyện phấn đấu có 50 sản phẩm OCOP từ 3 sao trở lên; ít nhất 50% sản phẩm OCOP của 2019 được đánh giá lại."
    assert levels(text) == [(50, "3-5"), (50, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nếu được, thị xã có 8 sản phẩm OCOP 4 sao, bây giờ mới có 5.",
            [(8, "4-4"), (5, "4-4")],
            id="the noun left out has its level",
        ),
        pytest.param(
            "Hạng 4 sao có 12 sản phẩm OCOP, tổng cộng là 30.", [(12, "4-4"), (30, None)], id="a total is of all levels"
        ),
        pytest.param(
            "Tỉnh có 53 sản phẩm OCOP 3 sao, nhiều nhất là Mai Sơn với 12 sản phẩm.",
            [(53, "3-3"), (12, "3-3")],
            id="one that is singled out",
        ),
        pytest.param(
            "Có 1 sản phẩm OCOP 4 sao, 17 sản phẩm 3 sao, riêng 4 sản phẩm phải bổ sung hồ sơ.",
            [(1, "4-4"), (17, "3-3"), (4, None)],
            id="singled out of several levels",
        ),
        pytest.param(
            "Huyện thống nhất 14/17 sản phẩm OCOP đạt từ 50 điểm trở lên, tương đương hạng 3 sao.",
            [(14, "3-3")],
            id="what the points amount to",
        ),
        pytest.param(
            "Xã ghi tên ba sản phẩm vào danh sách OCOP: cầu gai hấp, mực khô và sá sùng rang (đều 3 sao, năm 2025).",
            [(3, "3-3")],
            id="all of a list, in a bracket",
        ),
        pytest.param(
            "Xã có 3 sản phẩm OCOP gồm trà Hoa (4 sao), rượu Lan và cao Mai (đều 3 sao).",
            [(3, None)],
            id="only the last of a list",
        ),
    ],
)
def test_levels_of_what_goes_on(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected
