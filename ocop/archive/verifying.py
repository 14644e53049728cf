"""Whether an archive still holds the pages that a dataset says it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ocop.archive.reader import read_page
from ocop.errors import ArchiveError
from ocop.models import ArchiveLocation


def unkept_captures(folder: Path, captures: Iterable[tuple[str, int, str | None]]) -> Iterator[str]:
    """Captures whose page cannot be read any more, or has other bytes than those that were read.

    Args:
        folder: Archive folder.
        captures: Of each its file, its offset, and the SHA-256 of its bytes; None where that is not known.

    Yields:
        File and offset, such as `ocop-20260301.warc.gz at 1234`.
    """
    for file, offset, fingerprint in captures:
        try:
            page = read_page(folder, ArchiveLocation(file, offset), {})
        except ArchiveError:
            yield f"{file} at {offset}"
            continue
        if fingerprint is not None and hashlib.sha256(page.body).hexdigest() != fingerprint:
            yield f"{file} at {offset}"
