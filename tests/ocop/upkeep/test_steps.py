"""A step that goes wrong is kept with its cause and stops nothing else."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable

import pytest

from ocop.errors import DatasetError
from ocop.upkeep.steps import Steps


def failing_with(error: Exception) -> Callable[[], str]:
    def work() -> str:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "what"),
    [
        pytest.param(DatasetError("make room"), "make room", id="an error of ours says its remedy"),
        pytest.param(
            OSError(28, "No space left", "ocop.db"), "ocop.db: No space left", id="of the system, with a file"
        ),
        pytest.param(OSError(28, "No space left"), "No space left", id="of the system"),
        pytest.param(sqlite3.OperationalError("busy"), "OperationalError: busy", id="of SQLite"),
        pytest.param(ValueError("odd\nvalue"), "the program has an error (ValueError: odd value)", id="unforeseen"),
    ],
)
def test_failures(error: Exception, what: str, caplog: pytest.LogCaptureFixture) -> None:
    steps = Steps()
    assert not steps.take("verify", failing_with(error))
    assert steps.take("look", lambda: "fine")
    steps.skip("publish", "verify failed")
    assert [(step.name, step.outcome) for step in steps.taken] == [
        ("verify", "failed"),
        ("look", "done"),
        ("publish", "skipped"),
    ]
    (trouble,) = steps.troubles
    assert (trouble.key, trouble.is_failure) == ("step/verify", True)
    assert trouble.line.startswith(f"verify failed: {what}")
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert bool(errors) is isinstance(error, ValueError), "a fault of the program is in the log with its place"
