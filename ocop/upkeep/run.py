"""A whole careful run: a backup, a refresh, a verification, a package, and a look at how the outlets do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ocop.accounts import account, complaint_about
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import Holdings, holdings
from ocop.dataset.lock import run_lock
from ocop.dataset.package.earlier import is_package
from ocop.dataset.package.writing import write_package
from ocop.errors import BusyError, OcopError
from ocop.harvest import Plan, RunReport, run_spider
from ocop.paths import backups_dir, log_file
from ocop.upkeep.backups import list_backups, make_backup
from ocop.upkeep.configuration import Configuration
from ocop.upkeep.logs import logged_to
from ocop.upkeep.report import Report
from ocop.upkeep.soundness import verified
from ocop.upkeep.steps import Steps
from ocop.upkeep.trouble import Trouble, troubles_of

Progress = Callable[[Mapping[str, int]], None]


@dataclass(slots=True)
class CarefulRun:
    """One whole run over a dataset.

    A step that fails ends what depends on it: without a backup nothing is refreshed, what was not refreshed or does
    not pass its verification is not published. How the outlets do is looked at in any case.

    Attributes:
        plan: What to refresh.
        configuration: How the dataset is kept.
        is_doubtful: Whether the dataset failed its last verification.
        on_progress: Called twice a second while outlets are asked; None where nobody watches.
    """

    plan: Plan
    configuration: Configuration
    is_doubtful: bool = False
    on_progress: Progress | None = None
    _steps: Steps = field(default_factory=Steps)
    _run: RunReport | None = None
    _holdings: Holdings | None = None
    _troubles: tuple[Trouble, ...] = ()

    def go(self) -> Report:
        """Do it all, and tell what came of it; a failure is in the report.

        Raises:
            BusyError: Another run is at work on the dataset; nothing was done.
        """
        began = datetime.now(UTC)
        try:
            with run_lock(self.plan.database), logged_to(log_file(self.plan.database)):
                self._work(began)
        except BusyError:
            raise
        except OcopError as error:
            self._steps.fail("begin", error)
        return Report(
            database=self.plan.database,
            started_at=began,
            finished_at=datetime.now(UTC),
            steps=tuple(self._steps.taken),
            troubles=(*self._steps.troubles, *self._troubles),
            run=self._run,
            holdings=self._holdings,
        )

    def _work(self, now: datetime) -> None:
        steps, database, folder = self._steps, self.plan.database, self.configuration.package
        if not self.configuration.keep:
            steps.skip("backup", "none is to be kept")
        elif not database.exists():
            steps.skip("backup", "there is no dataset yet")
        elif not steps.take("backup", lambda: self._back_up(now)):
            steps.skip("refresh", "without a backup nothing is changed")
            steps.take("look", self._look)
            return
        steps.take("refresh", self._refresh)
        if self._run is None and not database.exists():
            return
        is_sound = steps.take("verify", lambda: verified(database))
        if folder is None:
            pass
        elif self._run is None or self._run.outcome != "finished" or not is_sound:
            steps.skip("publish", f"{folder} stays as it is: {'the refresh' if is_sound else 'verify'} failed")
        else:
            steps.take("publish", lambda: self._publish(folder))
        steps.take("look", self._look)

    def _back_up(self, now: datetime) -> str:
        backup = make_backup(self.plan.database, self.configuration.keep, now, is_doubtful=self.is_doubtful)
        size = backup.path.stat().st_size / 1_000_000
        kept = len(list_backups(self.plan.database))
        return f"{backup.path.name}, {size:,.1f} MB; {kept} kept in {backups_dir(self.plan.database)}"

    def _refresh(self) -> str:
        self._run = run_spider(self.plan, self.on_progress, holds_lock=True)
        if complaint := complaint_about(self._run):
            raise OcopError(complaint)
        return account(self._run)

    def _publish(self, folder: Path) -> str:
        dataset = open_dataset(self.plan.database, "read")
        try:
            report = write_package(dataset, folder, previous=folder if is_package(folder) else None)
        finally:
            dataset.close()
        compared = f"; changes since version {report.compared_with} told" if report.compared_with else ""
        return f"version {report.version} in {folder}: {report.tables} tables, {report.rows:,} rows{compared}"

    def _look(self) -> str:
        dataset = open_dataset(self.plan.database, "read")
        try:
            self._holdings = holdings(dataset)
            self._troubles = troubles_of(dataset, datetime.now(UTC), self.configuration.silent_days)
        finally:
            dataset.close()
        if not self._troubles:
            return "nothing at the outlets needs a person"
        return f"needs a person: {len(self._troubles)}, told below"
