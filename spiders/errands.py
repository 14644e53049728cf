"""The unit of a crawl: one request to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ocop.models import Reason

ErrandKind = Literal["article", "feed", "sitemap", "listing"]


@dataclass(frozen=True, slots=True)
class Errand:
    """One request to make.

    Attributes:
        url: What to ask for.
        source_id: The outlet.
        kind: What is expected behind the address.
        reason: Where it was first found.
        depth: For a discovery page, the links between the registry's address and this one.
        etag: Validator for `If-None-Match`.
        last_modified: Validator for `If-Modified-Since`.
        hint_title: Title that its feed, sitemap or listing gave.
        hint_published_at: Publication time that it gave.
    """

    url: str
    source_id: str
    kind: ErrandKind
    reason: Reason
    depth: int = 0
    etag: str | None = None
    last_modified: str | None = None
    hint_title: str | None = None
    hint_published_at: datetime | None = None
