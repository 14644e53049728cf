"""A file that a library may go on writing to after it has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from types import TracebackType


class Sink:
    """Passes on what is written until a `with` block ends, and swallows what comes later.

    Libraries finish their files when Python throws their objects away, which after a failure would fail once more,
    where nobody can catch it. It can tell where it stands, and neither seek nor read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO | None = file
        self._written = 0

    def __enter__(self) -> Sink:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file = None

    @property
    def closed(self) -> bool:
        """Never, for a library that asks."""
        return False

    def write(self, data: bytes) -> int:
        """Passes bytes on; returns how many."""
        size = memoryview(data).nbytes
        if self._file is not None:
            self._file.write(data)
        self._written += size
        return size

    def tell(self) -> int:
        """How many bytes were written."""
        return self._written

    def flush(self) -> None:
        """Passes on."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Leaves the file to whoever opened it."""

    def seekable(self) -> bool:
        """No."""
        return False
