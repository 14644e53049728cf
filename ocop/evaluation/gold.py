"""Annotated articles from where they are: JSON lines, folders of `.json` or `.toml`, and the demo's own news web."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ocop.demo.articles import gold_records
from ocop.errors import UnreadableInputError, UsageError
from ocop.evaluation.articles import FILES, load_article
from ocop.evaluation.labels import GoldArticle
from ocop.evaluation.records import labels_of, read_objects, table_of
from ocop.records import article_from_record

DEMO = "demo"


def load_gold(sources: Iterable[str]) -> tuple[GoldArticle, ...]:
    """The annotated articles of all sources, in their order.

    Args:
        sources: Each the path of a `.jsonl`, `.json` or `.toml` file, or of a folder of `.json` files and files named
            `<number>-<name>.toml`; or the word `demo` for the articles of the news web that `ocop demo` serves.

    Raises:
        UsageError: A source is not there, or one article is in two of them.
        UnreadableInputError: A source holds no article, or one that is not annotated as `docs/facts.md` says.

    >>> all(one.labels.id and one.article.text for one in load_gold(["demo"]))
    True
    """
    found: dict[str, GoldArticle] = {}
    for source in sources:
        for one in _load(source):
            if one.labels.id in found:
                raise UsageError(f"{source}: the article “{one.labels.id}” was there before; every id must be its own")
            found[one.labels.id] = one
    return tuple(found.values())


def fingerprint(gold: Iterable[GoldArticle]) -> str:
    """SHA-256, in hexadecimal, of what the extractor is shown and of what it must find.

    The order of the articles, the format of their files, their addresses and `holds` do not count.
    """
    content = [
        {
            "title": one.article.title,
            "text": one.article.text,
            "published": one.article.published_date,
            "outlet_province": one.article.outlet_province,
            **asdict(one.labels),
        }
        for one in sorted(gold, key=lambda one: one.labels.id)
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def _load(source: str) -> tuple[GoldArticle, ...]:
    path = Path(source)
    if source == DEMO:
        return tuple(_article(record, f"{DEMO} {record['id']}") for record in gold_records())
    if path.is_dir():
        files = sorted([*path.glob("*.json"), *path.glob(FILES)])
    elif path.is_file():
        files = [path]
    else:
        raise UsageError(f"{source}: no such file or folder; give annotated articles, or the word {DEMO}")
    found = tuple(one for file in files for one in _read(file))
    if not found:
        raise UnreadableInputError(f"{source}: no annotated article in it: .jsonl, .json or <number>-<name>.toml")
    return found


def _read(path: Path) -> Iterator[GoldArticle]:
    if path.suffix.lower() == ".toml":
        yield load_article(path)
        return
    for where, record in read_objects(path):
        yield _article(record, where)


def _article(record: Mapping[str, Any], where: str) -> GoldArticle:
    table = table_of(record, where)
    if "facts" not in table:
        raise table.error("facts", "is missing: an annotated article lists its facts, be it none")
    try:
        article = article_from_record(record)
    except UnreadableInputError as error:
        raise UnreadableInputError(f"{where}: {error}") from error
    return GoldArticle(article, labels_of(table))
