"""An earlier package: is it one of ours, and is it whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ocop.dataset.package.descriptor import DESCRIPTOR, MARK
from ocop.dataset.package.resources import sha256_of
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What lies in a package beside the files that its descriptor names.
_OWN_FILES = frozenset({DESCRIPTOR, "README.md", "CHANGES.md", "CITATION.cff"})

# Tables without which nobody can say what became of a figure.
_NEEDED = frozenset({"figures", "facts", "articles"})


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One table of an earlier package.

    Attributes:
        file: Its CSV file.
        columns: Its columns with their types, in order.
        key: The columns that identify a row.
        rows: How many rows it has.
    """

    file: Path
    columns: Mapping[str, str]
    key: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class EarlierPackage:
    """An earlier package.

    Attributes:
        version: Its version.
        created_at: When the dataset was in that state; None where it does not tell.
        tables: Its tables by name.
    """

    version: str
    created_at: str | None
    tables: Mapping[str, PackageFile]


def open_earlier(folder: Path) -> EarlierPackage:
    """An earlier package, with every file checked against its fingerprint.

    Raises:
        UsageError: There is none, it is of another program, or it is damaged.
    """
    descriptor = _descriptor(folder)
    try:
        tables = _tables(folder, descriptor["resources"])
        return EarlierPackage(str(descriptor["version"]), descriptor.get("created"), tables)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise UsageError(_damaged(folder, f"{type(error).__name__}: {error}")) from error


def is_package(folder: Path) -> bool:
    """Whether a folder holds a package that we wrote, and nothing else."""
    try:
        descriptor = _descriptor(folder)
        named = {PurePosixPath(each["path"]) for each in descriptor["resources"]}
    except (UsageError, KeyError, TypeError):
        return False
    own = {PurePosixPath(name) for name in _OWN_FILES} | named
    files = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return all(PurePosixPath(path.relative_to(folder).as_posix()) in own for path in files)


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"there is no package in {folder}: it has no {DESCRIPTOR}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(_damaged(folder, f"{DESCRIPTOR} is no JSON")) from error
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get(MARK), dict):
        raise UsageError(f"the package in {folder} was not made by `ocop export --package`; name one that was")
    return descriptor


def _tables(folder: Path, resources: Iterable[Mapping[str, Any]]) -> dict[str, PackageFile]:
    tables = {each["name"]: _table(folder, each) for each in resources}
    if missing := _NEEDED - tables.keys():
        raise ValueError(f"it has no {' and no '.join(sorted(missing))}")
    return tables


def _table(folder: Path, resource: Mapping[str, Any]) -> PackageFile:
    path = PurePosixPath(resource["path"])
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{path} lies outside the package")
    file = folder / path
    if f"sha256:{sha256_of(file)}" != resource["hash"]:
        raise ValueError(f"{path} is not as it was written")
    schema = resource["schema"]
    return PackageFile(
        file=file,
        columns={field["name"]: field["type"] for field in schema["fields"]},
        key=tuple(schema.get("primaryKey", ())),
        rows=int(resource["rows"]),
    )


def _damaged(folder: Path, why: str) -> str:
    return f"the package in {folder} is damaged ({why}); name another one, or leave --previous out"
