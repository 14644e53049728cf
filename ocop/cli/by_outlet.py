"""What a run did, outlet by outlet, in words and cells for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocop.dataset.tallies import SourceTally

LIVE_COLUMNS = ("outlet", "asked", "found", "new", "changed", "articles", "facts", "remarks")
FINAL_COLUMNS = (
    "outlet",
    "asked",
    "found",
    "fetched",
    "new",
    "changed",
    "unchanged",
    "gone",
    "facts",
    "dated",
    "remarks",
)


def live_row(tally: SourceTally) -> tuple[str, ...]:
    """The cells of an outlet at work, in the order of `LIVE_COLUMNS`."""
    numbers = (tally.asked, tally.found, tally.new, tally.changed, tally.articles, tally.facts)
    return (tally.source_id or "files", *map(_number, numbers), remarks(tally))


def final_row(tally: SourceTally) -> tuple[str, ...]:
    """The cells of an outlet after the run, in the order of `FINAL_COLUMNS`."""
    dated = tally.coverage.share("date")
    numbers = (
        tally.asked,
        tally.found,
        tally.fetched,
        tally.new,
        tally.changed,
        tally.unchanged + tally.not_modified,
        tally.gone,
        tally.facts,
    )
    return (
        tally.source_id or "files",
        *map(_number, numbers),
        f"{dated:.0%}" if dated is not None else "",
        remarks(tally),
    )


def remarks(tally: SourceTally) -> str:
    """What a person should know of an outlet, failures first; empty where all went well.

    >>> remarks(SourceTally("camau", failed=(("timeout", 3), ("http 404", 1)), waiting=7, left_alone=1))
    'left alone; failed: 3 timeout, 1 http 404; 7 wait'
    """
    causes = ", ".join(f"{times} {cause}" for cause, times in tally.failed)
    parts = (
        "left alone" if tally.left_alone else "",
        f"failed: {causes}" if causes else "",
        f"{tally.waiting} wait" if tally.waiting else "",
    )
    return "; ".join(part for part in parts if part)


def worth_a_row(several: Iterable[SourceTally]) -> list[SourceTally]:
    """The outlets of which a run has something to tell: they brought something, lost something or failed."""
    return [each for each in several if each.found or each.articles or each.gone or each.failures or each.left_alone]


def brought_nothing(several: Sequence[SourceTally]) -> str:
    """One line on the outlets that are not `worth_a_row`; empty where there are none."""
    silent = len(several) - len(worth_a_row(several))
    if not silent:
        return ""
    return f"{silent} {'outlet' if silent == 1 else 'outlets'} answered and had nothing new"


def _number(number: int) -> str:
    """A count; nothing for 0, so that what happened stands out."""
    return f"{number:,}" if number else ""
