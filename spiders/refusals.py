"""Whether what lies at the address of a feed, sitemap or listing is a page that turns the crawler away."""

from __future__ import annotations

from lxml import etree

from ocop.notices import LONGEST_NOTICE, REFUSAL, notice_in
from spiders.markup import parse_html

# A page that turns robots away is short; a longer one is something else, and parsing it would hold up the crawl.
_LONGEST_BYTES = 100_000


def is_refusal_page(body: bytes, content_type: str | None = None) -> bool:
    """Whether a page with status 200 refuses, in a few words, to show what was asked for.

    Args:
        body: The page as received.
        content_type: Its `Content-Type` header, for the encoding.

    >>> is_refusal_page("<html><title>Access Denied</title><p>Yêu cầu của bạn bị chặn bởi tường lửa.</html>".encode())
    True
    """
    root = parse_html(body, content_type) if len(body) <= _LONGEST_BYTES else None
    if root is None:
        return False
    etree.strip_elements(root, "script", "style", "noscript", with_tail=False)
    text = " ".join(root.text_content().split())
    return len(text) <= LONGEST_NOTICE and notice_in(text) == REFUSAL
