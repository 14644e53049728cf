"""The ratchet: scores below which the reader may not fall, bound to the gold on which they were measured.

A floor is a score rounded down to three decimals. It is raised by `make floors`, never lowered but for a gold that has
itself changed, and then only when that is asked for by name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocop.errors import OcopError, UsageError
from ocop.evaluation.gold import fingerprint
from ocop.evaluation.labels import GoldArticle
from ocop.evaluation.report import LEVELS, score_of
from ocop.evaluation.scoring import Score, Scores

_HEADER = """\
# The scores below which the reader may not fall: F1 on each gold set, rounded down to three decimals.
# Written by `make floors`, which raises them and refuses to lower any; not to be edited by hand.
# sha256 is of the annotated articles, whatever their files look like (`ocop.evaluation.gold.fingerprint`).
"""


class FloorsError(OcopError):
    """Floors cannot be used, or would have to be lowered."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold set, or a measurement in the same terms.

    Attributes:
        sha256: Fingerprint of the gold.
        articles: Articles of the gold.
        core: F1 at core, rounded down to three decimals; those below likewise.
    """

    sha256: str
    articles: int
    core: float
    strict: float
    full: float
    named: float

    def below(self, floors: Floors) -> Iterator[str]:
        """The levels at which this measurement is below the floors, each with both values."""
        for level in LEVELS:
            measured, floor = getattr(self, level), getattr(floors, level)
            if measured < floor:
                yield f"{level} F1 is {measured:.3f}, {floor - measured:.3f} below its floor of {floor:.3f}"


def measure(gold: tuple[GoldArticle, ...], scores: Scores) -> Floors:
    """The measurement of a gold in terms of floors."""
    levels = {level: rounded_down(score_of(scores, level)) for level in LEVELS}
    return Floors(sha256=fingerprint(gold), articles=len(gold), **levels)


def rounded_down(one: Score) -> float:
    """F1 rounded down to three decimals, counted in whole numbers so that no float is a hair too high.

    >>> rounded_down(Score(right=2, predicted=3, support=3))
    0.666
    """
    both = one.predicted + one.support
    return (2000 * one.right // both) / 1000 if both else 1.0


def complaints(name: str, floors: Floors | None, measured: Floors) -> list[str]:
    """What the gate has against a measurement, each with what to do; empty where all is well."""
    if floors is None:
        return [f"{name}: it has no floors yet; run `make floors`"]
    if floors.sha256 != measured.sha256:
        was = f"{floors.articles} articles then, {measured.articles} now"
        return [f"{name}: the gold is not the one of the floors ({was}); run `make floors`"]
    return [f"{name}: {told}; mend the reader" for told in measured.below(floors)]


def ratchet(name: str, floors: Floors | None, measured: Floors, *, new_gold: bool = False) -> Floors:
    """The floors after a measurement: as high as it, never lower than before.

    Args:
        name: Name of the set.
        floors: The floors so far; None for a new set.
        measured: The measurement.
        new_gold: Accept lower scores, because the gold has changed.

    Raises:
        FloorsError: A floor would be lowered; the message says which and by how much.
        UsageError: `new_gold` is claimed of a gold that has not changed.
    """
    if floors is None:
        return measured
    changed = floors.sha256 != measured.sha256
    if new_gold and not changed:
        raise UsageError(f"{name}: its gold has not changed, so its floors stay; leave NEW_GOLD={name} out")
    if new_gold:
        return measured
    if lowered := list(measured.below(floors)):
        remedy = f"where the new gold is harder, `make floors NEW_GOLD={name}`" if changed else "mend the reader"
        raise FloorsError(f"{name}: {'; '.join(lowered)}; floors are never lowered: {remedy}")
    levels = {level: max(getattr(floors, level), getattr(measured, level)) for level in LEVELS}
    return Floors(sha256=measured.sha256, articles=measured.articles, **levels)


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors of a file by the name of their set; none where there is no such file.

    Raises:
        FloorsError: The file does not hold floors.
    """
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return {name: _floors(table) for name, table in tables.items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise FloorsError(f"{path}: not a file of floors ({error}); take it from the last commit") from error


def _floors(table: Mapping[str, Any]) -> Floors:
    levels = {level: float(table[level]) for level in LEVELS}
    return Floors(sha256=str(table["sha256"]), articles=int(table["articles"]), **levels)


def floors_text(floors: Mapping[str, Floors]) -> str:
    """The file's content."""
    tables = [
        f'[{name}]\nsha256 = "{one.sha256}"\narticles = {one.articles}\n'
        + "".join(f"{level} = {getattr(one, level):.3f}\n" for level in LEVELS)
        for name, one in floors.items()
    ]
    return "\n".join([_HEADER, *tables])
