"""Adding an outlet's table to a registry file: all that is there stays byte for byte, and no half file is ever seen."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from pathlib import Path

from ocop.errors import OcopError, UsageError
from ocop.models import Source
from spiders.registry import ARRAY, SHIPPED, load_sources

_HEADER = """\
# My outlets. `ocop refresh --sources {name}` asks them, `ocop sources check --sources {name}` looks whether they work.
# What the keys mean is told in docs/adding-a-source.md.
"""


def outlets_in(path: Path) -> tuple[Source, ...]:
    """The outlets of a registry file; none where it does not exist or holds no table yet.

    Raises:
        RegistryError: It cannot be read as a registry.
    """
    if not path.exists():
        return ()
    try:
        if ARRAY not in tomllib.loads(path.read_text(encoding="utf-8-sig")):
            return ()
    except (OSError, ValueError):
        pass  # load_sources tells what is wrong with it
    return load_sources(path)


def refuse_known(path: Path, domain: str, identifier: str | None = None) -> None:
    """Refuse an outlet that is in a file, or in the shipped registry.

    Args:
        path: The file that it shall be added to.
        domain: Its domain.
        identifier: Its id, where that is settled.

    Raises:
        UsageError: Its id or domain is taken; the message says by whom.
        RegistryError: The file cannot be read as a registry.
    """
    for where, sources in ((str(path), outlets_in(path)), ("the shipped registry", load_sources(SHIPPED))):
        for source in sources:
            if domain in (source.domain, *source.former_domains):
                raise UsageError(f"{domain} is in {where} already, as “{source.id}”: nothing to add")
            if source.id == identifier:
                raise UsageError(
                    f"the id “{identifier}” is taken in {where} by {source.domain}: give another with --id"
                )


def append_table(path: Path, table: str) -> None:
    """Put a table at the end of a registry file, which is made where it does not exist.

    The whole is checked before it takes the place of the old.

    Raises:
        RegistryError: With the table the file would be no registry; it stays as it was.
        OcopError: The file cannot be written.
    """
    path = path.resolve()
    try:
        before = path.read_bytes() if path.exists() else _HEADER.format(name=path.name).encode()
        after = _joined(before, table)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".toml", dir=path.parent)
    except OSError as error:
        raise OcopError(f"{path} cannot be written: {error.strerror}") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        load_sources(draft)
        if path.exists():
            shutil.copymode(path, draft)
        else:
            draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        raise OcopError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _joined(before: bytes, table: str) -> bytes:
    """The bytes of a file with a table after an empty line, in the line ends of the file."""
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = line_end if not before or before.endswith(b"\n") else line_end * 2
    return before + gap + table.encode().replace(b"\n", line_end)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
