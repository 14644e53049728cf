"""Which counts are one told twice."""

import pytest

from nlp.counting.counts import find_counts
from nlp.reading import read_article
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "equal"),
    [
        pytest.param("Có 60 sản phẩm OCOP; trong 60 sản phẩm ấy, 2 đạt 5 sao.", True, id="as many of the same"),
        pytest.param("Có 60 sản phẩm OCOP; thêm 61 sản phẩm OCOP.", False, id="more"),
        pytest.param("Có 60 sản phẩm OCOP của 60 chủ thể.", False, id="producers"),
        pytest.param("Có 60 sản phẩm OCOP; 60% sản phẩm OCOP đạt 4 sao.", False, id="a share"),
    ],
)
def test_equal_counts(text: str, equal: bool) -> None:
    one, two, *_ = find_counts(read_article(article(text)).sentences[0], 0)
    assert one.equals(two) is equal


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("Có 60 sản phẩm OCOP; nhóm đồ uống 12 sản phẩm.", True, id="fewer of the same"),
        pytest.param("Có 60 sản phẩm OCOP; 60% sản phẩm OCOP đạt 4 sao.", True, id="a share of them"),
        pytest.param("Có 60 sản phẩm OCOP; thêm 61 sản phẩm OCOP.", False, id="more than all"),
        pytest.param("Có 60 sản phẩm OCOP của 12 chủ thể.", False, id="producers"),
        pytest.param("Có 60 chủ thể OCOP; 12 hợp tác xã.", True, id="one kind of producers"),
        pytest.param("Có 60 hợp tác xã OCOP; 12 doanh nghiệp.", False, id="another kind of producers"),
    ],
)
def test_what_a_count_may_hold(text: str, held: bool) -> None:
    one, two, *_ = find_counts(read_article(article(text)).sentences[0], 0)
    assert one.may_hold(two) is held
