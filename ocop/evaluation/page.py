"""The measured parts of `docs/evaluation.md`: the table of the floors and the tables of calibration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ocop.evaluation.calibration import Calibration
from ocop.evaluation.floors import Floors, FloorsError
from ocop.evaluation.report import LEVELS


def floors_table(floors: Mapping[str, Floors]) -> str:
    """The floors as a Markdown table.

    >>> print(floors_table({"own": Floors("a1b2c3d4e5f6a7", 57, 0.948, 0.857, 0.817, 0.98)}))
    | gold | articles | sha256 | core | strict | full | named |
    |---|---:|---|---:|---:|---:|---:|
    | own | 57 | `a1b2c3d4e5f6…` | 0.948 | 0.857 | 0.817 | 0.980 |
    """
    heads = ("gold", "articles", "sha256", *LEVELS)
    lines = [f"| {' | '.join(heads)} |", f"|---|---:|---|{'---:|' * len(LEVELS)}"]
    for name, one in floors.items():
        scores = " | ".join(f"{getattr(one, level):.3f}" for level in LEVELS)
        lines.append(f"| {name} | {one.articles} | `{one.sha256[:12]}…` | {scores} |")
    return "\n".join(lines)


def calibration_text(measured: Floors, calibration: Calibration, day: date) -> str:
    """The reliability table of one gold set in Markdown, with what it was measured on and when."""
    ground = f"{calibration.facts} facts read in {measured.articles} articles, gold `{measured.sha256[:12]}…`"
    errors = f"Brier score {calibration.brier:.3f}, expected calibration error {calibration.ece:.3f}"
    lines = [
        f"Measured on {day}: {ground}. {errors}.",
        "",
        "| confidence | facts | strictly right | share | mean confidence |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {one.low:.1f} to {one.high:.1f} | {one.facts} | {one.right} | {one.accuracy:.3f} "
        f"| {one.mean_confidence:.3f} |"
        for one in calibration.bins
    ]
    return "\n".join(lines)


def with_block(page: str, name: str, block: str) -> str:
    r"""The page with what stands between its marks `<!-- name -->` and `<!-- end of name -->` replaced.

    Raises:
        FloorsError: The page does not hold both marks once.

    >>> with_block("<!-- own -->old<!-- end of own -->", "own", "new")
    '<!-- own -->\n\nnew\n\n<!-- end of own -->'
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    between = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    replaced, times = between.subn(lambda _: f"{begin}\n\n{block}\n\n{end}", page)
    if times != 1:
        raise FloorsError(f"the page needs the marks {begin} and {end} once")
    return replaced
