"""How `ocop inspect` tells what it saw: part by part for a person, as one JSON object for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from rich.text import Text

from ocop.cli.answers import write_json
from ocop.cli.common import print_table, stdout
from ocop.cli.facts import print_facts
from ocop.models import Article
from ocop.records import fact_record, named_record
from pipelines.inspection import Inspection, TriedProfile

_EXCERPT = 100


def print_report(seen: Inspection, came_from: str) -> None:
    """Print a report for a person. The text of the article is printed whole, all else in excerpts."""
    _line(seen.page.url, "bold")
    outlet = f"{seen.page.source.name} ({seen.page.source.id})" if seen.page.source else "no registered outlet"
    _line(f"from {came_from}; {outlet}")
    _line(_verdict(seen), "red" if seen.cause else "green")
    if seen.profiles:
        _profiles(seen.profiles)
    else:
        _line("\nNo profile fits: the page is read by its look.")
    if seen.article:
        _head("What was read")
        print_table(("field", "ground", "value"), _fields(seen.article))
    if seen.claims:
        _head("What tells of the day")
        print_table(
            ("ground", "says", "day", "verdict"),
            (
                (each.claim.ground, _excerpt(each.claim.text), each.stamp.day if each.stamp else None, each.verdict)
                for each in seen.claims
            ),
        )
    if seen.article:
        _head("Text")
        print_table(("", "paragraph"), enumerate(seen.article.text.split("\n"), 1))
    _head("What was cut away")
    print_table(
        ("reason", "rule", "element", "text"),
        ((cut.reason, cut.rule, cut.element, _excerpt(cut.text)) for cut in seen.cuts),
    )
    if seen.article:
        _head("Figures")
        print_facts(seen.facts, seen.named_products, "The text")


def print_json(seen: Inspection, came_from: str) -> None:
    """Print everything as one JSON object, nothing shortened."""
    page, article = seen.page, seen.article
    record = {
        "url": page.url,
        "from": came_from,
        "source_id": page.source.id if page.source else None,
        "fetched_at": page.fetched_at,
        "cause": seen.cause,
        "detail": seen.detail or None,
        "article": _record(article) if article else None,
        "profiles": [asdict(profile) for profile in seen.profiles],
        "claims": [
            {
                "ground": each.claim.ground,
                "text": each.claim.text,
                "day": each.stamp.day if each.stamp else None,
                "verdict": each.verdict,
            }
            for each in seen.claims
        ],
        "cuts": [asdict(cut) for cut in seen.cuts],
        "facts": [fact_record(fact) for fact in seen.facts],
        "named": [named_record(product) for product in seen.named_products],
    }
    write_json(record, _plain)


def _verdict(seen: Inspection) -> str:
    if seen.cause is None:
        return "an article"
    told = "an article that is set aside" if seen.article else "no article"
    return f"{told}: {seen.cause}{f' ({seen.detail})' if seen.detail else ''}"


def _profiles(profiles: Sequence[TriedProfile]) -> None:
    """The profile that read the page with all its places; of the others, whether their body is there."""
    for number, profile in enumerate(profiles, 1):
        until = f", valid until {profile.valid_until}" if profile.valid_until else ""
        used = "read the page" if profile.is_used else "did not read it"
        _head(f"Profile {number} of {len(profiles)}: {_name(profile)}{until} {used}")
        shown = [place for place in profile.places if profile.is_used or place.part == "body"]
        print_table(
            ("part", "finds", "place", "text"),
            ((place.part, place.found, place.xpath, _excerpt(place.text)) for place in shown),
        )


def _name(profile: TriedProfile) -> str:
    return profile.family or f"your own of {profile.source}"


def _fields(article: Article) -> Iterator[tuple[str, str | None, str | None]]:
    """Each field with its ground and what was read; what is not known is there, too."""
    grounds = article.grounds
    day = _when(article) if article.published_date else None
    rows: list[tuple[str, str | None, object]] = [
        ("title", grounds.title, article.title),
        ("lead", grounds.lead, article.lead),
        ("text", grounds.text, _size(article.text)),
        ("published", article.published_ground, day),
        ("modified", grounds.modified, article.modified_at),
        ("author", grounds.author, article.author),
        ("section", grounds.section, article.section),
        ("tags", grounds.tags, ", ".join(article.tags)),
        ("captions", grounds.captions, " / ".join(article.captions)),
        ("language", grounds.language, article.language),
        ("outlet", grounds.outlet, article.outlet),
        ("address", grounds.url, article.url),
        ("original", grounds.original, article.original_url),
    ]
    for field, ground, value in rows:
        yield field, ground, str(value) if value else "not known"


def _when(article: Article) -> str:
    moment = f", {article.published_at:%H:%M} UTC" if article.published_at else ""
    return f"{article.published_date}{moment} (confidence {article.published_confidence})"


def _size(text: str) -> str:
    return f"{len(text.splitlines())} paragraphs, {len(text)} characters, below"


def _record(article: Article) -> dict[str, Any]:
    return {**asdict(article), "identity": article.identity, "grounds": article.grounds.known()}


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…"


def _head(words: str) -> None:
    stdout().print(Text(f"\n{words}", style="bold"))


def _line(words: str, style: str = "") -> None:
    stdout().print(Text(words, style=style))


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
