"""One address for one article: what the page calls canonical, or its address without what only counts visitors."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from ocop.grounds import Ground
from ocop.models import Page

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mibextid|zarsrc|gidzl|zalo\w*|igshid?|yclid|twclid|ref|ref_src|"
    r"_ga|_gl|mc_[ce]id|fb_\w+|hl_\w+|share|amp|rssid|vn_source|vn_medium|vn_campaign|at_\w+|traffic_source",
    re.IGNORECASE,
)
_TWIN_HOST = re.compile(r"^(?:www|m|mobile|amp|cms|ww)\.")
_SAFE = "/:@!$&'()*+,;=~-._%"


def canonical_url(page: Page, link: str | None, stated: str | None) -> tuple[str, Ground]:
    """Address that stands for the article, and where it was read.

    Args:
        page: The page.
        link: Its `link rel=canonical`.
        stated: Its `og:url`.

    Another site's address does not count, for then the page is a reprint with a life of its own; neither does the front
    page, which some systems state on every page.

    >>> from datetime import UTC, datetime
    >>> now = datetime(2024, 1, 1, tzinfo=UTC)
    >>> page = Page("https://m.bao.vn/bai-1.html?utm_source=zalo#top", b"", "text/html", now)
    >>> canonical_url(page, "/bai-1.html", None)
    ('https://m.bao.vn/bai-1.html', 'head')
    >>> canonical_url(page, None, "https://bao.vn/bai-1.html")
    ('https://bao.vn/bai-1.html', 'meta')
    """
    claims: tuple[tuple[str | None, Ground], ...] = ((link, "head"), (stated, "meta"))
    for claim, ground in claims:
        if claim and claim.strip():
            with suppress(ValueError):  # it is no address
                address = urljoin(page.url, claim.strip()) if page.url.startswith("http") else claim.strip()
                if _may_stand_for(page, address):
                    return clean_url(address), ground
    return clean_url(page.url), "url"


def clean_url(url: str) -> str:
    """Address without fragment and tracking parameters, its host in lower case and by https.

    Addresses of this machine, and those with a port of their own, keep their scheme. What is not of the web stays.

    >>> clean_url("http://Bao.vn/Tin/bai 1.html?id=5&utm_medium=rss#binh-luan")
    'https://bao.vn/Tin/bai%201.html?id=5'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return url
    query = urlencode(
        [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    )
    scheme = parts.scheme if is_local(parts.netloc) else "https"
    netloc = parts.netloc.lower().removesuffix(":443" if parts.scheme == "https" else ":80")
    path = quote(parts.path, safe=_SAFE) or "/"
    return urlunsplit((scheme, netloc, path, query, ""))


def same_site(first: str, second: str) -> bool:
    """Whether two addresses are of one site: hosts equal but for `www.`, `m.`, `amp.` and the like.

    >>> same_site("https://m.baobinhduong.vn/a", "https://baobinhduong.vn/a")
    True
    """
    return _site(first) == _site(second)


def _may_stand_for(page: Page, address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return False
    if not page.url.startswith("http"):
        return bool(parts.path.strip("/"))
    homes = [page.url]
    if page.source:
        homes += [f"https://{domain}/" for domain in (page.source.domain, *page.source.former_domains)]
    is_front = not parts.path.strip("/") and not parts.query and bool(urlsplit(page.url).path.strip("/"))
    return not is_front and any(same_site(address, home) for home in homes)


def _site(url: str) -> str:
    return _TWIN_HOST.sub("", urlsplit(url).netloc.lower())


def _is_tracking(key: str) -> bool:
    return bool(_TRACKING.fullmatch(key))


def is_local(netloc: str) -> bool:
    """Whether a host is this machine or one of its network, or has a port of its own: no name that could have twins.

    >>> is_local("127.0.0.1:8004"), is_local("m.baocamau.vn")
    (True, False)
    """
    host, _, port = netloc.partition(":")
    if host == "localhost" or port:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
