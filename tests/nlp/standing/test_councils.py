"""Where a council's or an authority's act is told, and how far it reaches."""

import pytest

from nlp.reading import read_article
from nlp.standing.councils import council_acts, names_council
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param("Hội đồng OCOP tỉnh họp. Có 12 sản phẩm đạt 4 sao.", True, id="the sentence before"),
        pytest.param("Huyện có chè và mật ong. Có 12 sản phẩm đạt 4 sao.", False, id="no council"),
        pytest.param("Hội đồng OCOP tỉnh họp.\nHuyện có 12 sản phẩm đạt 4 sao.", False, id="another paragraph"),
        pytest.param("Hội đồng OCOP tỉnh họp.\nTheo đó, 12 sản phẩm đạt 4 sao.", True, id="which goes on with it"),
        pytest.param("Huyện có chè.\nKết quả, 12 sản phẩm đạt 4 sao.", True, id="a result"),
    ],
)
def test_acts_of_councils(text: str, acts: bool) -> None:
    document = read_article(article(text))
    assert council_acts(document, len(document.sentences) - 1) is acts


def test_a_round_is_as_good_as_a_council() -> None:
    assert names_council(read_article(article("Đợt này, huyện xét 5 sản phẩm OCOP.")).sentences[0])
