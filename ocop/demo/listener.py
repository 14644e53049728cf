"""The network side of the news web: loopback sockets, one background thread, uvicorn."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import uvicorn

from ocop.errors import OcopError

HOST = "127.0.0.1"
_PATIENCE_SECONDS = 20

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class ListenError(OcopError):
    """A port cannot be listened on."""


def open_sockets(count: int, first_port: int | None = None) -> list[socket.socket]:
    """Loopback sockets for the outlets.

    Args:
        count: How many.
        first_port: Port of the first, the others follow; None takes whatever is free.

    Raises:
        ListenError: A port is taken or not allowed.
    """
    sockets: list[socket.socket] = []
    for number in range(count):
        port = 0 if first_port is None else first_port + number
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sockets.append(listening)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((HOST, port))
        except (OSError, OverflowError) as error:
            for opened in sockets:
                opened.close()
            raise ListenError(f"port {port} of {HOST} cannot be used ({error}); choose another first port") from error
    return sockets


class BackgroundServer:
    """Serves an application on open sockets from a thread of its own.

    Args:
        application: The ASGI application.
        sockets: Bound sockets; the server closes them when it stops.
    """

    def __init__(self, application: Application, sockets: Sequence[socket.socket]) -> None:
        config = uvicorn.Config(
            application,
            loop="asyncio",
            http="h11",
            ws="none",
            interface="asgi3",
            lifespan="off",
            proxy_headers=False,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            # A visitor that stays connected must not keep the demo from ending.
            timeout_graceful_shutdown=2,
        )
        self._server = _ReadyServer(config)
        self._sockets = list(sockets)
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="news-web", daemon=True)

    def start(self) -> None:
        """Start the thread; return when connections are accepted.

        Raises:
            ListenError: The server did not come up.
        """
        self._thread.start()
        if not self._server.ready.wait(_PATIENCE_SECONDS) or not self._server.started:
            self.stop()
            raise ListenError(f"the news web did not start to listen: {self._failure or 'it took too long'}")

    def stop(self) -> None:
        """End the server and wait for its thread."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_SECONDS)
        for listening in self._sockets:
            listening.close()

    def _run(self) -> None:
        try:
            # Not uvicorn's own `run`: it takes the process's signal handlers into account, which a thread cannot.
            asyncio.run(self._server.serve(sockets=self._sockets))
        except Exception as error:  # told by the thread that waits in `start`
            self._failure = error
        finally:
            self._server.ready.set()


class _ReadyServer(uvicorn.Server):
    """A server that tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.ready.set()
