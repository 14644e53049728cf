"""A disk that is full, played by a limit on the size of files."""

import os
import subprocess

from tests.ocop.child import run_hindered

_LIMIT = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
)


def run_on_a_full_disk(program: str, *arguments: str | os.PathLike[str], room: int) -> subprocess.CompletedProcess[str]:
    """Runs a Python program that can write no file of more than `room` bytes; its imports stand in its first line."""
    return run_hindered(_LIMIT.format(room=room), program, *arguments)
