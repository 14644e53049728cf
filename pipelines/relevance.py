"""RelevancePipeline: sets aside what is not Vietnamese or not about OCOP."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from nlp.text import mentions_ocop
from ocop.models import Article, Reading
from pipelines.counting import count
from pipelines.extraction.language import is_vietnamese
from pipelines.extraction.no_article import Cause


def relevance(article: Article) -> Cause | None:
    """Why an article is set aside; None where it is kept.

    It must say in Vietnamese something of OCOP in its headline, lead or body; keywords do not count, since outlets put
    them on anything.

    >>> relevance(Article(url="https://bao.vn/1", text="Cà Mau hiện có 145 sản phẩm OCOP được công nhận."))
    >>> relevance(Article(url="https://bao.vn/2", text="Cà Mau hiện có 145 sản phẩm đặc sản.", tags=("OCOP",)))
    'not ocop'
    """
    told = f"{article.title or ''}\n{article.text}"
    if not is_vietnamese(told):
        return "not vietnamese"
    return None if mentions_ocop(told) else "not ocop"


class RelevancePipeline:
    """Decides for each article; the article stays in the reading, so that its page can say what was set aside."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler)

    async def process_item(self, item: Reading) -> Reading:
        """Add the cause to a reading that is set aside."""
        if item.cause or item.article is None:
            return item
        cause = relevance(item.article)
        count(self._crawler, "relevance", cause or "kept", item.page)
        return replace(item, cause=cause)
