"""Reading pages out of WARC files, whole or torn, our own or Common Crawl's."""

from __future__ import annotations

import logging
import mmap
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord

from ocop.archive.records import PAGE_TYPES, page_of
from ocop.errors import ArchiveError, UnreadableInputError
from ocop.models import ArchiveLocation, Page, Source

_SUFFIXES = (".warc.gz", ".warc")
_GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 16

log = logging.getLogger(__name__)


def read_page(folder: Path, location: ArchiveLocation, sources: Mapping[str, Source]) -> Page:
    """Page at a location that `ArchiveWriter.write` or `iter_pages` gave.

    Args:
        folder: Archive folder.
        location: File name and offset.
        sources: The registered outlets by id; a page of an outlet that is no longer among them has no source.

    Raises:
        ArchiveError: The file is gone, or no whole record begins there.
    """
    path = folder / location.file
    remedy = "restore the file from a backup, or fetch the page again with `ocop refresh`"
    try:
        with path.open("rb") as stream:
            stream.seek(location.offset)
            record = next(_records(stream), None)
            page = page_of(record, sources) if record and record.record_type in PAGE_TYPES else None
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be read at {location.offset} ({error.strerror or error}): {remedy}"
        ) from error
    if page is None:
        raise ArchiveError(f"{path} has no whole page at {location.offset}: {remedy}")
    return page


def iter_pages(path: Path, sources: Mapping[str, Source]) -> Iterator[tuple[Page, ArchiveLocation]]:
    """Pages of a WARC file, or of all WARC files of a folder in the order of their names, with their locations.

    Files of other programs are read too: `response` and `resource` records become pages, transfer and content encodings
    are undone, and the source is found by the host. A damaged record, and the torn record that a killed run leaves at
    the end of its file, is logged and passed over; what follows it is read.

    Args:
        path: A `.warc` or `.warc.gz` file, or a folder.
        sources: The registered outlets by id.

    Raises:
        UnreadableInputError: The path does not exist, or the folder holds no WARC file.
        ArchiveError: A file is no WARC at all.
    """
    if not path.exists():
        raise UnreadableInputError(f"{path} does not exist: give a .warc or .warc.gz file, or a folder of them")
    files = sorted(file for file in path.iterdir() if file.name.endswith(_SUFFIXES)) if path.is_dir() else [path]
    if not files:
        raise UnreadableInputError(f"{path} holds no .warc or .warc.gz file: give the folder that holds them")
    for file in files:
        yield from _iter_file(file, sources)


def _iter_file(path: Path, sources: Mapping[str, Source]) -> Iterator[tuple[Page, ArchiveLocation]]:
    if path.stat().st_size == 0:
        return
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        start: int | None = 0
        position = -1
        while start is not None:
            stream.seek(start)
            try:
                for record in _records(stream):
                    position = record.stream_pos
                    page = page_of(record, sources) if record.record_type in PAGE_TYPES else None
                    if page is not None:
                        yield page, ArchiveLocation(path.name, position)
                    elif record.record_type in PAGE_TYPES:
                        log.warning("%s: the record at %d is damaged and left out", path.name, position)
                start = None
            except OSError as error:
                start = _next_record(content, max(position, start or 0) + 1)
                if start is None and position < 0:
                    raise ArchiveError(f"{path} is no WARC file: give a .warc or .warc.gz file") from error
                log.warning("%s: damaged after the record at %d (%s)", path.name, position, error)
        torn = None
        with suppress(zlib.error):  # damage, told above
            torn = _torn_member(content, max(position, 0))
        if torn is not None and torn != position:
            log.warning("%s: torn at %d, where its run was stopped; the rest is read", path.name, torn)


def _records(stream: IO[bytes]) -> Iterator[WarcRecord]:
    return iter(ArchiveIterator(cast("BinaryIO", stream), parse_http=False, fsspec_args=False))


def _next_record(content: mmap.mmap, start: int) -> int | None:
    """Offset of the next gzip member that begins a WARC record, at or after `start`; None where there is none."""
    at = content.find(_GZIP_MAGIC, start)
    while at >= 0:
        with suppress(zlib.error):
            if zlib.decompressobj(wbits=31).decompress(content[at : at + 512], 5) == b"WARC/":
                return at
        at = content.find(_GZIP_MAGIC, at + 1)
    return None


def _torn_member(content: mmap.mmap, start: int) -> int | None:
    """Offset of the gzip member that the file ends in the middle of, looking from the member at `start` on."""
    while content[start : start + 3] == _GZIP_MAGIC:
        member, at = zlib.decompressobj(wbits=31), start
        while not member.eof and at < len(content):
            member.decompress(content[at : at + _CHUNK])
            at += _CHUNK
        if not member.eof:
            return start
        start = min(at, len(content)) - len(member.unused_data)
    return start if start < len(content) and content[start : start + 1] == _GZIP_MAGIC[:1] else None
