"""Products named with their own rating: lists, sentences, captions, brackets."""

import pytest

from nlp.products import find_named_products
from tests.nlp.articles import article


def named(text: str, title: str | None = None) -> list[tuple[str, int | None, bool]]:
    return [(one.name, one.star, one.potential) for one in find_named_products(article(text, title=title))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện công nhận 3 sản phẩm OCOP 4 sao gồm: trà sen Hồ Tây, cốm Mễ Trì và gạo nếp Tú Lệ.",
            [("trà sen Hồ Tây", 4, False), ("cốm Mễ Trì", 4, False), ("gạo nếp Tú Lệ", 4, False)],
            id="a list after a count",
        ),
        pytest.param(
            "Đạt OCOP 4 sao là mật ong Ba Bể của HTX An Phú và miến Na Rì của Công ty Hà An. "
            "Hạng 3 sao có thể kể: trà hoa Ba Chẽ (HTX Ba Chẽ); cơm cháy Ninh Bình (hộ kinh doanh Lê Mai).",
            [
                ("mật ong Ba Bể", 4, False),
                ("miến Na Rì", 4, False),
                ("trà hoa Ba Chẽ", 3, False),
                ("cơm cháy Ninh Bình", 3, False),
            ],
            id="lists after two levels",
        ),
        pytest.param(
            "“Bánh gai Tứ Trụ” (HTX Thọ Xuân) được công nhận OCOP 4 sao năm 2023.",
            [("Bánh gai Tứ Trụ", 4, False)],
            id="a sentence about one product",
        ),
        pytest.param(
            "Nước mắm Ba Làng của HTX Ba Làng từng đạt OCOP 4 sao năm 2020, năm 2023 chỉ được xếp 3 sao.",
            [("Nước mắm Ba Làng", 4, False), ("Nước mắm Ba Làng", 3, False)],
            id="two ratings of one product",
        ),
        pytest.param(
            "Ảnh: Rượu men lá Bằng Phúc - sản phẩm OCOP 4 sao của huyện.",
            [("Rượu men lá Bằng Phúc", 4, False)],
            id="a caption",
        ),
        pytest.param(
            "Chương trình OCOP có các sản phẩm như: chè Hồng Thái (4 sao), mật ong Mèo Vạc (3 sao).",
            [("chè Hồng Thái", 4, False), ("mật ong Mèo Vạc", 3, False)],
            id="levels in brackets",
        ),
        pytest.param(
            "Tỉnh công nhận 3 sản phẩm OCOP 4 sao:\n- Gạo Séng Cù của HTX Mường Vi\n- Mật ong Đức Lan của Công ty Đức "
            "Lan\n- Trà Shan (HTX Suối Giàng)\nNăm tới còn nhiều việc.",
            [("Gạo Séng Cù", 4, False), ("Mật ong Đức Lan", 4, False), ("Trà Shan", 4, False)],
            id="lines below a count",
        ),
        pytest.param(
            "Tỉnh đề nghị công nhận OCOP 5 sao cho trà Ô Long Cầu Đất của Công ty Cầu Đất.",
            [("trà Ô Long Cầu Đất", 5, False)],
            id="put up for a level",
        ),
        pytest.param("Toàn tỉnh có 12 sản phẩm OCOP 4 sao, 30 sản phẩm OCOP 3 sao.", [], id="counts only"),
        pytest.param("Gạo Séng Cù đạt 4 sao.", [], id="not about OCOP"),
        pytest.param("Chị Lan cho biết sản phẩm OCOP của chị đạt 3 sao.", [], id="no name"),
    ],
)
def test_named_products(text: str, expected: list[tuple[str, int | None, bool]]) -> None:
    assert named(text) == expected


def test_details() -> None:
    text = "Năm 2023, 2 sản phẩm đạt OCOP 3 sao gồm: gạo Nàng Hai (HTX Nàng Hai, xã Tân Lập), trà gừng Ba Vì."
    first, second = find_named_products(article(text, title="OCOP Hà Nội"))
    assert (first.producer, first.place, first.province, first.year) == ("HTX Nàng Hai", "xã Tân Lập", "Hà Nội", 2023)
    assert (
        text[first.evidence_start : first.evidence_end] == first.evidence == "gạo Nàng Hai (HTX Nàng Hai, xã Tân Lập)"
    )
    assert (second.name, second.producer) == ("trà gừng Ba Vì", None)
