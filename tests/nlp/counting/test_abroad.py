"""Counts of Thailand's OTOP and Japan's OVOP told beside OCOP."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(
            "Thái Lan có 36.000 sản phẩm OTOP 5 sao. Ba Bể có 32 sản phẩm OCOP.", [32], id="the count says so"
        ),
        pytest.param(
            "OTOP của Thái Lan có 36.000 sản phẩm, còn OCOP Việt Nam có 10.880 sản phẩm.", [10880], id="contrast"
        ),
        pytest.param(
            "Phong trào OVOP ở Nhật Bản làm ra 336 sản phẩm. Tỉnh Bắc Kạn có 218 sản phẩm OCOP.", [218], id="movement"
        ),
        pytest.param(
            "OCOP học OTOP. Thái Lan có 900 sản phẩm OTOP 5 sao, do 400 chủ thể sản xuất.", [], id="its producers"
        ),
        pytest.param(
            "Ở Thái Lan, chương trình OTOP ra đời năm 2001. Đến nay đã có 900 sản phẩm. OCOP đi sau.", [], id="told on"
        ),
        pytest.param(
            "Chương trình OTOP của Thái Lan ra đời sớm.\nĐến nay đã có 900 sản phẩm OCOP.", [900], id="new paragraph"
        ),
        pytest.param(
            "Học tập mô hình OVOP của Nhật Bản, đến nay đã có 218 sản phẩm đạt OCOP.", [218], id="a model of ours"
        ),
        pytest.param(
            "Từ kinh nghiệm OTOP, huyện Ba Bể có 32 sản phẩm đạt 3 sao trở lên của OCOP.", [32], id="what we learned"
        ),
        pytest.param("Sau hội chợ OTOP ở Thái Lan, Ba Bể có 5 sản phẩm OCOP xuất khẩu.", [5], id="a stage"),
        pytest.param("Lào Cai học OTOP và có 605 sản phẩm OCOP.", [605], id="a province named like a country"),
        pytest.param("Lào có 50 sản phẩm ODOP; OCOP của ta có 5.000 sản phẩm.", [5000], id="another neighbour"),
        pytest.param(
            "Ba Bể có 32 sản phẩm OCOP, xuất sang Thái Lan 3 sản phẩm OCOP.", [32, 3], id="no other programme"
        ),
    ],
)
def test_only_what_is_of_vietnam_counts(text: str, values: list[float]) -> None:
    assert [fact.value for fact in find_facts(article(text))] == values


@pytest.mark.parametrize("text", ["Thái Lan có 36.000 sản phẩm OTOP 5 sao.", "Nhật Bản có 336 sản phẩm OVOP 3 sao."])
def test_an_article_on_another_programme_has_no_facts(text: str) -> None:
    assert find_facts(article(text)) == ()
