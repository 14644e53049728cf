"""The headline of a page: where it stands, and how it reads without the outlet's name."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipelines.extraction.noise import names_of, short_text, words
from pipelines.extraction.outline import Outline, is_teaser, outline_of
from pipelines.extraction.wording import folded, tidy

_LONGEST = 400
_JOINT = re.compile(r"\s+[|–—»·\-]+\s+|\s*\|\s*")
_SHORTEST, _LONGEST_HEADLINE, _FEWEST_WORDS = 18, 250, 4
_PARAGRAPH, _LONGEST_STAMP = 80, 90
# A date is sought in so many lines below a headline, in more where they are short.
_NEXT, _MOST_SAID, _LONGEST_SAID = 3, 9, 40
# In capitals a shorter line is the name of a section or an office.
_LONGEST_NAME = 45
_LONGEST_BANNER = 14
# The link to a section before a headline is no longer than this.
_LONGEST_LABEL = 25
# A headline that was cut keeps this share of itself.
_CUT = 0.4
# What an element must look like at least to be taken for a headline that nothing else tells.
_LEAST = 0.0
_LOOKS = {"h1": 4.0, "h2": 2.5, "h3": 2.0, "h4": 1.5, "strong": 1.0, "b": 1.0, "font": 1.0, "a": -3.0}
_NAMES = re.compile(r" (?:title|titles|headline|heading|tieu de|tieude|tit|name|subject|post title|news title) ")
_DATE = re.compile(
    r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|tháng\s+\d{1,2}[,\s]+(?:năm\s+)?\d{4}|\d{4}-\d\d-\d\d", re.I
)
# "[E-Magazine] ", "(Infographic) ": what kind of piece it is.
_KIND = re.compile(r"^\s*(?:\[[^\[\]]{2,30}\]|\([^()]{2,30}\))\s*[-–:|]?\s*")
_HOME = re.compile(r"/?(?:(?:vi|vn|vi-vn|home|index|default|trang-chu)(?:\.\w{3,5})?)?/?", re.I)
_CANDIDATES = ("h1", "h2", "h3", "h4", "div", "span", "p", "td", "strong", "a", "b", "font")


def bare_title(title: str, *outlets: str | None) -> str:
    """A title without the outlet's name at its end.

    Args:
        title: As it stands in the head of a page.
        outlets: Names under which the outlet may sign: its name, its domain.

    >>> bare_title("Cà Mau có 145 sản phẩm OCOP - Báo Đất Mũi", "Báo Đất Mũi")
    'Cà Mau có 145 sản phẩm OCOP'
    >>> bare_title("Hà Nội - Huế: hai miền OCOP", "Báo Đất Mũi")
    'Hà Nội - Huế: hai miền OCOP'
    """
    signatures = {folded(name) for name in outlets if name} - {""}
    pieces = _JOINT.split(title)
    joints = [match.start() for match in _JOINT.finditer(title)]
    for joint, piece in zip(reversed(joints), reversed(pieces[1:]), strict=True):
        signature = folded(piece)
        is_name = any(signature and (signature in name or name in signature) for name in signatures)
        if not (is_name or re.fullmatch(r"(?:www )?[\w ]+ (?:vn|com|net|org|gov)(?: vn)?", signature)):
            break
        title = title[:joint]
    return title.strip()


def find_headline(tree: HtmlElement, stated: tuple[str, ...]) -> HtmlElement | None:
    """The element that shows the headline; None where none does.

    It is the first heading that reads as the head of the page states, then any element that does; else what reads most
    like a headline: a heading, near what the head states, right above the date and the first paragraph. A portal's `h1`
    and its `title` are often its own name, and some pages set the headline in a `div`.

    Args:
        tree: The page without its frame.
        stated: Headlines that the metadata states, without the outlet's name.
    """
    wanted = _wanted(stated)
    texts = [(element, folded(short_text(element, _LONGEST))) for element in tree.iter(*_CANDIDATES)]
    for tags in (("h1",), ("h2", "h3", "h4"), _CANDIDATES):
        for element, text in texts:
            if text and element.tag in tags and _is_one_of(text, wanted) and not _is_home_link(element):
                return element
    parts = {folded(part) for title in stated for part in _parts(title)}
    for element, text in texts:
        if len(text) >= _SHORTEST and text in parts and not (_is_banner(text) or _is_home_link(element)):
            return element
    headings = [
        item for item in texts if item[0].tag == "h1" and not _is_home_link(item[0]) and not _is_banner(item[1])
    ]
    if len(headings) == 1 and len(headings[0][1].split()) >= _FEWEST_WORDS:
        return headings[0][0]
    return _likeliest(outline_of(tree), texts, {word for title in stated for word in folded(title).split()})


def _likeliest(outline: Outline, texts: list[tuple[HtmlElement, str]], stated: set[str]) -> HtmlElement | None:
    """What reads most like a headline, by its looks and its place above the text."""
    opening = _opening(outline)
    best, most = None, _LEAST
    for element, text in texts:
        said = text.split()
        if not _SHORTEST <= len(text) <= _LONGEST_HEADLINE or len(said) < _FEWEST_WORDS or _is_banner(text):
            continue
        # A path through the site, the heading of a box.
        if sum(1 for _ in element.iter("a")) > 1 or text in words().headings or text in words().reader_headings:
            continue
        number = outline.first(element)
        if number > opening + 2 or is_teaser(outline.lines[number]):
            continue
        likeness = _LOOKS.get(str(element.tag), 0.0)
        likeness += 2.0 if _NAMES.search(names_of(element)) else 0.0
        likeness += 4.0 * len(stated.intersection(said)) / len(set(said))
        likeness += 1.5 if any(map(_is_date, _row_below(outline, number))) else 0.0
        likeness += 1.0 if any(_is_large(part) for part in element.iter("font")) else 0.0
        likeness -= 3.0 if _is_home_link(element) else 0.0
        likeness -= 0.25 * max(opening - number, 0)
        shown = tidy(short_text(element, _LONGEST))
        likeness -= 3.0 if shown.endswith((".", ";", ",")) or _is_date(shown) else 0.0
        likeness -= 1.0 if shown == shown.upper() and len(shown) < _LONGEST_NAME else 0.0
        if likeness > most:
            best, most = element, likeness
    return best


def _row_below(outline: Outline, number: int) -> Iterator[str]:
    """Lines below a headline in which its date may stand: the next ones, or a table of what the page says of itself."""
    for place, line in enumerate(outline.lines[number + 1 : number + 1 + _MOST_SAID]):
        if place >= _NEXT and len(line.text) > _LONGEST_SAID:
            return
        yield line.text


def _is_large(element: HtmlElement) -> bool:
    """Whether a `font` is larger than that of a text."""
    return (element.get("size") or "").strip() in {"4", "5", "6", "+1", "+2", "+3"}


def _opening(outline: Outline) -> int:
    """Number of the line with which the text begins: the first paragraph of the element that has most of them."""
    weights: defaultdict[HtmlElement, int] = defaultdict(int)
    starts: dict[HtmlElement, int] = {}
    for number, line in enumerate(outline.lines):
        if len(line.text) >= _PARAGRAPH and line.linked < 0.3 and line.element is not None:
            for holder in (line.element, *itertools.islice(line.element.iterancestors(), 2)):
                weights[holder] += len(line.text)
                starts.setdefault(holder, number)
    if not weights:
        return len(outline.lines)
    return starts[max(weights, key=lambda element: weights[element])]


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_STAMP and bool(_DATE.search(text))


def _is_banner(text: str) -> bool:
    """Whether a folded text is the name of an office or an outlet rather than a headline."""
    return (text.startswith(words().banners) and len(text.split()) <= _LONGEST_BANNER) or text in words().page_titles


def is_stated(shown: str, stated: Iterable[str]) -> bool:
    """Whether a headline as shown is one that the head of the page states.

    Args:
        shown: The headline.
        stated: Headlines that the metadata states, without the outlet's name; names of offices and of kinds of pages
            say nothing.
    """
    return _is_one_of(folded(shown), _wanted(stated))


def _wanted(stated: Iterable[str]) -> frozenset[str]:
    """Stated headlines, folded, with and without the kind of piece before them."""
    titles = {folded(text) for title in stated for text in (title, _KIND.sub("", title))}
    return frozenset(title for title in titles if not _is_banner(title))


def _is_one_of(text: str, wanted: Iterable[str]) -> bool:
    return any(_reads_as(text, title) for title in wanted)


def _parts(title: str) -> Iterator[str]:
    """What stands behind each joint of a stated title: "Đài Cửa Vụng - Năm Căn: 12 sản phẩm" may begin with a name."""
    pieces = _JOINT.split(title)
    yield from pieces
    yield from (title[match.end() :] for match in _JOINT.finditer(title))
    yield title.partition(": ")[2]


def _reads_as(text: str, title: str) -> bool:
    """Whether two folded headlines are the same, or one is a good part of the other's beginning, having been cut."""
    if min(len(text), len(title)) < max(_SHORTEST, _CUT * max(len(text), len(title))):
        return text == title
    return text.startswith(title) or title.startswith(text)


def _is_home_link(element: HtmlElement) -> bool:
    """Whether an element links to the outlet's front page, as its name at the top does."""
    link = next(element.iter("a"), None)
    if link is None or not link.get("href"):
        return False
    try:
        address = urlsplit(str(link.get("href")))
    except ValueError:
        return False
    return not address.query and not address.fragment and bool(_HOME.fullmatch(address.path))


def shown_text(element: HtmlElement) -> str:
    """What a headline element shows, on one line, without the link to a section that stands before it."""
    told = [text for text in element.itertext() if text.strip()]
    link = next(element.iterdescendants("a"), None)
    label = [] if link is None else [text for text in link.itertext() if text.strip()]
    if label == told[: len(label)] and len(tidy(" ".join(label))) <= min(_LONGEST_LABEL, len("".join(told)) / 2):
        told = told[len(label) :]
    return tidy(" ".join(told))
