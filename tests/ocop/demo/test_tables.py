from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocop.demo.tables import DemoDataError, Table, read_toml


def table(**values: object) -> Table:
    return Table("03.toml", values, "facts[2]")


@pytest.mark.parametrize(
    ("values", "reader", "message"),
    [
        ({}, lambda t: t.text("title"), "03.toml: facts[2].title is missing"),
        ({"title": " "}, lambda t: t.text("title"), "must be a string that is not empty"),
        ({"title": 3}, lambda t: t.optional_text("title"), "must be a string that is not empty, not 3"),
        ({"tags": "OCOP"}, lambda t: t.texts("tags"), "must be a list of strings"),
        ({"tags": ["OCOP", ""]}, lambda t: t.texts("tags"), "must be a list of strings"),
        ({"unit": "kg"}, lambda t: t.choice("unit", ("count", "percent")), "must be one of count, percent, not 'kg'"),
        ({}, lambda t: t.choice("unit", ("count", "percent")), "is missing: one of count, percent"),
        ({"value": -1}, lambda t: t.optional_number("value"), "must be a number from 0 up, not -1"),
        ({"value": True}, lambda t: t.optional_number("value"), "must be a number"),
        ({}, lambda t: t.integer("star", 1, 5), "is missing: a whole number from 1 to 5 is needed"),
        ({"star": 6}, lambda t: t.optional_integer("star", 1, 5), "must be a whole number from 1 to 5, not 6"),
        ({"star": 4.0}, lambda t: t.optional_integer("star", 1, 5), "must be a whole number"),
        ({"potential": 1}, lambda t: t.flag("potential"), "must be true or false, not 1"),
        ({"date_end": "2023-12-05"}, lambda t: t.optional_day("date_end"), "without quotes"),
        ({"published": date(2023, 12, 5)}, lambda t: t.moment("published"), "must be a time such as"),
        ({}, lambda t: t.moment("published"), "is missing: a time such as"),
        ({"correction": 1}, lambda t: t.table("correction"), "written as [correction]"),
        ({"facts": {}}, lambda t: list(t.tables("facts")), "written as [[facts]]"),
    ],
)
def test_a_wrong_value_is_told_with_file_and_key(values, reader, message):
    with pytest.raises(DemoDataError) as error:
        reader(table(**values))
    assert str(error.value).startswith("03.toml: facts[2].")
    assert message in str(error.value)


def test_strings_come_out_in_nfc_without_the_space_around_them():
    decomposed = "sa\u0309n pha\u0302\u0309m"
    assert table(title=f" {decomposed}\n").text("title") == "sản phẩm"
    assert table(tags=[decomposed]).texts("tags") == ("sản phẩm",)


def test_absent_keys_are_none_or_empty():
    empty = table()
    assert (empty.optional_text("a"), empty.optional_number("b"), empty.optional_integer("c", 1, 5)) == (None,) * 3
    assert (empty.optional_day("d"), empty.optional_moment("e"), empty.table("f")) == (None,) * 3
    assert (empty.texts("g"), empty.flag("h"), list(empty.tables("i"))) == ((), False, [])
    assert empty.optional_choice("j", ("x",)) is None


def test_keys_that_nobody_asked_for_are_slips():
    slip = table(title="Tin", titel="Tin")
    slip.text("title")
    with pytest.raises(DemoDataError, match=r"facts\[2\]\.titel is not known here; known are title"):
        slip.close()


def test_inner_tables_have_their_place_in_the_message():
    root = Table("03.toml", {"correction": {"facts": [{}, {}]}})
    inner = root.table("correction")
    assert inner is not None
    assert [item.path for item in inner.tables("facts")] == ["correction.facts[1]", "correction.facts[2]"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "there is no such file"), (b"title = \n", "not a TOML file: .*line 1"), (b"\xff\xfe", "not a TOML file")],
)
def test_files_that_are_no_toml(tmp_path: Path, content: bytes | None, message: str):
    path = tmp_path / "03.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DemoDataError, match=message):
        read_toml(path)
