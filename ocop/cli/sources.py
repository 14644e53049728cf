"""`ocop sources`: the outlets that are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import print_table
from spiders.registry import load_sources


def sources(
    registry: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to show instead of the shipped one.")
    ] = None,
) -> None:
    """List the outlets that `ocop refresh` asks, and how it finds their articles.

    Example: ocop sources
    """
    outlets = load_sources(registry)
    rows = [
        (
            each.id,
            each.name,
            each.domain,
            each.kind,
            " ".join(each.province_codes),
            len(each.feeds),
            len(each.sitemaps),
            len(each.listings),
        )
        for each in outlets
    ]
    print_table(("id", "name", "domain", "kind", "provinces", "feeds", "sitemaps", "listings"), rows)
