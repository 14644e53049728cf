from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from ocop.dataset.backup import back_up
from ocop.dataset.connection import open_dataset, transaction
from ocop.errors import DatasetError, UsageError
from tests.ocop.dataset.make import a_reading, save, table
from tests.ocop.full_disk import run_on_a_full_disk
from tests.ocop.ordinary_rights import needs_rights, run_with_ordinary_rights


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, a_reading())
    return path


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_backup_is_one_file_that_serves_as_the_dataset(dataset: Path) -> None:
    before = dataset.read_bytes()
    target = dataset.with_name("ocop.db.backup")
    back_up(dataset, target)
    assert names(dataset.parent) == ["ocop.db", "ocop.db.backup"]
    assert dataset.read_bytes() == before
    with open_dataset(target, "read") as copy:
        assert table(copy, "SELECT count(*) FROM facts") == [(1,)]
        assert table(copy, "PRAGMA journal_mode") == [("delete",)]
        assert table(copy, "PRAGMA integrity_check") == [("ok",)]


def test_a_backup_while_another_writes_holds_what_was_committed(dataset: Path, tmp_path: Path) -> None:
    with open_dataset(dataset, "write") as writer:
        with transaction(writer):
            writer.execute("INSERT INTO runs (id, verb, started_at) VALUES ('kept', 'test', '2026-03-01T00:00:00Z')")
        with transaction(writer):
            writer.execute("INSERT INTO runs (id, verb, started_at) VALUES ('later', 'test', '2026-03-01T00:00:00Z')")
            back_up(dataset, tmp_path / "copy.db")
    with open_dataset(tmp_path / "copy.db", "read") as copy:
        assert {"kept"} == {id_ for (id_,) in table(copy, "SELECT id FROM runs WHERE id IN ('kept', 'later')")}


def test_an_earlier_backup_is_replaced_by_the_whole_new_one(dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"earlier")
    back_up(dataset, target)
    with open_dataset(target, "read") as copy:
        assert table(copy, "SELECT count(*) FROM articles") == [(1,)]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param("data", "is a folder", id="a folder"),
        pytest.param("no/such/copy.db", "no folder", id="a folder that is not there"),
        pytest.param("data/ocop.db", "the dataset itself", id="the dataset itself"),
    ],
)
def test_a_target_that_cannot_be_is_refused(dataset: Path, tmp_path: Path, target: str, said: str) -> None:
    before = dataset.read_bytes()
    with pytest.raises(UsageError, match=said):
        back_up(dataset, tmp_path / target)
    assert dataset.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "cannot be opened", id="a dataset that is not there"),
        pytest.param(b"Kh\xc3\xb4ng ph\xe1\xba\xa3i" * 100, "damaged", id="a file that is no dataset"),
    ],
)
def test_what_cannot_be_read_leaves_no_backup(tmp_path: Path, content: bytes | None, said: str) -> None:
    source = tmp_path / "ocop.db"
    if content is not None:
        source.write_bytes(content)
    before = names(tmp_path)
    with pytest.raises(DatasetError, match=said):
        back_up(source, tmp_path / "copy.db")
    assert names(tmp_path) == before


@pytest.mark.parametrize("damage", [slice(8192, None), slice(20_000, 30_000)], ids=["cut short", "overwritten"])
def test_a_damaged_dataset_is_told_and_the_earlier_backup_stays(dataset: Path, tmp_path: Path, damage: slice) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"earlier")
    content = bytearray(dataset.read_bytes())
    content[damage] = b"" if damage.stop is None else b"\xff" * (damage.stop - damage.start)
    dataset.write_bytes(content)
    with pytest.raises(DatasetError, match=r"ocop\.db: the file is damaged"):
        back_up(dataset, target)
    assert target.read_bytes() == b"earlier"
    assert names(tmp_path) == ["copy.db", "data"]


def test_no_room_is_told_before_the_disk_is_filled(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(DatasetError, match=r"no room for the backup .*copy\.db: it takes 1 MB and 1 MB are free"):
        back_up(dataset, tmp_path / "copy.db")
    assert names(tmp_path) == ["data"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_disk_that_fills_up_leaves_the_earlier_backup(dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"earlier")
    code = (
        "import sys; from pathlib import Path; from ocop.dataset.backup import back_up;"
        "from ocop.errors import DatasetError\n"
        "try:\n    back_up(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except DatasetError as error:\n    sys.exit(str(error))"
    )
    told = run_on_a_full_disk(code, dataset, target, room=20_000)
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert f"the backup {target} cannot be written" in told.stderr
    assert target.read_bytes() == b"earlier"
    assert names(tmp_path) == ["copy.db", "data"]


@needs_rights
def test_a_read_only_folder_can_be_backed_up_but_takes_no_backup(dataset: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ocop.dataset.backup import back_up;"
        "from ocop.errors import DatasetError\n"
        "back_up(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "try:\n    back_up(Path(sys.argv[1]), Path(sys.argv[3]))\n"
        "except DatasetError as error:\n    sys.exit(str(error))"
    )
    dataset.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        told = run_with_ordinary_rights(code, dataset, tmp_path / "copy.db", dataset.with_name("copy.db"))
    finally:
        dataset.parent.chmod(stat.S_IRWXU)
    assert told.returncode == 1
    assert "cannot be written" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert names(tmp_path) == ["copy.db", "data"]
    assert not dataset.with_name("copy.db").exists()


def test_a_folder_that_takes_no_file_is_told(dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(DatasetError, match=r"cannot be written \(Permission denied\)"):
        back_up(dataset, tmp_path / "copy.db")
    assert names(tmp_path) == ["data"]


def test_a_dataset_of_another_version_can_be_backed_up(dataset: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(dataset)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    back_up(dataset, tmp_path / "copy.db")
    copied = sqlite3.connect(tmp_path / "copy.db")
    assert copied.execute("PRAGMA user_version").fetchone() == (1,)
    copied.close()
