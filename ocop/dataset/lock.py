"""One run at a time: two that fetch the same pages would ask every outlet twice, and disturb each other's rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ocop.dataset.connection import open_dataset
from ocop.dataset.runs import Run, list_runs
from ocop.errors import BusyError, DatasetError


@contextmanager
def run_lock(database: Path) -> Iterator[None]:
    """While the block runs, no other run works on the dataset.

    The lock is the operating system's on the file `<dataset>.lock`, so it ends with the process however that ends; the
    file stays and means nothing by itself.

    Args:
        database: The dataset; its folder is made where there is none.

    Raises:
        BusyError: Another run is at work.
        DatasetError: The file cannot be made.
    """
    path = database.with_name(f"{database.name}.lock")
    lock = FileLock(path, timeout=0)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise _busy(database) from None
    except OSError as error:
        raise DatasetError(
            f"{path} cannot be made: {error.strerror}; a run needs to write beside the dataset"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _busy(database: Path) -> BusyError:
    """Who holds the lock, as far as the dataset tells."""
    run = _run_under_way(database)
    holder = f"`ocop {run.command}`, begun {run.started_at:%Y-%m-%d %H:%M} UTC," if run else "another run"
    message = f"{holder} is at work on {database}; wait until it has ended"
    return BusyError(message, run.started_at if run else None, run.verb if run else None)


def _run_under_way(database: Path) -> Run | None:
    try:
        db = open_dataset(database, "read")
    except DatasetError:
        return None
    try:
        return next((run for run in list_runs(db, 5) if run.finished_at is None), None)
    finally:
        db.close()
