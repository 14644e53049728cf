"""Where in a TOML file a key of an array of tables stands: `tomllib` tells lines only for broken syntax."""

from __future__ import annotations

import json
import re
from itertools import pairwise

_HEADER = re.compile(r"\s*\[")


def line_of(text: str, array: str, index: int, key: str | None = None, value: object = None) -> int:
    r"""Number, from 1, of the line of a table, of one of its keys, or of one value in the list of that key.

    Args:
        text: The whole file, which is valid TOML.
        array: Name of the array of tables.
        index: Number, from 0, of the table in it.
        key: The key; the line of the table's header is told where it is None or not in the table.
        value: A string in the key's list, which may stand on a line of its own.

    >>> line_of('[[sources]]\nid = "a"\n[[sources]]\nfeeds = [\n  "x",\n  "y",\n]', "sources", 1, "feeds", "y")
    6
    """
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\[\s*{re.escape(array)}\s*\]\]")
    starts = [number for number, line in enumerate(lines) if header.match(line)]
    if index >= len(starts):
        return 1
    start = starts[index]
    end = next((after for before, after in pairwise([*starts, len(lines)]) if before == start), len(lines))
    if key is None:
        return start + 1
    assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for number in range(start + 1, end):
        if assignment.match(lines[number]):
            return _value_line(lines, number, end, value) + 1
    return start + 1


def _value_line(lines: list[str], first: int, end: int, value: object) -> int:
    """Line of a string of a key's list; the key's own line where it is not found before the next key or table."""
    if not isinstance(value, str):
        return first
    literals = (json.dumps(value, ensure_ascii=False), f"'{value}'")
    for number in range(first, end):
        if number > first and (_HEADER.match(lines[number]) or re.match(r"\s*[\w\"'-]+\s*=", lines[number])):
            break
        if any(literal in lines[number] for literal in literals):
            return number
    return first
