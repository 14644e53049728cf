"""Which fields of an article a page gave: what a run counts, so that a layout that loses its dates is noticed."""

from __future__ import annotations

from ocop.models import Article


def filled_fields(article: Article) -> tuple[str, ...]:
    """Names of the fields that are known of an article, among `title`, `lead`, `date`, `author` and `section`.

    >>> filled_fields(Article(url="https://bao.vn/1", text="Cà Mau có 145 sản phẩm OCOP.", title="OCOP Cà Mau"))
    ('title',)
    """
    values = {
        "title": article.title,
        "lead": article.lead,
        "date": article.published_date,
        "author": article.author,
        "section": article.section,
    }
    return tuple(name for name, value in values.items() if value)
