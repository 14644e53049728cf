"""`ocop verify`: whether the dataset is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from ocop.archive.verifying import unkept_captures
from ocop.cli.answers import write_json
from ocop.cli.common import DatabaseOption, stderr
from ocop.dataset.connection import open_dataset
from ocop.dataset.verify import Finding, Invariant, Verification
from ocop.dataset.verify import verify as check
from ocop.paths import DEFAULT_DATABASE, archive_dir


def verify(
    archive: Annotated[
        bool, typer.Option("--archive", help="Look also whether the archive holds every page that was read.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Check every invariant of the dataset: the file itself, references, evidence, dates, places, the full-text index.

    Nothing is written. Exits with 1 where anything is broken, and tells for each invariant how many rows break it, one
    of them, and what to do.

    Example: ocop verify --archive --db data/ocop.db
    """
    more = (_archive_invariant(db),) if archive else ()
    with open_dataset(db, "read") as dataset, stderr().status("checking …") as told:
        found = check(dataset, db, more, lambda invariant: told.update(f"checking: {invariant.holds} …"))
    if as_json:
        write_json(_answer(found))
    else:
        _print(found)
    if found.findings:
        raise typer.Exit(1)


def _archive_invariant(db: DatabaseOption) -> Invariant:
    return Invariant(
        "archive",
        "the archive beside the dataset holds every page that was read, as it was read",
        lambda dataset: unkept_captures(
            archive_dir(db),
            dataset.execute(
                "SELECT c.archive_file, c.archive_offset, a.body_sha256 FROM captures c"
                " LEFT JOIN articles a USING (archive_file, archive_offset) ORDER BY 1, 2"
            ),
        ),
        "put the missing files of a backup into the archive folder; what is lost is asked for again by `ocop refresh`",
    )


def _print(found: Verification) -> None:
    """One line for each invariant that is broken, and what could not be checked."""
    for finding in found.findings:
        typer.echo(line(finding))
    for name, why in found.not_checked:
        typer.echo(f"{name}: not checked: {why}")
    if not found.findings:
        typer.echo(f"sound: {len(found.checked)} invariants hold")


def line(finding: Finding) -> str:
    """A broken invariant in one line: what must hold, how often it does not, an example, and what to do.

    >>> line(Finding("stars", "star levels come as a pair", 2, "f_1", "run `ocop reprocess --all`"))
    'stars: 2 rows break “star levels come as a pair”, such as f_1 -> run `ocop reprocess --all`'
    """
    rows = "1 row breaks" if finding.count == 1 else f"{finding.count} rows break"
    return f"{finding.name}: {rows} “{finding.holds}”, such as {finding.example} -> {finding.remedy}"


def _answer(found: Verification) -> dict[str, object]:
    """The answer for a program; `docs/checking.md` tells its keys, which stay."""
    return {
        "sound": not found.findings,
        "checked": found.checked,
        "broken": [asdict(finding) for finding in found.findings],
        "not_checked": [{"name": name, "why": why} for name, why in found.not_checked],
    }
