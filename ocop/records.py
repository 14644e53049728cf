"""The JSON shapes that go in and out: an article, and its facts as `docs/facts.md` sets them out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ocop.errors import UnreadableInputError
from ocop.grounds import Grounds
from ocop.models import Article, Fact, NamedProduct

FACT_FIELDS = (
    "measure",
    "producer_type",
    "unit",
    "value",
    "value_high",
    "comparator",
    "star_min",
    "star_max",
    "potential",
    "status",
    "place_level",
    "place",
    "province",
    "date_start",
    "date_end",
    "date_basis",
    "group",
    "evidence",
)
NAMED_FIELDS = ("name", "star", "potential", "producer", "place", "province", "year")


def article_from_record(record: Mapping[str, Any], url: str | None = None) -> Article:
    """Article from one record of the input shape `{"id", "title", "text", "published", "outlet_province", "url"}`.

    Only `id` and `text` are required; all else may be missing or null.

    Args:
        record: The parsed JSON object.
        url: Address to use where the record has none.

    Raises:
        UnreadableInputError: A required field is missing or of another type, or the date is not an ISO date.

    >>> record = {"id": "a1", "text": "Cả nước có 10.880 sản phẩm OCOP.", "published": "2023-11-02"}
    >>> article_from_record(record).published_date
    datetime.date(2023, 11, 2)
    """
    for required in ("id", "text"):
        if record.get(required) is None:
            raise UnreadableInputError(f"the record has no “{required}”")
    if not isinstance(record["text"], str):
        raise UnreadableInputError("“text” is not a string")
    published = record.get("published")
    try:
        published_date = date.fromisoformat(str(published)[:10]) if published else None
    except ValueError as error:
        raise UnreadableInputError(f"“published” is not an ISO date: {published!r}") from error
    return Article(
        url=record.get("url") or url or f"file:{record['id']}",
        text=_readable(record["text"]),
        title=_readable(str(record["title"])) if record.get("title") else None,
        published_date=published_date,
        published_ground="record" if published_date else None,
        published_confidence="high" if published_date else None,
        language="vi",
        outlet_province=record.get("outlet_province"),
        external_id=_readable(str(record["id"])),
        grounds=Grounds(
            title="record" if record.get("title") else None,
            text="record",
            url="record" if record.get("url") else "url",
        ),
    )


def _readable(text: str) -> str:
    """Text composed (NFC), with half characters, which JSON can hold but no file can, as replacement characters."""
    return unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def article_from_json(line: str | bytes, url: str | None = None) -> Article:
    """Article from the JSON text of one record.

    Raises:
        UnreadableInputError: It is no JSON object, or `article_from_record` cannot use it.

    >>> article_from_json('{"id": "a1", "text": "Cà Mau hiện có 145 sản phẩm OCOP."}').external_id
    'a1'
    """
    try:
        record = json.loads(line)
    except ValueError as error:
        raise UnreadableInputError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableInputError("not a JSON object")
    return article_from_record(record, url)


def fact_record(fact: Fact) -> dict[str, Any]:
    """Fact in the shape of `docs/facts.md`: exactly its fields, whole numbers as integers, dates in ISO form."""
    record: dict[str, Any] = {}
    for name in FACT_FIELDS:
        value = getattr(fact, "product_group" if name == "group" else name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        record[name] = value.isoformat() if isinstance(value, date) else value
    return record


def named_record(product: NamedProduct) -> dict[str, Any]:
    """Named product in the shape of `docs/facts.md`."""
    return {name: getattr(product, name) for name in NAMED_FIELDS}


def prediction_line(article_id: str, facts: Iterable[Fact], named: Iterable[NamedProduct]) -> str:
    """One line of the answer for an article: `{"id", "facts", "named"}` as JSON without a line break."""
    answer = {
        "id": article_id,
        "facts": [fact_record(fact) for fact in facts],
        "named": [named_record(product) for product in named],
    }
    return json.dumps(answer, ensure_ascii=False)
