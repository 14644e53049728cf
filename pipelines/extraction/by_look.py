"""The parts of an article on a page of unknown layout, found by their place beside the headline."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.boxes import remove_boxes
from pipelines.extraction.byline import without_byline, without_imprint
from pipelines.extraction.container import find_containers
from pipelines.extraction.dateline import datelines, is_change
from pipelines.extraction.headline import find_headline, shown_text
from pipelines.extraction.layout import Layout, body_lines, lead_text, note_left_out, note_outside
from pipelines.extraction.lead import find_lead, opening_lead, without_label
from pipelines.extraction.nearby import date_below, elements_around, lead_places, writer_behind, writer_near
from pipelines.extraction.noise import remove
from pipelines.extraction.notes import remove_notes
from pipelines.extraction.teasers import remove_teasers
from pipelines.extraction.wording import folded

_LONGEST_STAMP, _LONGEST_ROW = 90, 200
_SENTENCE = 40
# A link of this length is a headline.
_TEASER = 25


@dataclass(frozen=True, slots=True)
class Parts:
    """The elements of a page that hold the parts of its article.

    Attributes:
        headline: Headline.
        containers: Body, in the order of the page.
        lead: Opening paragraph that stands apart from the body.
        near: Elements after the headline, near it.
        before: Elements above the headline, near it, the nearest first.
        behind: Elements behind the body.
        stamps: Texts that may be the date of publication, the best first.
        clocks: The like that stand above the headline.
        teasers: Number of other articles' headlines that were taken out.
    """

    headline: HtmlElement | None
    containers: tuple[HtmlElement, ...] = ()
    lead: HtmlElement | None = None
    near: tuple[HtmlElement, ...] = ()
    before: tuple[HtmlElement, ...] = ()
    behind: tuple[HtmlElement, ...] = ()
    stamps: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    teasers: int = 0


def find_parts(tree: HtmlElement, titles: tuple[str, ...], description: str | None) -> Parts:
    """Where on a page of unknown layout the parts of the article are. What is none of it is taken out of the tree.

    Args:
        tree: The page without scripts and hidden parts.
        titles: Headlines that the metadata states.
        description: Description that the metadata states.
    """
    headline = find_headline(tree, titles)
    keep = [] if headline is None else [headline, *date_below(tree, headline)]
    remove_boxes(tree, keep)
    teasers = remove_teasers(tree, keep)
    containers = find_containers(tree, headline)
    if not containers:
        return Parts(headline, teasers=teasers)
    for container in containers:
        remove_notes(container)
    near, before, behind = elements_around(tree, headline, containers)
    before.reverse()
    stamps, clocks = datelines([*near, *behind]), datelines(before)
    if clocks and all(map(is_change, stamps)):
        stamps, clocks = (), (*clocks, *stamps)
    candidates, above = lead_places(near, containers, stamps)
    lead = find_lead(candidates, description, above)
    return Parts(headline, tuple(containers), lead, tuple(near), tuple(before), tuple(behind), stamps, clocks, teasers)


def layout_by_look(tree: HtmlElement, titles: tuple[str, ...], description: str | None) -> Layout:
    """Parts found on a page of unknown layout, by their place beside the headline. The tree is used up.

    The arguments are those of `find_parts`.
    """
    parts = find_parts(tree, titles, description)
    title = shown_text(parts.headline) if parts.headline is not None else None
    if not parts.containers:
        return Layout(title=title, other_teasers=parts.teasers)
    inside = [element for container in parts.containers for element in container.iter()]
    author = writer_near(parts.near, inside, parts.stamps)
    lead = None
    if parts.lead is not None:
        lead = without_label(lead_text(parts.lead), parts.lead, description)
        remove(parts.lead)
    containers = [container for container in parts.containers if container is not parts.lead]
    content = read_blocks(containers)
    note_outside(tree, containers)
    lines, writer = without_byline(without_imprint(_below(content.lines, title, (*parts.stamps, *parts.clocks))))
    note_left_out(content.lines, lines)
    lead = lead or opening_lead(lines, description)
    return Layout(
        title=title,
        lead=lead,
        lines=body_lines(lines, lead),
        captions=content.captions,
        stamps=parts.stamps,
        clocks=parts.clocks,
        author=author or writer or writer_behind(parts.behind),
        teasers=sum(line.linked > 0.9 and len(line.text) >= _TEASER for line in lines),
        other_teasers=parts.teasers,
        shows_pictures=any(container.find(".//img") is not None for container in containers),
    )


def _below(lines: tuple[Line, ...], title: str | None, stamps: tuple[str, ...]) -> tuple[Line, ...]:
    """Lines below the headline, without the dates, names and buttons that stand between it and the first sentence."""
    if not any(map(_is_sentence, lines)):
        return ()
    wanted = folded(title or "")
    place = next((number for number, line in enumerate(lines[:40]) if _is_title(line, wanted, stamps)), None)
    start: int | None = 0
    if place is not None:
        lines = lines[place + 1 :]
        start = next((at for at, line in enumerate(lines) if _is_sentence(line) and not _is_stamp(line, stamps)), None)
        while start and _is_heading(lines[start - 1]):
            start -= 1
    below = () if start is None else tuple(line for line in lines[start:] if not _is_stamp(line, stamps))
    return below[1:] if len(below) > 1 and _is_label(below[0]) and _is_sentence(below[1]) else below


def _is_title(line: Line, wanted: str, stamps: tuple[str, ...]) -> bool:
    """Whether a line shows the headline, with the date behind it on some pages."""
    text = folded(line.text)
    rest = text.removeprefix(wanted).strip()
    return bool(wanted) and text.startswith(wanted) and (not rest or rest in map(folded, stamps))


def _is_heading(line: Line) -> bool:
    return line.element is not None and line.element.tag in {"h2", "h3", "h4", "h5"} and not line.linked


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE or line.text.endswith((".", "!", "?", "…", ":"))


def _is_label(line: Line) -> bool:
    """Whether a line is a few words before a colon: above a text, the label of a player or of a button."""
    return line.text.endswith(":") and len(line.text) < _SENTENCE


def _is_stamp(line: Line, stamps: tuple[str, ...]) -> bool:
    """Whether a line is a date stamp, or begins with one before what the page says of itself in the same row."""
    if len(line.text) > _LONGEST_ROW:
        return False
    most = len(line.text) <= _LONGEST_STAMP
    return any(stamp in line.text if most else line.text.startswith(stamp) for stamp in stamps)
