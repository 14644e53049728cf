"""`make floors`: measure every gold set that is there, raise its floors, renew the calibration in the documentation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ocop.errors import OcopError, UsageError
from ocop.evaluation.calibration import Calibration, calibrate, judge
from ocop.evaluation.floors import Floors, FloorsError, floors_text, measure, ratchet, read_floors
from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import pair_up
from ocop.evaluation.matching import match
from ocop.evaluation.page import calibration_text, with_block
from ocop.evaluation.predictions import predict
from ocop.evaluation.scoring import score
from ocop.evaluation.sets import BESIDE, OWN, WRITTEN, gold_sets

FLOORS = Path("tests") / "gold" / "floors.toml"
PAGE = Path("docs") / "evaluation.md"


def measure_set(sources: Sequence[str]) -> tuple[Floors, Calibration]:
    """Read the articles of one gold set and measure what was read."""
    gold = load_gold(sources)
    pairs = pair_up(gold, map(predict, gold))
    return measure(gold, score(pairs)), calibrate(judge(map(match, pairs)))


def renew(checkout: Path, new_gold: Sequence[str] = ()) -> str:
    """Raise the floors of a checkout and renew its page; says what was done. Nothing is written where one is refused.

    Args:
        checkout: Folder of the project.
        new_gold: Names of the sets whose gold has changed and whose floors may fall with it.

    Raises:
        OcopError: A floor would be lowered, a gold cannot be read, or `new_gold` names a set that is not there.
    """
    sets = gold_sets(checkout)
    if unknown := sorted(set(new_gold) - set(sets)):
        raise UsageError(f"NEW_GOLD={unknown[0]}: no such gold set here; there are {', '.join(sets)}")
    floors, page = read_floors(checkout / FLOORS), (checkout / PAGE).read_text("utf-8")
    after, told, refused = dict(floors), [], []
    for name, sources in sets.items():
        measured, calibration = measure_set(sources)
        try:
            after[name] = ratchet(name, floors.get(name), measured, new_gold=name in new_gold)
        except FloorsError as error:
            refused.append(str(error))
            continue
        page = with_block(page, f"calibration of {name}", calibration_text(measured, calibration, date.today()))  # noqa: DTZ011 - the day of whoever measures
        told.append(f"{name}: {_told(floors.get(name), after[name])}")
    if refused:
        raise FloorsError(" | ".join(refused))
    told += [f"{name}: not here, its floors stay" for name in (OWN, WRITTEN, *BESIDE) if name not in sets]
    (checkout / FLOORS).parent.mkdir(parents=True, exist_ok=True)
    (checkout / FLOORS).write_text(floors_text(after), encoding="utf-8")
    (checkout / PAGE).write_text(page, encoding="utf-8")
    return "\n".join(told)


def _told(before: Floors | None, after: Floors) -> str:
    scores = f"core {after.core:.3f}, strict {after.strict:.3f}, full {after.full:.3f}, named {after.named:.3f}"
    if before is None:
        return f"new, {scores}"
    return f"{'as before' if before == after else 'raised or bound to the new gold'}, {scores}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 where the floors stand, 1 where one would be lowered, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="make floors", description=__doc__)
    parser.add_argument(
        "--new-gold",
        metavar="SET",
        action="append",
        default=[],
        help="own, dev or seeds: its gold has changed, and its floors may be lower than before",
    )
    try:
        print(renew(Path(), parser.parse_args(arguments).new_gold))
    except OcopError as error:
        print(f"make floors: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
