"""`python -m ocop.demo`: serve the news web until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence

from ocop.demo.server import NewsWeb
from ocop.errors import OcopError


def main(arguments: Sequence[str] | None = None, until: threading.Event | None = None) -> int:
    """Serve until Ctrl-C, or until an event is set; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ocop.demo", description=__doc__)
    parser.add_argument("--first-port", type=int, default=8801, help="port of the first outlet (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    try:
        with NewsWeb(first_port=chosen.first_port) as web:
            for outlet in web.outlets:
                print(f"{web.url(outlet.id)}/  {outlet.name} ({outlet.family})")
            print("Ctrl-C ends it.", flush=True)
            (until or threading.Event()).wait()
    except KeyboardInterrupt:
        print()
    except OcopError as error:
        print(f"{error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
