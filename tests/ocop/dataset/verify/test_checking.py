"""A dataset that is broken in one way breaks one invariant, and a sound one breaks none."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.verify import Verification, invariants, verify
from ocop.errors import DatasetError
from ocop.models import NamedProduct
from tests.ocop.dataset.make import CA_MAU, NONG_SAN, a_fact, a_reading, an_article, save
from tests.ocop.dataset.telling import CA_MAU_34, FOUR, told

START = CA_MAU.index("145")
CAKE = NamedProduct("Bánh phồng tôm", "145 sản phẩm OCOP", START, START + 17, star=4, province="Cà Mau")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound dataset: a total with a part and a product, a second version, another outlet, a page without article."""
    path = tmp_path / "ocop.db"
    parts = (a_fact(CA_MAU, "145 sản phẩm OCOP"), a_fact(CA_MAU, "30 sản phẩm đạt 4 sao", part_of=0, **FOUR))
    first = a_reading(an_article(), parts, named=(CAKE,), offset=1, signature=range(128))
    second = a_reading(an_article(title="Bản sửa"), parts, offset=2, fetched=1, body=b"2", signature=range(128))
    more = ", cũng nâng thu nhập"  # words that only sound like those that tell of the reform
    today = told("today", 354, "2025-12-31", "2026-01-02", outlet=NONG_SAN, more=more, **CA_MAU_34)
    nothing = replace(a_reading(an_article("https://datmui.example/3"), (), offset=3), article=None, cause="listing")
    with open_dataset(path, "create") as db:
        save(db, first, second, today, nothing)
    return path


def checked(path: Path) -> Verification:
    with open_dataset(path, "read") as db:
        return verify(db, path)


def test_a_sound_dataset(path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    found = checked(path)
    assert (found.findings, found.not_checked) == ([], [])
    assert found.checked == [invariant.name for invariant in invariants(path)]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before, "nothing is written"
    assert sorted(each.name for each in path.parent.iterdir()) == ["ocop.db", "ocop.db.lock"]


def test_an_empty_dataset_is_sound(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    assert checked(tmp_path / "ocop.db").findings == []


def broken(path: Path, *statements: str) -> Iterator[str]:
    """Breaks the dataset as no writer of ours could, and gives the names of the invariants that notice."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert connection.execute(statement).rowcount, "the case breaks nothing"
    connection.close()
    for finding in checked(path).findings:
        assert finding.count > 0
        assert finding.example
        assert finding.remedy
        yield finding.name


TOTAL = "id = (SELECT id FROM facts WHERE value = 145 LIMIT 1)"
TODAY = "value = 354"
PART = "id = (SELECT id FROM facts WHERE part_of_id IS NOT NULL LIMIT 1)"


# Each case: how the dataset is broken, and which invariants notice.
@pytest.mark.parametrize(
    ("statement", "noticed"),
    [
        pytest.param(f"UPDATE facts SET evidence = 'x' WHERE {TOTAL}", {"passages"}, id="evidence that is no slice"),
        pytest.param(
            f"UPDATE facts SET sentence_end = sentence_end + 1 WHERE {TOTAL}", {"passages"}, id="a sentence likewise"
        ),
        pytest.param("UPDATE named_products SET evidence = 'x'", {"passages"}, id="evidence of a product"),
        pytest.param(
            "UPDATE named_products SET evidence_start = -1",
            {"passages", "columns-named-products"},
            id="an offset before the text",
        ),
        pytest.param(
            "UPDATE articles SET title = 'Bản khác' WHERE is_current", {"articles"}, id="a title that nobody published"
        ),
        pytest.param("UPDATE named_products SET name_key = 'banh'", {"product-names"}, id="the key of another name"),
        pytest.param("UPDATE named_products SET name_key = NULL", {"product-names"}, id="a name without a key"),
        pytest.param(f"UPDATE facts SET value_end = value_start WHERE {TOTAL}", {"sentences"}, id="an empty number"),
        pytest.param(
            f"UPDATE facts SET value = -1 WHERE {TOTAL}", {"numbers", "columns-facts"}, id="a negative number"
        ),
        pytest.param(f"UPDATE facts SET value = 1.5 WHERE {TOTAL}", {"numbers"}, id="a broken count"),
        pytest.param(f"UPDATE facts SET unit = 'percent' WHERE {TOTAL}", {"numbers"}, id="a share of 145 per cent"),
        pytest.param(f"UPDATE facts SET value_high = 9 WHERE {TOTAL}", {"numbers"}, id="a range that goes down"),
        pytest.param(f"UPDATE facts SET producer_type = 'company' WHERE {TOTAL}", {"numbers"}, id="products of a kind"),
        pytest.param(f"UPDATE facts SET star_max = 3 WHERE {PART}", {"stars"}, id="stars the wrong way round"),
        pytest.param(f"UPDATE facts SET star_min = NULL WHERE {PART}", {"stars"}, id="half a pair of stars"),
        pytest.param(f"UPDATE facts SET star_max = 6 WHERE {PART}", {"columns-facts"}, id="six stars"),
        pytest.param(
            f"UPDATE facts SET date_start = '2024-01-01' WHERE {TOTAL}", {"periods"}, id="a stock that begins"
        ),
        pytest.param(f"UPDATE facts SET date_basis = NULL WHERE {TOTAL}", {"periods"}, id="a day without a basis"),
        pytest.param(f"UPDATE facts SET date_end = '2024-12-31' WHERE {TOTAL}", {"stock-dates"}, id="a stock to come"),
        pytest.param(f"UPDATE facts SET date_end = '2023-02-31' WHERE {TOTAL}", {"columns-facts"}, id="no day"),
        pytest.param(f"UPDATE facts SET status = 'sold' WHERE {TOTAL}", {"columns-facts"}, id="no status"),
        pytest.param("UPDATE articles SET tags = '[' WHERE is_current", {"columns-articles"}, id="no JSON"),
        pytest.param("UPDATE articles SET modified_at = '2023' WHERE is_current", {"columns-articles"}, id="no time"),
        pytest.param(
            "UPDATE articles SET modified_at = '2023-02-30T06:00:00Z' WHERE is_current",
            {"columns-articles"},
            id="a time of no day",
        ),
        pytest.param(
            "UPDATE articles SET fetched_at = '2999-01-01T00:00:00Z' WHERE is_current",
            {"future"},
            id="fetched in the future",
        ),
        pytest.param(
            "UPDATE articles SET published_at = '2023-12-04T01:00:00Z' WHERE is_current",
            {"days"},
            id="two days of publication",
        ),
        pytest.param(f"UPDATE facts SET province_id = 'vn63-95' WHERE {TOTAL}", {"places"}, id="another province"),
        pytest.param(f"UPDATE facts SET place_code_list = NULL WHERE {TOTAL}", {"places"}, id="a code of no list"),
        pytest.param(
            f"UPDATE facts SET province_code = '01' WHERE {TOTAL}", {"places"}, id="another province of today"
        ),
        pytest.param(
            f"UPDATE facts SET place_code_list = 'vn34', province_id = 'vn34-96' WHERE {TOTAL}",
            {"places-in-time"},
            id="a province of today in 2023",
        ),
        pytest.param(
            f"UPDATE facts SET date_end = '2024-12-31' WHERE {TODAY}",
            {"places-in-time"},
            id="its stock before it was there",
        ),
        pytest.param(
            f"UPDATE facts SET place_code_list = 'vn63', province_id = 'vn63-96' WHERE {TODAY}",
            {"places-in-time"},
            id="a province of before at the end of 2025",
        ),
        pytest.param(
            "UPDATE facts SET evidence = 'Cà Mau cũ có 354 sản phẩm OCOP', value_start = evidence_start + 13,"
            f" value_end = evidence_start + 16 WHERE {TODAY}",
            {"places-in-time", "passages"},
            id="a province of today where the words are of the former one",
        ),
        pytest.param(
            f"UPDATE facts SET part_of_id = (SELECT id FROM facts WHERE {TODAY}) WHERE {PART}",
            {"parts"},
            id="a part elsewhere",
        ),
        pytest.param(f"UPDATE facts SET part_of_id = id WHERE {PART}", {"parts"}, id="a part of itself"),
        pytest.param(f"UPDATE facts SET part_of_id = 'f_0' WHERE {PART}", {"references"}, id="a part of nothing"),
        pytest.param("UPDATE articles SET is_current = 0", {"current"}, id="no version is current"),
        pytest.param(
            "UPDATE articles SET is_current = 0 WHERE version = 2", {"current"}, id="the current version lost"
        ),
        pytest.param("INSERT INTO stories VALUES ('s_0', 'a_0', NULL)", {"stories"}, id="a story without articles"),
        pytest.param("DELETE FROM signatures", {"stories", "references"}, id="articles without signatures"),
        pytest.param(
            "UPDATE pages SET article_id = NULL WHERE state = 'fetched'", {"pages"}, id="a page that lost its article"
        ),
        pytest.param(
            "UPDATE pages SET cause = NULL WHERE state = 'skipped'", {"pages"}, id="a page that does not say why"
        ),
        pytest.param("DELETE FROM captures WHERE archive_offset = 2", {"captures"}, id="a capture that nobody knows"),
        pytest.param("UPDATE runs SET outcome = 'finished'", {"runs"}, id="a run that ended at no time"),
        pytest.param("DELETE FROM runs", {"references"}, id="rows of no run"),
        pytest.param(
            f"DELETE FROM fact_search_docsize WHERE id = (SELECT search_number FROM facts WHERE {TODAY})",
            {"index-rows", "index"},
            id="a fact that no search finds",
        ),
        pytest.param(
            "INSERT INTO article_search (rowid, title, text) VALUES (99, 'x', 'y')",
            {"index-rows", "index"},
            id="an article that is not there is found",
        ),
    ],
)
def test_what_is_broken_is_noticed(path: Path, statement: str, noticed: set[str]) -> None:
    assert set(broken(path, statement)) == noticed


def test_words_that_are_no_more_in_the_text_are_noticed(path: Path) -> None:
    """A writer that goes round the triggers."""
    statement = f"UPDATE facts SET sentence = replace(sentence, 'Tỉnh', 'Huyện') WHERE {TODAY}"
    assert set(broken(path, "DROP TRIGGER facts_update_before", "DROP TRIGGER facts_update_after", statement)) == {
        "passages",
        "index",
    }


def test_every_invariant_is_broken_by_a_case(path: Path) -> None:
    cases = test_what_is_broken_is_noticed.pytestmark[0].args[1]  # type: ignore[attr-defined]
    noticed = {name for case in cases for name in case.values[1]}
    written = {invariant.name for invariant in invariants(path) if not invariant.name.startswith("columns-")}
    assert written - noticed == {"file"}


def test_a_finding_counts_and_names_an_example(path: Path) -> None:
    assert set(broken(path, "UPDATE facts SET value = 1.5")) == {"numbers"}
    (finding,) = checked(path).findings
    with sqlite3.connect(path) as connection:
        ids = {row[0] for row in connection.execute("SELECT id FROM facts")}
    connection.close()
    assert (finding.count, finding.example in ids) == (len(ids), True)


def test_of_a_damaged_file_no_more_is_told_than_that_it_is(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'facts_by_total'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x00" * size)
    try:
        found = checked(path)
    except DatasetError as error:
        assert "damaged" in str(error)
    else:
        assert [finding.name for finding in found.findings] == ["file"]
        assert found.checked == ["file"]


def test_a_file_too_damaged_to_be_read_is_told_in_one_line(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(DatasetError, match="damaged"):
        checked(path)


def test_while_a_run_is_at_work_the_index_is_left_alone(path: Path) -> None:
    with run_lock(path):
        found = checked(path)
    assert found.findings == []
    ((name, why),) = found.not_checked
    assert name == "index"
    assert "is at work" in why


def test_where_nobody_may_write_the_index_is_not_compared(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a medium that is read-only; rights alone would not keep the tests from writing where they run as root."""

    def connect(address: str, **options: Any) -> sqlite3.Connection:
        return sqlite3.Connection(address.replace("mode=rw", "mode=ro"), **options)

    with open_dataset(path, "read") as db:
        monkeypatch.setattr("ocop.dataset.verify.structure.sqlite3.connect", connect)
        found = verify(db, path)
    assert found.findings == []
    ((name, why),) = found.not_checked
    assert name == "index"
    assert "readonly" in why


def test_what_another_reader_leaves_behind_keeps_nobody_from_checking(path: Path) -> None:
    other = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    assert other.execute("SELECT count(*) FROM facts").fetchone()
    found = checked(path)
    other.close()
    assert (found.findings, found.not_checked) == ([], [])


def test_a_stock_of_a_former_province_that_is_named_as_such_is_in_order(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, told("a", 99, "2025-09-20", "2025-09-23", more=" ở Cà Mau cũ"))
    assert checked(path).findings == []
