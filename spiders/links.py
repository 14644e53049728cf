"""Links as feeds, sitemaps and listings give them, and which of them are articles of an outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from ocop.models import Source

# An address that is already as we want it; sitemaps hold tens of thousands of them.
_CLEAN = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[A-Za-z0-9/._~+-]*")
# Set by those who share a link, not by the outlet: the page is the same without them.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|zaloid|ref|gidzl|dclid|msclkid")


@dataclass(frozen=True, slots=True)
class Promise:
    """Why a link is worth fetching.

    Attributes:
        kind: `listed`: it stands in the own list of a listing of OCOP articles, or in a section of them; `strong`: it
            names the programme; `weak`: it holds as many of the weaker words as its outlet asks for.
        words: The words that promise it, as `promise.toml` spells them.
    """

    kind: Literal["listed", "strong", "weak"]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One address that a discovery page points to, with what that page says about it.

    Attributes:
        url: Absolute address in the form that `clean_url` gives.
        title: Title or anchor text.
        summary: Summary without mark-up.
        published_at: Moment of publication that is stated beside the link.
        modified_at: Moment of the last change that is stated beside the link.
        aside: Whether it stands in a navigation bar, a sidebar or a related box and not in the page's own list.
        promise: Why it is worth fetching; None where that was not asked, or it is not.
    """

    url: str
    title: str | None = None
    summary: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    aside: bool = False
    promise: Promise | None = None


def clean_url(href: str, base: str = "") -> str | None:
    """Absolute http(s) address without fragment and tracking parameters; None where `href` is none.

    >>> clean_url(" /ocop-5-sao.html?utm_source=zalo#binh-luan", "https://example.vn/tag/ocop")
    'https://example.vn/ocop-5-sao.html'
    >>> clean_url("javascript:void(0)", "https://example.vn/") is None
    True
    """
    if _CLEAN.fullmatch(href):
        return href
    try:
        parts = urlsplit(safe_url_string(urljoin(base, href.strip())))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", _clean_query(parts.query), ""))


def host_of(url: str) -> str:
    """Host and port of an absolute address, in lower case.

    >>> host_of("https://Example.vn:8443/ocop")
    'example.vn:8443'
    """
    return url.partition("://")[2].partition("/")[0].partition("?")[0].lower()


def path_of(url: str) -> str:
    """Path of an absolute address, without query.

    >>> path_of("https://example.vn/ocop/tin.html?page=2")
    '/ocop/tin.html'
    """
    rest = url.partition("://")[2].partition("?")[0]
    return rest[rest.find("/") :] if "/" in rest else "/"


def belongs_to(source: Source, url: str) -> bool:
    """Whether an address is on a host of the outlet: its domain, a former one, or a subdomain of either.

    >>> belongs_to(Source("danviet", "Dân Việt", "danviet.vn", "national"), "https://etime.danviet.vn/a.htm")
    True
    """
    host = host_of(url)
    return any(host == domain or host.endswith(f".{domain}") for domain in (source.domain, *source.former_domains))


def is_article(source: Source, url: str) -> bool:
    """Whether an address is one of the outlet's articles, by its hosts and its `article_url_pattern`."""
    pattern = source.article_url_pattern
    return (pattern is None or re.fullmatch(pattern, url) is not None) and belongs_to(source, url)


def _clean_query(query: str) -> str:
    """Query without tracking parameters, byte for byte the same where it has none."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if kept == pairs else urlencode(kept)
