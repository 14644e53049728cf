"""Tables about articles, narrowed by what these articles state, by who published them, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop.dataset.filters import Filters
from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from ocop.dataset.registry import Relation

# The rows of each such table that belong to an article with {0}. A story is told by its articles as they are today.
_ROWS_OF_ARTICLES = {
    "articles": "id IN (SELECT id FROM articles WHERE {0})",
    "stories": "id IN (SELECT story_id FROM articles WHERE is_current = 1 AND {0})",
    **dict.fromkeys(("pages", "captures", "earlier_rows"), "article_id IN (SELECT id FROM articles WHERE {0})"),
}


def rows_that_fit(relation: Relation, filters: Filters) -> tuple[str, list[str | int]]:
    """The rows of a table or view that pass the filters, as a condition in SQL with its values.

    A filter looks at the relation's own column where it has one. Tables about articles have none for province, star
    level and status: there the article has to state a fact that fits, one fact for all three. Where such a table says
    nothing of outlet or day either, those are the article's.

    Args:
        relation: The table or view.
        filters: What narrows it.

    Raises:
        UsageError: A filter has nothing to look at; the message says which have.

    >>> from ocop.dataset.registry import relations
    >>> rows_that_fit(relations()["articles"], Filters(star=4))[0]
    'id IN (SELECT id FROM articles WHERE id IN (SELECT article_id FROM facts WHERE star_max = ? AND star_min = ?))'
    """
    columns = _columns(relation)
    form = _ROWS_OF_ARTICLES.get(relation.name)
    own, others = filters.split(columns)
    if form is None or others == Filters():
        return filters.condition(columns, relation.title_en.lower())
    condition, values = own.condition(columns)
    of_article = replace(others, province=None, star=None, status=None)
    of_fact = replace(others, outlet=None, since=None, until=None)
    published, days = of_article.condition(_columns(relations()["articles"]))
    stated, counts = of_fact.condition(_columns(relations()["facts"]))
    both = [published] if of_article != Filters() else []
    both += [f"id IN (SELECT article_id FROM facts WHERE {stated})"] if of_fact != Filters() else []  # noqa: S608
    narrowed = form.format(" AND ".join(both))
    return narrowed if own == Filters() else f"{condition} AND {narrowed}", [*values, *days, *counts]


def _columns(relation: Relation) -> list[str]:
    return [column.name for column in relation.columns if not column.is_internal]
