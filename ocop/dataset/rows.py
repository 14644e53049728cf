"""Rows from models: what stands in which column, and the ids that outlive a second reading."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ocop.dataset.fold import fold_name, name_key
from ocop.dataset.provinces import current_code, historical_province_id
from ocop.dataset.sentences import sentence_span
from ocop.dataset.times import optional_utc_text
from ocop.models import Article, Fact, NamedProduct, Source, stable_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from ocop.models import Reading

Row = dict[str, object]

FACT_COLUMNS = tuple(column.name for column in fields(Fact) if column.name != "part_of")
_DATES = frozenset(("date_start", "date_end"))


def iso(day: date | None) -> str | None:
    """Day as ISO text; None for None."""
    return day.isoformat() if day else None


def source_row(source: Source) -> Row:
    """Row of the table `sources`; lists as JSON arrays."""
    values = {column.name: getattr(source, column.name) for column in fields(Source)}
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def source_rows(reading: Reading) -> list[Row]:
    """Rows of the outlets that a reading refers to: the page's, the article's where that is another, its original's."""
    page_source, article = reading.page.source, reading.article
    found = [source_row(source) for source in (page_source, reading.original_source) if source]
    if article and article.source_id and not (page_source and page_source.id == article.source_id):
        host = urlsplit(article.url).netloc.removeprefix("www.")
        unregistered = Source(article.source_id, article.outlet or article.source_id, host, "other")
        found.append(source_row(unregistered))
    return found


def article_row(article: Article) -> Row:
    """What the article says of itself, without the columns that tell of the version and its capture."""
    return {
        "url": article.url,
        "source_id": article.source_id,
        "outlet": article.outlet,
        "outlet_province": article.outlet_province,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "author": article.author,
        "published_date": iso(article.published_date),
        "published_at": optional_utc_text(article.published_at),
        "published_ground": article.published_ground,
        "modified_at": optional_utc_text(article.modified_at),
        "section": article.section,
        "tags": json.dumps(article.tags, ensure_ascii=False),
        "captions": json.dumps(article.captions, ensure_ascii=False),
        "language": article.language,
        "external_id": article.external_id,
        "content_sha256": article.content_sha256,
        "published_confidence": article.published_confidence,
        "grounds": json.dumps(article.grounds.known()),
        "original_url": article.original_url,
    }


def fact_rows(db: Database, article: Article, article_id: str, facts: Sequence[Fact], run_id: str) -> list[Row]:
    """Rows of the table `facts`.

    A fact's id is made of its article version, its sentence, where in the sentence the number stands, and its ordinal
    among the facts of that number. So it stays when paragraphs come or go elsewhere, and when stars, status or place
    of the fact are read better.
    """
    placed = [_sentence(article, fact) for fact in facts]
    seen: Counter[tuple[str, int]] = Counter()
    ids = []
    for fact, (sentence, start) in zip(facts, placed, strict=True):
        key = (" ".join(sentence.split()), fact.value_start - start)
        ids.append(stable_id("f", article_id, *key, seen[key]))
        seen[key] += 1
    return [
        {
            "id": fact_id,
            "article_id": article_id,
            **_fact_values(fact),
            **_province_then_and_today(db, article, fact),
            "sentence": sentence,
            "sentence_start": start,
            "sentence_end": start + len(sentence),
            "part_of_id": ids[fact.part_of] if fact.part_of is not None and 0 <= fact.part_of < len(ids) else None,
            "first_run_id": run_id,
            "run_id": run_id,
        }
        for fact, fact_id, (sentence, start) in zip(facts, ids, placed, strict=True)
    ]


def named_product_rows(
    db: Database, article: Article, article_id: str, products: Sequence[NamedProduct], run_id: str
) -> list[Row]:
    """Rows of the table `named_products`; the id is made of the article version, the name and its ordinal there."""
    seen: Counter[str] = Counter()
    found = []
    for product in products:
        name = fold_name(product.name)
        province = historical_province_id(db, name=product.province, published_date=iso(article.published_date))
        found.append(
            {
                "id": stable_id("n", article_id, name, seen[name]),
                "article_id": article_id,
                **{column.name: _plain(getattr(product, column.name)) for column in fields(NamedProduct)},
                "province_id": province,
                "name_key": name_key(product.name),
                "first_run_id": run_id,
                "run_id": run_id,
            }
        )
        seen[name] += 1
    return found


def fact_of(values: Mapping[str, Any]) -> Fact:
    """Fact from the columns of its row; `part_of` is left out, which is an index and no column."""
    typed = dict(zip(FACT_COLUMNS, map(values.__getitem__, FACT_COLUMNS), strict=True))
    for name in _DATES:
        typed[name] = date.fromisoformat(typed[name]) if typed[name] else None
    return Fact(**{**typed, "potential": bool(typed["potential"])})


def _fact_values(fact: Fact) -> Row:
    return {
        name: iso(value) if name in _DATES else _plain(value)
        for name in FACT_COLUMNS
        for value in [getattr(fact, name)]
    }


def _plain(value: object) -> object:
    return int(value) if isinstance(value, bool) else value


def _sentence(article: Article, fact: Fact) -> tuple[str, int]:
    """The sentence that holds a fact's evidence, and where it begins in its field."""
    if fact.evidence_field == "title":
        return article.title or fact.evidence, 0
    first = min(fact.evidence_start, fact.value_start)
    last = max(fact.evidence_end, fact.value_end)
    start, end = sentence_span(article.text, first, last)
    return article.text[start:end], start


def _province_then_and_today(db: Database, article: Article, fact: Fact) -> Row:
    """The province as it was then, and the code of today's that it lies in, where the fact does not say it itself."""
    is_province = fact.place_level == "province"
    then = historical_province_id(
        db,
        name=fact.province or (fact.place if is_province else None),
        code=fact.place_code if is_province else None,
        code_list=fact.place_code_list,
        published_date=iso(article.published_date),
    )
    return {"province_id": then, "province_code": fact.province_code or current_code(db, then)}
