"""Which rules read a page: one fingerprint of all that decides what a page comes to be in the dataset.

A capture remembers the fingerprint of the rules that read it. As long as it is the same, reading the capture again
would change nothing; when a rule, a profile, a table of words or a library changes, so does the fingerprint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import nlp
import ocop
from ocop.models import Source
from ocop.paths import places_dir
from pipelines.extraction.profiles import tables_for

# Libraries that have a say in what is read; a new version may read better or worse.
_LIBRARIES = ("trafilatura", "lxml", "lxml_html_clean", "dateparser", "underthesea", "underthesea_core", "rensa")
# Bytecode and maps have none.
_SILENT = frozenset((".pyc", ".geojson", ".md"))


def reader_sha256(source: Source | None, own_profiles: Path | None = None) -> str:
    """Fingerprint of the rules by which a page of an outlet is read today.

    It holds what the registry says of the outlet as far as it matters for reading, so that a corrected family or
    province reaches the pages of that outlet and no others.

    Args:
        source: The outlet; None for a page of none.
        own_profiles: File of the user's own profiles; it need not exist.

    Raises:
        RegistryError: That file is no TOML.

    >>> reader_sha256(None) == reader_sha256(Source("camau", "Báo Cà Mau", "baocamau.vn", "provincial"))
    False
    """
    told = [_rules_sha256()]
    if source is not None:
        told += [
            source.id,
            source.name,
            source.domain,
            source.kind,
            *sorted(source.former_domains),
            "",
            *source.province_codes,
            "",
            str(source.family),
            str(source.article_url_pattern),
            *tables_for(source, own_profiles),
        ]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


@cache
def _rules_sha256() -> str:
    digest = hashlib.sha256(ocop.__version__.encode())
    for name in _LIBRARIES:
        digest.update(f"\x1f{name} {_version(name)}".encode())
    for folder in _folders():
        for file in _files(folder):
            digest.update(f"\x1f{file.relative_to(folder.parent).as_posix()}\x1f".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _folders() -> tuple[Path, ...]:
    """The rooms and single files in which reading is decided."""
    here, home = Path(__file__).parent, Path(ocop.__file__).parent
    return (
        Path(nlp.__file__).parent,
        here / "extraction",
        here / "profiles.toml",
        here / "relevance.py",
        here / "signatures.py",
        here / "findings.py",
        home / "folding.py",
        home / "grounds.py",
        home / "models.py",
        home / "notices.py",
        home / "notices.toml",
        home / "records.py",
        home / "shingles.py",
        home / "dataset" / "copies.py",
        home / "dataset" / "fold.py",
        home / "dataset" / "provinces.py",
        home / "dataset" / "rows.py",
        home / "dataset" / "sentences.py",
        home / "dataset" / "times.py",
        places_dir(),
    )


def _files(place: Path) -> Iterator[Path]:
    """The files of a folder that have a say, or the file itself, in an order that is the same everywhere."""
    if place.is_file():
        yield place
        return
    inside = (file for file in place.rglob("*") if file.is_file() and file.suffix not in _SILENT)
    yield from sorted(inside, key=lambda file: file.relative_to(place).as_posix())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
