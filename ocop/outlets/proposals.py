"""What the registry should say of an outlet, concluded from the pages that were seen of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ocop.models import Article, Source
from ocop.outlets.families import family_of
from ocop.outlets.hosts import is_local
from ocop.outlets.identity import kind_of, name_of, provinces_of
from ocop.outlets.reading import fits_profile
from ocop.outlets.visits import Answer
from spiders.registry import DEFAULT_DELAY_SECONDS

_EXAMPLES = 2
_GUESSED = "Kind and provinces are guessed from name and host: look again."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table for the registry.

    Attributes:
        source: The outlet.
        examples: Addresses of articles that were read.
        remarks: What a person should know or look at again, one line each.
        seen_date: When the outlet was looked at.
    """

    source: Source
    examples: tuple[str, ...]
    remarks: tuple[str, ...]
    seen_date: date


def propose(
    outlet: Source,
    front: Answer,
    samples: Sequence[Answer],
    articles: Sequence[Article],
    asked_delay: float | None = None,
) -> Proposal:
    """The proposal for an outlet.

    Args:
        outlet: What is settled: id, domain, ways to its articles, their pattern.
        front: Its front page.
        samples: Pages of articles.
        articles: What was read in them.
        asked_delay: The Crawl-delay of its robots.txt.
    """
    name = name_of(front, samples, outlet.domain)
    codes = provinces_of(name, outlet.domain)
    least = 0.0 if is_local(outlet.domain) else DEFAULT_DELAY_SECONDS
    family = family_of([front, *samples])
    remarks = [_GUESSED]
    if family and any(fits_profile(each, replace(outlet, family=family)) is False for each in samples):
        remarks.append(f"Its pages bear marks of {family}, but their text is not where that profile says.")
        family = None
    if not outlet.listings:
        remarks.append("No page was found that lists OCOP articles and nothing else.")
    if not any(article.published_date for article in articles):
        remarks.append("Its articles do not say when they were published.")
    source = replace(
        outlet,
        name=name,
        kind=kind_of(name, outlet.domain, bool(codes)),
        province_codes=codes,
        family=family,
        delay_seconds=max(least, asked_delay or 0.0),
    )
    examples = tuple(each.asked for each in samples[:_EXAMPLES])
    return Proposal(source, examples, tuple(remarks), front.at.date())
