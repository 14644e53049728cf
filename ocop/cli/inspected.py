"""The page that a person wants to look at: out of the archive, off the web, or a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from ocop.archive import read_page
from ocop.archive.records import source_of
from ocop.cli.contact import contact_for
from ocop.cli.visits import watched_visits
from ocop.dataset.captures import capture_of_address
from ocop.dataset.connection import open_dataset
from ocop.dataset.sources import known_sources
from ocop.errors import UnreadableInputError, UsageError
from ocop.models import Page, Source
from ocop.paths import archive_dir
from pipelines.extraction.urls import clean_url
from spiders.files import MEDIA_TYPES, file_urls
from spiders.manners import delays_of
from spiders.scope import first_moment

# What browsers write into a page that they save: <!-- saved from url=(0026)https://example.vn/bai-1.html -->
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(https?://[^\s>]+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a page is looked for.

    Attributes:
        database: The dataset, whose archive may hold it.
        outlets: The outlets by id.
        source: The outlet that it is of, where a person says so.
        day: The last day, as text, on which the archived page may have been fetched; empty for any.
        fetch: Whether to ask the web though the archive has it.
        contact: Mail address or page to tell the outlet.
    """

    database: Path
    outlets: Mapping[str, Source]
    source: Source | None
    day: str
    fetch: bool
    contact: str


def outlets_of(database: Path, registry: tuple[Source, ...]) -> dict[str, Source]:
    """The outlets of a dataset and of a registry by id; the registry's word counts more."""
    known: tuple[Source, ...] = ()
    if database.is_file():
        with open_dataset(database, "read") as db:
            known = known_sources(db)
    return {source.id: source for source in (*known, *registry)}


def page_at(place: str, wanted: Wanted) -> tuple[Page, str]:
    """The page at an address or in a file, and where it came from, in words.

    Raises:
        UsageError: It is neither an address nor a file, or the day is none.
        UnreadableInputError: The archive has no page of that day.
        OcopError: It is not archived and could not be fetched.
    """
    if not place.startswith(("http://", "https://")):
        return _file(Path(place), wanted)
    before = first_moment(wanted.day, datetime.now(UTC)) + timedelta(days=1) if wanted.day else None
    if not wanted.fetch:
        archived = _archived(place, before, wanted)
        if archived:
            return archived
    if before:
        raise UnreadableInputError(f"the archive has no page of {place} until {wanted.day}: try it without --at")
    return _fetched(place, wanted)


def _file(path: Path, wanted: Wanted) -> tuple[Page, str]:
    """A page that was saved, as it was when it was: browsers note the address that they saved it from."""
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "")
    if not path.is_file() or media_type not in {"text/html", "text/plain"}:
        raise UsageError(
            f"{path}: give an address that begins with https://, or a file that ends in .html, .htm or .txt"
        )
    body = path.read_bytes()
    noted = _SAVED_FROM.search(body[:4096])
    url = noted[1].decode("utf-8", "replace") if noted else file_urls([path])[path]
    saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    source = wanted.source or source_of(url, wanted.outlets)
    saved_from = f", saved from {url}" if noted else ""
    return Page(url, body, media_type, saved_at, source), f"the file {path}{saved_from}"


def _archived(url: str, before: datetime | None, wanted: Wanted) -> tuple[Page, str] | None:
    if not wanted.database.is_file():
        return None
    with open_dataset(wanted.database, "read") as db:
        capture = capture_of_address(db, tuple(dict.fromkeys((url, url.partition("#")[0], clean_url(url)))), before)
    if capture is None:
        return None
    page = read_page(archive_dir(wanted.database), capture.location, wanted.outlets)
    came_from = f"the archive, {capture.location.file} at {capture.location.offset}, fetched {_moment(page.fetched_at)}"
    return replace(page, source=wanted.source or page.source), came_from


def _fetched(url: str, wanted: Wanted) -> tuple[Page, str]:
    from ocop.outlets.opening import open_page  # noqa: PLC0415 - what asks takes half a second to load

    source = wanted.source or source_of(url, wanted.outlets)
    contact = contact_for([urlsplit(url).netloc], wanted.contact)
    pages = watched_visits("fetching", {url: open_page(url, source)}, delays_of([source] if source else []), contact)
    return pages[url], f"the web, fetched now, {_moment(pages[url].fetched_at)}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
