"""Reading the pages of the news web: our extraction with and without profiles, beside trafilatura alone.

`python -m benchmarks.extraction [ROUNDS]`. Times are CPU time; in each round the ways take turns, and the ratio to a
bare parse of the same pages is taken inside the round, so that a noisy machine spoils no comparison. A paragraph is
right if it equals an annotated line but for spaces; a page leaks if a line not its own speaks of OCOP with a figure.
"""

from __future__ import annotations

import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import trafilatura
from lxml.html import HTMLParser, document_fromstring

from ocop.demo.expected import ExpectedArticle
from ocop.demo.server import NewsWeb
from ocop.models import Article, Page
from pipelines.extraction.web import read_web_page

ROUNDS = 5


@dataclass(frozen=True)
class Reading:
    """What one way of reading says of a page."""

    title: str | None
    day: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Shares of pages with the right title, day and opening paragraph; precision and recall of paragraphs."""

    title: float
    day: float
    lead: float
    precision: float
    recall: float
    leaking: int


Way = Callable[[Page], Reading]


def pages() -> list[tuple[Page, ExpectedArticle]]:
    """All articles of the news web as fetched, with what is annotated beside them."""
    with NewsWeb() as web:
        sources = {source.id: source for source in web.sources()}
        return [
            (
                Page(
                    url=web.url(wanted.outlet, wanted.path),
                    body=web.site(wanted.outlet).respond(wanted.path).write(),
                    media_type="text/html",
                    fetched_at=web.site(wanted.outlet).newsroom.clock() + timedelta(minutes=5),
                    source=sources[wanted.outlet],
                    reason="listing",
                ),
                wanted,
            )
            for wanted in web.expected_harvest().articles
        ]


def parse(page: Page) -> Reading:
    document_fromstring(page.body, parser=HTMLParser(encoding="utf-8"))
    return Reading(None, None, ())


def with_profile(page: Page) -> Reading:
    return _ours(read_web_page(page))


def without_profile(page: Page) -> Reading:
    return _ours(read_web_page(page, profiles=()))


def trafilatura_alone(page: Page) -> Reading:
    answer = trafilatura.extract(
        page.body, url=page.url, include_comments=False, with_metadata=True, output_format="json"
    )
    if answer is None:
        return Reading(None, None, ())
    found = json.loads(answer)
    return Reading(found["title"], found["date"], tuple(line.removeprefix("- ") for line in found["text"].split("\n")))


def _ours(found: object) -> Reading:
    if not isinstance(found, Article):
        return Reading(None, None, ())
    day = found.published_date.isoformat() if found.published_date else None
    return Reading(found.title, day, tuple(found.text.split("\n")))


def score(answers: list[tuple[Reading, ExpectedArticle]]) -> Score:
    titles = days = leads = right = found = wanted_lines = leaking = 0
    for reading, wanted in answers:
        lines = {_plain(line) for line in reading.lines} - {""}
        expected = {_plain(line) for line in wanted.text.split("\n")}
        titles += _plain(reading.title or "") == _plain(wanted.title)
        days += reading.day == wanted.published_date.isoformat()
        leads += _plain(wanted.lead) in lines
        right += len(lines & expected)
        found += len(lines)
        wanted_lines += len(expected)
        leaking += any("OCOP" in line and any(char.isdigit() for char in line) for line in lines - expected)
    count = len(answers)
    return Score(titles / count, days / count, leads / count, right / max(found, 1), right / wanted_lines, leaking)


def _plain(line: str) -> str:
    return " ".join(line.replace("|", " ").split())


def main() -> None:
    """Print the table."""
    logging.disable(logging.WARNING)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else ROUNDS
    corpus = pages()
    ways: dict[str, Way] = {
        "lxml parse (floor)": parse,
        "ours, with profile": with_profile,
        "ours, without profile": without_profile,
        "trafilatura alone": trafilatura_alone,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, way in ways.items():
            start = time.process_time()
            for page, _wanted in corpus:
                way(page)
            times[name].append((time.process_time() - start) / len(corpus) * 1000)
    floor = times["lxml parse (floor)"]
    size = sum(len(page.body) for page, _ in corpus) / len(corpus) / 1000
    print(f"{len(corpus)} pages, {size:.0f} KB on average; median of {rounds} rounds")
    print(f"{'':24}{'ms/page':>8}{'x floor':>9}{'title':>7}{'day':>6}{'lead':>6}{'prec.':>7}{'recall':>8}{'leaks':>7}")
    for name, way in ways.items():
        # The first round warms up.
        ratio = statistics.median(one / other for one, other in zip(times[name][1:], floor[1:], strict=True))
        line = f"{name:24}{statistics.median(times[name][1:]):8.2f}{ratio:9.1f}"
        if way is not parse:
            result = score([(way(page), wanted) for page, wanted in corpus])
            line += f"{result.title:7.2f}{result.day:6.2f}{result.lead:6.2f}{result.precision:7.3f}{result.recall:8.3f}"
            line += f"{result.leaking:7}"
        print(line)


if __name__ == "__main__":
    main()
