"""What an export costs in each format: time as a multiple of CSV's, and memory, each in a process of its own.

`python -m benchmarks._exports DATABASE [TABLE]` measures a dataset that is there.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ocop.dataset.connection import open_dataset
from ocop.dataset.export import export_file
from ocop.dataset.formats import FORMATS
from ocop.dataset.selection import selected

_STATUS = Path("/proc/self/status")


def measure_exports(database: Path, table: str = "facts") -> None:
    """Prints time, size and peak memory of the export of one table in every format."""
    csv_seconds = 0.0
    for name in FORMATS:
        command = [sys.executable, "-m", "benchmarks._exports", str(database), table, "--format", name]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        rows, seconds, megabytes, peak = said.split()
        csv_seconds = csv_seconds or float(seconds)
        print(
            f"export of {rows} rows of {table} as {name}: {float(seconds) / csv_seconds:.1f} times csv"
            f" ({float(seconds):.0f} s), {megabytes} MB of file, {peak} MB of memory at most",
            flush=True,
        )


def _measured(database: Path, table: str, name: str) -> str:
    """One export in this process: rows, seconds, megabytes of file and of memory."""
    with tempfile.TemporaryDirectory(dir=database.parent) as folder, open_dataset(database, "read") as db:
        path = Path(folder) / f"{table}.{name}"
        begun = time.perf_counter()
        exported = export_file(db, selected(table), name, path)
        seconds = time.perf_counter() - begun
        return f"{exported.rows} {seconds:.2f} {path.stat().st_size / 1e6:.0f} {peak_megabytes():.0f}"


def peak_megabytes() -> float:
    """Most memory that this process has held; where Linux tells it, without that of the process that started it."""
    if _STATUS.is_file():
        (line,) = [line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def main() -> None:
    """Measure a dataset that is there, in all formats or in one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("table", nargs="?", default="facts")
    parser.add_argument("--format", choices=FORMATS, help="only this, with bare numbers")
    options = parser.parse_args()
    if options.format:
        print(_measured(options.database, options.table, options.format))
    else:
        measure_exports(options.database, options.table)


if __name__ == "__main__":
    main()
