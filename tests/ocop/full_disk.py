"""A disk that is full, played by a limit on the size of files."""

import os
import subprocess
import sys

_LIMIT = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
)


def run_on_a_full_disk(program: str, *arguments: str | os.PathLike[str], room: int) -> subprocess.CompletedProcess[str]:
    """Runs a Python program in a process of its own that can write no file of more than `room` bytes.

    Its imports are to stand first, as they may write compiled modules. The process is not measured for coverage:
    that would write a file too, and complain that it cannot.
    """
    imports, _, rest = program.partition("\n")
    return subprocess.run(
        [sys.executable, "-c", f"{imports}\n{_LIMIT.format(room=room)}{rest}", *map(os.fspath, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        | {"OCOP_WORKERS": "0", "PYTHONUTF8": "1"},
    )
