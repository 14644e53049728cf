"""The README holds what is true: its commands exist and the figure that it shows is in the demo."""

from __future__ import annotations

import re
from pathlib import Path

from ocop.cli.app import app
from ocop.demo.expected import expected_harvest

_README = Path(__file__).parents[1] / "README.md"


def test_every_verb_that_it_names_exists() -> None:
    code = " ".join(re.findall(r"`[^`]*`|```.*?```", _README.read_text("utf-8"), re.DOTALL))
    named = set(re.findall(r"\bocop ([a-z]+)", code))
    assert {"demo", "refresh", "import", "search", "figures", "export"} <= named
    assert named <= {verb.name for verb in (*app.registered_commands, *app.registered_groups)}


def test_every_link_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", _README.read_text("utf-8")):
        assert (_README.parent / target).is_file(), target


def test_the_figure_that_it_shows_is_in_the_demo() -> None:
    shown = re.search(r"… (nếu xếp theo hạng .*\.)$", _README.read_text("utf-8"), re.M)
    assert shown
    assert any(shown[1] in article.text for article in expected_harvest().ocop_articles)
