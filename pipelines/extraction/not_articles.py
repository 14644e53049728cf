"""Telling an article from what is none: refusals, listings, empty shells, pictures."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ocop.models import Page
from ocop.notices import LONGEST_NOTICE, REFUSAL, notice_in, wants_login
from pipelines.extraction.head import Head
from pipelines.extraction.layout import Layout
from pipelines.extraction.no_article import Cause
from pipelines.extraction.noise import short_text
from pipelines.extraction.photo_pages import shows_own_pictures
from pipelines.extraction.wording import tidy

# An article may be one sentence where the page says that it is one; else it has at least a short paragraph.
_SHORTEST_STATED, _SHORTEST = 25, 140
# A page with so many headlines that link elsewhere, and not much more text than they have, is a list.
_MOST_TEASERS = 5
# In one sentence a page says that it refuses; a longer paragraph that has such words tells of something.
_LONGEST_SENTENCE = 200


def cause_of(page: Page, head: Head, layout: Layout, tree: HtmlElement, visible: str) -> Cause | None:
    """Why a page is no article; None where it is one.

    Args:
        page: The page.
        head: Its statements about itself.
        layout: What was found on it.
        tree: What is left of it without boxes and frame.
        visible: The visible text of the whole page, as far as it is short.
    """
    if _is_listing(page, head, layout):
        return "listing"
    length = _length(layout)
    is_stated = layout.by_profile or head.states_article
    least = _SHORTEST_STATED if is_stated else _SHORTEST
    titles = (head.title or "", layout.title or "")
    announced = notice_in(f"{head.title or ''}. {visible}") if visible else None
    if announced and (
        length < (least if layout.by_profile else _SHORTEST) or not (is_stated or _is_dated(layout, titles))
    ):
        return announced
    if length >= least:
        return None
    return _cause_without_text(head, layout, tree, titles) or (
        "listing" if layout.other_teasers >= _MOST_TEASERS and not is_stated else "too short"
    )


def visible_text(tree: HtmlElement) -> str:
    """Text of a page with little text; empty where it has more than a notice needs."""
    if tree.body is None or not short_text(tree.body, LONGEST_NOTICE).strip():
        return ""
    return tidy(" ".join(tree.body.itertext()))


def _cause_without_text(head: Head, layout: Layout, tree: HtmlElement, titles: tuple[str, ...]) -> Cause | None:
    """What a page shows in place of a text; None where it shows nothing."""
    # The notice of a page with a long menu only comes to light without it.
    announced = notice_in(visible_text(tree))
    if announced:
        return announced
    if head.scripts.has_mount:
        return "drawn by script"
    if head.linked.shows_pictures:
        return "picture or video"
    if head.scripts.draw_text():
        return "drawn by script"
    if head.has_player or layout.shows_pictures or shows_own_pictures(tree):
        return "picture or video"
    return REFUSAL if any(map(wants_login, titles)) else None


def _length(layout: Layout) -> int:
    """Characters of what was found, without what a page only says of itself."""
    told = [*(line.text for line in layout.lines), *([layout.lead] if layout.lead else [])]
    length = sum(map(len, told))
    if length > LONGEST_NOTICE:
        return length
    return length - sum(len(text) for text in told if len(text) <= _LONGEST_SENTENCE and notice_in(text))


def _is_dated(layout: Layout, titles: tuple[str, ...]) -> bool:
    """Whether a page has a date below a headline that announces nothing, as an article has that speaks of refusals."""
    return bool(layout.stamps) and not any(map(notice_in, titles))


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
