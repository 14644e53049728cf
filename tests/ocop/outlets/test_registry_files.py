"""Adding to a registry keeps all that is there, and never leaves half a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ocop.errors import OcopError, RegistryError, UsageError
from ocop.outlets.registry_files import append_table, outlets_in, refuse_known
from spiders.registry import load_sources

_OLD = '# của tôi, đừng xóa\n[[sources]]\nid = "cu"\nname = "Báo Cũ"\ndomain = "cu.vn"\nkind = "other"\n'
_NEW = '[[sources]]\nid = "moi"\nname = "Báo Mới"\ndomain = "moi.vn"\nkind = "other"\n'


# Each case: what the file holds before.
@pytest.mark.parametrize(
    "before",
    [
        pytest.param(_OLD.encode(), id="an outlet"),
        pytest.param(_OLD.rstrip().encode(), id="no line break at the end"),
        pytest.param(_OLD.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + _OLD.encode(), id="a byte order mark"),
        pytest.param(b"", id="nothing"),
        pytest.param("# chỉ có chú thích\n".encode(), id="a comment"),
    ],
)
def test_what_is_there_stays_byte_for_byte(before: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(before)
    append_table(file, _NEW)
    after = file.read_bytes()
    assert after.startswith(before)
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert load_sources(file)[-1].id == "moi"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "my-outlets.toml"
    assert outlets_in(file) == ()
    append_table(file, _NEW)
    assert [source.id for source in outlets_in(file)] == ["moi"]
    assert "ocop refresh --sources my-outlets.toml" in file.read_text(encoding="utf-8")


def test_rights_and_links_stay(tmp_path: Path) -> None:
    file = tmp_path / "real.toml"
    file.write_text(_OLD, encoding="utf-8")
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    append_table(link, _NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(load_sources(file)) == 2


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(_NEW.replace("moi.vn", "https://moi.vn/"), id="a table that is wrong"),
        pytest.param(_NEW.replace('"moi"', '"cu"'), id="an id that is taken"),
        pytest.param("[[sources", id="no TOML"),
    ],
)
def test_a_file_that_would_be_broken_stays_as_it_was(table: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(_OLD, encoding="utf-8")
    with pytest.raises(RegistryError):
        append_table(file, table)
    assert file.read_text(encoding="utf-8") == _OLD
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OcopError, match="cannot be written"):
        append_table(tmp_path / "nowhere" / "mine.toml", _NEW)


def test_a_write_that_fails_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(_OLD, encoding="utf-8")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OcopError, match="No space left"):
        append_table(file, _NEW)
    assert file.read_text(encoding="utf-8") == _OLD
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize(
    ("domain", "identifier", "word"),
    [
        pytest.param("cu.vn", None, "“cu”", id="a domain of the file"),
        pytest.param("cuu.vn", None, "“cu”", id="a former domain of the file"),
        pytest.param("khac.vn", "cu", "--id", id="an id of the file"),
        pytest.param("nhandan.vn", None, "shipped", id="a domain of the shipped registry"),
        pytest.param("khac.vn", "nhandan", "--id", id="an id of the shipped registry"),
    ],
)
def test_an_outlet_that_is_known_is_refused(domain: str, identifier: str | None, word: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(_OLD + 'former_domains = ["cuu.vn"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match=word):
        refuse_known(file, domain, identifier)
    refuse_known(file, "moi.vn", "moi")


@pytest.mark.parametrize("content", ['[[sources]]\nid = "a', "[[outlets]]\n"], ids=["no TOML", "another table"])
def test_a_broken_file_is_told_before_anything_is_asked(content: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    if "outlets" in content:
        assert outlets_in(file) == ()
    else:
        with pytest.raises(RegistryError):
            refuse_known(file, "moi.vn")
