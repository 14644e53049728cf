"""What the templates are given: plain values, so that no template decides anything but its look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ocop.demo.blocks import Block
from ocop.demo.filler import Filler
from ocop.demo.outlets import Outlet
from ocop.demo.related import Teaser


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list of links."""

    title: str
    lead: str
    url: str
    published_at: datetime
    modified_at: datetime
    author: str = ""
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption."""

    url: str
    caption: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of an outlet have around them.

    Attributes:
        outlet: The outlet.
        base: Its address without a slash at the end.
        now: The time of the visit, for the clocks in page headers.
        filler: Styles and scripts.
        sections: Titles of the navigation with their addresses.
        places: Provinces that the footer's menu links to.
        listing_url: The OCOP listing.
        feed_url: The first feed.
    """

    outlet: Outlet
    base: str
    now: datetime
    filler: Filler
    sections: Sequence[tuple[str, str]]
    places: Sequence[tuple[str, str]]
    listing_url: str
    feed_url: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article page.

    Attributes:
        frame: What is around it.
        kind: `article`, `video` or `infographic`; the last two have no text.
        is_twin: Whether it is the AMP, mobile or print page: the same article without the weight.
        canonical: Address of the article itself.
        number: Running number.
        title: Headline.
        lead: Opening paragraph; empty on a page without text.
        blocks: Body.
        pictures: The first is the lead picture.
        author: Writer.
        section: Section.
        tags: Keywords.
        published_at: Moment of publication.
        modified_at: Moment of the last change.
        related: Other articles for the boxes inside and under the body.
        most_read: Other articles for the sidebar.
        teasers: Items about other provinces, for the boxes.
        print_url: The print twin.
        twin_url: The AMP or mobile twin.
    """

    frame: Frame
    kind: str
    is_twin: bool
    canonical: str
    number: int
    title: str
    lead: str
    blocks: Sequence[Block]
    pictures: Sequence[Picture]
    author: str
    section: str
    tags: Sequence[str]
    published_at: datetime
    modified_at: datetime
    related: Sequence[Item]
    most_read: Sequence[Item]
    teasers: Sequence[Teaser]
    print_url: str
    twin_url: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The front page or a page of the OCOP listing.

    Attributes:
        frame: What is around it.
        url: Its own address.
        title: Headline of the list.
        items: Its entries.
        most_read: Articles for the sidebar.
        number: Page number, from 1.
        pages: Addresses of all pages of the list.
    """

    frame: Frame
    url: str
    title: str
    items: Sequence[Item]
    most_read: Sequence[Item]
    number: int
    pages: Sequence[str]

    @property
    def is_twin(self) -> bool:
        """A list is never the light twin of another page."""
        return False

    @property
    def next_url(self) -> str | None:
        """Address of the following page; None on the last."""
        return self.pages[self.number] if self.number < len(self.pages) else None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed.

    Attributes:
        frame: The outlet and the time of the visit.
        url: Its own address.
        items: Its entries, newest first.
        updated_at: Last change of any entry.
    """

    frame: Frame
    url: str
    items: Sequence[Item]
    updated_at: datetime
