from __future__ import annotations

import pytest
from sqlite_utils import Database

from ocop.dataset.provinces import current_code, find_province, historical_province_id, load_provinces
from ocop.errors import UsageError
from ocop.models import CodeList
from tests.ocop.dataset.make import table


def test_both_lists_are_there_with_their_validity(db: Database) -> None:
    counts = table(
        db,
        "SELECT code_list, count(*), min(valid_from_date), max(valid_to_date) FROM provinces GROUP BY code_list",
    )
    assert counts == [("vn34", 34, "2025-07-01", None), ("vn63", 63, None, "2025-06-30")]


@pytest.mark.parametrize(
    ("province_id", "row"),
    [
        pytest.param("vn63-15", ("15", "Yên Bái", "yen bai", "VN-06", "15", "Lào Cai"), id="15 was Yên Bái"),
        pytest.param("vn34-15", ("15", "Lào Cai", "lao cai", "VN-02", "15", "Lào Cai"), id="and is Lào Cai now"),
        pytest.param("vn63-02", ("02", "Hà Giang", "ha giang", "VN-03", "08", "Tuyên Quang"), id="leading zeros stay"),
        pytest.param("vn34-46", ("46", "Huế", "hue", "VN-26", "46", "Huế"), id="renamed on the way"),
    ],
)
def test_a_province_with_its_codes_then_and_now(db: Database, province_id: str, row: tuple[str, ...]) -> None:
    columns = "code, name, folded_name, iso_code, current_code, current_name"
    assert table(db, f"SELECT {columns} FROM provinces WHERE id = ?", province_id) == [row]


@pytest.mark.parametrize(
    ("typed", "name", "code", "ids"),
    [
        pytest.param(
            "Cà Mau", "Cà Mau", "96", ("vn34-96", "vn63-95", "vn63-96"), id="today's, with the old ones in it"
        ),
        pytest.param("ca mau", "Cà Mau", "96", ("vn34-96", "vn63-95", "vn63-96"), id="without accents"),
        pytest.param("tỉnh Cà Mau", "Cà Mau", "96", ("vn34-96", "vn63-95", "vn63-96"), id="with its type word"),
        pytest.param("Bạc Liêu", "Bạc Liêu", None, ("vn63-95",), id="an old one alone"),
        pytest.param("DAK LAK", "Đắk Lắk", "66", ("vn34-66", "vn63-54", "vn63-66"), id="capitals, d for đ"),
        pytest.param("Đắc Lắc", "Đắk Lắk", "66", ("vn34-66", "vn63-54", "vn63-66"), id="another spelling"),
        pytest.param("BR-VT", "Bà Rịa - Vũng Tàu", None, ("vn63-77",), id="an abbreviation"),
        pytest.param("TP.HCM", "Hồ Chí Minh", "79", ("vn34-79", "vn63-74", "vn63-77", "vn63-79"), id="a city"),
        pytest.param("thành phố Cần Thơ", "Cần Thơ", "92", ("vn34-92", "vn63-92", "vn63-93", "vn63-94"), id="in full"),
        pytest.param("Huế", "Huế", "46", ("vn34-46", "vn63-46"), id="the new name"),
        pytest.param("Thừa Thiên Huế", "Thừa Thiên Huế", None, ("vn63-46",), id="the old name"),
        pytest.param("15", "Lào Cai", "15", ("vn34-15", "vn63-10", "vn63-15"), id="a code means today's list"),
        pytest.param("02", "Hà Giang", None, ("vn63-02",), id="unless only the old list has it"),
        pytest.param("vn63-15", "Yên Bái", None, ("vn63-15",), id="an id means exactly that unit"),
    ],
)
def test_what_a_person_means_by_a_province(
    db: Database, typed: str, name: str, code: str | None, ids: tuple[str, ...]
) -> None:
    found = find_province(db, typed)
    assert (found.name, found.current_code, found.ids) == (name, code, ids)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("Cà Mâ", "did you mean “Cà Mau”", id="a slip of the keyboard"),
        pytest.param("Quang Nan", "“Quảng Nam”", id="several are near"),
        pytest.param("Đà Lạt", "there is no province “Đà Lạt”", id="a city is no province"),
        pytest.param("xyzxyz", "ocop export provinces", id="nothing is near"),
        pytest.param("00", "there is no province", id="no such code"),
        pytest.param("", "there is no province", id="nothing at all"),
    ],
)
def test_an_unknown_province_is_told_with_the_nearest(db: Database, typed: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find_province(db, typed)


@pytest.mark.parametrize(
    ("name", "code", "code_list", "published", "found"),
    [
        pytest.param("Lào Cai", None, None, "2024-01-01", "vn63-10", id="the old one before the reform"),
        pytest.param("Lào Cai", None, None, "2025-07-01", "vn34-15", id="the new one from its first day"),
        pytest.param("Lào Cai", None, None, None, "vn63-10", id="without a date the old one"),
        pytest.param("Lào Cai", None, "vn34", "2024-01-01", "vn34-15", id="the fact's list decides"),
        pytest.param("Hà Giang", None, None, "2026-01-01", "vn63-02", id="a former one named after the reform"),
        pytest.param("Hà Giang", "02", "vn63", None, "vn63-02", id="by its code"),
        pytest.param("Hà Giang", "99", "vn63", None, "vn63-02", id="an unknown code falls back on the name"),
        pytest.param(None, None, None, None, None, id="nothing is known"),
        pytest.param("Atlantis", None, None, None, None, id="no such province"),
    ],
)
def test_the_province_of_a_fact_as_it_was_then(  # noqa: PLR0917
    db: Database,
    name: str | None,
    code: str | None,
    code_list: CodeList | None,
    published: str | None,
    found: str | None,
) -> None:
    assert historical_province_id(db, name=name, code=code, code_list=code_list, published_date=published) == found


def test_the_code_of_today(db: Database) -> None:
    assert current_code(db, "vn63-02") == "08"
    assert current_code(db, None) is None


def test_a_province_that_was_changed_by_hand_is_set_right_and_nothing_else_is_written(db: Database) -> None:
    db.execute("UPDATE provinces SET name = 'Xx' WHERE id = 'vn34-96'")
    load_provinces(db)
    assert table(db, "SELECT name FROM provinces WHERE id = 'vn34-96'") == [("Cà Mau",)]
    before = db.conn.total_changes
    load_provinces(db)
    assert db.conn.total_changes == before
