from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset import migrations
from ocop.dataset.connection import APPLICATION_ID, Mode, open_dataset, transaction
from ocop.dataset.failures import told_plainly
from ocop.errors import DatasetError
from tests.ocop.dataset.make import table
from tests.ocop.ordinary_rights import needs_rights, run_with_ordinary_rights


def _text_file(path: Path) -> None:
    path.write_text("Không phải cơ sở dữ liệu. " * 20, encoding="utf-8")


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE facts (id TEXT)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    open_dataset(path, "create").close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    connection.close()


def _header_without_body(path: Path) -> None:
    open_dataset(path, "create").close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 5000)


def _empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize(
    ("make", "mode", "said"),
    [
        pytest.param(_text_file, "create", "not even an SQLite file", id="a text file is never overwritten"),
        pytest.param(_text_file, "read", "not even an SQLite file", id="a text file is not read"),
        pytest.param(_other_program, "create", "another program", id="the database of another program stays its own"),
        pytest.param(_other_program, "write", "another program", id="also when it has a table of the same name"),
        pytest.param(_newer, "write", "pip install --upgrade", id="a newer dataset is not written to"),
        pytest.param(_newer, "read", "newer ocop", id="nor read, for its columns may mean something else"),
        pytest.param(_header_without_body, "write", "damaged", id="a damaged file"),
        pytest.param(_header_without_body, "read", "damaged", id="a damaged file to be read"),
        pytest.param(_empty, "read", "not a dataset", id="an empty file is no dataset yet"),
        pytest.param(_empty, "write", "not a dataset", id="and is not taken for one that was there"),
    ],
)
def test_a_file_that_cannot_serve_is_refused_in_one_line_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], mode: Mode, said: str
) -> None:
    path = tmp_path / "ocop.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(DatasetError, match=said) as caught:
        open_dataset(path, mode)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_missing_file_is_told_with_the_ways_to_make_one(tmp_path: Path, mode: Mode) -> None:
    with pytest.raises(DatasetError, match=r"ocop demo.*ocop import.*ocop refresh"):
        open_dataset(tmp_path / "ocop.db", mode)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is a folder"):
        open_dataset(tmp_path, "create")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DatasetError, match="cannot be"):
        open_dataset(tmp_path / "data" / "ocop.db", "create")


def test_a_new_dataset_has_every_promise_of_a_dataset(tmp_path: Path) -> None:
    with open_dataset(tmp_path / "new" / "folder" / "ocop.db", "create") as db:
        assert table(db, "PRAGMA application_id") == [(APPLICATION_ID,)]
        assert table(db, "PRAGMA user_version") == [(migrations.SCHEMA_VERSION,)]
        assert table(db, "PRAGMA foreign_keys") == [(1,)]
        assert table(db, "PRAGMA busy_timeout") == [(5000,)]
        assert db.journal_mode == "wal"
        ours = [name for name in db.table_names() if "_search" not in name and not name.startswith("_")]
        assert {"sources", "pages", "articles", "facts", "named_products", "provinces", "runs"} <= set(ours)
        assert all(db.table(name).strict for name in ours)


def test_an_empty_file_becomes_a_dataset_when_one_may_be_made(tmp_path: Path) -> None:
    (tmp_path / "ocop.db").touch()
    with open_dataset(tmp_path / "ocop.db", "create") as db:
        assert table(db, "SELECT count(*) FROM facts") == [(0,)]


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    before = path.read_bytes()
    open_dataset(path, "create").close()
    open_dataset(path, "write").close()
    assert path.read_bytes() == before


def test_reading_leaves_no_file_behind_and_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    before = path.read_bytes()
    with open_dataset(path, "read") as db:
        with pytest.raises(DatasetError, match="cannot be opened for writing"), transaction(db):
            db.execute("DELETE FROM provinces")
        assert table(db, "SELECT count(*) FROM provinces") == [(97,)]
    assert [entry.name for entry in tmp_path.iterdir()] == ["ocop.db"]
    assert path.read_bytes() == before


def test_reading_goes_on_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as writer, transaction(writer):
        writer.execute("INSERT INTO runs (id, verb, started_at) VALUES ('r', 'test', '2026-03-01T00:00:00Z')")
        with open_dataset(path, "read") as reader:
            assert table(reader, "SELECT count(*) FROM runs") == [(0,)]


@needs_rights
def test_a_folder_that_is_read_only_can_be_read_from(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    code = (
        "import sys; from pathlib import Path; from ocop.dataset.connection import open_dataset;"
        "from ocop.errors import DatasetError\n"
        "with open_dataset(Path(sys.argv[1]), 'read') as db:\n"
        "    print(db.execute('SELECT count(*) FROM provinces').fetchone()[0])\n"
        "try:\n    open_dataset(Path(sys.argv[1]), 'write')\n"
        "except DatasetError as error:\n    sys.exit(str(error))"
    )
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        told = run_with_ordinary_rights(code, path)
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert (told.returncode, told.stdout) == (1, "97\n")
    assert "cannot be opened for writing" in told.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["ocop.db"]


def test_a_file_that_sqlite_cannot_open_for_writing_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    real = sqlite3.connect

    def refusing(name: str, **options: object) -> sqlite3.Connection:
        if "mode=rw" in name:
            raise sqlite3.OperationalError("unable to open database file")
        return real(name, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refusing)
    with open_dataset(path, "read") as db:
        assert table(db, "SELECT count(*) FROM provinces") == [(97,)]
    with pytest.raises(DatasetError, match="cannot be opened for writing"):
        open_dataset(path, "write")


def test_a_locked_dataset_is_told_and_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop.dataset.files.BUSY_TIMEOUT_MS", 50)
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as holder, transaction(holder), open_dataset(path, "write") as other:
        with pytest.raises(DatasetError, match="another program is writing"), transaction(other):
            pytest.fail("the lock is held by another")
        assert not other.conn.in_transaction


@pytest.mark.parametrize("first_missing", ["0003_views", "0004_crawl", "0005_grounds", "0006_originals"])
def test_an_older_dataset_is_brought_up_to_date_when_written_and_told_when_read(
    tmp_path: Path, first_missing: str
) -> None:
    path = tmp_path / "ocop.db"
    with Database(path) as older:
        older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.MIGRATIONS.apply(older, stop_before=first_missing)
    with pytest.raises(DatasetError, match="older ocop"):
        open_dataset(path, "read")
    with open_dataset(path, "write") as db:
        assert table(db, "SELECT count(*) FROM figures") == [(0,)]
        assert table(db, "PRAGMA user_version") == [(migrations.SCHEMA_VERSION,)]


def test_stories_of_an_older_dataset_learn_whom_to_trust(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    with Database(path) as older:
        older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.MIGRATIONS.apply(older, stop_before="0005_grounds")
        older.executescript(
            """
            INSERT INTO runs (id, verb, started_at) VALUES ('r', 'test', '2026-03-01T00:00:00Z');
            INSERT INTO sources (id, name, domain, kind) VALUES ('a', 'A', 'a.example', 'provincial');
            INSERT INTO sources (id, name, domain, kind) VALUES ('b', 'B', 'b.example', 'aggregator');
            INSERT INTO stories (id, first_identity) VALUES ('s', 'a');
            INSERT INTO pages (id, url, kind, reason, state, found_at)
            VALUES ('p', 'u', 'article', 'feed', 'fetched', '');
            INSERT INTO articles (id, identity, version, is_current, story_id, url, source_id, text, published_at,
              content_sha256, page_id, fetched_at, body_sha256, first_run_id, run_id, search_number)
            SELECT value, value, 1, 1, 's', value, nullif(value, 'c'), '', 'at ' || value, '', 'p', '', '', 'r', 'r', id
            FROM json_each('["a", "b", "c"]');
            INSERT INTO signatures (identity, story_id, minhash) SELECT identity, story_id, x'' FROM articles;
            """
        )
    with open_dataset(path, "write") as db:
        told = table(db, "SELECT identity, published_at, distrust FROM signatures ORDER BY 1")
    assert told == [("a", "at a", 0), ("b", "at b", 2), ("c", "at c", 1)]


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        schema = db.schema
    broken = migrations.Migrations("ocop")
    broken(name="9999_broken")(lambda db: db.executescript("CREATE TABLE half (id TEXT) STRICT; SELECT nonsense;"))
    monkeypatch.setattr("ocop.dataset.connection.MIGRATIONS", broken)
    with pytest.raises(DatasetError, match="nonsense"):
        open_dataset(path, "write")
    monkeypatch.undo()
    with open_dataset(path, "write") as db:
        assert db.schema == schema


def test_a_transaction_lands_whole_or_not_at_all(tmp_path: Path) -> None:
    with open_dataset(tmp_path / "ocop.db", "create") as db:
        with pytest.raises(KeyError), transaction(db), transaction(db):
            db.execute("INSERT INTO runs (id, verb, started_at) VALUES ('r', 'test', '')")
            raise KeyError
        assert table(db, "SELECT count(*) FROM runs") == [(0,)]
        with pytest.raises(DatasetError, match="breaks a rule"), transaction(db):
            db.execute("INSERT INTO run_counts VALUES ('no such run', 'x', 1)")
        assert not db.conn.in_transaction


@pytest.mark.parametrize(
    ("message", "remedy"),
    [
        ("database or disk is full", "free some space"),
        ("disk I/O error", "free some space"),
        ("attempt to write a readonly database", "check the rights"),
        ("database disk image is malformed", "damaged"),
        ("something new", "something new"),
    ],
)
def test_failures_of_sqlite_are_told_with_their_remedy(message: str, remedy: str) -> None:
    with pytest.raises(DatasetError, match=remedy), told_plainly():
        raise sqlite3.OperationalError(message)
