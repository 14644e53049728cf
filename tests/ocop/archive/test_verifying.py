from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocop.archive.verifying import unkept_captures
from ocop.archive.writer import ArchiveWriter
from ocop.models import ArchiveLocation, Page

BODY = "<p>Cà Mau có 145 sản phẩm OCOP".encode()


@pytest.fixture
def kept(tmp_path: Path) -> ArchiveLocation:
    """A page in an archive."""
    with ArchiveWriter(tmp_path) as writer:
        return writer.write(Page("https://a.example/1", BODY, "text/html", datetime(2026, 3, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("file", "shift", "body", "is_kept"),
    [
        pytest.param(None, 0, BODY, True, id="as it was read"),
        pytest.param(None, 0, None, True, id="of which no fingerprint is known"),
        pytest.param(None, 0, b"other", False, id="of other bytes"),
        pytest.param(None, 7, BODY, False, id="where no record begins"),
        pytest.param("gone.warc.gz", 0, BODY, False, id="in a file that is gone"),
    ],
)
def test_a_capture(
    tmp_path: Path, kept: ArchiveLocation, file: str | None, shift: int, body: bytes | None, *, is_kept: bool
) -> None:
    fingerprint = hashlib.sha256(body).hexdigest() if body else None
    place = file or kept.file, kept.offset + shift
    found = list(unkept_captures(tmp_path, [(*place, fingerprint)]))
    assert found == ([] if is_kept else [f"{place[0]} at {place[1]}"])
