"""One page looked at closely: what was read of it, from where, what was cut away and why, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.html import HtmlElement

from ocop.models import Article, Fact, NamedProduct, Page
from pipelines.extraction.charset import decode
from pipelines.extraction.document import parse_html
from pipelines.extraction.no_article import Cause, NoArticle
from pipelines.extraction.noise import remove_inert
from pipelines.extraction.pages import extract_article
from pipelines.extraction.profiles import Profile, load_profiles, profiles_for, spelt
from pipelines.extraction.published import Weighed
from pipelines.extraction.tracing import Cut, tracing
from pipelines.extraction.wording import tidy
from pipelines.findings import find_all
from pipelines.relevance import relevance

_PARTS = ("title", "lead", "body", "date", "author", "section", "tags", "captions", "remove")


@dataclass(frozen=True, slots=True)
class Place:
    """What one XPath of a profile finds on the page.

    Attributes:
        part: The part of the article that it is for, as the key in `profiles.toml`.
        xpath: The XPath as the profile spells it.
        found: Number of elements.
        text: Text of the first of them that has some, on one line; empty where none has.
    """

    part: str
    xpath: str
    found: int
    text: str


@dataclass(frozen=True, slots=True)
class TriedProfile:
    """A profile that may fit the page.

    Attributes:
        family: Its family; None for the profile of one outlet.
        source: Id of that outlet; None for the profile of a family.
        valid_until: The day until which its layout was seen; None for a layout in use.
        is_used: Whether the page was read by it: the first whose body is found is.
        places: What each of its XPaths finds on the page before anything is cut away.
    """

    family: str | None
    source: str | None
    valid_until: date | None
    is_used: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a close look at a page found.

    Attributes:
        page: The page.
        article: What was read; None where the page holds no article.
        cause: Why the page yields nothing to the dataset; None where it does. An article may be set aside for a cause.
        detail: What a person who wants to mend it should know; empty where the cause says it all.
        profiles: The profiles that were tried, in their order; none where the layout is unknown.
        claims: What told of the day of publication, the best first, each with what became of it.
        cuts: What was cut away.
        facts: The facts of the article.
        named_products: The products that it names with their own rating.
    """

    page: Page
    article: Article | None
    cause: Cause | None
    detail: str
    profiles: tuple[TriedProfile, ...]
    claims: tuple[Weighed, ...]
    cuts: tuple[Cut, ...]
    facts: tuple[Fact, ...]
    named_products: tuple[NamedProduct, ...]


def inspect_page(page: Page, profiles: tuple[Profile, ...] | None = None) -> Inspection:
    """A close look at a page: it is read exactly as a harvest reads it.

    Args:
        page: The page.
        profiles: The profiles to read by; the shipped ones, if None.

    >>> from datetime import UTC, datetime
    >>> text = "Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP được công nhận."
    >>> page = Page("file:tin/a.txt", text.encode(), "text/plain", datetime(2026, 1, 1, tzinfo=UTC))
    >>> seen = inspect_page(page)
    >>> seen.article.grounds.text, [fact.value for fact in seen.facts]
    ('file', [145.0])
    """
    with tracing() as trace:
        found = extract_article(page, profiles)
    article = None if isinstance(found, NoArticle) else found
    cause = found.cause if isinstance(found, NoArticle) else relevance(found)
    facts, named = find_all(article) if article else ((), ())
    return Inspection(
        page=page,
        article=article,
        cause=cause,
        detail=found.detail if isinstance(found, NoArticle) else "",
        profiles=_tried(page, load_profiles() if profiles is None else profiles),
        claims=trace.claims,
        cuts=tuple(trace.cuts),
        facts=facts,
        named_products=named,
    )


def _tried(page: Page, profiles: tuple[Profile, ...]) -> tuple[TriedProfile, ...]:
    """The profiles that may fit a page, with what they find on it."""
    tree = parse_html(decode(page.body, dict(page.headers).get("content-type"))) if _is_html(page) else None
    if tree is None:
        return ()
    fitting = profiles_for(page, tree, profiles)
    remove_inert(tree)
    tried: list[TriedProfile] = []
    for profile in fitting:
        places = tuple(_places(profile, tree))
        fits = any(place.part == "body" and place.found for place in places)
        is_used = fits and not any(each.is_used for each in tried)
        tried.append(TriedProfile(profile.family, profile.source, profile.valid_until, is_used, places))
    return tuple(tried)


def _is_html(page: Page) -> bool:
    return page.media_type == "text/html" and page.status < 400


def _places(profile: Profile, tree: HtmlElement) -> list[Place]:
    return [_place(part, path, tree) for part in _PARTS for path in _paths(profile, part)]


def _paths(profile: Profile, part: str) -> Sequence[etree.XPath]:
    paths: Sequence[etree.XPath] = getattr(profile, part)
    return paths


def _place(part: str, path: etree.XPath, tree: HtmlElement) -> Place:
    found = path(tree)
    elements = [item for item in found if isinstance(item, HtmlElement)] if isinstance(found, list) else []
    texts = (tidy(" ".join(element.itertext())) for element in elements)
    return Place(part, spelt(path), len(elements), next((text for text in texts if text), ""))
