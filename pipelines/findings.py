"""What the language rules find in an article, in one call for a worker process."""

from __future__ import annotations

from nlp.facts import find_facts
from nlp.products import find_named_products
from ocop.models import Article, Fact, NamedProduct


def find_all(article: Article) -> tuple[tuple[Fact, ...], tuple[NamedProduct, ...]]:
    """Facts and named products of an article.

    >>> facts, named = find_all(Article(url="file:a", text="Tỉnh Cà Mau hiện có 145 sản phẩm OCOP."))
    >>> [fact.value for fact in facts]
    [145.0]
    """
    return find_facts(article), find_named_products(article)
