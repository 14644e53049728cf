import pytest

from ocop.folding import fold_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đắk Lắk", "dak lak"), ("san_pham--OCOP.html", "san pham ocop html"), ("", ""), ("ƯỚC, ơn; ĂN!", "uoc on an")],
)
def test_fold_words(text: str, expected: str) -> None:
    assert fold_words(text) == expected
