"""What refreshes counted long ago, added up by day: a refresh every minute would leave millions of rows a year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop.dataset.connection import transaction
from ocop.dataset.times import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

# So long each run keeps counts of its own. Outlets are judged by whole days in any case.
KEPT_BY_RUN = timedelta(days=7)


def add_up_past_days(db: Database, now: datetime) -> int:
    """Add up the counts of each day's refreshes, in the day's last one, where the day is more than a week past.

    Sums over days stay what they were, and every run keeps its row in `runs`. Done by the first run of a day alone.

    Args:
        db: The dataset.
        now: The present moment.

    Returns:
        How many runs have handed over their counts.

    Raises:
        DatasetError: The dataset cannot be written.
    """
    today = f"{utc_text(now):.10}"
    earlier_today = "SELECT count(*) FROM runs WHERE started_at >= ? AND finished_at IS NOT NULL"
    with transaction(db):
        if db.execute(earlier_today, [today]).fetchone()[0] > 1:
            return 0
        db.execute("DROP TABLE IF EXISTS temp.handed_over")
        db.execute(
            """
            CREATE TEMP TABLE handed_over AS
            SELECT id, last_id FROM (
              SELECT id, max(id) OVER (PARTITION BY substr(started_at, 1, 10)) AS last_id
              FROM runs WHERE verb = 'refresh' AND started_at < ?
                AND EXISTS (SELECT 1 FROM run_counts WHERE run_id = runs.id)
            ) WHERE id <> last_id
            """,
            [f"{utc_text(now - KEPT_BY_RUN):.10}"],
        )
        db.execute(
            """
            INSERT INTO run_counts (run_id, name, count)
            SELECT last_id, name, sum(count) FROM temp.handed_over JOIN run_counts ON run_id = id
            WHERE true GROUP BY last_id, name
            ON CONFLICT (run_id, name) DO UPDATE SET count = count + excluded.count
            """
        )
        db.execute("DELETE FROM run_counts WHERE run_id IN (SELECT id FROM temp.handed_over)")
        number = int(db.execute("SELECT count(*) FROM temp.handed_over").fetchone()[0])
        db.execute("DROP TABLE temp.handed_over")
    return number
