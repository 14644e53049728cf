from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.pipelines.extraction.making import BODY, LEAD, TITLE, article_of, cause_of, page

CAPTION = "Xưởng bánh ở Sông Trăng. Ảnh: songtrang.example"
LONG = f"{LEAD} {BODY[0]} {BODY[1]}"


def read(*lines: str) -> tuple[str | None, list[str], date | None, str | None]:
    article = article_of(
        page("\r\n".join(lines), url="file:tin/a.txt", media_type="text/plain", reason="file", headers=())
    )
    return article.title, article.text.split("\n"), article.published_date, article.author


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param([LONG, *BODY], None, id="it begins in the middle"),
        pytest.param([TITLE, LONG, *BODY], TITLE, id="the headline first"),
        pytest.param([TITLE, "", CAPTION, CAPTION, "", LONG, *BODY], TITLE, id="captions after it"),
        pytest.param(
            ["Hotline: 0290 3540 458", "a@b.example", "EN | VI", TITLE, LONG], TITLE, id="the page's head before it"
        ),
        pytest.param(
            ["  • Nông thôn mới hôm nay", "  • >", f"  • {TITLE}", TITLE, LONG], TITLE, id="a breadcrumb before it"
        ),
        pytest.param(
            ["Công ty Phân bón Đồng Lúa Xanh", TITLE, "Lê An - 13:58 17/09/2023 GMT+7", LONG],
            TITLE,
            id="an advertiser before it",
        ),
        pytest.param(
            ["Báo Sông Trăng điện tử", TITLE, CAPTION, TITLE, LONG], TITLE, id="the outlet before it, told twice"
        ),
        pytest.param([f"{TITLE}.", LONG], None, id="it closes like a sentence"),
        pytest.param(["OCOP", LONG], None, id="a word"),
        pytest.param(["- " + TITLE, LONG], None, id="an item of a list"),
        pytest.param([TITLE], None, id="nothing but a headline"),
        pytest.param([f"{TITLE} {'và ' * 70}", LONG], None, id="too long for a headline"),
    ],
)
def test_the_headline_is_told_from_what_stands_around_it(lines: list[str], title: str | None) -> None:
    found, text, *_ = read(*lines)
    assert found == title
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    if title:
        kept.remove(title)
    assert text == kept, "every other line of the file stays, once for each time it is there"


def test_a_byline_gives_day_and_writer() -> None:
    article = article_of(
        page(
            "\n".join([TITLE, "Lê An - 13:58 17/09/2023 GMT+7", LONG]),
            media_type="text/plain",
            reason="file",
            headers=(),
        )
    )
    assert (article.author, article.published_ground) == ("Lê An", "stamp")
    assert article.published_at == datetime(2023, 9, 17, 6, 58, tzinfo=UTC)
    assert article.language == "vi"


@pytest.mark.parametrize(
    ("stamp", "day", "author"),
    [
        ("17/09/2023", date(2023, 9, 17), None),
        ("Cập nhật: Chủ Nhật, 17/09/2023 | 13:58", date(2023, 9, 17), None),
        ("Chủ Nhật, 17/09/2023", date(2023, 9, 17), None),
        ("Thứ Hai - 18/09/2023", date(2023, 9, 18), None),
        ("Ngày 17/13/2023", None, None),
        ("31/12/2099", None, None),
    ],
)
def test_a_stamp_alone_names_nobody(stamp: str, day: date | None, author: str | None) -> None:
    _, _, found, name = read(TITLE, stamp, LONG)
    assert (found, name) == (day, author)


def test_a_date_in_the_running_text_is_no_publication() -> None:
    assert read(TITLE, LONG, "Hội chợ mở ngày 17/09/2023.")[2] is None


def test_a_text_in_windows_1258_is_read() -> None:
    body = "Cà phê ở xã".encode("cp1258", "replace")
    assert article_of(page(body * 20, media_type="text/plain", headers=())).text.startswith("Cà phê")


def test_an_empty_text_is_no_article() -> None:
    assert cause_of(page("\n \n\u200b\n", media_type="text/plain")) == "empty"
