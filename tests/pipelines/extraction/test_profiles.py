from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocop.errors import RegistryError
from pipelines.extraction.document import parse_html
from pipelines.extraction.profiles import SHIPPED, families_without_profile, load_profiles, profiles_for
from tests.pipelines.extraction.making import page

TWO_GENERATIONS = """
[[profiles]]
family = "x"
body = ["//div[has-class('new')]"]
[[profiles]]
family = "x"
valid_until = 2020-12-31
body = ["//div[has-class('older')]"]
[[profiles]]
family = "x"
valid_until = 2023-12-31
body = ["//div[has-class('old')]"]
[[profiles]]
family = "y"
body = ["//p"]
fingerprint = "//p[@id='y']"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "profiles.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_profiles_are_sound() -> None:
    assert all(profile.body for profile in load_profiles())
    assert SHIPPED.read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize(
    ("year", "order"),
    [(2019, ["older", "old", "new"]), (2022, ["old", "new", "older"]), (2026, ["new", "old", "older"])],
)
def test_the_layout_of_the_day_comes_first(tmp_path: Path, year: int, order: list[str]) -> None:
    profiles = load_profiles(written(tmp_path, TWO_GENERATIONS))
    tree = parse_html("<p>")
    assert tree is not None
    found = profiles_for(page("", "x", fetched_at=datetime(year, 6, 1, tzinfo=UTC)), tree, profiles)
    assert [profile.body[0].path.split("' ")[-1].split(" '")[0] for profile in found] == order


@pytest.mark.parametrize(("markup", "families"), [("<p id=y>a", ["y"]), ("<p>a", [])])
def test_a_page_of_no_known_family_is_told_by_its_fingerprint(tmp_path: Path, markup: str, families: list[str]) -> None:
    profiles = load_profiles(written(tmp_path, TWO_GENERATIONS))
    tree = parse_html(markup)
    assert tree is not None
    assert [profile.family for profile in profiles_for(page(markup), tree, profiles)] == families


def test_classes_match_as_whole_words(tmp_path: Path) -> None:
    (profile, *_) = load_profiles(written(tmp_path, TWO_GENERATIONS))
    tree = parse_html("<div class='newer'>a</div><div class='very new'>b</div>")
    assert [element.text for element in profile.body[0](tree)] == ["b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[profiles]\n", "cannot be read as TOML"),
        ("[[profiles]]\nbody = ['//p']", "profile 1: it must have either “family” or “source”"),
        ("[[profiles]]\nfamily = 'x'", "profile 1: “body” is missing"),
        ("[[profiles]]\nfamily = 'x'\nbody = ['//p']\ntitel = ['//h1']", "unknown key “titel”"),
        ("[[profiles]]\nfamily = 'x'\nbody = ['//p[']", "“body” has a wrong XPath"),
        ("[[profiles]]\nfamily = 'x'\nbody = [5]\ntitle = ['//h1[']", "“title” has a wrong XPath"),
        ("[[profiles]]\nfamily = 'x'\nbody = ['//p']\nmeta_order = 'us'", "“meta_order” must be one of"),
        ("[[profiles]]\nfamily = 'x'\nbody = ['//p']\nvalid_until = '2020'", "“valid_until” must be a date"),
    ],
)
def test_a_broken_file_is_told_by_table_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        load_profiles(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[profiles]]\nfamily = 'x'\nbody = ['//p']\n[without_profile]\nx = 'z'", "“x” has a profile; take it off"),
        ("[without_profile]\nx = ' '", "“x” must tell in words what is known of it"),
        ("[without_profile]\nx = 3", "“x” must tell in words"),
    ],
)
def test_a_family_without_a_profile_tells_what_is_known(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        families_without_profile(written(tmp_path, text))


def test_a_file_may_leave_no_family_out(tmp_path: Path) -> None:
    assert families_without_profile(written(tmp_path, TWO_GENERATIONS)) == {}
    assert all(words for words in families_without_profile().values())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        load_profiles(tmp_path / "none.toml")
