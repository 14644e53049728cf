"""Text to a tree, whatever is in it: truncated, deeply nested, littered with scripts."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipelines.extraction.wording import without_control

# libxml2 stops reading at 2,048 levels and loses the rest of the page; real pages stay under 100.
_MOST_LEVELS = 250
_WRAPPER = re.compile(
    r"<(/?)(?:a|article|b|blockquote|center|dd|div|dl|em|fieldset|font|form|i|li|ol|section|span|strong|table|tbody|td|tr|u|ul)"
    r"(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
# The same tag fifty times over, opened or closed.
_RUN = re.compile(r"(<[^<>]{1,60}>)(?:\s*\1){49,}")

_EMPTY_PARAGRAPHS = re.compile(r"(?:<p\b[^<>]{0,60}>\s*){2,}", re.IGNORECASE)


def parse_html(markup: str) -> HtmlElement | None:
    """Tree of a page, its root being `html`; None where there is no markup at all.

    A page nested deeper than any layout needs is flattened, so that its text is not lost; what stands behind the end
    of the document belongs to it.

    >>> parse_html("<p>Cà Mau có <b>145").text_content()
    'Cà Mau có 145'
    """
    markup = markup.replace("\x0c", " ")
    parser = _parser()
    tree = _parse(markup, parser)
    if tree is not None and any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return _parse(_flattened(markup), _parser())
    return tree


def _parser() -> HTMLParser:
    return HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def _parse(markup: str, parser: HTMLParser) -> HtmlElement | None:
    try:
        tree = document_fromstring(without_control(markup).encode(), parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None
    _join(tree)
    return tree


def _join(tree: HtmlElement) -> None:
    """Put what libxml2 takes for further documents, behind the end of the first, where browsers put it: in its body."""
    head, body = tree.head, tree.body
    for root in tree.xpath("/*")[1:]:
        if head is None or body is None:
            return
        for further in root.xpath("head"):
            head.extend(list(further))
        for element in [root, *root.xpath("body")]:
            element.tag = "div"
        body.append(root)


def _flattened(markup: str) -> str:
    """Markup without runs of one tag, and without the wrapping tags that lie deeper than the allowed levels."""
    markup = _RUN.sub(r"\1", markup)
    kept: list[str] = []
    level = dropped = at = 0
    for tag in _WRAPPER.finditer(markup):
        kept.append(markup[at : tag.start()])
        at = tag.end()
        if tag[1]:
            keep = not dropped
            dropped, level = (dropped, max(level - 1, 0)) if keep else (dropped - 1, level)
        elif not tag[0].endswith("/>"):
            keep = level < _MOST_LEVELS
            dropped, level = (dropped, level + 1) if keep else (dropped + 1, level)
        else:
            keep = True
        kept.append(tag[0] if keep else " ")
    return _EMPTY_PARAGRAPHS.sub("<p>", "".join(kept) + markup[at:])
