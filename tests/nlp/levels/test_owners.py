"""Which count a level is told of: past brackets, asides and producers, by the predicate after a comma."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article, stars


def levels(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, stars(fact)) for fact in find_facts(article(text, home="Sơn La"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện có 47 sản phẩm OCOP đã qua đánh giá, dự kiến đều đạt từ 3 sao.",
            [(47, "3-5")],
            id="a predicate after a comma",
        ),
        pytest.param(
            "Thành phố làm hồ sơ cho 55 sản phẩm OCOP, yêu cầu phải đạt tối thiểu 3 sao.",
            [(55, "3-5")],
            id="what is asked of them",
        ),
        pytest.param(
            "Huyện có 20 sản phẩm OCOP, mật ong Tân Lập được xếp hạng 5 sao.",
            [(20, None)],
            id="another subject after the comma",
        ),
        pytest.param(
            "Đợt này có 13 sản phẩm OCOP của 9 chủ thể, gồm hợp tác xã, doanh nghiệp và cá nhân, được xếp hạng 3 sao.",
            [(13, "3-3"), (9, None)],
            id="an aside of producers",
        ),
        pytest.param(
            "Đợt này có 9 sản phẩm OCOP của 5 chủ thể, gồm 2 hợp tác xã và 3 hộ, đều được công nhận hạng 3 sao.",
            [(9, "3-3"), (5, None), (2, None), (3, None)],
            id="an aside of counted producers",
        ),
        pytest.param(
            "Cả 8 sản phẩm OCOP, gồm 5 sản phẩm mới và 3 sản phẩm đánh giá lại, đều được xếp hạng 3 sao.",
            [(8, "3-3"), (5, "3-3"), (3, "3-3")],
            id="an aside of parts, which share the level",
        ),
        pytest.param(
            "Huyện có 40 sản phẩm OCOP, trong đó 10 sản phẩm mới, đều đạt 4 sao.",
            [(40, None), (10, "4-4")],
            id="a part that the predicate is told of",
        ),
        pytest.param(
            "Cả 13 sản phẩm OCOP này, do 8 chủ thể làm ra, cùng được phân hạng 4 sao.",
            [(13, "4-4"), (8, None)],
            id="makers between commas",
        ),
        pytest.param(
            "Huyện có 40 sản phẩm OCOP của 25 chủ thể, 3 chủ thể đạt 4 sao, 22 chủ thể đạt 3 sao.",
            [(40, None), (25, None), (3, "4-4"), (22, "3-3")],
            id="producers split by level",
        ),
        pytest.param(
            "Tỉnh công nhận 20 sản phẩm OCOP (8 sản phẩm mới; 12 sản phẩm đánh giá lại) đạt hạng 3 sao trở lên.",
            [(20, "3-5"), (8, "3-5"), (12, "3-5")],
            id="past what a bracket says",
        ),
        pytest.param(
            "Hạng 5 sao thuộc về 2 sản phẩm OCOP; số sản phẩm OCOP đạt 3 sao trở lên nâng thành 128 sản phẩm.",
            [(2, "5-5"), (128, "3-5")],
            id="a level that leads to its count",
        ),
        pytest.param(
            "Tỉnh có 214 sản phẩm OCOP hạng 3 sao, 4 sao (62 sản phẩm 4 sao, 152 sản phẩm 3 sao).",
            [(214, "3-4"), (62, "4-4"), (152, "3-3")],
            id="levels told together before a bracket",
        ),
        pytest.param(
            "Có 6 sản phẩm OCOP được xét nâng từ 3 lên 4 sao.",
            [(6, "4-4")],
            id="an upgrade with one sign",
        ),
    ],
)
def test_owners(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sơn La: 198 sản phẩm OCOP được gắn 3 - 4 sao.\nTỉnh có 27 sản phẩm OCOP 4 sao và 171 sản phẩm 3 sao. "
            "Trong đó, 158 sản phẩm thực phẩm, 40 sản phẩm đồ uống.",
            [(198, "3-4"), (27, "4-4"), (171, "3-3"), (158, "3-4"), (40, "3-4")],
            id="parts of two levels side by side, whose sum is told",
        ),
        pytest.param(
            "Hội đồng chấm 18 sản phẩm OCOP: 5 sản phẩm đạt 4 sao, 9 sản phẩm đạt 3 sao, 4 sản phẩm còn lại chờ bổ "
            "sung hồ sơ.",
            [(18, None), (5, "4-4"), (9, "3-3"), (4, None)],
            id="what is left over of the rated ones",
        ),
        pytest.param(
            "Huyện có 12 sản phẩm OCOP 3 sao, trong đó 4 sản phẩm đồ uống, 8 sản phẩm còn lại là thực phẩm.",
            [(12, "3-3"), (4, "3-3"), (8, "3-3")],
            id="what is left over of one level",
        ),
        pytest.param(
            "Có 24/30 sản phẩm OCOP dự thi đạt sao, gồm: 20 sản phẩm 3 sao (12 sản phẩm thực phẩm, 8 sản phẩm đồ "
            "uống); 4 sản phẩm 4 sao.",
            [(24, None), (20, "3-3"), (12, "3-3"), (8, "3-3"), (4, "4-4")],
            id="a bracket after a counted level",
        ),
        pytest.param(
            "Huyện có 30 sản phẩm OCOP: 4 sao (12 sản phẩm), 3 sao (18 sản phẩm).",
            [(30, None), (12, "4-4"), (18, "3-3")],
            id="a bracket after a level that has no number yet",
        ),
        pytest.param(
            "Các sản phẩm OCOP đạt 4 sao của huyện Mai Sơn (3 sản phẩm), Yên Châu (2 sản phẩm); 3 sao có huyện Mộc "
            "Châu (5 sản phẩm).",
            [(3, "4-4"), (2, "4-4"), (5, "3-3")],
            id="another level opens the next clause",
        ),
        pytest.param(
            "Huyện có 246 sản phẩm OCOP từ 3 - 5 sao. Riêng năm 2023 có thêm 52 sản phẩm.",
            [(246, "3-5"), (52, None)],
            id="what is added is told for itself",
        ),
    ],
)
def test_levels_of_parts(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected
