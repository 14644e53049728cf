"""Between an errand, the request that is made for it and the page that comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse

from ocop.models import Page, Source
from spiders.errands import Errand

REDIRECTS = [301, 302, 303, 307, 308]
_MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}


def request_for(errand: Errand, callback: Callable[..., Any], errback: Callable[..., Any]) -> Request:
    """The request of an errand, conditional where an earlier answer had a validator."""
    headers = {"If-None-Match": errand.etag, "If-Modified-Since": errand.last_modified}
    return Request(
        errand.url,
        callback=callback,
        errback=errback,
        cb_kwargs={"errand": errand},
        headers={name: value for name, value in headers.items() if value},
        # Where an article has moved to is a page of its own, which may be known; a feed is just followed.
        meta={"handle_httpstatus_list": [*REDIRECTS, 304]} if errand.kind == "article" else {},
        # The frontier gives each address once a run; Scrapy's filter would lose the outlet's thread.
        dont_filter=True,
    )


def page_of(errand: Errand, response: Response, media_type: str, source: Source) -> Page:
    """The page that an errand for an article brought."""
    return Page(
        url=response.url,
        body=response.body,
        media_type=media_type,
        fetched_at=datetime.now(UTC),
        source=source,
        requested_url=errand.url,
        status=response.status,
        headers=tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ),
        reason=errand.reason,
        hint_title=errand.hint_title,
        hint_published_at=errand.hint_published_at,
    )


def header(response: Response, name: str) -> str | None:
    """A header of an answer, without blanks around it; None where it is missing or empty."""
    value = response.headers.get(name)
    return value.decode("latin-1").strip() or None if value else None


def media_type_of(response: Response) -> str | None:
    """Type of a page that can be an article; None for pictures, documents and the like."""
    stated = (header(response, "Content-Type") or "").split(";")[0].strip().lower()
    if not stated:
        return "text/html" if isinstance(response, TextResponse) else None
    return _MEDIA_TYPES.get(stated)
