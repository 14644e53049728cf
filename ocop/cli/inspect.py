"""`ocop inspect`: what was read of one page, from where, and what was cut away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.contact import ContactOption
from ocop.paths import DEFAULT_DATABASE, own_profiles
from spiders.registry import choose_sources, load_sources


def inspect(  # noqa: PLR0913, PLR0917 - one for each option
    place: Annotated[str, typer.Argument(metavar="URL|FILE", help="Address of a page, or a saved page (.html, .txt).")],
    source: Annotated[str, typer.Option("--source", help="Read it as a page of this outlet, by its id.")] = "",
    profiles: Annotated[
        Path | None,
        typer.Option(
            "--profiles", help="Profiles before the shipped ones; if left out, profiles.toml beside the dataset."
        ),
    ] = None,
    at: Annotated[
        str, typer.Option("--at", metavar="DATE", help="The archived page as it was on this day, such as 2024-01-31.")
    ] = "",
    fetch: Annotated[bool, typer.Option("--fetch", help="Ask the web, though the archive has the page.")] = False,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    contact: ContactOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show what is read of one page, from where, what is cut away of it and why, and its figures.

    The page is taken from the archive of the dataset, where it has it; else it is asked for, as politely as in
    `ocop refresh`. Nothing is written. Use it to repair a profile: docs/inspecting.md shows how.

    Example: ocop inspect https://baocamau.vn/ca-mau-co-145-san-pham-ocop-a31234.html

    Example: ocop inspect saved.html --source baocamau --profiles mine.toml
    """
    from ocop.cli.inspect_report import print_json, print_report  # noqa: PLC0415 - reading pages takes long to load
    from ocop.cli.inspected import Wanted, outlets_of, page_at  # noqa: PLC0415
    from pipelines.extraction.profiles import load_profiles, profiles_with  # noqa: PLC0415
    from pipelines.inspection import inspect_page  # noqa: PLC0415

    tried = (*load_profiles(profiles), *load_profiles()) if profiles else profiles_with(own_profiles(db))
    outlets = outlets_of(db, load_sources(sources))
    chosen = choose_sources(outlets.values(), source)[0] if source else None
    page, came_from = page_at(place, Wanted(db, outlets, chosen, at, fetch, contact))
    seen = inspect_page(page, tried)
    if as_json:
        print_json(seen, came_from)
    else:
        print_report(seen, came_from)
