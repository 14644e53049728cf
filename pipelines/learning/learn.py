"""The profile that several pages of one outlet agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
from pipelines.learning.places import places_of
from pipelines.learning.seen import SeenPage, look_at

FEWEST_PAGES = 3
# A place counts where it holds on this share of the pages that have such a part.
_SHARE = 0.7
# A line on this share of the pages is of the frame.
_FRAME_SHARE = 0.5
_MOST_PLACES = 2

Place = tuple[str, etree.XPath]
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
    places = {
        "title": _agreed(seen, lambda page: page.title, _differs),
        "lead": _agreed(seen, lambda page: page.lead, _differs),
        "body": _agreed_bodies(seen),
        "date": _agreed(seen, lambda page: page.date, _is_no_clock),
    }
    places["remove"] = _boxes(seen)
    places["frame"] = _frame(seen)
    told = {key: value for key, value in places.items() if value}
    confirmed = _confirmed(source_id, told, seen) if "body" in told else None
    if confirmed is None:
        raise LearningError(
            f"the pages of “{source_id}” have their text at different places; they are read by their look as before,"
            " or by a profile that you write: docs/adding-a-source.md shows how"
        )
    return confirmed


def _confirmed(source_id: str, places: dict[str, tuple[str, ...]], seen: Sequence[SeenPage]) -> LearnedProfile | None:
    """The profile without the places by which pages are read otherwise than by their look; None where their text is."""
    looks = [read_web_page(each.page, ()) for each in seen]
    while True:
        learned = LearnedProfile(source_id, places, len(seen), 0)
        found = [read_web_page(each.page, (learned.profile,)) for each in seen]
        both = [(a, b) for a, b in zip(looks, found, strict=True) if isinstance(a, Article) and isinstance(b, Article)]
        if sum(_adds_lines(look, read) for look, read in both) > (1 - _SHARE) * len(both):
            return None
        doubtful = {
            key
            for key, told in _TOLD.items()
            if key in places and any(told(look) is not None and told(look) != told(read) for look, read in both)
        }
        if not doubtful:
            return replace(learned, read=sum(isinstance(each, Article) for each in found))
        places = {key: value for key, value in places.items() if key not in doubtful}


def _adds_lines(look: Article, read: Article) -> bool:
    """Whether a profile takes for text what the look of the page told apart from it."""
    known = {folded(line) for line in (look.title, *look.text.split("\n")) if line}
    return any(folded(line) not in known for line in read.text.split("\n"))


def _agreed(
    seen: Sequence[SeenPage],
    part: Callable[[SeenPage], HtmlElement | None],
    is_sound: Callable[[Sequence[tuple[SeenPage, HtmlElement]]], bool],
) -> tuple[str, ...]:
    """Places at which a part is found first on most pages that have it."""
    found = [(page, element) for page in seen if (element := part(page)) is not None]
    if len(found) < FEWEST_PAGES or not is_sound(found):
        return ()
    votes: Counter[str] = Counter()
    for text, path in _candidates(element for _, element in found):
        votes[text] = sum(_first(path, page.tree) is element for page, element in found)
    return _best(votes, len(found))


def _agreed_bodies(seen: Sequence[SeenPage]) -> tuple[str, ...]:
    """Places that hold all of a page's text on most pages."""
    votes: Counter[str] = Counter()
    for text, path in _candidates(element for page in seen for element in page.bodies[:1]):
        votes[text] = sum(_all(path, page.tree) == list(page.bodies) for page in seen)
    return _best(votes, len(seen))


def _best(votes: Counter[str], count: int) -> tuple[str, ...]:
    """The best place, and the next that holds as well on most pages."""
    ranked = [text for text, number in votes.most_common() if number >= max(_SHARE * count, FEWEST_PAGES - 1)]
    return tuple(ranked[:_MOST_PLACES])


def _candidates(elements: Iterable[HtmlElement]) -> list[Place]:
    texts = dict.fromkeys(text for element in elements for text in places_of(element))
    return [(text, xpath_of(text)) for text in texts]


def _boxes(seen: Sequence[SeenPage]) -> tuple[str, ...]:
    """Names of boxes inside the text that were taken out on several pages and hold the article's own lines on none."""
    pages: Counter[str] = Counter()
    for page in seen:
        names = {text for box in page.boxes for text in places_of(box) if text.count("/") == 2}
        pages.update(names)
    kept = []
    for text, number in pages.most_common():
        path = xpath_of(text)
        if number >= 2 and not any(_holds_own(path, page) for page in seen):
            kept.append(text)
    return tuple(kept)


def _holds_own(path: etree.XPath, page: SeenPage) -> bool:
    parts = {page.title, page.lead, page.date, *page.bodies, *page.own} - {None}
    return any(not parts.isdisjoint(element.iter()) for element in _all(path, page.tree))


def _frame(seen: Sequence[SeenPage]) -> tuple[str, ...]:
    """Lines that were taken for the text of articles and stand on half of the pages."""
    counts = Counter(line for page in seen for line in set(page.lines))
    least = max(_FRAME_SHARE * len(seen), 2)
    return tuple(line for line, number in counts.items() if line and number >= least)


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


def _first(path: etree.XPath, tree: HtmlElement) -> HtmlElement | None:
    return next(iter(_all(path, tree)), None)


def _all(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    found = path(tree)
    return [item for item in found if isinstance(item, HtmlElement)] if isinstance(found, list) else []
