"""The ways to an outlet's articles, tried out: its sitemaps, its feeds, its lists of OCOP articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from ocop.models import Source
from ocop.outlets.addresses import alike
from ocop.outlets.asking import Asking
from ocop.outlets.maps import newest_map
from ocop.outlets.reading import read_pointers, read_sample
from ocop.outlets.signposts import feed_page_of, feeds_of, is_label
from ocop.outlets.visits import Answer, Visit
from spiders.causes import is_trouble
from spiders.links import Link, belongs_to

# What is asked for at most of each kind: enough for a proposal, and no burden to anybody.
_MOST_SITEMAPS, _MOST_FEEDS, _MOST_LISTINGS = 3, 4, 4
# So many lists of OCOP articles are enough.
_LISTINGS = 2
# Of a map of a whole archive so many addresses say as much as all.
_ENOUGH_LINKS = 500
# A listing points to so many articles.
_FEWEST_LISTED = 2


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses of one kind that were asked for.

    Attributes:
        working: Those that answered as they should.
        silent: Those that the site names and that may answer another day.
        links: The outlet's pages that the working ones point to.
    """

    working: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All addresses that are worth keeping."""
        return (*self.working, *self.silent)


def own(outlet: Source, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links that stay with an outlet."""
    return tuple(link for link in links if belongs_to(outlet, link.url))


def try_sitemaps(outlet: Source, front: Answer, named: tuple[str, ...], asking: Asking) -> Visit[Ways]:
    """The sitemaps that robots.txt names, else the one at a usual address."""
    usual = tuple(urljoin(front.url, path) for path in ("/sitemap.xml", "/sitemap_index.xml"))
    working: list[str] = []
    silent: list[str] = []
    links: list[Link] = []
    for url in named[:_MOST_SITEMAPS] or usual:
        answer = yield from asking.ask(url)
        pointers = read_pointers(answer, "sitemap")
        # A page at a usual address is most often one that says that nothing is there.
        if pointers.verdict or (pointers.is_html and url not in named):
            silent += _may_answer_later(answer) if url in named else []
            continue
        newest = yield from newest_map(pointers, asking, lambda link: belongs_to(outlet, link.url))
        links += newest.links
        working.append(url)
        if not named:
            break
    return Ways(tuple(working), tuple(silent), own(outlet, links)[:_ENOUGH_LINKS])


def try_feeds(outlet: Source, front: Answer, asking: Asking) -> Visit[Ways]:
    """The feeds that the front page names, and those of the page about them, the best for our subject first."""
    named = feeds_of(front)
    about = feed_page_of(front)
    if about is not None:
        answer = yield from asking.ask(about)
        if not answer.cause:
            named = tuple(dict.fromkeys((*feeds_of(answer), *named)))
    working: list[str] = []
    silent: list[str] = []
    links: list[Link] = []
    for url in named[:_MOST_FEEDS]:
        answer = yield from asking.ask(url)
        pointers = read_pointers(answer, "feed")
        found = own(outlet, pointers.links)
        if found and not pointers.verdict:
            working.append(url)
            links += found
        else:
            silent += _may_answer_later(answer)
    return Ways(tuple(working), tuple(silent), tuple(links))


def try_listings(outlet: Source, candidates: Iterable[str], asking: Asking) -> Visit[Ways]:
    """The lists of OCOP articles among some pages: they do not read as an article, and point to several.

    Args:
        outlet: The outlet, with a pattern for its articles.
        candidates: Addresses of pages, the likeliest first.
        asking: Asks for them.
    """
    working: list[str] = []
    silent: list[str] = []
    for url in list(candidates)[:_MOST_LISTINGS]:
        answer = yield from asking.ask(url)
        pointers = read_pointers(answer, "listing")
        headlines = [link for link in own(outlet, pointers.links) if not link.aside and not is_label(link.title)]
        if pointers.verdict:
            silent += _may_answer_later(answer)
        elif len(alike(link.url for link in headlines)) >= _FEWEST_LISTED and not read_sample(answer, outlet).article:
            working.append(url)
        if len(working) == _LISTINGS:
            break
    return Ways(tuple(working), tuple(silent))


def _may_answer_later(answer: Answer) -> list[str]:
    """The address, where the reason why nothing came may pass."""
    return [answer.asked] if answer.cause and is_trouble(answer.cause) else []
