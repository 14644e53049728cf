"""What the verbs share: every failure is one line and an exit code, whoever raised it."""

from __future__ import annotations

import sqlite3

import pytest
import typer
from typer.testing import CliRunner

from ocop.cli.common import ErrorsInOneLine, print_table
from ocop.errors import DatasetError, UsageError


def _app(error: Exception) -> typer.Typer:
    app = typer.Typer(cls=ErrorsInOneLine)

    @app.command("fail")
    def fail() -> None:
        raise error

    @app.command("table")
    def table() -> None:
        print_table(("place", "value"), [("Cà Mau", None), ("[b]Huế[/b]", 3)])

    return app


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        pytest.param(UsageError("no such province"), 2, "ocop: no such province", id="wrong usage"),
        pytest.param(DatasetError("the file is\nlocked"), 1, "ocop: the file is locked", id="two lines become one"),
        pytest.param(OSError(28, "No space left on device", "a.csv"), 1, "ocop: a.csv: No space left", id="full disk"),
        pytest.param(OSError(5, "Input/output error"), 1, "ocop: Input/output error", id="no file to name"),
        pytest.param(sqlite3.OperationalError("disk I/O error"), 1, "ocop: disk I/O error", id="from SQLite"),
        pytest.param(OSError(), 1, "ocop: OSError", id="an error that says nothing"),
    ],
)
def test_a_failure_is_one_line(error: Exception, code: int, line: str) -> None:
    result = CliRunner().invoke(_app(error), ["fail"])
    assert result.exit_code == code
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_who_wants_the_traceback_gets_it() -> None:
    result = CliRunner().invoke(_app(OSError("odd")), ["fail"], env={"OCOP_DEBUG": "1"})
    assert isinstance(result.exception, OSError)


def test_a_table_shows_brackets_as_they_are_and_nothing_for_none() -> None:
    result = CliRunner().invoke(_app(OSError()), ["table"])
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["place", "value"],
        ["Cà", "Mau"],
        ["[b]Huế[/b]", "3"],
    ]
