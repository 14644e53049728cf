"""What the large pieces of work on a dataset cost: time as a multiple of reading all facts, and memory at most.

`python -m benchmarks._peaks DATABASE` measures a dataset that is there; each piece of work has a process of its own.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._exports import peak_megabytes
from ocop.dataset.conflicts import find_conflicts
from ocop.dataset.connection import open_dataset, transaction
from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.figures import find_figures
from ocop.dataset.filters import checked_filters
from ocop.dataset.package.writing import write_package
from ocop.dataset.runs import begin_run
from ocop.dataset.verify import verify

if TYPE_CHECKING:
    from sqlite_utils import Database

# How many facts say another number in the second package.
_CHANGED = 500
_SMALL, _LARGE = "Sơn La", "Cà Mau"

Work = Callable[["Database", Path, Path], object]
WORKS: Mapping[str, Work] = {
    "reading all facts": lambda db, _, __: db.execute("SELECT total(length(sentence)) FROM facts").fetchone(),
    **{
        f"{what} of {province}": work
        for province in (_SMALL, _LARGE)
        for what, work in {
            "figures": lambda db, _, __, province=province: find_figures(db, FigureQuestion(province=province)),
            "history": lambda db, _, __, province=province: find_figures(
                db, FigureQuestion(province=province, history=True)
            ),
            "conflicts": lambda db, _, __, province=province: sum(
                1 for _ in find_conflicts(db, checked_filters(db, province=province))
            ),
        }.items()
    },
    "verify": lambda db, path, _: verify(db, path),
    "package": lambda db, _, folder: write_package(db, folder / "first"),
    "package beside an earlier one": lambda db, _, folder: write_package(
        db, folder / "second", previous=folder / "first"
    ),
}


def measure_peaks(database: Path) -> None:
    """Prints time and peak memory of each piece of work."""
    alone = 0.0
    with tempfile.TemporaryDirectory(dir=database.parent) as folder:
        for name in WORKS:
            dataset = _changed(database, Path(folder)) if name.endswith("an earlier one") else database
            command = [sys.executable, "-m", "benchmarks._peaks", str(dataset), "--work", name, "--folder", folder]
            seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            alone = alone or float(seconds)
            print(
                f"{name}: {float(seconds) / alone:.1f} times the first line ({float(seconds):.2f} s of processor time),"
                f" {peak} MB of memory at most",
                flush=True,
            )


def _changed(database: Path, folder: Path) -> Path:
    """A copy of the dataset after a run by which some hundred facts say another number."""
    copy = folder / "changed.db"
    shutil.copyfile(database, copy)
    with open_dataset(copy, "write") as db, transaction(db):
        run_id = begin_run(db, "bench", datetime.now(UTC))
        ids = "SELECT id FROM facts ORDER BY id LIMIT ?"
        db.execute(f"UPDATE facts SET value = value + 1, run_id = ? WHERE id IN ({ids})", [run_id, _CHANGED])
    return copy


def _measured(database: Path, name: str, folder: Path) -> str:
    """One piece of work in this process: processor seconds, and megabytes of memory."""
    with open_dataset(database, "read") as db:
        begun = time.process_time()
        WORKS[name](db, database, folder)
        return f"{time.process_time() - begun:.3f} {peak_megabytes():.0f}"


def main() -> None:
    """Measure a dataset that is there, all pieces of work or one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--work", choices=WORKS, help="only this, with bare numbers")
    parser.add_argument("--folder", type=Path, help="where packages go; only with --work")
    options = parser.parse_args()
    if options.work:
        print(_measured(options.database, options.work, options.folder or options.database.parent))
    else:
        measure_peaks(options.database)


if __name__ == "__main__":
    main()
