"""What a complete harvest of the news web yields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ocop.demo.annotations import AnnotatedFact, AnnotatedProduct
from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.layouts import layout_of
from ocop.demo.outlets import ExtraKind, load_outlets, outlet_by_id


@dataclass(frozen=True, slots=True)
class ExpectedArticle:
    """One article as a harvest must store it.

    Attributes:
        id: Id of the article in the news web.
        outlet: Id of its outlet, which is the source's id.
        path: Its canonical address, from the root of the outlet on.
        topic: `ocop`; or `other` for an article that is read and set aside.
        story: Id of the article whose text it shares: its own for an original.
        title: Headline.
        text: Lead and body, with single plain spaces where the page has no-break ones.
        lead: Opening paragraph.
        author: Writer.
        published_date: Local day of publication.
        outlet_province: Home province of the outlet; None for a national one.
        captions: Captions of the pictures, which are no part of the text.
        facts: Its facts; their evidence is spelt as in `text`.
        named: Its named products.
    """

    id: str
    outlet: str
    path: str
    topic: str
    story: str
    title: str
    text: str
    lead: str
    author: str
    published_date: date
    outlet_province: str | None
    captions: tuple[str, ...]
    facts: tuple[AnnotatedFact, ...]
    named: tuple[AnnotatedProduct, ...]


@dataclass(frozen=True, slots=True)
class NotAnArticle:
    """A listed address that yields no article.

    Attributes:
        outlet: Id of its outlet.
        path: Its address.
        kind: What is there; `private` must not even be asked for.
    """

    outlet: str
    path: str
    kind: ExtraKind


@dataclass(frozen=True, slots=True)
class ExpectedHarvest:
    """The whole yield.

    Attributes:
        articles: All articles, those of other topics included.
        others: Listed addresses that yield none.
    """

    articles: tuple[ExpectedArticle, ...]
    others: tuple[NotAnArticle, ...]

    @property
    def ocop_articles(self) -> tuple[ExpectedArticle, ...]:
        """The articles about the programme."""
        return tuple(article for article in self.articles if article.topic == "ocop")

    @property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """Ids of the articles about the programme by the story they tell: more than one where it was reprinted."""
        found: dict[str, tuple[str, ...]] = {}
        for article in self.ocop_articles:
            found[article.story] = (*found.get(article.story, ()), article.id)
        return found

    @property
    def fact_count(self) -> int:
        """Number of facts in all articles, those of copies counted with every copy."""
        return sum(len(article.facts) for article in self.articles)


def expected_harvest(articles: Sequence[DemoArticle] | None = None, corrected: Iterable[str] = ()) -> ExpectedHarvest:
    """What a complete harvest yields.

    Args:
        articles: The articles of the web; None takes those that ship with the package.
        corrected: Ids of the articles that stand in their corrected form.

    Raises:
        DemoDataError: An article file is broken.
    """
    changed = frozenset(corrected)
    chosen = load_articles() if articles is None else articles
    current = [article.corrected() if article.id in changed else article for article in chosen]
    return ExpectedHarvest(tuple(_expected(article) for article in current), tuple(_others()))


def single_spaced(text: str) -> str:
    r"""The text with one plain space for each run of spaces of any kind; line breaks stay.

    >>> single_spaced("138\xa0sản  phẩm\n4 sao")
    '138 sản phẩm\n4 sao'
    """
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _expected(article: DemoArticle) -> ExpectedArticle:
    outlet = outlet_by_id(article.outlet)
    return ExpectedArticle(
        id=article.id,
        outlet=article.outlet,
        path=article.path,
        topic=article.topic,
        story=article.copy_of or article.id,
        title=article.title,
        text=single_spaced(expected_text(article)),
        lead=article.lead,
        author=article.author,
        published_date=article.published_date,
        outlet_province=outlet.home_province,
        captions=article.captions,
        facts=tuple(replace(fact, evidence=single_spaced(fact.evidence)) for fact in article.facts),
        named=article.named,
    )


def _others() -> Iterable[NotAnArticle]:
    for outlet in load_outlets():
        layout = layout_of(outlet.family)
        for extra in outlet.extras:
            path_of = layout.private_path if extra.kind == "private" else layout.article_path
            yield NotAnArticle(outlet.id, path_of(extra.slug, extra.published_at), extra.kind)
