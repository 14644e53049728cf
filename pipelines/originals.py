"""The article that another one names as its original: whose it is, and by which key the dataset knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from ocop.models import Reading, Source
from pipelines.extraction.identity import article_key


def with_original(reading: Reading, outlets: Iterable[Source]) -> Reading:
    """A reading whose article says by which key its original is known; as it came where it names none.

    The outlet of the original is added where the address is that of an article by the outlet's pattern.

    Args:
        reading: A page with its article.
        outlets: The outlets that are known.
    """
    article = reading.article
    if article is None or article.original_url is None:
        return reading
    address = article.original_url
    outlet = outlet_of(address, outlets)
    named = replace(article, original_key=article_key(outlet, address))
    is_article = outlet is not None and (
        outlet.article_url_pattern is None or re.fullmatch(outlet.article_url_pattern, address) is not None
    )
    return replace(reading, article=named, original_source=outlet if is_article else None)


def outlet_of(url: str, outlets: Iterable[Source]) -> Source | None:
    """The outlet on whose hosts an address is; None where it is nobody's.

    >>> camau = Source("camau", "Báo Cà Mau", "baocamau.vn", "provincial")
    >>> outlet_of("https://m.baocamau.vn/ocop-a1.html", [camau]).id
    'camau'
    """
    host = urlsplit(url).netloc.lower()
    for outlet in outlets:
        if any(host == domain or host.endswith(f".{domain}") for domain in (outlet.domain, *outlet.former_domains)):
            return outlet
    return None


def registry_of(crawler: Crawler) -> tuple[Source, ...]:
    """All outlets that the spider of a crawl knows; none where it has no registry."""
    return tuple(getattr(crawler.spider, "registry", ()))
