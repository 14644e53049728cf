"""Telling an article from what is none: refusals, listings, empty shells, pictures."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ocop.models import Page
from ocop.notices import LONGEST_NOTICE, notice_in
from pipelines.extraction.head import Head
from pipelines.extraction.layout import Layout
from pipelines.extraction.no_article import Cause
from pipelines.extraction.noise import short_text
from pipelines.extraction.wording import tidy

# An article may be one sentence where the page says that it is one; else it has at least a short paragraph.
_SHORTEST_STATED, _SHORTEST = 25, 140
# A page with so many headlines that link elsewhere, and not much more text than they have, is a list.
_MOST_TEASERS = 5


def cause_of(page: Page, head: Head, layout: Layout, visible: str) -> Cause | None:
    """Why a page is no article; None where it is one.

    Args:
        page: The page.
        head: Its statements about itself.
        layout: What was found on it.
        visible: Its visible text, as far as it is short.
    """
    if _is_listing(page, head, layout):
        return "listing"
    length = sum(len(line.text) for line in layout.lines) + len(layout.lead or "")
    is_stated = layout.by_profile or head.states_article
    announced = notice_in(f"{head.title or ''}. {visible}") if visible and not layout.by_profile else None
    if announced and (length < _SHORTEST or not head.states_article):
        return announced
    if length >= (_SHORTEST_STATED if is_stated else _SHORTEST):
        return None
    if head.is_drawn_by_script:
        return "drawn by script"
    if head.has_player or head.linked.shows_pictures or layout.shows_pictures:
        return "picture or video"
    return "listing" if layout.other_teasers >= _MOST_TEASERS and not is_stated else "too short"


def visible_text(tree: HtmlElement) -> str:
    """Text of a page with little text; empty where it has more than a notice needs."""
    return tidy(short_text(tree.body, LONGEST_NOTICE)) if tree.body is not None else ""


def _is_listing(page: Page, head: Head, layout: Layout) -> bool:
    if layout.bodies > 1:
        return True
    if layout.by_profile or head.states_article:
        return False
    pattern = page.source.article_url_pattern if page.source else None
    if (
        pattern
        and page.url.startswith("http")
        and not any(re.fullmatch(pattern, address) for address in (page.url, head.canonical or ""))
    ):
        return True
    return layout.teasers >= _MOST_TEASERS and layout.teasers * 2 >= len(layout.lines)
