"""From a sitemap index to the newest of its maps that holds something."""

from __future__ import annotations

from collections.abc import Callable

from ocop.outlets.asking import Asking
from ocop.outlets.reading import Pointers, read_pointers
from ocop.outlets.visits import Visit
from spiders.links import Link

# Maps below an index that are asked for at most: the first may hold sections, the next may be of an empty month.
_MOST_MAPS = 4


def newest_map(index: Pointers, asking: Asking, is_wanted: Callable[[Link], bool]) -> Visit[Pointers]:
    """The first map with a link that is wanted, newest first; the last one looked at where none has one.

    Args:
        index: The sitemap that the outlet names, which may be such a map itself.
        asking: Asks for the others.
        is_wanted: Whether a link is one of those that are looked for.
    """
    found, waiting = index, [child.url for child in index.children]
    for _ in range(_MOST_MAPS):
        if any(map(is_wanted, found.links)) or not waiting:
            break
        answer = yield from asking.ask(waiting.pop(0))
        found = read_pointers(answer, "sitemap")
        waiting = [child.url for child in found.children] + waiting
    return found
