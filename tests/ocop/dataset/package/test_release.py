"""What a package tells of the difference to an earlier one."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from sqlite_utils import Database

from ocop.dataset.package import release, writing
from ocop.dataset.package.earlier import open_earlier
from ocop.dataset.package.resources import sha256_of
from ocop.dataset.package.writing import write_package
from ocop.errors import UsageError
from ocop.models import Reading
from tests.ocop.dataset.make import NONG_SAN, a_fact, a_reading, an_article
from tests.ocop.dataset.package.make import TEXT, contents, run, the_first

CA_MAU = {"rule": "number_noun"}


def other(number: int, name: str, day: str = "2023-12-05", **changes: Any) -> Reading:
    """An article of another outlet, in words of its own, that tells one number."""
    text = f"{' '.join(f'{name}{word}' for word in range(30))}. Tỉnh Cà Mau có {number} sản phẩm OCOP."
    fact = a_fact(text, f"{number} sản phẩm OCOP", **{**CA_MAU, "date_end": date.fromisoformat(day), **changes})
    url = f"https://nongsanviet.example/{name}"
    signature = [crc32(f"{name}{word}".encode()) for word in range(128)]
    article = an_article(url, text=text, source_id=NONG_SAN.id, outlet=NONG_SAN.name, outlet_province=None)
    return a_reading(article, (fact,), source=NONG_SAN, signature=signature)


def changes(package: Path) -> list[dict[str, str]]:
    with (package / "data" / "figure_changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(package: Path) -> list[tuple[str, str, str, str]]:
    return [(row["figure_change"], row["change_cause"], row["earlier_value"], row["value"]) for row in changes(package)]


def next_package(db: Database, package: Path) -> Path:
    """The next package beside an earlier one, compared with it."""
    folder = package.with_name("next")
    write_package(db, folder, previous=package)
    return folder


def _nothing(db: Database) -> None:
    run(db, 1)


def _new_day(db: Database) -> None:
    run(db, 1, other(160, "b", "2024-06-30"))


def _corrected(db: Database) -> None:
    text = TEXT.replace("145 sản phẩm OCOP", "146 sản phẩm OCOP")
    facts = (
        a_fact(text, "146 sản phẩm OCOP", **CA_MAU),
        a_fact(text, "30 sản phẩm đạt 4 sao", star_min=4, star_max=4, **CA_MAU),
    )
    run(db, 1, a_reading(an_article(text=text), facts, offset=2))


def _withdrawn(db: Database) -> None:
    with db.atomic():
        for name in ("facts", "named_products"):
            db.execute(f"DELETE FROM {name}")
        db.execute("UPDATE pages SET article_id = NULL")
        db.execute("UPDATE captures SET article_id = NULL")
        db.execute("DELETE FROM articles")
    run(db, 1)


def _read_anew(db: Database) -> None:
    db.execute("UPDATE facts SET value = 30.5 WHERE value = 30")
    run(db, 1)


def _not_found_any_more(db: Database) -> None:
    db.execute("DELETE FROM facts WHERE value = 30")
    run(db, 1)


def _outweighed(db: Database) -> None:
    run(db, 1, other(150, "c"), other(150, "d"))


@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        pytest.param(_nothing, [], id="a run that brings nothing"),
        pytest.param(_new_day, [("added", "new_article", "", "160")], id="a new article states a figure of a new day"),
        pytest.param(_corrected, [("changed", "corrected_article", "145", "146")], id="the paper corrects its number"),
        pytest.param(
            _withdrawn,
            [("withdrawn", "withdrawn_article", "145", ""), ("withdrawn", "withdrawn_article", "30", "")],
            id="an article is withdrawn",
        ),
        pytest.param(_read_anew, [("changed", "read_anew", "30", "30.5")], id="the same article is read better"),
        pytest.param(_not_found_any_more, [("withdrawn", "read_anew", "30", "")], id="a fact is read no more"),
        pytest.param(_outweighed, [("changed", "new_article", "145", "150")], id="two new articles say otherwise"),
    ],
)
def test_figures_that_are_another_number_are_told_with_the_reason(
    db: Database, package: Path, happens: Callable[[Database], None], expected: list[tuple[str, str, str, str]]
) -> None:
    happens(db)
    assert sorted(told(next_package(db, package))) == sorted(expected)


def test_a_number_that_more_stories_state_now_is_weighed_anew(db: Database, tmp_path: Path) -> None:
    run(db, 1, other(140, "c"))
    write_package(db, tmp_path / "package")
    run(db, 2, other(140, "d"))
    ((change, cause, before, after),) = told(next_package(db, tmp_path / "package"))
    assert (change, cause, before, after) == ("changed", "weighed_anew", "145", "140")


def test_a_row_tells_what_where_when_and_by_whom(db: Database, package: Path) -> None:
    _corrected(db)
    (row,) = changes(next_package(db, package))
    assert row | {
        "place_level": "province", "place": "Cà Mau", "place_code": "96", "place_code_list": "vn63",
        "measure": "products", "status": "recognised", "potential": "0", "as_of_date": "2023-12-05",
        "outlet": "Báo Đất Mũi Ngày Nay", "published_date": "2023-12-05",
        "url": "https://datmui.example/bai-1.html", "earlier_url": "https://datmui.example/bai-1.html",
    } == row  # fmt: skip
    assert row["fact_id"] != row["earlier_fact_id"] != ""


def test_the_note_tells_the_numbers_of_each_table_in_both_languages(db: Database, package: Path) -> None:
    _corrected(db)
    note = (next_package(db, package) / "CHANGES.md").read_text(encoding="utf-8")
    assert "compared with version 2026.3.1+060500" in note
    assert "so với phiên bản 2026.3.1+060500" in note
    assert "- 1: con số thay đổi, báo sửa bài · the number is another one, the outlet changed the article" in note
    assert "| Cà Mau | recognised products | 2023-12-05 | 145 | 146 |" in note
    assert "[Báo Đất Mũi Ngày Nay](https://datmui.example/bai-1.html)" in note
    assert "| articles | 2 | 1 | 1 | 0 |" in note, "a version came, and the one before is no more current"
    assert "| runs | 2 | 1 | 0 | 0 |" in note
    assert "| provinces | 97 | 0 | 0 | 0 |" in note
    assert "Schema" not in note


def test_the_note_stays_short_and_the_file_has_all(
    db: Database, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "SHOWN", 2)
    run(db, 1, *(other(100 + number, f"n{number}", f"2024-0{number}-01") for number in range(1, 6)))
    folder = next_package(db, package)
    note = (folder / "CHANGES.md").read_text(encoding="utf-8")
    assert len(changes(folder)) == 5
    assert note.count("| có bài mới nêu ·") == 2
    assert "and 3 more in that file" in note


def test_the_list_of_figures_is_described_with_the_package(db: Database, package: Path) -> None:
    _corrected(db)
    folder = next_package(db, package)
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (described,) = [each for each in said["resources"] if each["name"] == "figure_changes"]
    assert described["rows"] == 1
    assert [field["name"] for field in described["schema"]["fields"]] == list(changes(folder)[0])
    assert "figure_changes.csv" in (folder / "README.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == [
        "CHANGES.md", "CITATION.cff", "README.md", "data", "datapackage.json"
    ]  # fmt: skip


def test_the_same_two_states_give_the_same_bytes(db: Database, package: Path, tmp_path: Path) -> None:
    _corrected(db)
    first = contents(next_package(db, package))
    write_package(db, tmp_path / "again", previous=package)
    assert contents(tmp_path / "again") == first


def test_a_package_may_be_compared_with_the_one_that_it_replaces(db: Database, package: Path) -> None:
    _corrected(db)
    report = write_package(db, package, previous=package)
    assert report.compared_with == "2026.3.1+060500"
    assert told(package) == [("changed", "corrected_article", "145", "146")]
    before = contents(package)
    for previous in (package, None):
        write_package(db, package, previous=previous)
        assert contents(package) == before, "nothing has changed since: the note goes on telling of the last change"


def redescribed(package: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes what a package says of itself."""
    path = package / "datapackage.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")


def _resource(said: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in said["resources"] if each["name"] == name)


def _as_an_older_schema(said: dict[str, Any]) -> None:
    """As if the schema had been another: with other tables, columns, types and keys."""
    _resource(said, "stories")["name"] = "bundles"
    columns = _resource(said, "sources")["schema"]["fields"]
    columns[2]["name"], columns[3]["type"] = "host", "integer"
    _resource(said, "runs")["schema"]["primaryKey"] = ["started_at"]


def test_changes_of_the_schema_are_told(db: Database, package: Path) -> None:
    redescribed(package, _as_an_older_schema)
    note = (next_package(db, package) / "CHANGES.md").read_text(encoding="utf-8")
    for said in (
        "- `stories`: bảng mới · new table",
        "- `bundles`: không còn · no more there",
        "- `sources`: cột mới · new columns: `domain`",
        "- `sources`: cột không còn · columns no more there: `host`",
        "- `sources`: cột đổi kiểu · columns of another type: `kind`",
        "| runs | 1 | – | – | – |",
        "the key of the table changed",
    ):
        assert said in note


def test_figures_are_matched_though_the_key_of_their_table_changed(db: Database, package: Path) -> None:
    def of_another_key(said: dict[str, Any]) -> None:
        _resource(said, "figures")["schema"]["primaryKey"] = ["place", "as_of_date"]

    redescribed(package, of_another_key)
    _corrected(db)
    assert told(next_package(db, package)) == [("changed", "corrected_article", "145", "146")]


def _no_descriptor(package: Path) -> None:
    (package / "datapackage.json").unlink()


def _no_json(package: Path) -> None:
    (package / "datapackage.json").write_text("{", encoding="utf-8")


def _foreign(package: Path) -> None:
    redescribed(package, lambda said: said.pop("ocop"))


def _cut_short(package: Path) -> None:
    path = package / "data" / "facts.csv"
    path.write_bytes(path.read_bytes()[:200])


def _file_missing(package: Path) -> None:
    (package / "data" / "facts.csv").unlink()


def _leading_outside(package: Path) -> None:
    redescribed(package, lambda said: _resource(said, "facts").update(path="../ocop.db"))


def _without_tables(package: Path) -> None:
    redescribed(package, lambda said: said.update(resources=None))


def _without_figures(package: Path) -> None:
    redescribed(package, lambda said: said["resources"].remove(_resource(said, "figures")))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(_no_descriptor, "there is no package in", id="no descriptor"),
        pytest.param(_no_json, r"damaged \(datapackage\.json is no JSON\)", id="a descriptor that is no JSON"),
        pytest.param(_foreign, "was not made by", id="a package of somebody else"),
        pytest.param(_cut_short, r"damaged .*facts\.csv is not as it was written", id="a file that was cut short"),
        pytest.param(_file_missing, "damaged", id="a file that is missing"),
        pytest.param(_leading_outside, "lies outside the package", id="a path that leads out of the package"),
        pytest.param(_without_tables, "damaged", id="no list of files"),
        pytest.param(_without_figures, "figures", id="a table that every package has is missing"),
    ],
)
def test_an_earlier_package_that_cannot_serve_is_told_before_anything_is_written(
    db: Database, package: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(package)
    with pytest.raises(UsageError, match=said) as caught:
        write_package(db, package.with_name("next"), previous=package)
    assert "\n" not in str(caught.value)
    assert not package.with_name("next").exists()


def test_an_earlier_package_that_is_a_file_is_told(db: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        open_earlier(tmp_path / "file")


def test_a_failure_while_comparing_leaves_nothing(db: Database, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "release_changes", full)
    before = contents(package)
    with pytest.raises(Exception, match="No space left"):
        write_package(db, package, previous=package)
    assert contents(package) == before


def test_cells_that_look_like_formulas_are_compared_as_they_are_stored(db: Database, package: Path) -> None:
    reading = the_first()
    product = replace(reading.named_products[0], name="=Trà hoa vàng mới")
    run(db, 1, replace(reading, named_products=(product,)))
    note = (next_package(db, package) / "CHANGES.md").read_text(encoding="utf-8")
    assert "| named_products | 1 |" in note


def note(package: Path) -> str:
    return (package / "CHANGES.md").read_text(encoding="utf-8")


def test_a_run_that_brings_nothing_does_not_wipe_out_the_last_change(db: Database, package: Path) -> None:
    _corrected(db)
    write_package(db, package, previous=package)
    last = note(package)
    for day in (2, 3):
        run(db, day)
        write_package(db, package, previous=package)
        assert told(package) == [("changed", "corrected_article", "145", "146")]
        head, _, rest = note(package).partition("Thay đổi gần nhất:")
        assert f"Phiên bản 2026.3.{1 + day}+060500: từ phiên bản 2026.3.2+060500 chỉ nhật ký" in head
        assert rest.endswith(last.removeprefix("# Thay đổi · Changes\n\n")), "one remark, however many runs"
    assert open_earlier(package).tables["figure_changes"].rows == 1
    run(db, 4, other(160, "b", "2024-06-30"))
    write_package(db, package, previous=package)
    assert told(package) == [("added", "new_article", "", "160")]
    assert "Thay đổi gần nhất" not in note(package)


def test_beside_the_earlier_package_the_two_are_always_compared(db: Database, package: Path) -> None:
    _corrected(db)
    write_package(db, package, previous=package)
    run(db, 2)
    assert told(next_package(db, package)) == []


def _without_a_column(package: Path) -> None:
    path = package / "data" / "figure_changes.csv"
    path.write_bytes(b"figure_change\nchanged\n")
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    (entry,) = [each for each in described["resources"] if each["name"] == "figure_changes"]
    entry["schema"]["fields"] = entry["schema"]["fields"][:1]
    entry["hash"] = f"sha256:{sha256_of(path)}"
    (package / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda package: (package / "data" / "facts.csv").write_bytes(b""), id="a damaged package"),
        pytest.param(lambda package: (package / "CHANGES.md").unlink(), id="no note"),
        pytest.param(_without_a_column, id="a list in another form"),
    ],
)
def test_a_note_that_cannot_be_kept_is_written_anew(
    db: Database, package: Path, spoil: Callable[[Path], object]
) -> None:
    _corrected(db)
    write_package(db, package, previous=package)
    spoil(package)
    write_package(db, package)
    assert "not compared with an earlier package" in note(package)
