"""Where on a page of unknown layout the article is: trafilatura tells its paragraphs, the tree what holds them."""

from __future__ import annotations

import logging
from collections import defaultdict
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from pipelines.extraction.blocks import Line, read_blocks
from pipelines.extraction.wording import folded

# It warns of every page that it takes nothing from; the caller tells the cause itself.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# The container holds at least this share of what looks like article.
_SHARE = 0.7
# Below this length a line says nothing of where the article is.
_SHORTEST = 40
# A paragraph that trafilatura has not kept still counts: on pages of <div> paragraphs it may keep none.
_UNKEPT = 0.4


def find_container(tree: HtmlElement) -> HtmlElement | None:
    """The smallest element that holds nearly all paragraphs of the article; None where there are none.

    trafilatura's own text is not taken as it is: it drops and reorders paragraphs of some layouts and loses tables.

    Args:
        tree: The page, without boxes and frame; it is not changed.
    """
    kept = _kept_by_trafilatura(tree)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    total = 0.0
    for line in read_blocks([tree]).lines:
        weight = _weight(line, kept)
        if weight and line.element is not None:
            total += weight
            for element in (line.element, *line.element.iterancestors()):
                weights[element] += weight
    if not total:
        return None
    container = tree
    while True:
        inner = next((child for child in container if weights[child] >= _SHARE * total), None)
        if inner is None:
            return container
        container = inner


def _weight(line: Line, kept: str) -> float:
    if len(line.text) < _SHORTEST or line.linked > 0.5:
        return 0.0
    return len(line.text) * (1.0 if folded(line.text) in kept else _UNKEPT)


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
