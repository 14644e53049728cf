from __future__ import annotations

import pytest

from ocop.demo.blocks import Bullets, Grid, Heading, Paragraph, parse_body, stored_text


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", ()),
        ("Một đoạn.\n\n  Hai đoạn.  ", (Paragraph("Một đoạn."), Paragraph("Hai đoạn."))),
        ("## Mục\nĐoạn.", (Heading("Mục"), Paragraph("Đoạn."))),
        ("* a\n* b\nĐoạn.\n* c", (Bullets(("a", "b")), Paragraph("Đoạn."), Bullets(("c",)))),
        ("| a | b |\n| 1 | 2 |", (Grid((("a", "b"), ("1", "2"))),)),
        ("*không phải gạch đầu dòng", (Paragraph("*không phải gạch đầu dòng"),)),
        ("#1 không phải mục", (Paragraph("#1 không phải mục"),)),
    ],
    ids=["nothing", "blank lines", "heading", "lists around text", "table", "star without space", "hash without space"],
)
def test_markup(body, blocks):
    assert parse_body(body) == blocks


def test_stored_text_has_a_line_for_every_line_of_the_body():
    body = "Đoạn.\n## Mục\n* một\n* hai\n| Sao | Số |\n| 4 | 31 |"
    assert stored_text("Sapo.", parse_body(body)) == "Sapo.\nĐoạn.\nMục\nmột\nhai\nSao | Số\n4 | 31"
    assert [block.kind for block in parse_body(body)] == ["paragraph", "heading", "bullets", "grid"]
