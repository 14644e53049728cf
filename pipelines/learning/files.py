"""Learned profiles in a file of the user's own: in the form of `profiles.toml`, for a person to correct."""

from __future__ import annotations

import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from ocop.errors import UsageError
from pipelines.extraction.profiles import profiles_in
from pipelines.learning.learn import LearnedProfile

_HEADER = """\
# Profiles of my own: where on the pages of an outlet the parts of its articles stand. They come before the shipped
# ones. What the keys mean is told at the head of pipelines/profiles.toml and in docs/adding-a-source.md. Correct
# them as you like: `ocop inspect ADDRESS` shows what each place finds on a page, `ocop reprocess --source ID` reads the
# archived pages of the outlet again with what you wrote.
"""
_BLOCK = re.compile(r"\n*^# >>> learned: (?P<id>\S+) .*?^# <<< learned: (?P=id)\n", re.MULTILINE | re.DOTALL)


def table_text(learned: LearnedProfile, day: date) -> str:
    """The table of a learned profile, between two comments by which it is found again.

    Args:
        learned: The profile.
        day: The day on which it was learned.
    """
    told = f"on {day.isoformat()} from {learned.pages} pages, of which it reads {learned.read}"
    lines = [f"# >>> learned: {learned.source_id} {told}", "[[profiles]]", f"source = {_quoted(learned.source_id)}"]
    for key, values in learned.places.items():
        if len(values) == 1:
            lines.append(f"{key} = [{_quoted(values[0])}]")
        else:
            lines += [f"{key} = [", *(f"  {_quoted(value)}," for value in values), "]"]
    return "\n".join([*lines, f"# <<< learned: {learned.source_id}"]) + "\n"


def write_profile(path: Path, source_id: str, table: str, *, replace: bool = False) -> None:
    """Put a learned profile into a file, which is made where it does not exist; all else in it stays byte for byte.

    Args:
        path: The file.
        source_id: Id of the outlet.
        table: The table of the profile.
        replace: Whether it takes the place of the profile that was learned before.

    Raises:
        UsageError: The outlet has a profile there already.
        RegistryError: The file cannot be read as profiles.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else _HEADER
    if path.exists() and any(profile.source == source_id for profile in profiles_in(path)):
        block = next((match for match in _BLOCK.finditer(before) if match["id"] == source_id), None)
        if not replace:
            raise UsageError(
                f"{path} has a profile of “{source_id}” already: correct it there, or learn it anew with --replace"
            )
        if block is None:
            raise UsageError(f"the profile of “{source_id}” in {path} was written by hand: take it out to learn one")
        before = before[: block.start()] + "\n" + before[block.end() :]
    _write_whole(path, f"{before.rstrip()}\n\n{table}")


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that no half of it is ever seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(name).replace(path)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
