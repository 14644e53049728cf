"""`ocop sources learn`: the profile of an outlet, from its archived pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop.archive import read_page
from ocop.cli.common import DatabaseOption
from ocop.cli.sources_add import is_watched
from ocop.dataset.captures import article_captures
from ocop.dataset.connection import open_dataset
from ocop.dataset.sources import known_sources
from ocop.errors import ArchiveError, OcopError, UsageError
from ocop.models import Page
from ocop.paths import DEFAULT_DATABASE, archive_dir, own_profiles
from spiders.registry import load_sources

if TYPE_CHECKING:
    from pipelines.learning.comparing import Comparison

_PARTS = {"published_date": "day", "article": "whether it is an article"}
_FEWEST, _USUAL, _MOST = 3, 12, 100


def learn(  # noqa: PLR0913, PLR0917 - the options of the verb
    source_id: Annotated[str, typer.Argument(metavar="ID", help="The outlet, by its id.")],
    pages: Annotated[
        int, typer.Option("--pages", min=_FEWEST, max=_MOST, help="Number of archived articles to learn from.")
    ] = _USUAL,
    profiles: Annotated[
        Path | None,
        typer.Option("--profiles", help="File to write to; profiles.toml beside the dataset, where it is left out."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the one that was learned before.")
    ] = False,
    registry: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write the profile without asking.")] = False,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Learn from archived articles of an outlet where on its pages title, lead, text and date stand, and write it down.

    What is on many of its pages is told from what is in one article. `ocop refresh` and `ocop reprocess` read the
    profiles that lie beside the dataset before the shipped ones; correct the file as you like.

    Example: ocop sources learn baolamgiang --db data/ocop.db
    """
    from pipelines.extraction.profiles import profiles_with  # noqa: PLC0415
    from pipelines.learning.comparing import compare  # noqa: PLC0415
    from pipelines.learning.files import table_text, write_profile  # noqa: PLC0415 - reading pages takes long to load
    from pipelines.learning.learn import learn_profile  # noqa: PLC0415

    target = profiles or own_profiles(db)
    archived = _archived(db, source_id, pages, registry)
    today = profiles_with(own_profiles(db))
    learned = learn_profile(source_id, archived)
    table = table_text(learned, datetime.now(UTC).date())
    typer.echo(table)
    typer.echo(_told(compare(archived, learned.profile, today)))
    if not yes and not is_watched():
        raise UsageError(f"nobody to ask, so nothing was written: --yes writes this profile to {target}")
    if not yes and not typer.confirm(f"Write it to {target}?", default=True):
        raise OcopError("nothing was written")
    write_profile(target, source_id, table, replace=replace)
    typer.echo(f"written to {target}; `ocop reprocess --source {source_id}` reads the archived pages again with it")


def _told(comparison: Comparison) -> str:
    """What the profile would change, in one line."""
    if not comparison.changed:
        return f"it reads {comparison.pages} archived pages as they are read today"
    parts = ", ".join(f"{_PARTS.get(part, part)} on {number}" for part, number in comparison.changed.items())
    return (
        f"of {comparison.pages} archived pages it reads otherwise than today: {parts}; one of them is"
        f" {comparison.example}: `ocop inspect` shows it by the profile, once that is written"
    )


def _archived(db: Path, source_id: str, most: int, registry: Path | None) -> list[Page]:
    """Archived pages with articles of an outlet.

    Raises:
        UsageError: There is no such outlet, or it has no archived articles.
    """
    dataset = open_dataset(db, "read")
    try:
        outlets = {each.id: each for each in (*known_sources(dataset), *load_sources(registry))}
        locations = article_captures(dataset, source_id, most)
    finally:
        dataset.close()
    if source_id not in outlets:
        raise UsageError(f"there is no outlet {source_id!r}; `ocop sources` lists them all")
    if not locations:
        raise UsageError(f"no article of “{source_id}” is archived: `ocop refresh --source {source_id}` fetches some")
    found = []
    for location in locations:
        try:
            found.append(read_page(archive_dir(db), location, outlets))
        except ArchiveError as error:
            typer.echo(f"left out: {error}", err=True)
    return found
