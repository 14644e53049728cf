"""A visit to an outlet as a conversation: it says which address to ask for and is sent the answer, until it knows.

So what is asked, and what follows from the answers, is decided without a network; `visiting` does the asking.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from ocop.models import Page, Source

T = TypeVar("T")
Visit = Generator[str, "Answer", T]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address.

    Attributes:
        asked: The address that was asked for.
        url: The one that answered, after redirects.
        cause: Why nothing came, in the words of `spiders.causes`; None where something did.
        body: The document.
        content_type: Its `Content-Type` header.
        robots: The robots.txt of the host; empty where there is none or it was not to be had.
        at: When it came.
    """

    asked: str
    url: str
    cause: str | None = None
    body: bytes = field(default=b"", repr=False)
    content_type: str | None = None
    robots: str = field(default="", repr=False)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def media_type(self) -> str:
        """Type without parameters, in lower case; HTML where the server does not say.

        >>> Answer("https://example.vn/", "https://example.vn/", content_type="Image/JPEG; q=1").media_type
        'image/jpeg'
        """
        return (self.content_type or "text/html").split(";")[0].strip().lower()

    def page(self, source: Source | None = None) -> Page:
        """The answer as a page, of an outlet where one is given."""
        headers = (("content-type", self.content_type),) if self.content_type else ()
        return Page(self.url, self.body, "text/html", self.at, source, self.asked, headers=headers)
