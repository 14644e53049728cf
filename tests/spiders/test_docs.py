"""What the documentation shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocop.errors import RegistryError
from spiders.links import is_article
from spiders.registry import load_sources

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-source.md"
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def _table(kind: str) -> str:
    """The example of a file that begins with such tables."""
    (table,) = (text for language, text in BLOCKS if language == "toml" and text.startswith(f"[[{kind}]]"))
    return table


def test_the_example_is_a_whole_registry(tmp_path: Path) -> None:
    table = _table("sources")
    path = tmp_path / "my-outlets.toml"
    path.write_text(table, encoding="utf-8")
    (source,) = load_sources(path)
    addresses = next(text for _, text in BLOCKS if text.startswith("https://")).split()
    assert all(is_article(source, address) for address in addresses)
    assert all(f"**{key}**" in PAGE.read_text(encoding="utf-8") for key in re.findall(r"^(\w+) =", table, re.MULTILINE))


def test_the_mistake_is_told_as_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = _table("sources")
    shown = next(text for _, text in BLOCKS if text.startswith("ocop: ")).strip()
    Path("my-outlets.toml").write_text(table.replace('["40"]', '["4"]'), encoding="utf-8")
    with pytest.raises(RegistryError) as told:
        load_sources(Path("my-outlets.toml"))
    assert f"ocop: {told.value}" == shown
