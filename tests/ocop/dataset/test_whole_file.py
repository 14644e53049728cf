from __future__ import annotations

import os
from pathlib import Path

import pytest

from ocop.dataset.whole_file import appearing_whole
from ocop.errors import OcopError, UsageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that was there before, alone in its folder."""
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "facts.csv"
    path.write_bytes(b"earlier")
    return path


def files_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(path: Path) -> None:
    with appearing_whole(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"earlier"
    assert path.read_bytes() == b"new"
    assert files_in(path.parent) == ["facts.csv"]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        pytest.param(OSError(28, "No space left on device"), OcopError, id="a full disk"),
        pytest.param(PermissionError(13, "Permission denied"), OcopError, id="a folder that may not be written"),
        pytest.param(OSError("odd"), OcopError, id="a failure without a number"),
        pytest.param(KeyboardInterrupt(), KeyboardInterrupt, id="Ctrl-C"),
        pytest.param(SystemExit(143), SystemExit, id="told to end"),
        pytest.param(ValueError("x"), ValueError, id="a fault of ours"),
    ],
)
def test_what_fails_leaves_the_earlier_file_and_nothing_else(
    path: Path, failure: BaseException, told: type[BaseException]
) -> None:
    with pytest.raises(told), appearing_whole(path) as file:
        file.write(b"half")
        raise failure
    assert path.read_bytes() == b"earlier"
    assert files_in(path.parent) == ["facts.csv"]


def test_what_fails_is_told_with_the_file(path: Path) -> None:
    with pytest.raises(OcopError, match=r"facts\.csv was not written \(No space.*as it was"), appearing_whole(path):
        raise OSError(28, "No space left on device")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="has no links")
def test_a_link_stays_a_link(path: Path) -> None:
    link = path.parent / "link.csv"
    link.symlink_to(path)
    with appearing_whole(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_device_is_written_as_it_is() -> None:
    with appearing_whole(Path(os.devnull)) as file:
        file.write(b"x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("name", "said"), [(".", "is a folder"), ("no/such/facts.csv", "there is no folder")])
def test_a_place_that_cannot_take_a_file_is_told(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said), appearing_whole(tmp_path / name):
        pass
