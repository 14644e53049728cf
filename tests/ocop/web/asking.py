"""Asking the site as a browser does, in this process."""

from __future__ import annotations

from typing import Any

HOST = "http://127.0.0.1"


async def page(site: Any, path: str, status: int = 200) -> str:
    """A page as HTML."""
    response = await site.client.get(path, follow_redirects=True)
    assert response.status_code == status, response.text
    return str(response.text)


async def rows(site: Any, path: str) -> list[dict[str, Any]]:
    """The rows behind a page."""
    path, _, query = path.partition("?")
    response = await site.client.get(f"{path}.json?_shape=array&{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found
