from __future__ import annotations

import unicodedata

import pytest

from pipelines.extraction.letters import in_unicode
from tests.pipelines.extraction.making import LEAD, PARAGRAPHS, TITLE, article_of, frame, page

TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = (
    "Héi ®ång tØnh S«ng Tr¨ng võa c«ng nhËn thªm 12 s¶n phÈm OCOP ba sao trong ®ît 2 n¨m 2024, ®­a tæng sè cña c¶ tØnh"
    " lªn 77 s¶n phÈm."
)
VNI = (
    "Hoäi ñoàng tænh Soâng Traêng vöøa coâng nhaän theâm 12 saûn phaåm OCOP ba sao trong ñôït 2 naêm 2024, ñöa toång"
    " soá cuûa caû tænh leân 77 saûn phaåm."
)
PLAIN = (
    "Hội đồng tỉnh Sông Trăng vừa công nhận thêm 12 sản phẩm OCOP ba sao trong đợt 2 năm 2024, đưa tổng số của cả tỉnh"
    " lên 77 sản phẩm."
)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(TCVN3, id="the fonts of TCVN3"),
        pytest.param(VNI, id="the fonts of VNI"),
        pytest.param(PLAIN.encode().decode("latin-1"), id="UTF-8 taken for latin-1"),
        pytest.param(PLAIN, id="Unicode"),
    ],
)
def test_letters_become_unicode(found: str) -> None:
    assert in_unicode(f"<p>{found}</p>") == f"<p>{PLAIN}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "L'été dernier à Huế, les élèves étaient très occupés à préparer la fête.",
        "Müller fährt über die Brücke nach Köln und trägt schöne Äpfel für später, täglich, früh und spät.",
        "Ca Mau now has 145 OCOP products.",
    ],
)
def test_other_languages_stay(text: str) -> None:
    assert in_unicode(text) == text


def test_a_page_in_an_old_font_is_an_article() -> None:
    main = f"<h1>S«ng Tr¨ng cã thªm 12 s¶n phÈm OCOP</h1><p>{TCVN3}</p><p>{TCVN3}</p>"
    article = article_of(page(f"<html><body>{main}</body></html>"))
    assert article.title == TITLE
    assert article.text.startswith(PLAIN)


def in_1258(text: str) -> bytes:
    """Text in windows-1258, which has most letters and combining tone marks."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            *base, mark = unicodedata.normalize("NFD", letter)
            tones = [each for each in (*base, mark) if each in TONES]
            rest = unicodedata.normalize("NFC", "".join(each for each in (*base, mark) if each not in TONES))
            out += rest.encode("cp1258") + "".join(tones).encode("cp1258")
    return out


def test_windows_1258_is_read_though_the_page_claims_another_charset() -> None:
    main = f"<h1>{TITLE}</h1><h2 class='lead'>{LEAD}</h2><div>{PARAGRAPHS}</div>"
    article = article_of(page(in_1258(frame(f"<title>{TITLE}</title>", main))))
    assert (article.title, article.lead) == (TITLE, LEAD)
