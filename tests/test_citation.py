"""CITATION.cff says of the program what the program says of itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

from ocop import __version__

ROOT = Path(__file__).parents[1]


def test_it_is_in_step_with_the_project() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert (said["type"], said["version"], said["license"]) == ("software", __version__, project["license"])
    assert said["keywords"] == project["keywords"]
