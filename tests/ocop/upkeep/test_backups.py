"""Backups: whole copies, of which the right ones are kept."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocop.dataset.connection import open_dataset
from ocop.errors import DatasetError
from ocop.upkeep.backups import list_backups, make_backup
from ocop.upkeep.rotation import surplus

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop [1].db"
    open_dataset(path, "create").close()
    return path


@pytest.mark.parametrize(
    ("step", "keep", "expected"),
    [
        pytest.param(timedelta(minutes=1), 3, ["01 15:17", "01 15:18", "01 15:19"], id="minutes: the latest"),
        pytest.param(timedelta(hours=1), 4, ["06 23:00", "07 23:00", "08 23:00", "09 19:00"], id="hours: days"),
        pytest.param(timedelta(days=1), 2, ["18 12:00", "19 12:00"], id="days: the latest"),
        pytest.param(timedelta(hours=1), 1, ["09 19:00"], id="one alone: the latest"),
    ],
)
def test_what_is_kept_reaches_back_as_far_as_it_can(step: timedelta, keep: int, expected: list[str]) -> None:
    kept: list[datetime] = []
    for index in range(200):
        kept.append(NOON + index * step)
        kept = [moment for moment in kept if moment not in surplus(kept, keep)]
        assert len(kept) <= keep
    assert [f"{moment:%d %H:%M}" for moment in kept] == expected


def test_backups_are_whole_and_few(dataset: Path) -> None:
    for hours in range(5):
        backup = make_backup(dataset, 3, NOON + timedelta(hours=hours))
        assert backup.path.name == f"ocop [1]-20261101T{12 + hours}0000Z.db"
    backups = list_backups(dataset)
    assert [each.made_at.hour for each in backups] == [14, 15, 16]
    for each in backups:
        with sqlite3.connect(each.path) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.close()
    assert not any(path.suffix == ".part" for path in backups[0].path.parent.iterdir())


def test_a_doubtful_backup_pushes_out_no_good_one(dataset: Path) -> None:
    make_backup(dataset, 1, NOON)
    for hours in (1, 2):
        make_backup(dataset, 1, NOON + timedelta(hours=hours), is_doubtful=True)
    names = [each.path.name for each in list_backups(dataset)]
    assert names == ["ocop [1]-20261101T120000Z.db", "ocop [1]-20261101T140000Z.unverified.db"]


def test_other_files_in_the_folder_stay(dataset: Path) -> None:
    folder = dataset.parent / "backups"
    folder.mkdir()
    others = [folder / name for name in ("ocop [1]-mine.db", "other-20261101T120000Z.db", ".ocop.part")]
    leftover = folder / ".ocop [1]-20261031T120000Z.db.77.part"
    for path in (*others, leftover):
        path.write_text("")
    make_backup(dataset, 1, NOON)
    assert all(path.exists() for path in others)
    assert not leftover.exists(), "a run that was killed left it"


def test_a_place_where_no_backup_can_be_kept_is_told(dataset: Path) -> None:
    (dataset.parent / "backups").write_text("a file")
    with pytest.raises(DatasetError, match=r"no backup can be kept in .*backups"):
        make_backup(dataset, 1, NOON)


def test_there_are_no_backups_before_the_first(tmp_path: Path) -> None:
    assert list_backups(tmp_path / "ocop.db") == []
