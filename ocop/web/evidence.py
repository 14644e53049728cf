"""Evidence in its place: the passage that states a count, marked in its sentence and in its article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PASSAGE = Markup('<a id="{}" href="{}"><mark>{}</mark></a>')


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text that states something.

    Attributes:
        start: Where it begins, in code points of the text.
        end: Where it ends, half-open.
        anchor: Name of the place, for links that lead to it.
        href: Address of what was read there.
    """

    start: int
    end: int
    anchor: str
    href: str


def marked_sentence(sentence: str, evidence: str) -> Markup:
    """Sentence as HTML with the passage marked where it stands in it; a passage longer than the sentence marks it all.

    >>> marked_sentence("Tỉnh có 145 sản phẩm OCOP.", "145 sản phẩm OCOP")
    Markup('Tỉnh có <mark>145 sản phẩm OCOP</mark>.')
    """
    if not evidence:
        return escape(sentence)
    before, found, after = sentence.partition(evidence)
    if not found:
        return Markup("<mark>{}</mark>").format(sentence) if sentence in evidence else escape(sentence)
    return Markup("{}<mark>{}</mark>{}").format(before, found, after)


def marked_text(text: str, passages: Iterable[Passage]) -> Markup:
    r"""Article text as HTML paragraphs in which every passage is marked and leads to what was read there.

    Where passages overlap, as those of counts that share a noun do, each marks what the earlier ones have left.

    >>> marked_text("Có 2 sản phẩm.\nHết.", [Passage(3, 13, "f_1", "/f")])
    Markup('<p>Có <a id="f_1" href="/f"><mark>2 sản phẩm</mark></a>.</p><p>Hết.</p>')
    """
    pieces = _without_overlaps(sorted(passages, key=lambda each: (each.start, -each.end)))
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [each for each in pieces if each.start < end and each.end > start]
            paragraphs.append(Markup("<p>{}</p>").format(_line(text, start, end, inside)))
        start = end + 1
    return Markup("").join(paragraphs)


def _line(text: str, start: int, end: int, passages: Sequence[Passage]) -> Markup:
    parts = []
    done = start
    for each in passages:
        first, last = max(each.start, done), min(each.end, end)
        parts.append(escape(text[done:first]))
        parts.append(_PASSAGE.format(each.anchor, each.href, text[first:last]))
        done = last
    parts.append(escape(text[done:end]))
    return Markup("").join(parts)


def _without_overlaps(passages: Sequence[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for each in passages:
        start = max(each.start, kept[-1].end) if kept else each.start
        if start < each.end:
            kept.append(replace(each, start=start))
    return kept
