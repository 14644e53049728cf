"""Writing the WARC files of a run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ocop.archive.records import file_header_member, page_member
from ocop.errors import ArchiveError
from ocop.models import ArchiveLocation, Page

ROLL_BYTES = 1_000_000_000


class ArchiveWriter:
    """Writer of one run: a new file at the first page, the next one when it has grown to `roll_bytes`.

    Every record is handed to the operating system before `write` returns, so a killed run loses at most the record it
    was writing.

    Args:
        folder: Archive folder; made when the first page comes.
        started_at: Start of the run, which names its files; now, if None.
        roll_bytes: Size at which the next file is begun.
    """

    def __init__(self, folder: Path, started_at: datetime | None = None, roll_bytes: int = ROLL_BYTES) -> None:
        self._folder = folder
        self._stamp = (started_at or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        self._roll_bytes = roll_bytes
        self._number = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, page: Page) -> ArchiveLocation:
        """Append a page and tell where it is.

        Raises:
            ArchiveError: The folder or the disk does not take it; what was written before stays readable.
        """
        member = page_member(page)
        try:
            stream = self._open()
            return ArchiveLocation(Path(stream.name).name, _append(stream, member))
        except OSError as error:
            raise ArchiveError(
                f"cannot write to the archive {self._folder} ({error.strerror or error}): "
                "make room or give it write permission, then run again"
            ) from error

    def close(self) -> None:
        """Close the file; nothing happens where no page was written."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> IO[bytes]:
        if self._file is not None and self._file.tell() < self._roll_bytes:
            return self._file
        self.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        while self._file is None:
            self._number += 1
            try:
                # Closed by close(); a name that another run of the same second took is passed over.
                self._file = (self._folder / f"ocop-{self._stamp}-{self._number}.warc.gz").open("xb")
            except FileExistsError:
                continue
        _append(self._file, file_header_member())
        return self._file


def _append(stream: IO[bytes], member: bytes) -> int:
    """Write a whole member at the end or nothing of it, and tell where it begins."""
    offset = stream.tell()
    try:
        stream.write(member)
        stream.flush()
    except OSError:
        stream.seek(offset)
        stream.truncate()
        raise
    return offset
