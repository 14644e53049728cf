"""The producer and the place told of a name."""

import pytest

from nlp.naming.owners import bare_place, owner_and_place


@pytest.mark.parametrize(
    ("why", "text", "producer", "place"),
    [
        ("'thuộc' leads to the place", "của HTX Liên Hà thuộc thị xã Long Hạ", "HTX Liên Hà", "thị xã Long Hạ"),
        ("an address told as one", "(Công ty Lam Hạ, địa chỉ tại huyện Lam Hạ)", "Công ty Lam Hạ", "huyện Lam Hạ"),
        ("a dash glued to the place", "của hộ Trúc Loan-ấp Long Bình", "hộ Trúc Loan", "ấp Long Bình"),
        ("the sentence goes on", "của HTX Lam ở huyện Lam Hạ A. Riêng cốm Nà Lạn", "HTX Lam", "huyện Lam Hạ A"),
        ("the full stop of a short form", "của HTX Lam (TP. Lam Hạ)", "HTX Lam", "TP. Lam Hạ"),
        ("a further list", "thuộc cơ sở Phương Hà, khóm 4 và 7 loại trà", "cơ sở Phương Hà", "khóm 4"),
        (
            "trades parted by commas",
            "của HTX sản xuất, kinh doanh An Lỗ (xã An Lỗ)",
            "HTX sản xuất, kinh doanh An Lỗ",
            "xã An Lỗ",
        ),
        ("'của' written twice", "của của HTX Nà Lạn", "HTX Nà Lạn", None),
        ("a short form glued to another", "(HTXNN Nà Lạn, thôn 1)", "HTXNN Nà Lạn", "thôn 1"),
        ("all of one producer", "đều của HTX Nà Lạn", "HTX Nà Lạn", None),
    ],
)
def test_owner_and_place(why: str, text: str, producer: str | None, place: str | None) -> None:
    assert owner_and_place(text) == (producer, place), why


@pytest.mark.parametrize(
    ("text", "place"),
    [("(Na Lạn)", "Na Lạn"), ("(Lam Hạ, Nà Lạn) và", "Lam Hạ, Nà Lạn"), ("(ABC)", None), ("(khô)", None)],
)
def test_a_place_told_by_its_name_alone(text: str, place: str | None) -> None:
    assert bare_place(text) == place
