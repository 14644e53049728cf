"""Levels that counts have without a figure of their own, or share with a count beside them."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article, stars


def levels(text: str) -> list[tuple[float, str | None]]:
    given = article(text, title="Sản phẩm OCOP", home="Sơn La")
    return [(fact.value, stars(fact)) for fact in find_facts(given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỉnh đã có 3 sản phẩm OCOP cấp quốc gia.", [(3, "5-5")], id="the country's rank"),
        pytest.param("47 sản phẩm đạt OCOP quốc gia năm nay.", [(47, "5-5")], id="the same, after a verb"),
        pytest.param(
            "Đề nghị đánh giá, phân hạng 8 sản phẩm OCOP cấp quốc gia.", [(8, None)], id="put to the country's council"
        ),
        pytest.param(
            "Hội đồng chấm 3 sao cho cả 4 sản phẩm công nhận lần đầu lẫn 3 sản phẩm công nhận lại.",
            [(4, "3-3"), (3, "3-3")],
            id="new and renewed under one level",
        ),
        pytest.param(
            "Huyện trao chứng nhận cho 12 sản phẩm OCOP, trong đó có 9 sản phẩm mới và 3 sản phẩm được đánh "
            "giá lại đạt 3 sao.",
            [(12, None), (9, "3-3"), (3, "3-3")],
            id="one level told after new and renewed",
        ),
        pytest.param(
            "Có 15 sản phẩm OCOP được đề nghị cấp tỉnh xếp hạng 4 và tiềm năng 5 sao.",
            [(15, "4-5")],
            id="one sign for two levels",
        ),
        pytest.param(
            "Huyện Mộc Châu có hai sản phẩm OCOP nổi bật đạt hạng 4 sao.",
            [(2, "4-4")],
            id="outstanding ones, no example",
        ),
        pytest.param(
            "Bộ công nhận mới 79 sản phẩm OCOP 5 sao, 9 sản phẩm khác được tái công nhận.",
            [(79, "5-5"), (9, "5-5")],
            id="others, renewed",
        ),
        pytest.param(
            "Tỉnh công nhận mới 10 sản phẩm OCOP 4 sao, công nhận lại 5 sản phẩm.",
            [(10, "4-4"), (5, None)],
            id="acts apart",
        ),
    ],
)
def test_levels_without_a_figure(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Huyện xếp hạng 3 sao (***) cho 5 sản phẩm OCOP.", [(5, "3-3")], id="a level told twice"),
        pytest.param(
            "Huyện có 3 sản phẩm OCOP là chè A, đạt 4 sao; mật ong và gạo nếp, đạt 3 sao.",
            [(3, None)],
            id="of the first that is named",
        ),
        pytest.param(
            "Riêng 2 sản phẩm OCOP trên 90 điểm, đủ điều kiện để trình Trung ương xét hạng 5 sao.",
            [(2, "5-5")],
            id="fit for a level",
        ),
        pytest.param(
            "Tỉnh cấp giấy OCOP 4 sao cho 26 sản phẩm của 12 chủ thể. Chè là nhiều nhất. Còn có 83 sản phẩm đạt 3 sao "
            "của 58 chủ thể.",
            [(26, "4-4"), (12, "4-4"), (83, "3-3"), (58, "3-3")],
            id="producers split by level, a sentence apart",
        ),
    ],
)
def test_levels_of_counts(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


def test_a_title_repeats_the_count_of_its_level() -> None:
    given = article(
        "Huyện Hương Sơn có 6 sản phẩm OCOP tham gia đánh giá.\nKết quả, 6 sản phẩm đều đạt OCOP 3 sao.",
        title="Hương Sơn thêm 6 sản phẩm OCOP 3 sao",
        home="Hà Tĩnh",
    )
    assert [(fact.status, stars(fact)) for fact in find_facts(given)] == [("expected", None), ("added", "3-3")]
