"""How a package is cited: as one line, and as a CITATION.cff file (https://citation-file-format.github.io)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop import __version__
from ocop.dataset.package.about import about

if TYPE_CHECKING:
    from ocop.dataset.package.edition import Edition


def citation_line(edition: Edition) -> str:
    """The citation of a package in one line.

    >>> from ocop.dataset.package.edition import Edition
    >>> citation_line(Edition("20260301-060000-refresh", "2026-03-01T06:05:00Z", 6))[:42]
    'ocop contributors (2026): OCOP in the news'
    """
    year = f" ({edition.day[:4]})" if edition.day else ""
    authors = ", ".join(contributor["title"] for contributor in about().contributors)
    return f"{authors}{year}: {about().title.en}. Version {edition.version}, compiled with ocop {__version__}."


def citation_cff(edition: Edition) -> str:
    """Text of the package's CITATION.cff."""
    said = about()
    lines = [
        "cff-version: 1.2.0",
        "message: Cite the article that states a number first, then this dataset.",
        "type: dataset",
        f"title: {_quoted(said.title.en)}",
        f"abstract: {_quoted(said.description.en)}",
        "authors:",
        *(f"  - name: {_quoted(contributor['title'])}" for contributor in said.contributors),
        f"version: {_quoted(edition.version)}",
        *([f"date-released: {_quoted(edition.day)}"] if edition.day else []),
        *(f"license: {licence['name']}" for licence in said.licenses[:1]),
        "keywords:",
        *(f"  - {_quoted(word)}" for word in said.keywords),
    ]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A string in YAML, for which JSON's are strings too."""
    return json.dumps(text, ensure_ascii=False)
