from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ocop.demo.gallery.scoring import GalleryScore, score_page, summary
from ocop.demo.gallery.truth import PageTruth
from ocop.models import Article

LEAD = "Đến nay, huyện có 12 sản phẩm OCOP."
BOX = "Đến nay, thành phố Hà Nội có 7.341 sản phẩm OCOP, trong đó có 17 sản phẩm 5 sao."
TRUTH = PageTruth(
    paper="thu",
    article="01",
    url="https://baothu.example/1.html",
    title="Huyện có 12 sản phẩm OCOP",
    lead=LEAD,
    lines=(LEAD, "Năm Căn | 12", "Bà con phấn khởi.", "Bà con phấn khởi."),
    captions=(),
    author="Lê Na",
    published_date=date(2025, 5, 12),
    section=None,
    boxes=(BOX, "Bắc Kạn: miến dong giữ sao"),
)
RIGHT = Article(
    url=TRUTH.url,
    title=TRUTH.title,
    lead=LEAD,
    text="\n".join(TRUTH.lines),
    author="Lê Na",
    published_date=date(2025, 5, 12),
)


def test_a_perfect_reading() -> None:
    score = score_page(TRUTH, RIGHT)
    assert (score.title, score.day, score.lead, score.author) == (True, True, True, True)
    assert (score.right, score.found, score.wanted, score.leaked) == (4, 4, 4, ())


def test_no_article() -> None:
    score = score_page(TRUTH, None)
    assert (score.title, score.right, score.found, score.wanted, score.author) == (False, 0, 0, 4, False)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"title": "Huyện có 12 sản phẩm OCOP - Báo Thử"}, "title"),
        ({"published_date": None}, "day"),
        ({"published_date": date(2025, 12, 5)}, "day"),
        ({"lead": None}, "lead"),
        ({"lead": f"(BT) {LEAD}"}, "lead"),
        ({"author": "Báo Thử"}, "author"),
    ],
)
def test_a_field_is_exact_or_wrong(changes: dict[str, object], wrong: str) -> None:
    score = score_page(TRUTH, replace(RIGHT, **changes))
    assert [name for name in ("title", "day", "lead", "author") if not getattr(score, name)] == [wrong]


@pytest.mark.parametrize(
    ("text", "right", "found", "why"),
    [
        (f"{LEAD}\nNăm Căn 12", 2, 2, "bars between cells are no matter"),
        (f"{LEAD}\n{LEAD}", 1, 2, "a line read twice is right once"),
        ("Bà con phấn khởi.\nBà con phấn khởi.", 2, 2, "unless the article has it twice"),
        (f"{LEAD} Năm Căn | 12", 0, 1, "two paragraphs in one are none"),
        ("", 0, 0, "nothing was read"),
    ],
)
def test_paragraphs(text: str, right: int, found: int, why: str) -> None:
    score = score_page(TRUTH, replace(RIGHT, text=text))
    assert (score.right, score.found) == (right, found), why


@pytest.mark.parametrize(
    ("changes", "count", "why"),
    [
        ({"text": f"{LEAD}\n{BOX}"}, 1, "a box as a paragraph"),
        ({"text": f"{LEAD} Hà Nội: {BOX}"}, 1, "or glued to one"),
        ({"lead": BOX}, 1, "or as the lead"),
        ({"text": f"{LEAD}\nBắc Kạn: miến dong giữ sao"}, 0, "a headline without a figure leaks none"),
        ({"text": f"{LEAD}\nĐến nay, thành phố Hà Nội"}, 0, "a few words of a box are no figure"),
    ],
)
def test_leaks(changes: dict[str, object], count: int, why: str) -> None:
    assert len(score_page(TRUTH, replace(RIGHT, **changes)).leaked) == count, why


def test_what_the_article_says_itself_never_leaks() -> None:
    truth = replace(TRUTH, lines=(*TRUTH.lines, BOX))
    assert score_page(truth, replace(RIGHT, text=f"{LEAD}\n{BOX}")).leaked == ()


def test_summary_counts_paragraphs_over_all_pages() -> None:
    half = replace(RIGHT, text=f"{LEAD}\n{BOX}", author=None)
    silent = replace(TRUTH, author=None)
    assert summary([score_page(TRUTH, RIGHT), score_page(silent, half)]) == GalleryScore(
        pages=2, title=1.0, day=1.0, lead=1.0, precision=5 / 6, recall=5 / 8, leaking=1, author=1.0
    )


def test_summary_of_nothing() -> None:
    assert summary([]) == GalleryScore(0, 0.0, 0.0, 0.0, 1.0, 0.0, 0, 1.0)
