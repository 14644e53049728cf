"""An aggregator leads to its original: the story is the original's, and one that is not known is queued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run
from ocop.models import Article, Page, Reading, Source
from pipelines.extraction.identity import article_key
from pipelines.originals import outlet_of, with_original
from pipelines.signatures import signature

AT = datetime(2024, 3, 1, tzinfo=UTC)
CAMAU = Source(
    "camau", "Báo Cà Mau", "baocamau.vn", "provincial", former_domains=("baocamau.com.vn",),
    article_url_pattern=r"https?://(?:www\.|m\.)?baocamau\.(?:com\.)?vn/[a-z0-9-]+-a\d+\.html",
)  # fmt: skip
PAPER = Source("nongsan", "Nông Sản", "nongsan.vn", "national")
TONG_HOP = Source("tonghop", "Tin Tổng Hợp", "tonghop.vn", "aggregator")
OUTLETS = (CAMAU, PAPER, TONG_HOP)
ORIGINAL = "https://baocamau.vn/ca-mau-co-145-san-pham-a31234.html"
TEXT = " ".join(f"tỉnh có {n} sản phẩm mới của hợp tác xã thứ {n} vùng ven" for n in range(100, 150))
BRIEF = "Cà Mau vừa có thêm 24 sản phẩm OCOP, theo tin từ báo địa phương."


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_dataset(tmp_path / "ocop.db", "create") as opened:
        yield opened


def told(url: str, outlet: Source | None, text: str = TEXT, day: int = 1, original: str | None = None) -> Reading:
    moment = datetime(2024, 2, day, 8, tzinfo=UTC)
    read = Article(
        url,
        text,
        key=article_key(outlet, url),
        source_id=outlet.id if outlet else None,
        published_date=moment.date(),
        published_at=moment,
        original_url=original,
    )
    page = Page(url, text.encode(), "text/html", AT, outlet, reason="feed")
    return with_original(Reading(page, article=read, signature=signature(text)), OUTLETS)


def save(db: Database, *readings: Reading) -> None:
    run_id = begin_run(db, "test", AT)
    for each in readings:
        save_reading(db, each, run_id, AT)


def heads(db: Database) -> dict[str, str]:
    """The address of the head of the story of each article."""
    return dict(
        db.execute(
            "SELECT a.url, head.url FROM articles a JOIN stories s ON s.id = a.story_id"
            " JOIN articles head ON head.identity = s.first_identity"
        ).fetchall()
    )


# Each case: the address by which the aggregator names the original, and that under which we have it.
@pytest.mark.parametrize(
    ("named", "ours"),
    [
        pytest.param(ORIGINAL, ORIGINAL, id="the same address"),
        pytest.param("http://m.baocamau.com.vn/khac-a31234.html?utm_source=x", ORIGINAL, id="a twin of it"),
        pytest.param("https://blog.vn/chuyen-lang-nghe-2024", "http://blog.vn/chuyen-lang-nghe-2024/", id="nobody's"),
    ],
)
@pytest.mark.parametrize("original_first", [True, False], ids=["known before", "known later"])
def test_the_original_heads_the_story_though_the_texts_differ(
    db: Database, named: str, ours: str, original_first: bool
) -> None:
    original = told(ours, outlet_of(ours, OUTLETS), day=5)
    brief = told("https://tonghop.vn/ca-mau-tin", TONG_HOP, BRIEF, day=1, original=named)
    save(db, *((original, brief) if original_first else (brief, original)))
    assert original.article
    assert set(heads(db).values()) == {original.article.url}


def test_a_named_original_of_nobody_we_know_comes_before_the_copy_of_a_paper(db: Database) -> None:
    blog = told("https://blog.vn/chuyen-lang-nghe-2024", None, day=5)
    copy = told("https://nongsan.vn/chuyen-lang-nghe", PAPER, day=9)
    hub = told("https://tonghop.vn/lang-nghe", TONG_HOP, BRIEF, day=9, original="https://blog.vn/chuyen-lang-nghe-2024")
    save(db, blog, copy)
    assert set(heads(db).values()) == {"https://nongsan.vn/chuyen-lang-nghe"}
    save(db, hub)
    assert set(heads(db).values()) == {"https://blog.vn/chuyen-lang-nghe-2024"}


def test_two_aggregators_of_one_original_are_one_story_in_any_order(tmp_path: Path) -> None:
    one = told("https://tonghop.vn/a", TONG_HOP, BRIEF, original=ORIGINAL)
    two = told("https://tonghop.vn/b", TONG_HOP, f"{BRIEF} Xem thêm.", original=ORIGINAL)
    own = told("https://nongsan.vn/c", PAPER, BRIEF)
    for number, order in enumerate(permutations((one, two, own))):
        with open_dataset(tmp_path / f"{number}.db", "create") as db:
            save(db, *order)
            found = db.execute("SELECT count(*), count(DISTINCT story_id) FROM articles").fetchone()
            assert found == (3, 2)


def test_without_a_link_the_text_leads_to_the_original(db: Database) -> None:
    save(db, told("https://tonghop.vn/a", TONG_HOP, day=1), told(ORIGINAL, CAMAU, day=2))
    assert set(heads(db).values()) == {ORIGINAL}


def test_a_link_of_a_paper_ties_nothing(db: Database) -> None:
    """It may be background; where it is a reprint, the text says so."""
    save(db, told(ORIGINAL, CAMAU), told("https://nongsan.vn/c", PAPER, BRIEF, original=ORIGINAL))
    assert len(set(heads(db).values())) == 2
    assert db.execute("SELECT count(*) FROM pages WHERE state = 'queued'").fetchone() == (0,)


def test_a_link_that_is_taken_back_parts_the_story(db: Database) -> None:
    hub = told("https://tonghop.vn/a", TONG_HOP, BRIEF, original=ORIGINAL)
    save(db, told(ORIGINAL, CAMAU), hub)
    assert len(set(heads(db).values())) == 1
    assert hub.article
    save(db, replace(hub, article=replace(hub.article, original_url=None, original_key="")))
    assert len(set(heads(db).values())) == 2


# Each case: the original that an aggregator names, and the address that is queued for the next run.
@pytest.mark.parametrize(
    ("named", "queued"),
    [
        pytest.param(ORIGINAL, [(ORIGINAL, "camau", "listing", "listed")], id="of a registered outlet"),
        pytest.param("https://baocamau.vn/media/video-2024-12.html", [], id="no article by the outlet's pattern"),
        pytest.param("https://khongbiet.vn/chuyen-lang-nghe-2024", [], id="of an outlet that nobody knows"),
    ],
)
def test_an_original_that_is_not_known_is_queued_and_stored(
    db: Database, named: str, queued: list[tuple[str, ...]]
) -> None:
    hub = told("https://tonghop.vn/a", TONG_HOP, BRIEF, original=named)
    save(db, hub, hub)
    waiting = "SELECT url, source_id, reason, promise FROM pages WHERE state = 'queued'"
    assert db.execute(waiting).fetchall() == queued
    assert db.execute("SELECT original_url FROM articles").fetchall() == [(named,)]


def test_an_original_that_is_known_is_not_queued_again(db: Database) -> None:
    save(db, told(ORIGINAL, CAMAU))
    save(db, told("https://tonghop.vn/a", TONG_HOP, BRIEF, original=ORIGINAL.replace("ca-mau-co", "cu-la")))
    assert db.execute("SELECT count(*) FROM pages WHERE state = 'queued'").fetchone() == (0,)


def test_what_names_no_original_is_left_alone() -> None:
    reading = told(ORIGINAL, CAMAU)
    assert with_original(reading, OUTLETS) is reading
