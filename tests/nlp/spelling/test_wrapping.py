"""Line breaks in the middle of sentences, and those that stay."""

from __future__ import annotations

import textwrap

import pytest

from nlp.facts import find_facts
from nlp.spelling.wrapping import unwrapped
from ocop.models import Article

LONG = "Theo báo cáo của Sở Nông nghiệp và Môi trường, toàn tỉnh hiện"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("Đến nay, toàn tỉnh có", "32", "sản phẩm OCOP."), 1, id="a figure torn out"),
        pytest.param((f"{LONG} quản lý tốt", "các sản phẩm OCOP."), 1, id="a long line goes on in lower case"),
        pytest.param(
            ("Khuyến", "khích các chủ thể của tỉnh tham gia Chương trình OCOP"), 1, id="a first word torn off"
        ),
        pytest.param(("Tỉnh công nhận", "5", "sản phẩm"), 1, id="a figure between words"),
        pytest.param(
            ("các huyện mỗi nơi 3 sản phẩm; thành phố Tây Ninh", "2", "sản phẩm"), 1, id="a figure after a name"
        ),
        pytest.param(("Sản phẩm của", "HTX Tân Lập"), 1, id="a line that ends in a preposition"),
        pytest.param(("Năm 2024, tỉnh có thêm", "12 sản phẩm"), 1, id="number and noun after a verb"),
        pytest.param(("gồm trà sen, mật ong,", "miến dong và gạo nếp"), 1, id="after a comma"),
        pytest.param(("Đến", "nay, huyện đã", "có 5 sản phẩm", "OCOP đạt", "3 sao."), 1, id="torn again and again"),
        pytest.param(("Đến nay, huyện có 5", "sản phẩm.", "Huyện A", "Huyện B"), 3, id="a figure at the end of a line"),
        pytest.param(("Tin mới", "", "nông thôn mới"), 3, id="a blank line parts"),
        pytest.param(("- huyện A: 3 sản phẩm;", "- huyện B: 4 sản phẩm"), 2, id="items in lower case"),
        pytest.param(("Chương trình", "OCOP: 5 sản phẩm"), 2, id="the programme in a heading"),
        pytest.param(("Huyện Ba Vì", "12 sản phẩm"), 2, id="a place and its count"),
        pytest.param(("Bố Trạch", "12", "3", "9", "Lệ Thủy"), 5, id="cells of a table"),
        pytest.param(("mật ong", "trà sen", "miến dong"), 3, id="a list in lower case"),
        pytest.param(("Các sản phẩm gồm:", "mật ong rừng"), 2, id="a list after a colon"),
        pytest.param(("Tỉnh hiện có", "- 3 sao: 12"), 2, id="items behind dashes"),
        pytest.param(("Tỉnh hiện có", "1. Gạo nếp"), 2, id="numbered items"),
        pytest.param((f"{LONG} đã họp.", "có 5 sản phẩm"), 2, id="after a full stop"),
        pytest.param(("Huyện có | 5", "sản phẩm có | 7"), 2, id="rows with bars"),
        pytest.param(("NHỮNG SẢN PHẨM CÓ", "Gạo nếp"), 2, id="a heading in capitals"),
        pytest.param(("Tỉnh có", "", "5 sản phẩm"), 3, id="an empty line"),
        pytest.param((LONG + " nay", "Huyện Ba Vì dẫn đầu"), 2, id="a heading and a sentence"),
    ],
)
def test_lines(lines: tuple[str, ...], expected: int) -> None:
    text = "\n".join(lines)
    assert len(unwrapped(text).split("\n")) == expected
    assert len(unwrapped(text)) == len(text)


PARAGRAPHS = """\
Đến hết năm 2023, tỉnh Bắc Kạn có 218 sản phẩm OCOP của 150 chủ thể, trong đó có 22 sản phẩm 4 sao và 195 sản phẩm 3 \
sao. Huyện Na Rì dẫn đầu với 45 sản phẩm, tiếp đến là huyện Chợ Đồn với 39 sản phẩm.
Năm 2024, tỉnh phấn đấu công nhận thêm 25 sản phẩm. Hội đồng cấp tỉnh sẽ họp hai đợt, vào tháng 6 và tháng 12, để đánh \
giá, phân hạng những sản phẩm mà các huyện trình lên."""


@pytest.mark.parametrize("width", [48, 60, 72, 90])
def test_wrapped_text_reads_as_its_paragraphs(width: int) -> None:
    wrapped = "\n".join("\n".join(textwrap.wrap(one, width)) for one in PARAGRAPHS.split("\n"))
    told = [find_facts(Article("file:a", text)) for text in (PARAGRAPHS, wrapped)]
    short = [[(one.value, one.status, one.star_min, one.place, one.date_end) for one in facts] for facts in told]
    assert len(short[0]) == 7
    assert short[0] == short[1]


def test_items_of_like_length_stay_apart() -> None:
    items = [f"Huyện số {i} đã có {i + 10} sản phẩm đạt từ 3 sao trở lên" for i in range(2, 9)]
    assert unwrapped("\n".join(items)) == "\n".join(items)
