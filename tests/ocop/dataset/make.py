"""Readings made by hand, as the item pipelines would hand them to the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from ocop.dataset.readings import SaveOutcome, save_reading
from ocop.dataset.runs import begin_run
from ocop.grounds import Grounds
from ocop.models import ArchiveLocation, Article, Fact, NamedProduct, Page, Reading, Source

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
DAT_MUI = Source("datmui", "Báo Đất Mũi Ngày Nay", "datmui.example", "provincial", province_codes=("96", "95"))
NONG_SAN = Source("nongsanviet", "Nông Sản Việt 24", "nongsanviet.example", "national")
TONG_HOP = Source("tonghop", "Tin Tổng Hợp", "tonghop.example", "aggregator")

CA_MAU = "Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP, trong đó có 30 sản phẩm đạt 4 sao.\nTỉnh sẽ hỗ trợ các chủ thể."


def days(number: float) -> datetime:
    """The moment so many days after the first one."""
    return NOW + timedelta(days=number)


def a_fact(text: str, passage: str, **fields: Any) -> Fact:
    """Fact whose evidence is `passage` in `text`; its number is the first one in the passage, unless given."""
    start = text.index(passage)
    digits = next(word for word in passage.split() if word[0].isdigit())
    number = start + passage.index(digits)
    defaults: dict[str, Any] = {
        "measure": "products",
        "value": float(digits),
        "rule": "test",
        "place_level": "province",
        "place": "Cà Mau",
        "province": "Cà Mau",
        "place_code": "96",
        "place_code_list": "vn63",
        "province_code": "96",
        "date_end": date(2023, 12, 5),
        "date_basis": "published",
        "confidence": 0.9,
    }
    where = (start, start + len(passage), number, number + len(digits))
    spans = dict(zip(("evidence_start", "evidence_end", "value_start", "value_end"), where, strict=True))
    return Fact(**{**defaults, "evidence": passage, **spans, **fields})


def an_article(url: str = "https://datmui.example/bai-1.html", text: str = CA_MAU, **fields: Any) -> Article:
    """Article of the outlet at the southern cape."""
    defaults: dict[str, Any] = {
        "title": "Nâng tầm đặc sản địa phương",
        "published_date": date(2023, 12, 5),
        "published_ground": "json-ld",
        "published_confidence": "high",
        "grounds": Grounds(title="profile", text="profile", language="letters", outlet="registry", url="head"),
        "outlet": DAT_MUI.name,
        "outlet_province": "Cà Mau",
        "source_id": DAT_MUI.id,
        "language": "vi",
    }
    return Article(url=url, text=text, **{**defaults, **fields})


def a_reading(
    article: Article | None = None,
    facts: Sequence[Fact] | None = None,
    *,
    named: Sequence[NamedProduct] = (),
    body: bytes | None = None,
    fetched: float = 0,
    offset: int | None = None,
    url: str | None = None,
    source: Source | None = DAT_MUI,
    signature: Sequence[int] = (),
    cause: str | None = None,
    **page_fields: Any,
) -> Reading:
    """Reading of an article; `offset` is where its page lies in the archive, None where it was not archived."""
    article = article or an_article()
    if facts is None:
        facts = (a_fact(article.text, "145 sản phẩm OCOP"),) if "145 sản phẩm OCOP" in article.text else ()
    page = Page(
        url=url or article.url,
        body=body if body is not None else f"<p>{article.title}{article.text}".encode(),
        media_type="text/html",
        fetched_at=days(fetched),
        source=source,
        reason="feed",
        **page_fields,
    )
    return Reading(
        page=page,
        location=ArchiveLocation("ocop-1.warc.gz", offset) if offset is not None else None,
        article=article,
        facts=tuple(facts),
        named_products=tuple(named),
        signature=tuple(signature),
        cause=cause,
    )


def save(db: Database, *readings: Reading, at: float | None = None) -> list[SaveOutcome]:
    """Saves readings in one run, each at the moment when its page was fetched unless a day is given."""
    run_id = begin_run(db, "test", NOW)
    return [save_reading(db, each, run_id, each.page.fetched_at if at is None else days(at)) for each in readings]


def corrected(reading: Reading, old: str, new: str, **changes: Any) -> Reading:
    """The same page with a passage of its text changed, and the one fact that it had read anew."""
    assert reading.article is not None
    text = reading.article.text.replace(old, new)
    article = replace(reading.article, text=text)
    facts = tuple(a_fact(text, new, star_min=fact.star_min, star_max=fact.star_max) for fact in reading.facts)
    return a_reading(article, facts, **changes)


def table(db: Database, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Rows of a query."""
    return db.execute(sql, list(parameters)).fetchall()


def assert_index_in_step(db: Database) -> None:
    """The full-text indexes hold exactly what the tables hold; SQLite raises where they do not."""
    for index in ("article_search", "fact_search", "product_search"):
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    assert table(db, "PRAGMA foreign_key_check") == []
