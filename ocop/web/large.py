"""Pages of a large dataset: what takes too long is not counted, and what takes minutes leads to a question instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.web.tables import table_pages

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from ocop.web.guard import App

_UNCOUNTED = b"_nocount=1&_nofacet=1"


def lightened(app: App) -> App:
    """The application with the pages of heavy tables and views made light."""

    async def light(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        page = table_pages().get(_relation(scope)) if scope["type"] == "http" else None
        query = scope.get("query_string", b"")
        if page and page.instead and not query:
            location = f"/ocop/{page.instead}".encode()
            await send({"type": "http.response.start", "status": 302, "headers": [(b"location", location)]})
            await send({"type": "http.response.body", "body": b""})
        elif page and page.heavy and b"_nocount" not in query and b"_facet" not in query:
            await app({**scope, "query_string": b"&".join(filter(None, (query, _UNCOUNTED)))}, receive, send)
        else:
            await app(scope, receive, send)

    return light


def _relation(scope: MutableMapping[str, Any]) -> str:
    """Name of the table or view whose page is asked for; empty for any other page."""
    parts = scope["path"].split("/")
    return parts[2] if len(parts) == 3 and parts[1] == "ocop" else ""
