from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["serve", *map(str, arguments)])
    return result.exit_code, result.stderr


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    open_dataset(tmp_path / "ocop.db", "create").close()
    return tmp_path / "ocop.db"


def test_the_site_is_served_on_this_machine_alone(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[dict[str, Any]] = []
    monkeypatch.setattr("uvicorn.run", lambda site, **options: served.append(options))
    code, said = run("--port", "18001", "--db", dataset)
    assert code == 0
    assert "http://127.0.0.1:18001 shows" in said
    assert [(options["host"], options["port"]) for options in served] == [("127.0.0.1", 18001)]


def test_a_port_that_is_taken_is_told(dataset: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = run("--port", str(taken.getsockname()[1]), "--db", dataset)
    assert code == 2
    assert "try another with --port" in said


def test_a_missing_dataset_is_told(tmp_path: Path) -> None:
    code, said = run("--db", tmp_path / "no.db")
    assert (code, said.count("\n")) == (1, 1)
    assert "ocop demo" in said


def test_the_help_has_an_example() -> None:
    assert "Example: ocop serve" in CliRunner().invoke(app, ["serve", "--help"]).stdout
