from __future__ import annotations

import os
from pathlib import Path

import pytest

from spiders.paths import split_paths


@pytest.mark.skipif(os.pathsep != ":", reason="a colon is no part of a name there")
@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["a.txt"], "one"),
        (["a.txt", "b.txt"], "two"),
        (["Lúc 12:30.html"], "a separator in a name"),
        (["a.txt", "Lúc 12:30:45.html", "b.txt"], "several, among others"),
    ],
)
def test_existing_files(tmp_path: Path, names: list[str], what: str) -> None:
    for name in names:
        (tmp_path / name).touch()
    given = [tmp_path / name for name in names]
    assert split_paths(os.pathsep.join(map(str, given))) == given, what


@pytest.mark.parametrize(
    ("joined", "expected"),
    [("", []), (os.pathsep, []), (f"x{os.pathsep}{os.pathsep}y", ["x", "y"])],
)
def test_nothing_there(joined: str, expected: list[str]) -> None:
    assert [str(path) for path in split_paths(joined)] == expected
