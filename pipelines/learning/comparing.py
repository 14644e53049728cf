"""A learned profile beside how the pages of its outlet are read today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ocop.models import Article, Page
from pipelines.extraction.profiles import Profile
from pipelines.extraction.web import read_web_page

_PARTS = ("title", "lead", "text", "published_date")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a learned profile would change.

    Attributes:
        pages: Number of pages that were compared.
        changed: For each part that would be read otherwise on some pages, their number; `article` where the page would
            be an article no more, or would become one.
        example: Address of the first page that would be read otherwise; None where there is none.
    """

    pages: int
    changed: dict[str, int]
    example: str | None


def compare(pages: Sequence[Page], learned: Profile, today: tuple[Profile, ...] | None) -> Comparison:
    """What a learned profile would change on pages.

    Args:
        pages: The pages.
        learned: The profile.
        today: The profiles that pages are read by today; None for the shipped ones.
    """
    changed: Counter[str] = Counter()
    example = None
    for page in pages:
        before, then = read_web_page(page, today), read_web_page(page, (learned,))
        parts = _differing(before, then) if isinstance(before, Article) and isinstance(then, Article) else ["article"]
        if not isinstance(before, Article) and not isinstance(then, Article):
            parts = []
        changed.update(parts)
        example = example or (page.url if parts else None)
    return Comparison(len(pages), dict(changed), example)


def _differing(before: Article, then: Article) -> list[str]:
    return [part for part in _PARTS if getattr(before, part) != getattr(then, part)]
