"""Calling the programs of the system that keep schedules."""

from __future__ import annotations

import os
import shutil
import subprocess

from ocop.errors import OcopError

_SECONDS = 60


def call(
    words: list[str], what_else: str, *, given: bytes | None = None, may_fail: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, in plain English.

    Args:
        words: The program and its arguments.
        what_else: What a person can do where there is no such program.
        given: What it reads from its standard input; None for nothing.
        may_fail: Whether the caller looks at its exit code.

    Raises:
        OcopError: There is no such program, it does not end, or it fails; the message holds its last line.
    """
    program = shutil.which(words[0])
    if program is None:
        raise OcopError(f"this machine has no {words[0]}; {what_else}")
    try:
        finished = subprocess.run(  # noqa: S603 - words of ours, without a shell
            [program, *words[1:]],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OcopError(f"{' '.join(words)} does not work ({type(error).__name__}); {what_else}") from None
    if finished.returncode and not may_fail:
        raise OcopError(f"{' '.join(words)} failed: {told_by(finished)}")
    return finished


def told_by(finished: subprocess.CompletedProcess[bytes]) -> str:
    """What a program said that failed, in one line."""
    said = (finished.stderr or finished.stdout).decode("utf-8", "replace")
    return " ".join(said.split())[:300] or f"exit code {finished.returncode}"
