"""What the server answers, and when 304 is enough."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the server.

    Attributes:
        status: HTTP status.
        media_type: Content type; empty where there is no body.
        write: Writes the body.
        modified_at: Last change, for `Last-Modified`; None where the server does not tell.
        etag: Entity tag; None where the server does not tell.
        location: Where a redirect leads.
    """

    status: int
    media_type: str
    write: Callable[[], bytes]
    modified_at: datetime | None = None
    etag: str | None = None
    location: str | None = None

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Response headers but for the length."""
        headers = [("content-type", self.media_type)] if self.media_type else []
        if self.etag:
            headers.append(("etag", self.etag))
        if self.modified_at:
            headers.append(("last-modified", format_datetime(self.modified_at.astimezone(UTC), usegmt=True)))
        if self.location:
            headers.append(("location", self.location))
        return headers


def weak_etag(*parts: object) -> str:
    """Weak entity tag of what decides a page's content: the clock in its header does not count.

    >>> weak_etag("/a.html", "2023-12-05") == weak_etag("/a.html", "2023-12-05")
    True
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f'W/"{digest[:20]}"'


def is_unchanged(answer: Answer, none_match: str | None, modified_since: str | None) -> bool:
    """Whether a conditional request is answered by 304: RFC 9110, section 13.

    `If-None-Match` compares weakly and makes `If-Modified-Since` count for nothing; a date that cannot be read is
    ignored.
    """
    if answer.status != 200:
        return False
    if none_match is not None:
        tags = {tag.strip().removeprefix("W/") for tag in none_match.split(",")}
        return answer.etag is not None and ("*" in tags or answer.etag.removeprefix("W/") in tags)
    if modified_since is None or answer.modified_at is None:
        return False
    try:
        since = parsedate_to_datetime(modified_since)
    except ValueError:
        return False
    if since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    return answer.modified_at.replace(microsecond=0) <= since
