"""Where each field of an article was read, in words that dataset, command line and documentation share."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Ground = Literal[
    "profile",
    "look",
    "json-ld",
    "meta",
    "head",
    "stamp",
    "url",
    "feed",
    "sitemap",
    "listing",
    "file",
    "record",
    "registry",
    "letters",
]
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Grounds:
    """The ground of each field of an article; None where the field is not known.

    The words: `profile` the place that the profile of the page's layout names; `look` the page by its look, where no
    profile fits; `json-ld` structured data; `meta` a meta element; `head` the title element, the canonical link or the
    language of the document; `stamp` a date that the page shows; `url` the page's address; `feed`, `sitemap` and
    `listing` what pointed to the page; `file` the lines of a text file; `record` a field of a JSON record; `registry`
    the registry of outlets; `letters` the letters of the text.

    The ground of the day of publication is `Article.published_ground`.
    """

    title: Ground | None = None
    lead: Ground | None = None
    text: Ground | None = None
    author: Ground | None = None
    modified: Ground | None = None
    section: Ground | None = None
    tags: Ground | None = None
    captions: Ground | None = None
    language: Ground | None = None
    outlet: Ground | None = None
    url: Ground | None = None
    original: Ground | None = None

    def known(self) -> dict[str, Ground]:
        """The grounds by field, without the fields that are not known.

        >>> Grounds(title="json-ld", text="look").known()
        {'title': 'json-ld', 'text': 'look'}
        """
        return {field.name: ground for field in fields(self) if (ground := getattr(self, field.name))}
