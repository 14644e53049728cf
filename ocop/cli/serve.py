"""`ocop serve`: the dataset in the browser."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE

_HOST = "127.0.0.1"


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8001,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Open the dataset in the browser: tables with their meaning, search without accents, ready questions.

    Only this machine can see it, nothing can be changed through it, and it needs no network. Ctrl+C ends it.

    Example: ocop serve --port 8001
    """
    import uvicorn  # noqa: PLC0415 - the other verbs need not wait for a web server to load

    from ocop.web.site import make_site  # noqa: PLC0415

    site = make_site(db)
    _refuse_taken_port(port)
    typer.echo(f"http://{_HOST}:{port} shows {db}; Ctrl+C ends it", err=True)
    uvicorn.run(site.app(), host=_HOST, port=port, log_level="warning", lifespan="on")


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise UsageError(f"port {port} cannot be used ({error.strerror}); try another with --port") from error
