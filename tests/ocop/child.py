"""Programs of a test in a process of their own, which is hindered in some way."""

import os
import subprocess
import sys


def run_hindered(hindrance: str, program: str, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Runs a Python program in a process that hinders itself first.

    Its imports are to stand in its first line, as they may write compiled modules; what hinders it comes next. The
    process is not measured for coverage: that would write a file too, and complain that it cannot.
    """
    imports, _, rest = program.partition("\n")
    return subprocess.run(
        [sys.executable, "-c", f"{imports}\n{hindrance}{rest}", *map(os.fspath, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=unmeasured() | {"OCOP_WORKERS": "0", "PYTHONUTF8": "1"},
    )


def unmeasured() -> dict[str, str]:
    """The environment for a process that is not measured for coverage."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
