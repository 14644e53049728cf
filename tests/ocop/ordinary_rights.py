"""The rights of an ordinary user, whom a read-only folder binds; the administrator's processes give theirs up."""

import os
import subprocess
import sys

import pytest

from tests.ocop.child import run_hindered

# Another user could often not even start Python: it may lie in the administrator's home, as the folders of a test do.
# So the process stays the administrator's and gives up what lets it pass by the rights of files (capabilities(7): 1, 2
# and 3 are DAC_OVERRIDE, DAC_READ_SEARCH and FOWNER); then it is an owner like any other.
_CANNOT = 77
_GIVE_UP = f"""\
import ctypes, os
if os.geteuid() == 0:
    kernel = ctypes.CDLL(None)
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if kernel.capget(header, sets) != 0:
        os._exit({_CANNOT})
    for effective_permitted in (0, 1):
        sets[effective_permitted] &= ~0b1110
    if kernel.capset(header, sets) != 0:
        os._exit({_CANNOT})
"""

needs_rights = pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and sys.platform != "linux"),
    reason="Windows knows no such rights, and only on Linux can the administrator give up his",
)


def run_with_ordinary_rights(program: str, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Runs a Python program that may do what an ordinary owner of the files may; its imports stand in its first line.

    The test is skipped where the system does not let the process give up its rights.
    """
    finished = run_hindered(_GIVE_UP, program, *arguments)
    if finished.returncode == _CANNOT:
        pytest.skip("the system does not let the administrator give up his rights")
    return finished
