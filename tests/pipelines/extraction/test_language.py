from __future__ import annotations

import unicodedata

import pytest

from pipelines.extraction.language import is_vietnamese, language_of
from tests.pipelines.extraction.making import BODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(BODY[0], True, id="Vietnamese"),
        pytest.param(BODY[0].upper(), True, id="in capitals"),
        pytest.param(unicodedata.normalize("NFD", BODY[0]), True, id="decomposed"),
        pytest.param("OCOP Sông Trăng: thêm 12 sản phẩm", True, id="a headline"),
        pytest.param("The province now has 77 OCOP products, nine of them with four stars.", False, id="English"),
        pytest.param("Le Viêt Nam a déjà sélectionné 77 produits à Huế, très appréciés là-bas.", False, id="French"),
        pytest.param("越南有一万一千种一村一品产品", False, id="Chinese"),
        pytest.param(
            "Mtâo Kluh mâo lu klei ngă kơ buôn sang êlan, hlăm thŭn anei mâo lu mnơ̆ng čhia.", False, id="Ê Đê"
        ),
        pytest.param("Tinh Ca Mau co 145 san pham OCOP duoc cong nhan", False, id="without diacritics"),
        pytest.param("12 34 56", False, id="figures"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_vietnamese_is_told_by_its_letters_and_words(text: str, expected: bool) -> None:
    assert is_vietnamese(text) is expected


@pytest.mark.parametrize(
    ("text", "stated", "code"),
    [
        (BODY[0], "en", "vi"),
        ("The province", "en", "en"),
        ("The province", "vi", None),
        ("The", None, None),
        ("The", "x-1", None),
    ],
)
def test_the_text_decides_before_what_is_stated(text: str, stated: str | None, code: str | None) -> None:
    assert language_of(text, stated) == code
