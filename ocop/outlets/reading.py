"""What an answer is worth: the links of a feed, sitemap or listing, the article of a page, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ocop.errors import UnreadableInputError
from ocop.models import Article, Source
from ocop.outlets.verdicts import EMPTY, GONE, LAYOUT_CHANGED, NO_DATES, NO_TEXT, REFUSAL, verdict_of
from ocop.outlets.visits import Answer
from pipelines.extraction.by_profile import layout_by_profile
from pipelines.extraction.charset import decode
from pipelines.extraction.document import parse_html
from pipelines.extraction.head import read_head
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.noise import remove_inert
from pipelines.extraction.profiles import Profile, profiles_for
from pipelines.extraction.web import read_web_page
from spiders.causes import DAMAGED, NO_FEED, NOT_TEXT, REDIRECT_ONLY
from spiders.discovery import DiscoveryKind
from spiders.feeds import parse_feed
from spiders.links import Link, belongs_to, path_of
from spiders.listings import parse_listing
from spiders.markup import decode_xml, form_of, unpack
from spiders.sitemaps import parse_sitemap

_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
_TO_VERDICT = {"refusal": REFUSAL, "withdrawn": GONE, "not text": NOT_TEXT, "empty": EMPTY}


@dataclass(frozen=True, slots=True)
class Pointers:
    """What a feed, sitemap or listing points to.

    Attributes:
        verdict: Why it is of no use; None where it is.
        links: Its links to pages, in its order.
        children: Further sitemaps, the newest first.
        is_html: Whether it is an HTML page.
    """

    verdict: str | None = None
    links: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """What an article page holds.

    Attributes:
        verdict: Why it is of no use, or what is missing of it; None where it is whole.
        article: The article, where there is one.
        is_picture: Whether it shows a picture or a video instead of text, which is no fault of the outlet's.
    """

    verdict: str | None = None
    article: Article | None = None
    is_picture: bool = False


def read_pointers(answer: Answer, kind: DiscoveryKind) -> Pointers:
    """The links of a feed, sitemap or listing, by what it is and not by what its address promises."""
    verdict = _not_there(answer)
    if verdict:
        return Pointers(verdict)
    try:
        return _listing(answer) if kind == "listing" else _feed_or_sitemap(answer, kind)
    except UnreadableInputError:
        return Pointers(DAMAGED)


def read_sample(answer: Answer, source: Source, profiles: tuple[Profile, ...] | None = None) -> Sample:
    """The article of a page, read as the harvest would read it, without what a feed says of it.

    Args:
        answer: The page.
        source: The outlet.
        profiles: The profiles to read by; the shipped ones, if None.
    """
    verdict = _not_there(answer) or (None if belongs_to(source, answer.url) else REDIRECT_ONLY)
    if verdict is None and answer.media_type not in _PAGES:
        verdict = NOT_TEXT
    if verdict:
        return Sample(verdict)
    page = answer.page(source)
    read = read_web_page(page, profiles)
    by_profile = fits_profile(answer, source, profiles)
    if isinstance(read, NoArticle):
        if by_profile is not None and not isinstance(read_web_page(page, ()), NoArticle):
            return Sample(LAYOUT_CHANGED)
        return Sample(_TO_VERDICT.get(read.cause, NO_TEXT), is_picture=read.cause == "picture or video")
    verdict = LAYOUT_CHANGED if by_profile is False else None
    return Sample(verdict or (None if read.published_date else NO_DATES), read)


def fits_profile(answer: Answer, source: Source, profiles: tuple[Profile, ...] | None = None) -> bool | None:
    """Whether a profile of the outlet's family finds the body of a page; None where the family has no profile."""
    if source.family is None:
        return None
    tree = parse_html(decode(answer.body, answer.content_type))
    if tree is None or tree.body is None:
        return None
    stated = read_head(tree).titles(None, source.name)
    candidates = profiles_for(answer.page(source), tree, profiles)
    remove_inert(tree)
    if not candidates:
        return None
    return any(layout_by_profile(tree, profile, stated) is not None for profile in candidates)


def leads_home(answer: Answer) -> bool:
    """Whether an address below the front page was answered by the front page: so some outlets say that it is gone."""
    asked, got = urlsplit(answer.asked), urlsplit(answer.url)
    return (asked.path.strip("/") != "" or asked.query != "") and got.path.strip("/") == "" and not got.query


def _not_there(answer: Answer) -> str | None:
    """Verdict on an address that brought nothing of its own."""
    if answer.cause:
        return verdict_of(answer.cause)
    return REDIRECT_ONLY if leads_home(answer) else None


def _feed_or_sitemap(answer: Answer, kind: DiscoveryKind) -> Pointers:
    content = unpack(answer.body)
    form = form_of(decode_xml(content))
    if form == "feed":
        links = parse_feed(content, answer.url)
        return Pointers(None if links else EMPTY, links)
    if form == "html" and _announces_refusal(answer):
        return Pointers(REFUSAL)
    if form != "sitemap" and kind == "feed":
        return Pointers(EMPTY if form == "empty" else NO_FEED)
    sitemap = parse_sitemap(content, answer.url)
    verdict = None if sitemap.pages or sitemap.children else EMPTY
    return Pointers(verdict, sitemap.pages, sitemap.children, sitemap.is_html)


def _listing(answer: Answer) -> Pointers:
    if answer.media_type not in _PAGES:
        return Pointers(NOT_TEXT)
    if _announces_refusal(answer):
        return Pointers(REFUSAL)
    links = parse_listing(answer.body, answer.url, answer.content_type).links
    return Pointers(None if links else EMPTY, links, is_html=True)


def _announces_refusal(answer: Answer) -> bool:
    """Whether a page says that we are turned away, instead of what should be there."""
    read = read_web_page(answer.page())
    return isinstance(read, NoArticle) and read.cause == "refusal"


def is_below_root(url: str) -> bool:
    """Whether an address is more than a host.

    >>> is_below_root("https://example.vn/"), is_below_root("https://example.vn/ocop")
    (False, True)
    """
    return path_of(url).strip("/") != ""
