"""Records in, articles out: what a JSON line can hold that a file cannot."""

import pytest

from ocop.errors import UnreadableInputError
from ocop.records import article_from_json


def test_half_characters_become_replacement_characters() -> None:
    line = '{"id": "a\\ud83d", "title": "OCOP \\udc00", "text": "Huyện Ba Bể có 32 sản phẩm OCOP \\ud83d."}'
    article = article_from_json(line)
    assert article.external_id == "a\ufffd"
    assert article.title == "OCOP \ufffd"
    assert article.text == "Huyện Ba Bể có 32 sản phẩm OCOP \ufffd."
    article.text.encode("utf-8")


def test_whole_characters_outside_the_basic_plane_stay() -> None:
    assert article_from_json('{"id": "a", "text": "32 sản phẩm \\ud83c\\udf3e"}').text == "32 sản phẩm \U0001f33e"


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "x"}',
        '{"id": "a"}',
        '{"id": "a", "text": 5}',
        '{"id": "a", "text": "x", "published": "hôm qua"}',
        "[1]",
    ],
)
def test_what_is_no_article_is_said_so(line: str) -> None:
    with pytest.raises(UnreadableInputError):
        article_from_json(line)
