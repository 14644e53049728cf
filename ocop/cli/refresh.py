"""`ocop refresh`: what is new at the outlets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.runs import watched_run
from ocop.errors import UsageError
from ocop.harvest import Plan
from ocop.paths import DEFAULT_DATABASE
from spiders.registry import choose_sources, load_sources
from spiders.scope import first_moment

# The day of Decision 490/QĐ-TTg, which made OCOP a programme of the whole country.
PROGRAMME_BEGAN = "2018-05-07"


def refresh(  # noqa: PLR0913, PLR0917 - the options of the verb
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only this outlet, by its id; may be repeated.")
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Read the outlets' past too, not only what is new; stop it as you like.")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", help="With --history: the day from which on.", metavar="YYYY-MM-DD")
    ] = None,
    pages: Annotated[
        int | None,
        typer.Option(
            "--pages", min=0, help="Requests that one outlet gets at most; 0: no limit. 500, with --history none."
        ),
    ] = None,
    now: Annotated[
        bool, typer.Option("--now", help="Ask feeds, sitemaps and listings even where they are not due yet.")
    ] = False,
    contact: ContactOption = "",
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Ask the outlets for new and changed articles and read their figures.

    It may be stopped at any time and goes on where it was; run it as often as you like.

    Example: ocop refresh --source nhandan --contact me@example.org

    Example: ocop refresh --history --since 2019-01-01 --pages 2000
    """
    if since and not history:
        raise UsageError("--since belongs to --history: ocop refresh --history --since 2019-01-01")
    chosen = choose_sources(load_sources(sources), ",".join(source) if source else None)
    contact = contact_for((each.domain for each in chosen), contact)
    arguments = {"sources": ",".join(each.id for each in chosen)} | ({"registry": str(sources)} if sources else {})
    if history:
        arguments["since"] = since or PROGRAMME_BEGAN
        first_moment(arguments["since"], datetime.now(UTC))
    if now:
        arguments["now"] = "yes"
    limit = 0 if history and pages is None else pages
    watched_run(Plan("news", "history" if history else "refresh", db, arguments, contact, limit))
