"""RSS and Atom feeds -> links."""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import Any

import feedparser

from spiders.links import Link, clean_url
from spiders.markup import decode_xml
from spiders.stamps import parse_change_stamp, parse_stamp

_TAG = re.compile(r"<[^>]*>")
# Of a description, the words in its first lines decide; whole articles are put there too.
_SUMMARY_CHARACTERS = 1000


def parse_feed(body: bytes, url: str) -> tuple[Link, ...]:
    """Links of a feed in its own order, each address once.

    Args:
        body: The feed as received.
        url: Address of the feed, for relative links.

    >>> feed = '''<rss version="2.0"><channel><item><title>Cà Mau có 145 sản phẩm OCOP</title>
    ... <link>https://example.vn/ca-mau-145.html</link><pubDate>Tue, 05 Dec 2023 07:30:00 GMT+7</pubDate>
    ... </item></channel></rss>'''
    >>> parse_feed(feed.encode(), "https://example.vn/rss")[0].title
    'Cà Mau có 145 sản phẩm OCOP'
    """
    # The encoding is settled here, not by feedparser, which believes the prolog before the bytes.
    stream = BytesIO(decode_xml(body).encode())
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False)
    links = (_link(entry, url) for entry in parsed.entries)
    return tuple({link.url: link for link in links if link}.values())


def _link(entry: Any, base: str) -> Link | None:
    """Link of one entry; None where it has no address."""
    stated = _text(entry, "link") or _text(entry, "id")
    address = clean_url(stated, base) if stated else None
    if address is None:
        return None
    return Link(
        url=address,
        title=_plain(_text(entry, "title")),
        summary=_plain(_text(entry, "summary")),
        published_at=parse_stamp(_text(entry, "published") or _text(entry, "updated")),
        modified_at=parse_change_stamp(_text(entry, "updated")),
    )


def _text(entry: Any, name: str) -> str | None:
    # feedparser's own look-up answers a question for "updated" with "published", and a warning.
    value = dict.get(entry, name)
    return value if isinstance(value, str) else None


def _plain(marked_up: str | None) -> str | None:
    """Text without mark-up, entities and line breaks; None where nothing is left."""
    text = html.unescape(_TAG.sub(" ", (marked_up or "")[: 4 * _SUMMARY_CHARACTERS]))
    return " ".join(text.split())[:_SUMMARY_CHARACTERS] or None
