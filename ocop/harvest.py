"""One run of the harvest: a spider, the item pipelines, a row in `runs` and a report of what it brought."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ocop.agent import user_agent
from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.past_days import add_up_past_days
from ocop.dataset.runs import Outcome, begin_run, counts_of, end_run, note_counts, outcome_of
from ocop.errors import UsageError
from ocop.heartbeat import Heartbeat
from ocop.paths import archive_dir, own_profiles


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run shall do.

    Attributes:
        spider: Name of the spider: `news`, `files` or `warc`.
        verb: What the run is called in `runs`.
        database: The dataset; made where it does not exist.
        arguments: The spider's arguments, as after `scrapy crawl -a`.
        contact: Mail address or page told to the outlets.
        pages_per_source: Requests that one outlet gets at most, 0 for no limit; None for what the settings say.
        settings: Settings of `ocop.settings` that this run has otherwise.
    """

    spider: str
    verb: str
    database: Path
    arguments: Mapping[str, str]
    contact: str = ""
    pages_per_source: int | None = None
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    Attributes:
        run_id: Id of its row in `runs`.
        outcome: `finished`; `interrupted` by a person or a signal, to be continued by the next run; or `failed`.
        counts: How often each decision was taken, by keys such as `dataset/new` or `article/no text/nongsanviet`.
        errors: Lines of level ERROR in the log.
    """

    run_id: str
    outcome: Outcome
    counts: Mapping[str, int]
    errors: int

    def count(self, key: str) -> int:
        """How often a decision was taken over all sources; 0 where never.

        >>> RunReport("r", "finished", {"dataset/new": 3}, 0).count("dataset/new")
        3
        """
        return self.counts.get(key, 0)


def run_spider(
    plan: Plan, on_progress: Callable[[Mapping[str, int]], None] | None = None, *, holds_lock: bool = False
) -> RunReport:
    """Run a spider to its end, its items through the pipelines of `ocop.settings`, into the dataset.

    Twisted's reactor starts once in a process, and so does this function.

    Args:
        plan: What to do.
        on_progress: Called twice a second, and at the end, with the counts so far.
        holds_lock: Whether the caller holds the lock of the dataset already, being more than this run.

    Raises:
        DatasetError: The database cannot serve, or another run is at work on it; nothing was fetched.
        UsageError: A setting of the environment cannot be used; nothing was touched.
    """
    settings = _settings(plan)
    open_dataset(plan.database, "create").close()
    with nullcontext() if holds_lock else run_lock(plan.database):
        return _run(plan, settings, on_progress)


def _run(plan: Plan, settings: Any, on_progress: Callable[[Mapping[str, int]], None] | None) -> RunReport:
    """Run the plan's spider in the one dataset that nobody else works on."""
    from scrapy import signals  # noqa: PLC0415 - Scrapy takes half a second, which verbs that only read need not wait
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415

    db = open_dataset(plan.database, "write")
    try:
        run_id = begin_run(db, plan.verb, datetime.now(UTC))
        settings.set("OCOP_RUN_ID", run_id, priority="cmdline")
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(plan.spider)

        heartbeat = Heartbeat(lambda: counts_of(_statistics(crawler)), partial(note_counts, db, run_id), on_progress)
        crawler.signals.connect(heartbeat.start, signals.spider_opened)
        crawler.signals.connect(heartbeat.stop, signals.spider_closed)
        task = process.crawl(crawler, **plan.arguments)
        process.start()
        failure = task.exception() if task.done() and not task.cancelled() else None
        outcome = "failed" if failure else outcome_of(_statistics(crawler).get("finish_reason"))
        counts = counts_of(_statistics(crawler))
        now = datetime.now(UTC)
        end_run(db, run_id, now, outcome, counts)
        add_up_past_days(db, now)
        if failure:
            raise failure
        return RunReport(run_id, outcome, counts, _statistics(crawler).get("log_count/ERROR", 0))
    finally:
        db.close()


def _settings(plan: Plan) -> Any:
    """The project's settings with what the plan says."""
    from scrapy.settings import Settings  # noqa: PLC0415

    from pipelines.extraction.profiles import profiles_with  # noqa: PLC0415

    settings = Settings()
    settings.setmodule("ocop.settings", priority="project")
    settings.set("OCOP_DATABASE", str(plan.database), priority="cmdline")
    settings.set("OCOP_ARCHIVE", str(archive_dir(plan.database)), priority="cmdline")
    profiles_with(own_profiles(plan.database))  # a mistake in it is told before anything is fetched
    settings.set("OCOP_PROFILES", str(own_profiles(plan.database)), priority="cmdline")
    workers = settings["OCOP_WORKERS"]
    if workers is not None and not str(workers).isdecimal():
        raise UsageError(f"OCOP_WORKERS is {workers!r}; it must be a number of processes, such as 2")
    if plan.pages_per_source is not None:
        settings.set("OCOP_PAGES_PER_SOURCE", plan.pages_per_source, priority="cmdline")
    for name, value in plan.settings.items():
        settings.set(name, value, priority="cmdline")
    if plan.contact:
        settings.set("OCOP_CONTACT", plan.contact, priority="cmdline")
        settings.set("USER_AGENT", user_agent(plan.contact), priority="cmdline")
    return settings


def _statistics(crawler: Any) -> dict[str, Any]:
    """The statistics of a crawl so far; none where it did not begin, of which Scrapy knows no better than to raise."""
    try:
        return crawler.stats.get_stats() if crawler.stats else {}
    except RuntimeError:
        return {}
