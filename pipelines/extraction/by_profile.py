"""The parts of an article where the profile of its layout says they are."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.boxes import remove_boxes
from pipelines.extraction.byline import without_byline, writer_of
from pipelines.extraction.dateline import datelines
from pipelines.extraction.headline import find_headline, is_stated
from pipelines.extraction.layout import Layout, body_lines, lead_text, note_left_out, note_outside, stamp_texts
from pipelines.extraction.lead import find_lead, opening_lead, without_label
from pipelines.extraction.nearby import elements_around, lead_places, writer_behind, writer_near
from pipelines.extraction.noise import remove, short_text
from pipelines.extraction.notes import remove_notes
from pipelines.extraction.profiles import Profile, spelt
from pipelines.extraction.teasers import remove_teasers
from pipelines.extraction.tracing import note_cut
from pipelines.extraction.wording import folded, tidy

_LONGEST_NAME = 120
# Where more names are found, they are those of readers.
_MOST_AUTHORS = 4
# So many of its first lines may be the headline once more.
_OPENING = 5


def layout_by_profile(
    tree: HtmlElement, profile: Profile, stated: tuple[str, ...], description: str | None = None
) -> Layout | None:
    """Parts found by a profile; None where it does not fit the page.

    The tree is used up where it fits, and stays as it is where no body or another headline is found.

    Args:
        tree: The page without scripts and hidden parts.
        profile: The profile.
        stated: Headlines that the metadata states.
        description: Description that the metadata states.
    """
    if not _bodies(tree, profile) or not _shows_headline(tree, profile, stated):
        return None
    for path in profile.remove:
        for element in _elements(path, tree):
            note_cut("profile", element, spelt(path))
            remove(element)
    bodies = _bodies(tree, profile)
    if not bodies:  # on a broken page the body may lie in what the profile takes out
        return None
    titles, leads, dates = (_found(tree, paths)[:1] for paths in (profile.title, profile.lead, profile.date))
    authors = [found for found in _found(tree, profile.author) if short_text(found, _LONGEST_NAME)][:_MOST_AUTHORS]
    sections, tags = _found(tree, profile.section), _found(tree, profile.tags)
    outer_captions = [_shown(found) for path in profile.captions for found in _elements(path, tree)]
    if profile.source and not titles and (headline := find_headline(tree, stated)) is not None:
        titles = [headline]
    title = _shown(titles[0]) if titles else None
    stamps = tuple(stamp_texts(dates))
    author = ", ".join(dict.fromkeys(_name(found) for found in authors)) or None
    section = _shown(sections[0]) if sections else None
    keywords = tuple(dict.fromkeys(word for tag in tags if (word := _shown(tag))))
    is_told = bool(stamps and leads and author)
    near, before, behind = ([], [], []) if is_told else elements_around(tree, next(iter(titles), None), bodies)
    remove_boxes(tree, [*bodies, *titles, *leads, *dates])
    for body in bodies:
        remove_teasers(body, [*titles, *leads, *dates], hold=bodies)
    near, before, behind = ([each for each in part if _is_in(tree, each)] for part in (near, before, behind))
    clocks = () if stamps else datelines(reversed(before))
    stamps = stamps or datelines([*near, *behind])
    author = author or writer_near(near, (), stamps)
    if not leads:
        leads = _lead_above(near, bodies, stamps, description)
    lead = without_label(lead_text(leads[0]), leads[0], description) if leads else None
    shows_pictures = any(body.find(".//img") is not None for body in bodies)
    whole = {holder for body in bodies for holder in (body, *body.iterancestors())}
    for part in (*titles, *leads, *dates, *authors, *sections[:1], *tags):
        if part not in whole:
            remove(part)
    for body in bodies:
        remove_notes(body)
    content = read_blocks(bodies)
    note_outside(tree, bodies)
    lines, writer = without_byline(line for line in content.lines if folded(line.text) not in profile.frame)
    lines = _below(tuple(lines), title)
    note_left_out(content.lines, lines)
    lead = lead or opening_lead(lines, description)
    return Layout(
        title=title,
        lead=lead,
        lines=body_lines(lines, lead),
        captions=tuple(dict.fromkeys(caption for caption in (*outer_captions, *content.captions) if caption)),
        stamps=stamps,
        clocks=clocks,
        author=author or writer or writer_behind(behind),
        section=section,
        tags=keywords,
        meta_order=profile.meta_order,
        by_profile=True,
        bodies=len({holder for body in bodies for holder in body.iterancestors("article")}) or 1,
        shows_pictures=shows_pictures,
    )


def _below(lines: tuple[Line, ...], title: str | None) -> tuple[Line, ...]:
    """Lines below the headline, where the body repeats it before its text."""
    wanted = folded(title or "")
    place = next((number for number, line in enumerate(lines[:_OPENING]) if wanted and folded(line.text) == wanted), -1)
    return lines[place + 1 :]


def _shows_headline(tree: HtmlElement, profile: Profile, stated: tuple[str, ...]) -> bool:
    """Whether a profile finds no other story's headline: pages of one system differ in where they show which.

    What a person wrote for one outlet is trusted.
    """
    shown = [_shown(found) for path in profile.title for found in _elements(path, tree)]
    if profile.source or not shown or any(is_stated(text, stated) for text in shown):
        return True
    headline = find_headline(tree, stated)
    return headline is None or not is_stated(_shown(headline), stated)


def _lead_above(
    near: list[HtmlElement], bodies: list[HtmlElement], stamps: tuple[str, ...], description: str | None
) -> list[HtmlElement]:
    """The lead that stands above the body, where the profile does not tell it; empty without one."""
    candidates, above = lead_places(near, bodies, stamps)
    lead = find_lead((element for element in candidates if element in above), description, above)
    return [] if lead is None else [lead]


def _is_in(tree: HtmlElement, element: HtmlElement) -> bool:
    return element.getroottree().getroot() is tree


def _found(tree: HtmlElement, paths: Iterable[etree.XPath]) -> list[HtmlElement]:
    """Elements of the first path that finds one with text or a picture."""
    for path in paths:
        elements = [item for item in _elements(path, tree) if "".join(item.itertext()).strip() or len(item)]
        if elements:
            return elements
    return []


def _elements(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    found = path(tree)
    return [item for item in found if isinstance(item, HtmlElement)] if isinstance(found, list) else []


def _bodies(tree: HtmlElement, profile: Profile) -> list[HtmlElement]:
    """Elements that hold the text; on the page of a picture or video they may be empty."""
    elements = _found(tree, profile.body)
    if not elements:
        elements = next((found for path in profile.body if (found := _elements(path, tree))), [])
    return [element for element in elements if not any(holder in elements for holder in element.iterancestors())]


def _name(element: HtmlElement) -> str:
    return writer_of(_shown(element))


def _shown(element: HtmlElement) -> str:
    return tidy(" ".join(element.itertext()))
