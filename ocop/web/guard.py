"""What stands around the site: it answers this machine alone, only tells, and shows nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    App = Callable[[MutableMapping[str, Any], Any, Any], Awaitable[None]]

# A page of another site that has its own name resolved to this machine cannot name us as its host.
_OWN_HOSTS = {"127.0.0.1", "localhost", "::1"}
# No script at all, and style and pictures from here: the browser itself keeps the site from asking the network.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]


def guarded(app: App) -> App:
    """The application behind the guard: 403 for another host's name, 405 for what is no question."""

    async def guard(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_HEADERS]}
            await send(message)

        if _host(scope) not in _OWN_HOSTS:
            await _refuse(send_with_headers, 403, "This site answers this machine alone, at http://127.0.0.1")
        elif scope["method"] not in {"GET", "HEAD"}:
            await _refuse(send_with_headers, 405, "This site only shows; nothing can be changed through it")
        else:
            await app(scope, receive, send_with_headers)

    return guard


def _host(scope: MutableMapping[str, Any]) -> str | None:
    named = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    try:
        return urlsplit(f"//{named}").hostname
    except ValueError:
        return None


async def _refuse(send: Any, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})
