"""Where on a page of unknown layout the article is: trafilatura tells its paragraphs, the tree what holds them."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.headline import shown_text
from pipelines.extraction.notes import is_note
from pipelines.extraction.wording import folded

# It warns of every page that it takes nothing from; the caller tells the cause itself.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# The container holds at least this share of what looks like article.
_SHARE = 0.5
# That which holds the headline too may hold less: a short article beside a long box.
_BESIDE = 0.4
# An element beside it that holds more than this share of what it does is another part of the article.
_RIVAL = 0.5
# An element beside it that weighs this share of it is another part of the body; one of its kind may be small.
_LARGE_PART, _LEAST_PART = 0.2, 0.01
_FEWEST_PARAGRAPHS = 2
# Below this length a line says nothing of where the article is.
_SHORTEST = 40
# A paragraph that trafilatura has not kept still counts: on pages of <div> paragraphs it may keep none.
_UNKEPT = 0.4
# What each element more between the headline and what holds both it and a line takes from the line's weight.
_FADING, _FARTHEST = 0.7, 0.2


def find_containers(tree: HtmlElement, headline: HtmlElement | None = None) -> list[HtmlElement]:
    """The smallest elements that hold the paragraphs of the article, in the order of the page; none without any.

    One element holds nearly all of them, but for a body that stands in several: those beside it that are of its kind,
    or hold as many paragraphs, belong to it as well, as far as they share a holder with the headline.

    trafilatura's own text is not taken as it is: it drops and reorders paragraphs of some layouts and loses tables.

    Args:
        tree: The page, without boxes and frame; it is not changed.
        headline: The element that shows the headline.
    """
    kept = _kept_by_trafilatura(tree)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    paragraphs: set[HtmlElement] = set()
    above = [] if headline is None else list(headline.iterancestors())
    shown = "" if headline is None else folded(shown_text(headline))
    total = 0.0
    for line in read_blocks([tree]).lines:
        weight = _weight(line, kept)
        if not weight or line.element is None:
            continue
        around = (line.element, *line.element.iterancestors())
        # Nor is the row in which the headline stands with its date a paragraph.
        if headline not in around and not (line.element in above and folded(line.text).startswith(shown)):
            weight *= _nearness(around, above)
            total += weight
            paragraphs.add(line.element)
            for element in around:
                weights[element] += weight
    if not total:
        return []
    container = tree
    while True:
        heaviest = sorted((child for child in container if child in weights), key=weights.__getitem__, reverse=True)[:2]
        beside = next(
            (child for child in container if child in above and weights.get(child, 0) >= _BESIDE * total), None
        )
        if beside is not None and beside is not heaviest[0]:
            container = beside
            continue
        if not heaviest or weights[inner := heaviest[0]] < _SHARE * total:
            break
        if len(heaviest) > 1 and (weights[heaviest[1]] > _RIVAL * weights[inner] or inner in paragraphs):
            break
        # The header of an article may weigh more than the text of a brief.
        if len(heaviest) > 1 and inner.tag == "header" and inner in above:
            break
        container = inner
    return _with_other_parts(container, headline, weights)


def _with_other_parts(
    container: HtmlElement, headline: HtmlElement | None, weights: Mapping[HtmlElement, float]
) -> list[HtmlElement]:
    """A container with the other parts of its body."""
    above = {headline, *headline.iterancestors()} if headline is not None else set()
    before: list[HtmlElement] = []
    behind: list[HtmlElement] = []
    inner = container
    while headline is not None and inner not in above and (holder := inner.getparent()) is not None:
        parts: tuple[list[HtmlElement], list[HtmlElement]] = ([], [])
        is_behind = is_below = False
        for sibling in holder:
            is_below = is_below or sibling in above
            is_behind = is_behind or sibling is inner
            if sibling is inner or sibling in above or not weights.get(sibling):
                continue
            # What stands above the headline is not of its article.
            if (is_below or not above.intersection(holder)) and _is_part(sibling, container, weights):
                parts[is_behind].append(sibling)
        before = [*parts[0], *before]
        behind = [*behind, *parts[1]]
        inner = holder
    return [*before, container, *behind]


def _is_part(element: HtmlElement, container: HtmlElement, weights: Mapping[HtmlElement, float]) -> bool:
    """Whether an element beside the container is made like it, or holds several paragraphs too."""
    if element.tag == container.tag and _LEAST_PART * weights[container] <= weights[element]:
        names, wanted = _stems(element), _stems(container)
        if names and wanted and names[0] == wanted[0]:
            return True
    paragraphs = sum(
        inner in weights and not any(child in weights for child in inner) for inner in element.iter(etree.Element)
    )
    is_large = weights[element] >= _LARGE_PART * weights[container]
    return is_large and paragraphs >= _FEWEST_PARAGRAPHS and not is_note(element)


def _stems(element: HtmlElement) -> list[str]:
    """Classes of an element, or else its id, without numbers: "body-part2" is of the kind of "body-part"."""
    names = (element.get("class") or element.get("id") or "").split()
    # "k4" and "k5" are of different kinds: one letter names nothing.
    return [re.sub(r"(?<=\w{3})-?\d+$", "", name) for name in names]


def _weight(line: Line, kept: str) -> float:
    if len(line.text) < _SHORTEST or line.linked > 0.5:
        return 0.0
    return len(line.text) * (1.0 if folded(line.text) in kept else _UNKEPT)


def _nearness(around: Collection[HtmlElement], above: list[HtmlElement]) -> float:
    """How near a line stands to the headline, 1 for nearest: by how far out the element is that holds both.

    Args:
        around: Elements that hold the line.
        above: Elements that hold the headline, the innermost first.
    """
    held = set(around)
    return max(_FADING ** next((steps for steps, holder in enumerate(above) if holder in held), 0), _FARTHEST)


def _kept_by_trafilatura(tree: HtmlElement) -> str:
    """Folded text of what trafilatura takes for the article; empty where it takes nothing or fails."""
    try:
        document = bare_extraction(
            deepcopy(tree), fast=True, favor_recall=True, include_comments=False, with_metadata=False
        )
    except Exception:
        # Some spoilt trees are too much for it; then the paragraphs alone tell.
        return ""
    if document is None or isinstance(document, dict):
        return ""
    return folded(document.text or "")
