"""Vietnamese without diacritics: what is restored, what is left alone, and that all is read as if it had them."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from nlp.spelling.accent_counts import Counts, load, spellings, units, written
from nlp.spelling.accents import restored
from nlp.spelling.forms import regular
from nlp.text import fold, read
from nlp.tokens import tokenise
from ocop.models import Article


def plain(text: str) -> str:
    return "".join(fold(char).upper() if char.isupper() else fold(char) for char in text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Năm 2024, tỉnh Quảng Nam có 12 sản phẩm OCOP", id="năm beside a figure, nam in a name"),
        pytest.param("Đến cuối năm 2023, toàn tỉnh có hai sản phẩm 5 sao của ba chủ thể", id="numbers in words"),
        pytest.param("Cơ sở sản xuất có 5 sản phẩm được công nhận", id="cơ and có"),
        pytest.param("Phấn đấu đến năm 2025 có thêm ít nhất 20 sản phẩm đạt 4 sao trở lên", id="a goal"),
        pytest.param("Huyện Bố Trạch có 7 sản phẩm, thành phố Đồng Hới 9 sản phẩm", id="names of places"),
        pytest.param("TỈNH TÂY NINH CÔNG NHẬN THÊM 14 SẢN PHẨM OCOP", id="capitals"),
        pytest.param("Trong đó, nhóm thực phẩm 24 sản phẩm, đồ uống 5 sản phẩm", id="groups"),
    ],
)
def test_what_was_folded_comes_back(text: str) -> None:
    assert restored(plain(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("OCOP 3 sao", id="too short to tell"),
        pytest.param("The OCOP programme of the province has 32 products and a thanh long farm", id="English"),
        pytest.param("Le village a vendu cent produits dans les foires de la province", id="French"),
        pytest.param("Đến nay, toàn tỉnh có 32 sản phẩm OCOP 3 sao", id="it has them"),
        pytest.param("san-pham-ocop-cua-tinh-nam-2024-dat-3-sao-tro-len.html", id="an address"),
    ],
)
def test_what_needs_nothing_stays(text: str) -> None:
    assert restored(text) == text


def test_a_plain_line_among_others_is_read_by_itself() -> None:
    lines = (
        "Hội đồng tỉnh họp phiên thứ hai.",
        "Trong nam 2024, huyen Ba Vi co them 12 san pham duoc cong nhan.",
        "3 sao",
    )
    assert restored("\n".join(lines)).split("\n") == [
        lines[0], "Trong năm 2024, huyện Ba Vì có thêm 12 sản phẩm được công nhận.", lines[2],
    ]  # fmt: skip


def test_letters_keep_their_places() -> None:
    text = "Den nay tinh Dak Lak co 1.002 san pham cua 5 chu the, tang 3% so voi nam truoc.\n\nTrong do: 4 sao 12"
    assert len(restored(text)) == len(text)
    assert [token.start for token in tokenise(read(text))] == [token.start for token in tokenise(read(restored(text)))]


def test_facts_of_a_plain_article_have_plain_evidence() -> None:
    text = (
        "Tinh An Giang vua cong nhan 18 san pham OCOP dot 1 nam 2024, gom 15 san pham 3 sao va 3 san pham 4 sao cua 11 "
        "chu the. Trong do, huyen Tri Ton co 6 san pham.\n"
        "San pham mat thot not Lan Nhi cua HTX Thot not An Phu (huyen Tinh Bien) dat 4 sao.\n"
        "Den nay toan tinh co 130 san pham con hieu luc."
    )
    article = Article("file:a", text, "An Giang: Them 18 san pham OCOP", published_date=date(2024, 5, 6))
    found = find_facts(article)
    assert [(one.value, one.measure, one.star_min, one.status, one.place) for one in found] == [
        (18, "products", None, "added", "An Giang"),
        (15, "products", 3, "added", "An Giang"),
        (3, "products", 4, "added", "An Giang"),
        (11, "producers", None, "added", "An Giang"),
        (6, "products", None, "added", "Tri Tôn"),
        (130, "products", None, "recognised", "An Giang"),
    ]
    assert all(text[one.evidence_start : one.evidence_end] == one.evidence for one in found)
    (named,) = find_named_products(article)
    # What the paper did not write is not put into its mouth.
    assert (named.name, named.producer, named.star) == ("mat thot not Lan Nhi", "HTX Thot not An Phu", 4)


def test_the_text_given_is_kept_beside_the_restored_one() -> None:
    view = regular(read("Huyen Ba Be hien co 3 san pham OCOP cua xa"))
    assert view.text == "Huyện Ba Bể hiện có 3 sản phẩm OCOP của xã"
    assert view.as_given("Ba Bể", 0, 20) == "Ba Be"
    assert view.as_given("Na Rì", 0, 20) == "Na Rì"
    assert read("Ba Bể").as_given("Ba Bể", 0, 5) == "Ba Bể"


def test_counts_are_written_and_read() -> None:
    counts = Counts()
    counts.add_text("Năm 2023 tỉnh có 5 = 2 + 3\n\nTỉnh có 7")
    assert load(written(counts)) == counts
    assert counts.pairs["tỉnh"] == {"có": 2}
    assert units(tokenise(read("năm 2023: 1.002"))) == ["năm", "##", ":", "#"]


def test_what_a_word_may_stand_for() -> None:
    assert {"năm", "nam"} <= set(spellings()["nam"])
    assert "##" not in spellings().get("nam", ())
