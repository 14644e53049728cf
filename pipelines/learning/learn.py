"""The profile that several pages of one outlet agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from ocop.errors import OcopError
from ocop.models import Article, Page
from pipelines.extraction.layout import stamp_texts
from pipelines.extraction.profiles import Profile, parse_profiles, xpath_of
from pipelines.extraction.stamps import VIETNAM, parse_stamp
from pipelines.extraction.web import read_web_page
from pipelines.extraction.wording import folded, tidy
from pipelines.learning.agreement import SHARE, best, elements_at, held_first, held_whole, ranked
from pipelines.learning.places import places_beside, places_of
from pipelines.learning.seen import SeenPage, look_at

FEWEST_PAGES = 3
# A line on this share of the pages is of the frame.
_FRAME_SHARE = 0.5
# So many places are tried for the body.
_MOST_TRIES = 4
# What the look of most pages tells stands against that of one.
_OUTVOTED = frozenset({"title"})
_ORDER = ("title", "lead", "body", "date", "remove", "frame")
# What the parts of a profile tell.
_TOLD: dict[str, Callable[[Article], object]] = {
    "title": lambda article: article.title,
    "lead": lambda article: article.lead,
    "date": lambda article: article.published_date,
}


class LearningError(OcopError):
    """The pages of an outlet do not agree on a profile; the message says what to do."""


@dataclass(frozen=True, slots=True)
class LearnedProfile:
    """What was learned of an outlet.

    Attributes:
        source_id: Id of the outlet.
        places: For each key of a profile its XPaths, the best first; for `frame` lines of text.
        pages: Number of pages that were learned from.
        read: Number of them that the profile reads.
    """

    source_id: str
    places: dict[str, tuple[str, ...]]
    pages: int
    read: int

    @property
    def profile(self) -> Profile:
        """The profile, ready for reading."""
        return parse_profiles([{"source": self.source_id, **self.places}], "learned")[0]


def learn_profile(source_id: str, pages: Iterable[Page]) -> LearnedProfile:
    """The profile of an outlet.

    Args:
        source_id: Id of the outlet.
        pages: Pages of articles of the outlet, of one layout.

    Raises:
        LearningError: There are too few pages, or their text is not at one place.
    """
    seen = [each for page in pages if page.media_type == "text/html" and (each := look_at(page)) is not None]
    if len(seen) < FEWEST_PAGES:
        raise LearningError(
            f"{len(seen)} pages of “{source_id}” show an article, and learning takes {FEWEST_PAGES}: fetch more with"
            f" `ocop refresh --source {source_id}`"
        )
    titles = _agreed(seen, lambda page: page.title, _differs)
    title = next(iter(titles), None)
    others = {
        "title": titles,
        "lead": _agreed(seen, lambda page: page.lead, _differs, title),
        "date": _agreed(seen, lambda page: page.date, _is_no_clock, title),
        "remove": _boxes(seen),
        "frame": _frame(seen),
    }
    for body in _agreed_bodies(seen, title):
        places = {key: value for key in _ORDER if (value := body if key == "body" else others[key])}
        learned = _confirmed(source_id, places, seen)
        if learned is not None:
            return learned
    raise LearningError(
        f"the pages of “{source_id}” have their text at different places; they are read by their look as before,"
        " or by a profile that you write: docs/adding-a-source.md shows how"
    )


def _confirmed(source_id: str, places: dict[str, tuple[str, ...]], seen: Sequence[SeenPage]) -> LearnedProfile | None:
    """The profile without the places by which pages are read otherwise than by their look; None where their text is."""
    while True:
        learned = LearnedProfile(source_id, places, len(seen), 0)
        found = [read_web_page(each.page, (learned.profile,)) for each in seen]
        both = [(look, read) for look, read in zip(seen, found, strict=True) if isinstance(read, Article)]
        frame = _repeated([set(_added(look.article, read)) for look, read in both])
        if frame - set(places.get("frame", ())):
            places = {**places, "frame": tuple(dict.fromkeys((*places.get("frame", ()), *sorted(frame))))}
            continue
        most = (1 - SHARE) * len(seen)
        if len(seen) - len(both) > most or sum(any(_added(look.article, read)) for look, read in both) > most:
            return None
        differing = {
            key
            for key, told in _TOLD.items()
            if sum(told(look.article) != told(read) for look, read in both if _is_told(key, look, seen))
            > (most if key in _OUTVOTED & places.keys() else 0)
        }
        if not differing:
            return replace(learned, read=len(both))
        if not differing & places.keys():
            return None
        places = {key: value for key, value in places.items() if key not in differing}


def _is_told(key: str, page: SeenPage, seen: Sequence[SeenPage]) -> bool:
    """Whether the look of a page tells a part, and not with words that stand on the other pages as well."""
    told = _TOLD[key](page.article)
    if told is None or not isinstance(told, str):
        return told is not None
    return sum(folded(told) in other.around for other in seen) <= len(seen) / 2


def _added(look: Article, read: Article) -> list[str]:
    """Lines, folded, that a profile takes for text, and that the look of the page told apart from it."""
    known = {folded(line) for line in (look.title, *look.text.split("\n")) if line}
    return [line for line in map(folded, read.text.split("\n")) if line not in known]


def _agreed(
    seen: Sequence[SeenPage],
    part: Callable[[SeenPage], HtmlElement | None],
    is_sound: Callable[[Sequence[tuple[SeenPage, HtmlElement]]], bool],
    title: str | None = None,
) -> tuple[str, ...]:
    """Places at which a part is found first on most pages that have it."""
    found = [(page, element) for page in seen if (element := part(page)) is not None]
    if len(found) < FEWEST_PAGES or not is_sound(found):
        return ()
    places = [place for page, element in found for place in _places(page, element, title)]
    return best(ranked(places, lambda place: held_first(place, found), len(found)), len(found))


def _agreed_bodies(seen: Sequence[SeenPage], title: str | None) -> Iterator[tuple[str, ...]]:
    """Places that hold all of a page's text on most pages, the best first."""
    holders = [(page, element) for page in seen for element in (*page.bodies, *_holders(page))]
    places = [place for page, element in holders for place in _places(page, element, title)]
    holdings = ranked(places, lambda place: held_whole(place, seen), len(seen))
    # What holds on the same pages with as many strange lines is another name of the same.
    kinds = {(each.right, each.strange): number for number, each in reversed(list(enumerate(holdings)))}
    for first in sorted(kinds.values())[:_MOST_TRIES]:
        if body := best(holdings[first:], len(seen)):
            yield body


def _holders(page: SeenPage) -> list[HtmlElement]:
    """Elements that hold several of an article's own lines, the largest first: a body may stand in several."""
    lines: Counter[HtmlElement] = Counter()
    for element in page.own:
        lines.update([element, *element.iterancestors()])
    return [element for element in page.tree.iter() if lines[element] > 1]


def _places(page: SeenPage, element: HtmlElement, title: str | None) -> Iterator[str]:
    yield from places_of(element)
    if title and page.title is not None and element is not page.title:
        yield from places_beside(element, page.title, title)


def _boxes(seen: Sequence[SeenPage]) -> tuple[str, ...]:
    """Names of boxes inside the text that were taken out on several pages and hold the article's own lines on none.

    Of the names of a box the narrowest is kept: one that it shares with boxes of other names says nothing of it.
    """
    pages: Counter[str] = Counter()
    alternatives: set[tuple[str, ...]] = set()
    for page in seen:
        names = [tuple(text for text in places_of(box) if text.count("/") == 2) for box in page.boxes]
        alternatives.update(names)
        pages.update({text for each in names for text in each})
    sound: dict[str, int] = {}
    for text, number in pages.items():
        path = xpath_of(text)
        if number >= 2 and not any(_holds_own(path, page) for page in seen):
            sound[text] = sum(len(elements_at(path, page.tree)) for page in seen)
    kept = {
        min(fitting, key=sound.__getitem__) for each in alternatives if (fitting := [n for n in each if n in sound])
    }
    return tuple(text for text, _ in pages.most_common() if text in kept)


def _holds_own(path: etree.XPath, page: SeenPage) -> bool:
    parts = {page.title, page.lead, page.date, *page.bodies, *page.own} - {None}
    return any(not parts.isdisjoint(element.iter()) for element in elements_at(path, page.tree))


def _frame(seen: Sequence[SeenPage]) -> tuple[str, ...]:
    """Lines that were taken for the text of articles and stand on half of the pages."""
    repeated = _repeated([set(page.lines) for page in seen])
    return tuple(dict.fromkeys(line for page in seen for line in page.lines if line in repeated))


def _repeated(pages: Sequence[set[str]]) -> set[str]:
    counts = Counter(line for lines in pages for line in lines if line)
    return {line for line, number in counts.items() if number >= max(_FRAME_SHARE * len(pages), 2)}


def _differs(found: Sequence[tuple[SeenPage, HtmlElement]]) -> bool:
    """Whether a part differs from page to page: what does not is of the frame."""
    texts = Counter(tidy(" ".join(element.itertext())) for _, element in found)
    return max(texts.values()) <= len(found) / 2


def _is_no_clock(found: Sequence[tuple[SeenPage, HtmlElement]]) -> bool:
    """Whether the stamps are not all of the day of the visit."""
    for page, element in found:
        stamp = parse_stamp(next(iter(stamp_texts([element])), ""))
        if stamp and stamp.day != page.page.fetched_at.astimezone(VIETNAM).date():
            return True
    return False
