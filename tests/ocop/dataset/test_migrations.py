"""A dataset that version 0.1 made, brought to the schema of today."""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset import migrations
from ocop.dataset.connection import APPLICATION_ID, open_dataset
from ocop.dataset.provinces import load_provinces
from ocop.errors import DatasetError
from tests.ocop.dataset.make import assert_index_in_step, table

# The steps of version 0.1, which stands on people's disks: changed, they would tell two datasets of one number apart.
PUBLISHED = {
    "0001_tables": "e5256fa5e84b",
    "0002_search": "5569c48169c7",
    "0003_views": "5dc8e07c346f",
}

ROWS = """
INSERT INTO runs VALUES ('20240109-010000-refresh', 'refresh', '2024-01-09T01:00:00Z', '2024-01-09T01:05:00Z',
  'finished');
INSERT INTO run_counts VALUES ('20240109-010000-refresh', 'dataset/new', 2);
INSERT INTO sources (id, name, domain, kind) VALUES
  ('datmui', 'Báo Đất Mũi Ngày Nay', 'datmui.example', 'provincial'),
  ('tonghop', 'Tin Tổng Hợp', 'tonghop.example', 'aggregator');
INSERT INTO pages (id, url, source_id, kind, reason, state, found_at) VALUES
  ('p1', 'https://datmui.example/1', 'datmui', 'article', 'feed', 'fetched', '2024-01-09T01:00:00Z'),
  ('p2', 'https://tonghop.example/2', 'tonghop', 'article', 'listing', 'fetched', '2024-01-09T01:00:00Z');
INSERT INTO stories VALUES ('s1', 'a1', '2024-01-09'), ('s2', 'a2', '2024-01-10');
INSERT INTO articles (id, identity, version, is_current, story_id, url, source_id, outlet, title, text, published_date,
  content_sha256, page_id, fetched_at, body_sha256, archive_file, archive_offset, first_run_id, run_id, search_number)
VALUES
  ('a1-1', 'a1', 1, 0, 's1', 'https://datmui.example/1', 'datmui', 'Báo Đất Mũi Ngày Nay', 'Bản đầu',
   'Tỉnh Cà Mau có 144 sản phẩm OCOP.', '2024-01-09', 'x', 'p1', '2024-01-09T01:00:00Z', 'x', 'w.warc.gz', 1,
   '20240109-010000-refresh', '20240109-010000-refresh', 1),
  ('a1-2', 'a1', 2, 1, 's1', 'https://datmui.example/1', 'datmui', 'Báo Đất Mũi Ngày Nay', 'Cà Mau khép lại năm 2023',
   'Tỉnh Cà Mau có 145 sản phẩm OCOP.', '2024-01-09', 'y', 'p1', '2024-01-09T02:00:00Z', 'y', 'w.warc.gz', 2,
   '20240109-010000-refresh', '20240109-010000-refresh', 2),
  ('a2-1', 'a2', 1, 1, 's2', 'https://tonghop.example/2', 'tonghop', 'Tin Tổng Hợp', 'Đắk Lắk',
   'Đắk Lắk có 240 sản phẩm OCOP, trong đó có cà phê Ea Đrăng đạt 4 sao.', '2024-01-10', 'z', 'p2',
   '2024-01-10T01:00:00Z', 'z', NULL, NULL, '20240109-010000-refresh', '20240109-010000-refresh', 3);
INSERT INTO captures VALUES ('w.warc.gz', 1, 'p1', '2024-01-09T01:00:00Z', 'a1-1', NULL),
  ('w.warc.gz', 2, 'p1', '2024-01-09T02:00:00Z', 'a1-2', NULL);
INSERT INTO signatures VALUES ('a1', 's1', '2024-01-09', zeroblob(512)), ('a2', 's2', '2024-01-10', zeroblob(512));
INSERT INTO story_bands VALUES (0, 1, 'a1');
INSERT INTO facts (id, article_id, measure, unit, value, comparator, potential, status, place_level, place, province,
  place_code, place_code_list, province_id, province_code, place_ground, date_end, date_basis, evidence, evidence_field,
  evidence_start, evidence_end, value_start, value_end, sentence, sentence_start, sentence_end, rule, confidence,
  first_run_id, run_id, search_number)
VALUES
  ('f0', 'a1-1', 'products', 'count', 144, 'eq', 0, 'recognised', 'province', 'Cà Mau', 'Cà Mau', '96', 'vn63',
   'vn63-96', '96', 'sentence', '2023-12-31', 'text', '144 sản phẩm OCOP', 'text', 15, 32, 15, 18,
   'Tỉnh Cà Mau có 144 sản phẩm OCOP.', 0, 33, 'number_noun', 0.9, '20240109-010000-refresh',
   '20240109-010000-refresh', 1),
  ('f1', 'a1-2', 'products', 'count', 145, 'eq', 0, 'recognised', 'province', 'Cà Mau', 'Cà Mau', '96', 'vn63',
   'vn63-96', '96', 'sentence', '2023-12-31', 'text', '145 sản phẩm OCOP', 'text', 15, 32, 15, 18,
   'Tỉnh Cà Mau có 145 sản phẩm OCOP.', 0, 33, 'number_noun', 0.9, '20240109-010000-refresh',
   '20240109-010000-refresh', 2),
  ('f2', 'a2-1', 'products', 'count', 240, 'eq', 0, 'recognised', 'province', 'Đắk Lắk', 'Đắk Lắk', '66', 'vn63',
   'vn63-66', '66', 'sentence', '2024-01-10', 'published', '240 sản phẩm OCOP', 'text', 11, 28, 11, 14,
   'Đắk Lắk có 240 sản phẩm OCOP, trong đó có cà phê Ea Đrăng đạt 4 sao.', 0, 68, 'number_noun', 0.9,
   '20240109-010000-refresh', '20240109-010000-refresh', 3);
INSERT INTO named_products (id, article_id, name, star, potential, province, province_id, evidence, evidence_start,
  evidence_end, first_run_id, run_id)
VALUES ('n1', 'a2-1', 'cà phê Ea Đrăng', 4, 0, 'Đắk Lắk', 'vn63-66', 'cà phê Ea Đrăng đạt 4 sao', 42, 67,
  '20240109-010000-refresh', '20240109-010000-refresh');
"""


@pytest.fixture
def version_0_1(tmp_path: Path) -> Path:
    """A dataset as version 0.1 left it: three steps, two articles of which one was corrected, three facts."""
    path = tmp_path / "ocop.db"
    with Database(path) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.MIGRATIONS.apply(db, stop_before="0004_crawl")
        db.enable_wal()
        load_provinces(db)
        db.executescript(ROWS)
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that version 0.1 knew, in its columns."""
    with sqlite3.connect(path) as first:
        names = [
            name
            for (name,) in first.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'")
        ]
        rows = {name: first.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall() for name in sorted(names)}
    first.close()
    return rows


def found(db: Database, words: str) -> list[str]:
    """The facts of current versions whose place or sentence holds some words, by the full-text index."""
    query = "SELECT d.id FROM fact_search s JOIN fact_details d ON d.search_number = s.rowid WHERE fact_search MATCH ?"
    return [fact_id for (fact_id,) in table(db, query, words)]


def backups(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if entry.name.endswith(".backup")]


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_steps_never_change(name: str) -> None:
    assert hashlib.sha256(migrations.sql(name).encode()).hexdigest()[:12] == PUBLISHED[name]


def test_every_row_of_version_0_1_is_there_and_found(version_0_1: Path) -> None:
    before = contents(version_0_1)
    assert len(before["facts"]) == 3
    with open_dataset(version_0_1, "write") as db:
        assert table(db, "PRAGMA user_version") == [(migrations.SCHEMA_VERSION,)]
        assert_index_in_step(db)
        for name in ("figures", "fact_details", "named_product_details"):
            assert table(db, f"SELECT count(*) FROM {name}")[0][0] > 0
        views = table(db, "SELECT name FROM sqlite_master WHERE type = 'view'")
        for (name,) in views:
            table(db, f"SELECT * FROM {name} LIMIT 1")
        assert (found(db, "ca mau"), found(db, "ea drang")) == (["f1"], ["f2"])
        assert table(db, "SELECT fact_id, stories FROM figures ORDER BY 1") == [("f1", 1), ("f2", 0)]
        assert table(db, "PRAGMA integrity_check") == [("ok",)]
    after = contents(version_0_1)
    # Bands only serve to find copies, and are written anew from the signatures.
    for name in before.keys() - {"story_bands"}:
        width = len(before[name][0]) if before[name] else 0
        assert [row[:width] for row in after[name]] == before[name], name


def test_a_backup_of_the_file_as_it_was_is_kept_and_told(version_0_1: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = contents(version_0_1)
    with caplog.at_level(logging.WARNING):
        open_dataset(version_0_1, "create").close()
    (backup,) = backups(version_0_1.parent)
    assert re.fullmatch(r"ocop\.db\.schema-3\.\d{8}-\d{6}\.backup", backup.name)
    assert contents(backup) == before
    (told,) = [record.getMessage() for record in caplog.records]
    assert str(backup) in told
    caplog.clear()
    open_dataset(version_0_1, "write").close()
    assert backups(version_0_1.parent) == [backup]
    assert not caplog.records


def test_the_person_is_told_in_one_line_on_standard_error(version_0_1: Path) -> None:
    code = "import sys; from pathlib import Path; from ocop.dataset.connection import open_dataset as o\n"
    told = subprocess.run(
        [sys.executable, "-c", code + "o(Path(sys.argv[1]), 'write').close()", str(version_0_1)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == ""
    (line,) = told.stderr.splitlines()
    assert ".backup" in line


def test_the_backup_can_take_the_place_of_the_dataset_and_be_migrated_again(version_0_1: Path) -> None:
    open_dataset(version_0_1, "write").close()
    (backup,) = backups(version_0_1.parent)
    other = version_0_1.with_name("other.db")
    backup.replace(other)
    with open_dataset(other, "write") as db:
        assert table(db, "SELECT count(*) FROM facts") == [(3,)]


def test_without_room_for_a_backup_nothing_is_changed(version_0_1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(version_0_1)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(DatasetError, match=r"no room for the backup .* free some space"):
        open_dataset(version_0_1, "write")
    assert contents(version_0_1) == before
    assert [entry.name for entry in version_0_1.parent.iterdir()] == ["ocop.db"]


@pytest.mark.parametrize("failing", ["first", "last"])
def test_a_step_that_fails_leaves_the_dataset_and_its_backup_whole(
    version_0_1: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = contents(version_0_1)
    broken = migrations.Migrations("ocop")
    steps = dict(migrations.STEPS)
    name = "0004_crawl" if failing == "first" else list(steps)[-1]

    def fail(db: Database) -> None:
        db.execute("DELETE FROM facts")
        db.execute("SELECT nonsense")

    steps[name] = fail
    for each, step in steps.items():
        broken(name=each)(step)
    monkeypatch.setattr("ocop.dataset.connection.MIGRATIONS", broken)
    with pytest.raises(DatasetError, match="nonsense"):
        open_dataset(version_0_1, "write")
    monkeypatch.undo()
    (backup,) = backups(version_0_1.parent)
    assert contents(version_0_1) == contents(backup) == before
    with open_dataset(version_0_1, "write") as db:
        assert table(db, "SELECT count(*) FROM facts") == [(3,)]


def test_a_new_dataset_needs_no_backup(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["ocop.db"]


def test_of_two_programs_one_migrates_and_the_other_finds_it_done(
    version_0_1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = migrations.MIGRATIONS.pending
    asked = []

    def pending(db: Database) -> object:
        asked.append(real(db))
        if len(asked) == 1:
            with open_dataset(version_0_1, "write"):
                pass
        return asked[0] if len(asked) == 1 else real(db)

    monkeypatch.setattr(migrations.MIGRATIONS, "pending", pending)
    with open_dataset(version_0_1, "write") as db:
        assert table(db, "SELECT count(*) FROM facts") == [(3,)]
    assert len(backups(version_0_1.parent)) == 1


def test_a_newer_dataset_is_refused_and_not_backed_up(version_0_1: Path) -> None:
    with sqlite3.connect(version_0_1) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(DatasetError, match=r"newer ocop .* `pip install --upgrade"):
        open_dataset(version_0_1, "write")
    assert backups(version_0_1.parent) == []
