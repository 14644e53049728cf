"""FilesSpider: saved pages, plain texts and articles of JSON lines on disk -> `Page`."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scrapy import Spider

from ocop.errors import UnreadableInputError, UsageError
from ocop.models import Page
from spiders.backpressure import paced
from spiders.paths import split_paths

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".jsonl": "application/json",
}


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The readable files among some files and folders: folders with all below them, sorted, each file once.

    Args:
        paths: Files with one of the endings of `MEDIA_TYPES`, and folders; what is hidden inside them is left out.

    Raises:
        UsageError: A path does not exist, is neither file nor folder, or is a file with another ending.
        UnreadableInputError: A folder, with all below it, holds nothing readable.
    """
    endings = ", ".join(MEDIA_TYPES)
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(_walk(path))
            if not inside:
                raise UnreadableInputError(f"{path}: holds no file that ends in {endings}")
        elif not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        elif not path.is_file() or path.suffix.lower() not in MEDIA_TYPES:
            raise UsageError(f"{path}: only files that end in {endings} can be read")
        else:
            inside = [path]
        for file in inside:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def file_urls(files: Iterable[Path]) -> dict[Path, str]:
    """Address of each file: its folder's name and its own, and more of its path only where two would be the same.

    It does not tell where on the machine the files lie, so the same folder gives the same articles elsewhere.

    >>> list(file_urls([Path("/home/lan/bài viết/ocop.txt")]).values())
    ['file:b%C3%A0i%20vi%E1%BA%BFt/ocop.txt']
    """
    parts = {file: file.resolve().parts for file in files}
    urls: dict[Path, str] = {}
    length = 2
    while len(urls) < len(parts):
        tails = {file: whole[-length:] for file, whole in parts.items() if file not in urls}
        times = Counter(tails.values())
        for file, tail in tails.items():
            if times[tail] == 1 or length >= len(parts[file]):
                urls[file] = "file:" + "/".join(quote(os.fsencode(part), safe="") for part in tail if part != os.sep)
        length += 1
    return {file: urls[file] for file in parts}


class FilesSpider(Spider):
    """Reads files and folders.

    Args:
        paths: The files and folders, separated as in PATH (`:`, on Windows `;`).

    Raises:
        UsageError: No path is given, or one cannot be read.
        UnreadableInputError: A folder holds nothing readable.
    """

    name = "files"

    def __init__(self, paths: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        given = split_paths(paths)
        if not given:
            raise UsageError("no file or folder is given: -a paths=FOLDER")
        self.files = find_files(given)

    async def start(self) -> AsyncIterator[Any]:
        """The pages of all files, in order."""
        async for page in paced(self._pages(), self.crawler):
            self.crawler.stats.inc_value("ocop/files/page")
            yield page

    def _pages(self) -> Iterator[Page]:
        read_at = datetime.now(UTC)
        for file, url in file_urls(self.files).items():
            media_type = MEDIA_TYPES[file.suffix.lower()]
            try:
                if media_type == "application/json":
                    yield from self._records(file, url, read_at)
                else:
                    yield Page(url=url, body=file.read_bytes(), media_type=media_type, fetched_at=read_at)
            except OSError as error:
                self.crawler.stats.inc_value("ocop/files/unreadable")
                self.logger.error("%s: %s", file, error.strerror or error)  # noqa: TRY400 - one line for a person

    def _records(self, file: Path, url: str, read_at: datetime) -> Iterator[Page]:
        """A page for each line that is a JSON object; the others are told by their number."""
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                content = line.removeprefix(b"\xef\xbb\xbf").strip()
                if not content:
                    continue
                try:
                    address = record_url(content, url, number)
                except UnreadableInputError as error:
                    self.crawler.stats.inc_value("ocop/files/bad line")
                    self.logger.warning("%s, line %d: %s; the line is left out", file, number, error)
                    continue
                yield Page(url=address, body=content, media_type="application/json", fetched_at=read_at)


def record_url(content: bytes, file_url: str, number: int) -> str:
    """Address of a JSON record: its own `url`, else that of its file with its `id`, else with its line.

    Raises:
        UnreadableInputError: It is no JSON object.

    >>> record_url(b'{"id": "s1", "text": "..."}', "file:gold/seeds.jsonl", 1)
    'file:gold/seeds.jsonl#s1'
    """
    try:
        record = json.loads(content.decode())
    except UnicodeDecodeError as error:
        raise UnreadableInputError("not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableInputError("not a JSON object")
    own, identifier = record.get("url"), record.get("id")
    if isinstance(own, str) and own.strip():
        return own.strip()
    is_named = isinstance(identifier, str | int) and str(identifier)
    return f"{file_url}#{quote(str(identifier), safe='') if is_named else f'line-{number}'}"


def _walk(folder: Path) -> Iterator[Path]:
    """Readable files below a folder. Links to folders are not followed: they may lead in a circle."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in MEDIA_TYPES:
                yield Path(parent, name)
