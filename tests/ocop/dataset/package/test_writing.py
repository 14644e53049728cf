from __future__ import annotations

import csv
import hashlib
import io
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset, transaction
from ocop.dataset.package.contents import packaged_tables
from ocop.dataset.package.writing import PackageReport, write_package
from ocop.dataset.registry import public_relations
from ocop.errors import OcopError, UsageError
from tests.ocop.dataset.package.make import contents, run, the_first
from tests.ocop.full_disk import run_on_a_full_disk
from tests.ocop.ordinary_rights import needs_rights, run_with_ordinary_rights


def problems(package: Path) -> list[tuple[str, str]]:
    """What `frictionless validate` finds: the kind of each problem and the file it is in."""
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", str(package / "datapackage.json"), "--json"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    report = json.loads(finished.stdout)
    found = [(error["type"], "") for error in report["errors"]]
    found += [(error["type"], task["name"]) for task in report["tasks"] for error in task["errors"]]
    assert (finished.returncode == 0) is (not found)
    return found


def descriptor(package: Path) -> dict[str, Any]:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def rows(package: Path, name: str) -> list[dict[str, str]]:
    with (package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def resource(package: Path, name: str) -> dict[str, Any]:
    (found,) = [each for each in descriptor(package)["resources"] if each["name"] == name]
    return found


def fields(package: Path, name: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resource(package, name)["schema"]["fields"]}


def test_a_package_is_valid(package: Path) -> None:
    assert problems(package) == []


def test_the_package_of_an_empty_dataset_is_valid_and_has_every_table(tmp_path: Path) -> None:
    with open_dataset(tmp_path / "empty.db", "create") as db:
        report = write_package(db, tmp_path / "package")
    assert report.version == descriptor(tmp_path / "package")["version"] == "0.0.0"
    assert "created" not in descriptor(tmp_path / "package")
    assert rows(tmp_path / "package", "facts") == []
    assert problems(tmp_path / "package") == []


def _cell(name: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(package: Path) -> None:
        path = package / "data" / f"{name}.csv"
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())
        described = descriptor(package)
        for each in described["resources"]:
            if each["name"] == name:
                each |= {
                    "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}",
                    "bytes": path.stat().st_size,
                }
        (package / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    return damage


def _bytes(package: Path) -> None:
    (package / "data" / "facts.csv").write_bytes((package / "data" / "facts.csv").read_bytes().replace(b"145", b"146"))


def _missing(package: Path) -> None:
    (package / "data" / "facts.csv").unlink()


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        pytest.param(_bytes, ("hash-count", "facts"), id="a number that somebody changed"),
        pytest.param(_missing, ("scheme-error", "facts"), id="a file that is missing"),
        pytest.param(_cell("facts", "recognised", "known"), ("constraint-error", "facts"), id="a value that is none"),
        pytest.param(_cell("facts", "2023-12-05", "5/12/2023"), ("type-error", "facts"), id="a day that is none"),
        pytest.param(_cell("facts", ",0.9,", ",1.9,"), ("constraint-error", "facts"), id="a number out of bounds"),
        pytest.param(_cell("articles", "a_", "b_"), ("foreign-key", "facts"), id="a reference that leads nowhere"),
        pytest.param(_cell("provinces", "vn63-02", "vn63-01"), ("primary-key", "provinces"), id="a key twice"),
    ],
)
def test_damage_is_found(package: Path, damage: Callable[[Path], None], kind: tuple[str, str]) -> None:
    damage(package)
    assert kind in problems(package)


def test_the_same_state_gives_the_same_bytes(db: Database, package: Path, tmp_path: Path) -> None:
    write_package(db, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(package)
    write_package(db, package)
    assert contents(tmp_path / "again") == contents(package)


def test_every_public_table_is_in_it_once_in_the_order_of_the_registry(package: Path) -> None:
    names = [each["name"] for each in descriptor(package)["resources"]]
    read_for_others = {each.export for each in public_relations().values() if each.export != each.name}
    assert names == [name for name in public_relations() if name not in read_for_others]
    assert {"figures", "facts", "named_products", "articles", "provinces", "sources"} <= set(names)


def test_texts_of_articles_are_left_out_and_the_quotations_that_prove_a_number_are_kept(package: Path) -> None:
    together = b"".join(contents(package).values()).decode()
    assert "Tỉnh sẽ hỗ trợ các chủ thể" not in together
    assert {"text", "lead", "captions"}.isdisjoint(rows(package, "articles")[0])
    assert {row["sentence"] for row in rows(package, "facts")} == {
        "Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP, trong đó có 30 sản phẩm đạt 4 sao."
    }


def test_files_are_described_as_they_are(package: Path) -> None:
    for each in descriptor(package)["resources"]:
        content = (package / each["path"]).read_bytes()
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["bytes"] == len(content)
        lines = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert lines[0] == [field["name"] for field in each["schema"]["fields"]]
        assert each["rows"] == len(lines) - 1
        assert each["title"]
        assert each["title@vi"]


def test_fields_carry_what_the_registry_says(package: Path) -> None:
    facts = fields(package, "facts")
    assert facts["date_end"]["type"] == "date"
    assert facts["value"] | {"description": "", "description@vi": ""} == {
        "name": "value",
        "type": "number",
        "description": "",
        "description@vi": "",
        "source": "reading",
        "unit": "products, producers or per cent, as measure and unit say",
        "constraints": {"required": True, "minimum": 0},
    }
    assert facts["star_min"]["constraints"] == {"minimum": 1, "maximum": 5}
    assert facts["potential"] | {"trueValues": ["1"], "falseValues": ["0"], "type": "boolean"} == facts["potential"]
    assert facts["measure"]["constraints"]["enum"] == ["products", "producers"]
    assert facts["measure"]["categories"][0] == {
        "value": "products", "label": "OCOP products", "label@vi": "sản phẩm OCOP"
    }  # fmt: skip
    assert fields(package, "articles")["grounds"]["type"] == "object"
    assert fields(package, "articles")["tags"]["type"] == "array"
    assert fields(package, "articles")["fetched_at"]["type"] == "datetime"
    assert fields(package, "provinces")["code"]["type"] == "string"


def test_tables_are_joined_by_their_keys(package: Path) -> None:
    schema = resource(package, "facts")["schema"]
    assert schema["primaryKey"] == ["id"]
    references = {key["fields"][0]: key["reference"]["resource"] for key in schema["foreignKeys"]}
    assert references == {
        "province_id": "provinces", "part_of_id": "", "article_id": "articles", "source_id": "sources",
        "story_id": "stories",
    }  # fmt: skip
    assert resource(package, "articles")["schema"]["uniqueKeys"] == [["identity", "version"]]


def test_cells_are_what_an_export_writes(package: Path) -> None:
    assert {"02", "04"} <= {row["code"] for row in rows(package, "provinces")}
    assert rows(package, "named_products")[0]["name"] == "'=Trà hoa vàng"
    assert {row["value"] for row in rows(package, "facts")} == {"145", "30"}


def test_the_descriptor_tells_version_licence_sources_and_schema(package: Path) -> None:
    said = descriptor(package)
    assert said["version"] == "2026.3.1+060500"
    assert said["created"] == "2026-03-01T06:05:00Z"
    assert [licence["name"] for licence in said["licenses"]] == ["CC-BY-4.0"]
    assert said["sources"] == [{"title": "Báo Đất Mũi Ngày Nay", "path": "https://datmui.example"}]
    assert said["ocop"]["run"] == "20260301-060000-refresh"
    assert said["title@vi"].startswith("OCOP qua báo chí")


def test_the_readme_speaks_both_languages_and_names_every_table_and_column(package: Path) -> None:
    text = (package / "README.md").read_text(encoding="utf-8")
    for said in ("## Giấy phép", "## Licence", "## Trích dẫn", "## Citation", "OpenStreetMap", "CC BY 4.0"):
        assert said in text
    for table in packaged_tables():
        assert f"[{table.path}]({table.path})" in text
        for column in table.columns:
            assert column.en in text
            assert column.vi in text
    assert "- `vn34`: the 34 provinces since 1 July 2025" in text


def test_the_citation_is_a_citation_file(package: Path) -> None:
    import yaml

    said = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert (said["cff-version"], said["type"], said["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (said["version"], str(said["date-released"])) == ("2026.3.1+060500", "2026-03-01")
    assert said["version"] in (package / "README.md").read_text(encoding="utf-8")


def test_without_an_earlier_package_the_note_says_so(package: Path) -> None:
    note = (package / "CHANGES.md").read_text(encoding="utf-8")
    assert "not compared with an earlier package" in note
    assert not (package / "data" / "figure_changes.csv").exists()


def test_it_is_of_one_moment_whoever_writes_meanwhile(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ocop.dataset.package import writing

    real = writing.write_table

    def while_another_writes(*arguments: Any) -> int:
        with open_dataset(tmp_path / "ocop.db", "write") as other, transaction(other):
            other.execute("DELETE FROM named_products")
        return real(*arguments)

    monkeypatch.setattr(writing, "write_table", while_another_writes)
    with open_dataset(tmp_path / "ocop.db", "read") as reader:
        write_package(reader, tmp_path / "package")
    assert len(rows(tmp_path / "package", "named_products")) == 1
    assert db.execute("SELECT count(*) FROM named_products").fetchone() == (0,)


def test_a_report_tells_what_was_written(db: Database, tmp_path: Path) -> None:
    report = write_package(db, tmp_path / "package")
    assert report == PackageReport(
        "2026.3.1+060500",
        tables=len(packaged_tables()),
        rows=sum(each["rows"] for each in descriptor(tmp_path / "package")["resources"]),
    )


def test_an_empty_folder_and_an_earlier_package_may_take_its_place(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    write_package(db, folder)
    before = contents(folder)
    run(db, 1)
    write_package(db, folder)
    assert contents(folder).keys() == before.keys()
    assert descriptor(folder)["version"] == "2026.3.2+060500"
    assert sorted(entry.name for entry in tmp_path.iterdir() if "package" in entry.name) == ["package"]


def test_a_link_to_a_folder_stays_a_link(db: Database, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_package(db, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "datapackage.json").is_file()


def _other_files(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


def _other_package(folder: Path) -> None:
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"name": "other", "resources": []}', encoding="utf-8")


def _a_file(folder: Path) -> None:
    folder.write_text("mine", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "name", "said"),
    [
        pytest.param(_other_files, "package", "holds other files", id="a folder with other files"),
        pytest.param(_other_package, "package", "holds other files", id="a package of somebody else"),
        pytest.param(_a_file, "package", "is a file", id="a file"),
        pytest.param(lambda _: None, "no/such/package", "there is no folder", id="a folder in no folder"),
    ],
)
def test_a_folder_that_cannot_take_a_package_is_refused_and_left_alone(
    db: Database, tmp_path: Path, make: Callable[[Path], None], name: str, said: str
) -> None:
    make(tmp_path / "package")
    before = contents(tmp_path)
    with pytest.raises(UsageError, match=said):
        write_package(db, tmp_path / name)
    assert contents(tmp_path) == before


def test_a_package_with_a_file_of_somebody_in_it_is_not_replaced(db: Database, package: Path) -> None:
    (package / "data" / "my-notes.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other files"):
        write_package(db, package)
    assert (package / "data" / "my-notes.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("failing", ["write_table", "write_descriptor"])
def test_a_failure_half_way_leaves_the_earlier_package(
    db: Database, package: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = contents(package)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"ocop.dataset.package.writing.{failing}", full)
    with pytest.raises(OcopError, match=r"was not written \(No space left on device\); what was there is as it was"):
        write_package(db, package)
    assert contents(package) == before
    assert [entry.name for entry in package.parent.iterdir() if entry.name.startswith(".")] == []


def test_a_failure_of_the_last_step_leaves_the_earlier_package(
    db: Database, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(package)
    real = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OcopError, match="Permission denied"):
        write_package(db, package)
    monkeypatch.undo()
    assert contents(package) == before
    assert [entry.name for entry in package.parent.iterdir() if entry.name.startswith(".")] == []


_WRITE = (
    "import sys; from pathlib import Path; from ocop.errors import OcopError;"
    "from ocop.dataset.connection import open_dataset; from ocop.dataset.package.writing import write_package\n"
    "try:\n    write_package(open_dataset(Path(sys.argv[1]), 'read'), Path(sys.argv[2]))\n"
    "except OcopError as error:\n    sys.exit(str(error))"
)


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_full_disk_is_told_in_one_line(db: Database, package: Path, tmp_path: Path) -> None:
    before = contents(package)
    told = run_on_a_full_disk(_WRITE, tmp_path / "ocop.db", package, room=5_000)
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert "was not written" in told.stderr
    assert contents(package) == before


@needs_rights
def test_a_read_only_folder_is_told(db: Database, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        told = run_with_ordinary_rights(_WRITE, tmp_path / "ocop.db", closed / "package")
    finally:
        closed.chmod(stat.S_IRWXU)
    assert told.returncode == 1
    assert "was not written (Permission denied)" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert [*closed.iterdir()] == []


def test_what_another_day_brings_is_in_the_next_package(db: Database, package: Path, tmp_path: Path) -> None:
    run(db, 2, the_first())
    write_package(db, tmp_path / "next")
    assert rows(tmp_path / "next", "facts") == rows(package, "facts")
    assert len(rows(tmp_path / "next", "runs")) == 2
