"""The traps are whole: every family has its resources, and a slip in their files is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.demo.tables import DemoDataError
from ocop.demo.traps import discovery, pages
from ocop.demo.traps.discovery import discovery_traps
from ocop.demo.traps.pages import page_traps


def test_every_family_of_traps_has_resources() -> None:
    families = {trap.number for trap in page_traps()} | {trap.number for trap in discovery_traps()}
    # The tenth family is how a crawler behaves: tests/spiders/test_news_manners.py.
    assert families == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11}


def test_names_and_stories_are_unique() -> None:
    names = [trap.id for trap in (*page_traps(), *discovery_traps())]
    assert len(set(names)) == len(names)
    assert all(trap.what for trap in (*page_traps(), *discovery_traps()))


@pytest.mark.parametrize("trap", page_traps(), ids=lambda trap: trap.id)
def test_a_page_trap_says_what_is_to_be_made_of_it(trap: pages.PageTrap) -> None:
    assert trap.page.body
    assert trap.page.fetched_at == pages.VISITED_AT
    assert trap.outcome.published_time is None or trap.outcome.published_date is not None
    assert trap.outcome.lead in (None, trap.outcome.lines[0])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(pages, "_FOLDER", tmp_path)
    monkeypatch.setattr(discovery, "_FILE", tmp_path / "discovery.toml")
    page_traps.cache_clear()
    discovery_traps.cache_clear()
    yield tmp_path
    page_traps.cache_clear()
    discovery_traps.cache_clear()


USUAL = """
[usual]
language = "vi"
title = "Tin"
lines = ["Một."]
published = 2025-05-12T08:30:00+07:00
[[traps]]
id = "x"
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (USUAL + 'what = "y"', r"traps\[1\].number is missing"),
        (USUAL + 'what = "y"\nnumber = 12', r"traps\[1\].number must be a whole number from 1 to 11"),
        (USUAL + 'what = "y"\nnumber = 1\nwhole = "<p>"\nstanp = "z"', r"traps\[1\].stanp is not known here"),
        (USUAL.replace("[usual]", "[usal]"), "usal is not known here"),
    ],
)
def test_a_slip_in_a_page_is_told(folder: Path, text: str, message: str) -> None:
    (folder / "pages.toml").write_text(text, "utf-8")
    with pytest.raises(DemoDataError, match=message):
        page_traps()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[traps]]\nid = "x"', r"traps\[1\].number is missing"),
        ('[[traps]]\nid = "x"\nnumber = 4\nwhat = "y"\nkind = "page"', r"traps\[1\].kind must be one of feed, sitemap"),
    ],
)
def test_a_slip_in_a_feed_is_told(folder: Path, text: str, message: str) -> None:
    (folder / "discovery.toml").write_text(text, "utf-8")
    with pytest.raises(DemoDataError, match=message):
        discovery_traps()
