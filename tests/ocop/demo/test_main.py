from __future__ import annotations

import http.client
import re
import socket
import threading

import pytest

from ocop.demo.__main__ import main
from ocop.demo.outlets import load_outlets


def test_it_serves_until_it_is_told_to_stop(capsys: pytest.CaptureFixture[str], free_row: int):
    until = threading.Event()
    until.set()
    assert main(["--first-port", str(free_row)], until) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"http://127.0.0.1:{free_row}/  Nông Sản Việt 24 (mcms)"
    assert len(lines) == len(load_outlets()) + 1
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", free_row).connect()


def test_ctrl_c_is_a_normal_end(capsys: pytest.CaptureFixture[str], free_row: int):
    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt

    assert main(["--first-port", str(free_row)], Interrupted()) == 0
    assert "Ctrl-C ends it." in capsys.readouterr().out


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["--first-port", str(taken.getsockname()[1])]) == 1
    assert re.fullmatch(r"port \d+ of 127\.0\.0\.1 cannot be used .*\n", capsys.readouterr().err)
