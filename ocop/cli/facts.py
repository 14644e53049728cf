"""`ocop facts`: the figures of one text or of many articles, without a dataset."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from nlp.facts import find_facts
from nlp.products import find_named_products
from ocop.cli.common import print_table, stderr
from ocop.errors import UnreadableInputError, UsageError
from ocop.models import Article, Fact, NamedProduct, Page
from ocop.records import article_from_json, prediction_line
from spiders.files import MEDIA_TYPES

_DASH = Path("-")


def facts(
    file: Annotated[
        Path, typer.Argument(help="A text, a saved page (.html) or articles (.jsonl); - reads standard input.")
    ] = _DASH,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read articles, one JSON object a line, and print their facts likewise.")
    ] = False,
) -> None:
    """Show the OCOP figures that a text states.

    Example: ocop facts article.txt

    Example: ocop facts --jsonl articles.jsonl > facts.jsonl
    """
    content = _read(file)
    if jsonl:
        _print_lines(content)
    else:
        for article in _articles(file, content):
            _print_article(article)


def _read(file: Path) -> bytes:
    """The whole input."""
    if file == _DASH:
        return sys.stdin.buffer.read()
    if not file.is_file():
        raise UsageError(f"{file}: no such file")
    return file.read_bytes()


def _records(content: bytes) -> Iterator[Article | UnreadableInputError]:
    """Articles of JSON lines; a line that is none comes as the error that says why."""
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield article_from_json(line)
        except UnreadableInputError as error:
            yield UnreadableInputError(f"line {number}: {error}")


def _print_lines(content: bytes) -> None:
    """One line of facts for each article; broken lines are told and cost the others nothing."""
    broken = 0
    # Progress is for a person who waits; it would be in the way of lines that scroll by on the same terminal.
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    with Progress(console=stderr(), disable=not watched, redirect_stdout=False) as progress:
        for article in progress.track(_records(content), description="reading articles"):
            if isinstance(article, UnreadableInputError):
                broken += 1
                typer.echo(f"ocop: {article}", err=True)
                continue
            line = prediction_line(article.external_id or "", find_facts(article), find_named_products(article))
            sys.stdout.write(line + "\n")
    if broken:
        raise UnreadableInputError(f"{broken} of the lines could not be read; the others are printed")


def _articles(file: Path, content: bytes) -> Iterator[Article]:
    """The articles of a file for a person to look at."""
    from pipelines.extraction.no_article import NoArticle  # noqa: PLC0415
    from pipelines.extraction.pages import extract_article  # noqa: PLC0415 - trafilatura is slow to import; --jsonl does without

    media_type = MEDIA_TYPES.get(file.suffix.lower(), "text/plain")
    if media_type == "application/json":
        for article in _records(content):
            if isinstance(article, UnreadableInputError):
                raise article
            yield article
        return
    page = Page(url=f"file:{file.name}", body=content, media_type=media_type, fetched_at=datetime.now(UTC))
    found = extract_article(page)
    if isinstance(found, NoArticle):
        raise UnreadableInputError(f"{file}: no article in it ({found.cause}) {found.detail}")
    yield found


def _print_article(article: Article) -> None:
    """The facts of one article as a table, each with its words."""
    title = article.title or article.external_id
    print_facts(find_facts(article), find_named_products(article), title or "The text", title)


def print_facts(facts: Sequence[Fact], named: Sequence[NamedProduct], whose: str, title: str | None = None) -> None:
    """Facts and named products for a person to look at.

    Args:
        facts: The facts of an article.
        named: The products that it names.
        whose: What to call the article where it states no figure.
        title: What to write above the table; None for nothing.
    """
    rows = [
        (
            _number(fact),
            f"{fact.measure}{f' ({fact.producer_type})' if fact.producer_type else ''}",
            _stars(fact),
            fact.status,
            fact.place,
            fact.date_end,
            " ".join(fact.evidence.split()),
        )
        for fact in facts
    ]
    if rows:
        print_table(("value", "of", "stars", "status", "place", "date", "evidence"), rows, title=title)
    elif not named:
        typer.echo(f"{whose}: no OCOP figure found")
    for product in named:
        typer.echo(f"{product.name}: {product.star or '?'} sao, {product.producer or 'producer not named'}")


def _number(fact: Fact) -> str:
    """The number as a person writes it: with its comparator, range and unit."""
    sign = {"eq": "", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ ", "approx": "~ "}[fact.comparator]
    high = f" - {fact.value_high:g}" if fact.value_high is not None else ""
    return f"{sign}{fact.value:g}{high}{' %' if fact.unit == 'percent' else ''}"


def _stars(fact: Fact) -> str:
    """The star levels as a person writes them."""
    if fact.star_min is None:
        return ""
    stars = str(fact.star_min) if fact.star_min == fact.star_max else f"{fact.star_min}-{fact.star_max}"
    return f"{stars}{' (potential)' if fact.potential else ''}"
