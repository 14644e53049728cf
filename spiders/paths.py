"""Files and folders as a spider's argument."""

from __future__ import annotations

import os
from pathlib import Path

_MOST_PIECES = 8


def split_paths(joined: str) -> list[Path]:
    """Paths of a list that is written as in PATH, with `:` between them, on Windows `;`.

    A separator inside the name of a file that exists ("Ra mắt lúc 12:30.html") belongs to the name.

    >>> [path.name for path in split_paths(os.pathsep.join(["khong-co-a", "khong-co-b"]))]
    ['khong-co-a', 'khong-co-b']
    """
    pieces = joined.split(os.pathsep)
    paths = []
    while pieces:
        number = next((n for n in range(1, _MOST_PIECES + 1) if os.path.lexists(os.pathsep.join(pieces[:n]))), 1)
        if name := os.pathsep.join(pieces[:number]):
            paths.append(Path(name))
        pieces = pieces[number:]
    return paths
