"""A page of any kind read as an article."""

from __future__ import annotations

import json
from pathlib import Path

from ocop.errors import UnreadableInputError
from ocop.models import Article, Page
from ocop.records import article_from_record
from pipelines.extraction.charset import decode
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.plain import read_plain_text
from pipelines.extraction.profiles import Profile, profiles_with
from pipelines.extraction.web import read_web_page

# Real article pages stay under 2 MB; what is longer than this is no article and would take a worker's memory.
MOST_BYTES = 16 * 1024 * 1024


def extract_article(page: Page, profiles: tuple[Profile, ...] | Path | None = None) -> Article | NoArticle:
    """Article of a page, or why it holds none.

    Args:
        page: The page.
        profiles: The profiles to read by; or a file of the user's own, which need not exist and comes before the
            shipped ones; the shipped ones, if None.

    Raises:
        RegistryError: That file cannot be read as profiles.

    >>> from datetime import UTC, datetime
    >>> line = '{"id": "s1", "text": "Cà Mau có 145 sản phẩm OCOP."}'
    >>> page = Page("file:tin.jsonl#s1", line.encode(), "application/json", datetime(2024, 1, 1, tzinfo=UTC))
    >>> extract_article(page).text
    'Cà Mau có 145 sản phẩm OCOP.'
    """
    unfit = _unfit(page)
    if unfit:
        return unfit
    if page.media_type == "text/html":
        return read_web_page(page, profiles_with(profiles) if isinstance(profiles, Path) else profiles)
    if page.media_type == "text/plain":
        return read_plain_text(page)
    return _read_record(page)


def _unfit(page: Page) -> NoArticle | None:
    """Why a page need not be looked into."""
    if page.status >= 400:
        return NoArticle("withdrawn" if page.status in {404, 410} else "http error", f"HTTP status {page.status}")
    if not page.body.strip():
        return NoArticle("empty")
    if len(page.body) > MOST_BYTES:
        return NoArticle("too large", f"{len(page.body)} bytes")
    if page.media_type not in {"text/html", "text/plain", "application/json"}:
        return NoArticle("unknown type", page.media_type)
    return None


def _read_record(page: Page) -> Article | NoArticle:
    try:
        record = json.loads(decode(page.body))
        if not isinstance(record, dict):
            return NoArticle("broken record", "not a JSON object")
        return article_from_record(record, page.url)
    except (UnreadableInputError, ValueError, RecursionError) as error:
        return NoArticle("broken record", str(error))
