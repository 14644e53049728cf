"""`ocop sources learn`: from a harvest to a profile beside the dataset, and back into the next reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.demo.server import NewsWeb
from pipelines.extraction.profiles import profiles_in
from tests.ocop.cli.running import done, failed, rows, run_ocop


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A dataset of the demo web, and its registry."""
    folder = tmp_path_factory.mktemp("learn")
    with NewsWeb() as web:
        registry = web.write_sources(folder / "outlets.toml")
        finished = run_ocop("refresh", "--sources", registry, "--source", "datmui", "--db", folder / "ocop.db")
        assert finished.returncode == 0, finished.stderr
    yield folder / "ocop.db", registry


def test_a_profile_is_learned_and_the_archive_read_again_with_it(harvest: tuple[Path, Path]) -> None:
    database, registry = harvest
    texts = rows(database, "SELECT id, title, lead, text, published_date FROM articles WHERE is_current ORDER BY id")
    told = done("sources", "learn", "datmui", "--yes", "--sources", registry, "--db", database)
    profile = profiles_in(database.parent / "profiles.toml")[0]
    assert profile.source == "datmui"
    assert "[[profiles]]" in told
    assert re.search(
        r"^(it reads \d+ archived pages as|of \d+ archived pages it reads otherwise than)", told, re.MULTILINE
    )
    assert "`ocop reprocess --source datmui` reads" in told
    # It is shown as what reads the pages.
    address = rows(database, "SELECT url FROM articles WHERE source_id = 'datmui' ORDER BY id LIMIT 1")[0][0]
    shown = done("inspect", str(address), "--sources", registry, "--db", database)
    assert re.search(r"^Profile 1 of \d+: your own of datmui read the page$", shown, re.MULTILINE)
    # A new profile is a new reading: nothing is passed over, and on these pages it is as good as the shipped one.
    again = run_ocop("reprocess", "--source", "datmui", "--sources", registry, "--db", database)
    assert again.returncode == 0, again.stderr
    assert rows(database, "SELECT count(DISTINCT reader_sha256) FROM captures WHERE article_id IS NOT NULL") == [(1,)]
    now = rows(database, "SELECT id, title, lead, text, published_date FROM articles WHERE is_current ORDER BY id")
    assert now == texts


def test_it_asks_before_it_writes_over(harvest: tuple[Path, Path]) -> None:
    database, registry = harvest
    options = ("--sources", registry, "--db", database)
    assert "nobody to ask" in failed(
        2, "sources", "learn", "datmui", *options, "--profiles", database.parent / "x.toml"
    )
    assert not (database.parent / "x.toml").exists()
    assert "with --replace" in failed(2, "sources", "learn", "datmui", "--yes", *options)


@pytest.mark.parametrize(
    ("outlet", "message"),
    [("niemtin", "there is no outlet 'niemtin'"), ("xulang", "no article of “xulang” is archived")],
)
def test_an_outlet_without_pages_is_told(harvest: tuple[Path, Path], outlet: str, message: str) -> None:
    database, registry = harvest
    assert message in failed(2, "sources", "learn", outlet, "--sources", registry, "--db", database)


def test_a_broken_file_of_ones_own_is_told_before_anything_is_read(harvest: tuple[Path, Path], tmp_path: Path) -> None:
    database, registry = harvest
    copy = tmp_path / "ocop.db"
    copy.write_bytes(database.read_bytes())
    (tmp_path / "profiles.toml").write_text('[[profiles]]\nsource = "datmui"\nbody = ["//["]\n', encoding="utf-8")
    assert "wrong XPath" in failed(2, "refresh", "--sources", registry, "--db", copy)
