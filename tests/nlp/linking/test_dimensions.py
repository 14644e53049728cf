"""What a new sentence splits: a total by group, level or kind of producer, and what stands for itself."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Huyện có 40 sản phẩm OCOP. Nhóm thực phẩm có 25 sản phẩm.", [(40, None), (25, 0)], id="by group"),
        pytest.param("Huyện có 40 sản phẩm OCOP. Có 25 sản phẩm đạt 3 sao.", [(40, None), (25, 0)], id="by level"),
        pytest.param("Huyện có 40 chủ thể OCOP. Hợp tác xã có 25.", [(40, None), (25, 0)], id="by kind of producer"),
        pytest.param(
            "Huyện có 40 sản phẩm OCOP. Bên cạnh đó, 25 sản phẩm đạt 3 sao.", [(40, None), (25, None)], id="besides"
        ),
    ],
)
def test_dimensions(text: str, expected: list[tuple[float, int | None]]) -> None:
    assert [(fact.value, fact.part_of) for fact in find_facts(article(text, home="Hà Nam"))] == expected
