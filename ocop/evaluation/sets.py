"""The gold sets that the reader is held to: our own articles, and those that lie beside a checkout."""

from __future__ import annotations

from pathlib import Path

from ocop.evaluation.articles import FILES
from ocop.evaluation.gold import DEMO

OWN, WRITTEN = "own", "written"
BESIDE = ("dev", "seeds")


def gold_sets(checkout: Path) -> dict[str, tuple[str, ...]]:
    """The sets that are there, by name, each with its sources for `load_gold`.

    Args:
        checkout: Folder of the project. `own` is the demo's news web with `tests/gold`, on which the rules were tuned;
            `written` is `tests/gold/written`; `dev` and `seeds` are `../shared/gold/*.jsonl` beside the checkout, where
            that folder exists.

    >>> gold_sets(Path("no-such-folder/checkout"))
    {'own': ('demo',)}
    """
    folder = checkout / "tests" / "gold"
    found: dict[str, tuple[str, ...]] = {OWN: (DEMO, str(folder)) if any(folder.glob(FILES)) else (DEMO,)}
    if written := sorted((folder / WRITTEN).glob("*.jsonl")):
        found[WRITTEN] = tuple(map(str, written))
    beside = checkout.resolve().parent / "shared" / "gold"
    found.update({name: (str(file),) for name in BESIDE if (file := beside / f"{name}.jsonl").is_file()})
    return found
