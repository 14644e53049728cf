"""The end of a whole run: its report is kept, and a person is told where there is something to tell."""

from __future__ import annotations

import json
import platform
from dataclasses import replace
from datetime import UTC, datetime
from glob import escape
from typing import TYPE_CHECKING

from ocop.dataset.health import is_overdue
from ocop.errors import BusyError, MessageError, OcopError
from ocop.paths import reports_dir
from ocop.upkeep.files import write_whole
from ocop.upkeep.message import Delivery, Message, deliver
from ocop.upkeep.report import Report, Step, record_of, subject_of, text_of
from ocop.upkeep.run import CarefulRun, Progress
from ocop.upkeep.state import State, after, occasion_of, read_state, write_state
from ocop.upkeep.trouble import Trouble
from ocop.upkeep.webhook import beat

if TYPE_CHECKING:
    from pathlib import Path

    from ocop.harvest import Plan
    from ocop.upkeep.configuration import Configuration

# Reports that are kept: those of more than a year of daily runs, of two weeks of hourly ones.
MOST_REPORTS = 400


def run_and_tell(plan: Plan, configuration: Configuration, on_progress: Progress | None = None) -> Report:
    """Do a whole careful run, keep its report and bring a message where there is something to tell.

    Raises:
        BusyError: Another run is at work, as it may be; nothing was done or told.
        OcopError: The report cannot be written; what the run did is done, and its message is sent.
    """
    state = read_state(state_file(plan.database))
    try:
        report = CarefulRun(plan, configuration, not state.is_sound, on_progress).go()
    except BusyError as busy:
        now = datetime.now(UTC)
        if busy.begun_at is None or not is_overdue(busy.verb or "", busy.begun_at, now):
            raise
        what = f"{busy}; it has been at work for more than a day: end it if it hangs"
        step = Step("begin", "failed", what)
        report = Report(plan.database, now, now, (step,), (Trouble("step/begin", what, "", is_failure=True),))
    return tell(report, configuration, state)


def tell(report: Report, configuration: Configuration, state: State) -> Report:
    """Bring a message where there is something new to tell, let the heartbeat know, and keep report and state.

    A message that does not arrive is in the report, and the next run tries again.

    Args:
        report: What a run did.
        configuration: Whom to tell.
        state: What the last run left.

    Returns:
        The report, with what became of its message.

    Raises:
        OcopError: The report cannot be written.
    """
    now = report.finished_at
    is_stopped = report.run is not None and report.run.outcome == "interrupted"
    occasion = None if is_stopped else occasion_of(state, report.troubles, now, configuration.remind_days)
    if occasion:
        message = Message(subject_of(report, platform.node()), text_of(report), record_of(report))
        report = replace(report, deliveries=deliver(message, configuration))
    was_told = occasion is not None and not any(delivery.failure for delivery in report.deliveries)
    if report.outcome != "failed" and configuration.heartbeat:
        report = replace(report, deliveries=(*report.deliveries, _beat(configuration)))
    verification = next((step for step in report.steps if step.name == "verify" and step.outcome != "skipped"), None)
    state = after(state, report.troubles, now, was_told=was_told)
    if verification:
        state = replace(state, is_sound=verification.outcome == "done")
    try:
        _keep(report)
        write_state(state_file(report.database), state)
    except OSError as error:
        folder = reports_dir(report.database)
        raise OcopError(
            f"the report cannot be written to {folder}: {error.strerror or error}; make room or give the right to write"
        ) from error
    return report


def state_file(database: Path) -> Path:
    """Where the runs of a dataset leave what the next one must know."""
    return reports_dir(database) / f"{database.stem}.state.json"


def list_reports(database: Path) -> list[Path]:
    """The reports of a dataset's runs as JSON, the oldest first; beside each lies its text."""
    return sorted(reports_dir(database).glob(f"{escape(database.stem)}-{'[0-9]' * 8}T*.json"))


def _beat(configuration: Configuration) -> Delivery:
    try:
        if configuration.heartbeat:
            beat(configuration.heartbeat)
    except MessageError as error:
        return Delivery("heartbeat", str(error))
    return Delivery("heartbeat")


def _keep(report: Report) -> None:
    name = f"{report.database.stem}-{report.started_at:%Y%m%dT%H%M%SZ}"
    path = reports_dir(report.database) / f"{name}.json"
    write_whole(path, json.dumps(record_of(report), ensure_ascii=False, indent=2) + "\n")
    write_whole(path.with_suffix(".txt"), text_of(report))
    for old in list_reports(report.database)[:-MOST_REPORTS]:
        old.unlink()
        old.with_suffix(".txt").unlink(missing_ok=True)
