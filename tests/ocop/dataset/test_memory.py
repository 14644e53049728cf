"""A large dataset takes hardly more memory than a small one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ocop.dataset.connection import open_dataset
from tests.ocop.dataset.make import save
from tests.ocop.dataset.telling import told

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="this system does not tell the peak")

MANY = 12_000
# What four times as many rows may cost on top, in megabytes; held all at once they would be more than twice that.
MORE = 16

WORKS = {
    **{name: f"export_file(db, selected('facts'), '{name}', folder / 'facts.{name}')" for name in ("csv", "parquet")},
    "package": "write_package(db, folder / 'package')",
    "conflicts": "all(find_conflicts(db))",
}
WORK = """
import sys
from pathlib import Path
from ocop.dataset.conflicts import find_conflicts
from ocop.dataset.connection import open_dataset
from ocop.dataset.export import export_file
from ocop.dataset.package.writing import write_package
from ocop.dataset.selection import selected
folder = Path(sys.argv[2])
with open_dataset(Path(sys.argv[1]), "read") as db:
    {work}
(line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(line.split()[1])
"""


def filled(path: Path, count: int) -> Path:
    """A dataset of two articles, one with many facts, which differ by their days."""
    with open_dataset(path, "create") as db:
        save(db, told("a", 145, "2023-12-05"), told("b", 154, "2023-12-05"))
        columns = [row[1] for row in db.execute("PRAGMA table_info(facts)").fetchall()]
        own = {
            "id": "f.id || '-' || n.value",
            "date_end": "date('1900-01-01', '+' || n.value || ' days')",
            "search_number": "1000 + 2 * n.value + f.search_number % 2",
            "sentence": "f.sentence || n.value || hex(zeroblob(200))",
        }
        db.execute("DROP TRIGGER facts_insert_after")  # the index of words is nothing that is looked at here
        db.execute(
            f"INSERT INTO facts ({', '.join(columns)})"
            f" SELECT {', '.join(own.get(column, f'f.{column}') for column in columns)}"
            " FROM facts f, (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?)"
            " SELECT value FROM n) n",
            [count // 2],
        )
        db.conn.commit()
    return path


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("memory")
    return filled(folder / "few.db", MANY // 4), filled(folder / "many.db", MANY)


@pytest.mark.parametrize("work", [pytest.param(work, id=name) for name, work in WORKS.items()])
def test_it_takes_a_row_at_a_time(work: str, few_and_many: tuple[Path, Path], tmp_path: Path) -> None:
    few, many = (peak_megabytes(work, path, tmp_path / path.stem) for path in few_and_many)
    assert many < few + MORE


def peak_megabytes(work: str, dataset: Path, folder: Path) -> float:
    """Most memory that a process of its own holds while it does a piece of work."""
    folder.mkdir()
    command = [sys.executable, "-c", WORK.format(work=work), str(dataset), str(folder)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024
