"""A web page read as an article.

The way through: bytes to text, text to a tree; the metadata of the head; then everything that is no part of the article
is taken out, and only then are headline, lead, date and text looked for: by the profile of the page's layout where it
fits, else where trafilatura sees the article.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from nlp.places import province_name
from ocop.grounds import Ground, Grounds
from ocop.models import Article, Page
from pipelines.extraction.blocks import without_ends
from pipelines.extraction.by_look import layout_by_look
from pipelines.extraction.by_profile import layout_by_profile
from pipelines.extraction.charset import decode, looks_binary
from pipelines.extraction.document import parse_html
from pipelines.extraction.head import Head, read_head
from pipelines.extraction.headline import bare_title
from pipelines.extraction.identity import article_key
from pipelines.extraction.json_ld import LinkedArticle
from pipelines.extraction.language import language_of
from pipelines.extraction.layout import Layout
from pipelines.extraction.lead import without_signature
from pipelines.extraction.metas import MODIFIED_KEYS, PUBLISHED_KEYS
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.noise import remove_inert
from pipelines.extraction.not_articles import cause_of, visible_text
from pipelines.extraction.original import find_original
from pipelines.extraction.profiles import Profile, profiles_for
from pipelines.extraction.published import Claim, find_modification, find_publication
from pipelines.extraction.stated import first_stated
from pipelines.extraction.urls import canonical_url, same_site
from pipelines.extraction.wording import folded, tidy

# Real pages stay under 20,000 elements, a table of all products of the country under this; more holds up a worker.
MOST_ELEMENTS = 100_000


def read_web_page(page: Page, profiles: tuple[Profile, ...] | None = None) -> Article | NoArticle:
    """Article of an HTML page, or why it is none.

    Args:
        page: A page of type `text/html`.
        profiles: The profiles to read by; the shipped ones, if None; with an empty tuple every layout is unknown.
    """
    content_type = dict(page.headers).get("content-type")
    markup = decode(page.body, content_type)
    if looks_binary(markup):
        return NoArticle("not text")
    tree = parse_html(markup)
    if tree is None or tree.body is None:
        return NoArticle("empty")
    elements = int(tree.xpath("count(//*)"))
    if elements > MOST_ELEMENTS:
        return NoArticle("too large", f"{elements} elements")
    head = read_head(tree)
    candidates = profiles_for(page, tree, profiles)
    remove_inert(tree)
    visible = visible_text(tree)
    url, url_ground = canonical_url(page, head.canonical, head.metas.first("og:url"))
    original, original_ground = find_original(page, tree, head)
    layout = _layout(page, tree, head, candidates)
    cause = cause_of(page, head, layout, tree, visible)
    if cause:
        return NoArticle(cause, f"it names its original: {original}" if original else "")
    article = _article(page, head, layout, url, url_ground)
    return replace(article, original_url=original, grounds=replace(article.grounds, original=original_ground))


def _layout(page: Page, tree: HtmlElement, head: Head, profiles: tuple[Profile, ...]) -> Layout:
    linked = head.linked.article_at(page.url, None)
    description = head.description or (linked.description if linked else None)
    titles = head.titles(linked, _outlet(page, head)[0])
    for profile in profiles:
        layout = layout_by_profile(tree, profile, titles, description)
        if layout is not None:
            return layout
    return layout_by_look(tree, titles, description)


def _article(page: Page, head: Head, layout: Layout, url: str, url_ground: Ground) -> Article:
    outlet, outlet_ground = _outlet(page, head)
    linked = head.linked.article_at(url, layout.title) or LinkedArticle()
    place: Ground = "profile" if layout.by_profile else "look"
    author, author_ground = first_stated(
        (layout.author, place), (linked.author, "json-ld"), (_stated_author(head, outlet), "meta")
    )
    lead = without_signature(layout.lead, outlet) if layout.lead else None
    lines = [line.text for line in without_ends(layout.lines, author, outlet)]
    text = "\n".join([lead, *lines] if lead else [*(without_signature(line, outlet) for line in lines[:1]), *lines[1:]])
    title, title_ground = first_stated(
        (bare_title(layout.title, outlet) if layout.title else None, place),
        *head.stated_titles(linked, outlet),
        (tidy(page.hint_title or ""), _pointer(page)),
    )
    publication = find_publication(page, _claims(head, linked, layout), head.metas.first("og:image"))
    modified_at, modified_ground = find_modification(page, _changes(head, linked, layout), publication)
    section, section_ground = first_stated(
        (layout.section, place), (linked.section, "json-ld"), (head.metas.first("article:section"), "meta")
    )
    tags, tags_ground = first_stated(
        (layout.tags, place),
        (linked.keywords, "json-ld"),
        (head.metas.all("article:tag"), "meta"),
        (_keywords(head), "meta"),
    )
    captions = tuple(caption for caption in layout.captions if caption != title)
    language = language_of(f"{title}\n{text}", head.language)
    return Article(
        url=url,
        key=article_key(page.source, _address_of_original(head, url)),
        text=text,
        title=title,
        lead=lead,
        author=author,
        published_date=publication.day,
        published_at=publication.at,
        published_ground=publication.ground,
        published_confidence=publication.confidence,
        modified_at=modified_at,
        section=section,
        tags=tags or (),
        captions=captions,
        language=language,
        outlet=outlet,
        outlet_province=province_name(page.source.province_codes, publication.day) if page.source else None,
        source_id=page.source.id if page.source else None,
        grounds=Grounds(
            title=title_ground,
            lead=place if lead else None,
            text=place,
            author=author_ground,
            modified=modified_ground,
            section=section_ground,
            tags=tags_ground,
            captions=place if captions else None,
            language=("letters" if language == "vi" else "head") if language else None,
            outlet=outlet_ground,
            url=url_ground,
        ),
    )


def _address_of_original(head: Head, url: str) -> str:
    """The article's address, or that of the Vietnamese article that a page in another language names as its twin."""
    original = head.vietnamese
    if original and head.language not in {None, "vi"}:
        with suppress(ValueError):  # it is no address
            address = urljoin(url, original)
            if same_site(address, url):
                return address
    return url


def _claims(head: Head, linked: LinkedArticle, layout: Layout) -> list[Claim]:
    """What the page tells of its publication, the best first."""
    claims: list[Claim] = []
    if linked.published:
        claims.append(Claim("json-ld", linked.published))
    metas: list[tuple[Ground, str]] = [("meta", text) for key in PUBLISHED_KEYS for text in head.metas.all(key)]
    claims += [Claim(ground, text, layout.meta_order) for ground, text in metas]
    claims += [Claim("stamp", text) for text in layout.stamps]
    claims += [Claim("stamp", text, may_be_clock=True) for text in layout.clocks]
    return claims


def _changes(head: Head, linked: LinkedArticle, layout: Layout) -> list[Claim]:
    """What the page tells of its last change, the best first."""
    claims = [Claim("json-ld", linked.modified)] if linked.modified else []
    return claims + [Claim("meta", text, layout.meta_order) for key in MODIFIED_KEYS for text in head.metas.all(key)]


def _keywords(head: Head) -> tuple[str, ...]:
    stated = head.metas.first("news_keywords", "keywords") or ""
    return tuple(word.strip() for word in stated.split(",") if word.strip())


def _outlet(page: Page, head: Head) -> tuple[str | None, Ground | None]:
    return first_stated(
        (page.source.name if page.source else None, "registry"), (head.metas.first("og:site_name"), "meta")
    )


def _pointer(page: Page) -> Ground:
    """What pointed to the page."""
    return page.reason if page.reason in {"feed", "sitemap"} else "listing"


def _stated_author(head: Head, outlet: str | None) -> str | None:
    """Writer that the metadata names; many systems write the outlet or its address there."""
    for name in (head.metas.first("article:author"), head.metas.first("author", "dc.creator")):
        if name and "/" not in name and "." not in name and folded(name) not in folded(outlet or ""):
            return name
    return None
