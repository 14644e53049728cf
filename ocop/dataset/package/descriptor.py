"""`datapackage.json`: what a package is and what lies in it (https://datapackage.org/standard/data-package)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ocop import __version__
from ocop.dataset.package.about import about

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from ocop.dataset.package.edition import Edition
    from ocop.dataset.package.resources import Resource

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# What we say of a package beyond the standard; by it we know our own.
MARK = "ocop"


def write_descriptor(folder: Path, edition: Edition, outlets: Sequence[Outlet], resources: Sequence[Resource]) -> None:
    """Writes the descriptor of the files in a folder.

    Raises:
        OSError: The file cannot be written.
    """
    said = about()
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": said.name,
        "title": said.title.en,
        "title@vi": said.title.vi,
        "description": said.description.en,
        "description@vi": said.description.vi,
        "languages": ["en", "vi"],
        "version": edition.version,
        **({"created": edition.created_at} if edition.created_at else {}),
        "keywords": list(said.keywords),
        "licenses": [dict(licence) for licence in said.licenses],
        "contributors": [dict(contributor) for contributor in said.contributors],
        "sources": [{"title": name, "path": f"https://{domain}"} for name, domain in outlets],
        MARK: {"program": __version__, "schema": edition.schema, "run": edition.run_id},
        "resources": [resource.descriptor(folder) for resource in resources],
    }
    if not outlets:
        del descriptor["sources"]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="\n")


Outlet = tuple[str, str]


def outlets_of(db: Database) -> list[Outlet]:
    """Name and domain of the outlets whose articles are in the dataset, by name."""
    return [
        (name, domain)
        for name, domain in db.execute(
            "SELECT name, domain FROM sources WHERE id IN (SELECT source_id FROM articles WHERE is_current = 1)"
            " ORDER BY name, domain"
        )
    ]
