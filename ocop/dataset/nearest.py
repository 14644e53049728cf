"""What a person may have meant by a word that is none of those there are."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection


def nearest_hint(typed: str, known: Collection[str]) -> str:
    """A question about the nearest of the words that there are, with a space behind it; empty where none is near.

    >>> nearest_hint("Fact", ["facts", "figures"])
    'did you mean “facts”? '
    >>> nearest_hint("sản phẩm", ["facts", "figures"])
    ''
    """
    found = difflib.get_close_matches(typed.casefold(), known, n=1)
    return f"did you mean “{found[0]}”? " if found else ""


def checked_choice(what: str, typed: str, known: Collection[str]) -> str:
    """One of a set of words.

    Args:
        what: What they are, for the message.
        typed: What a person typed.
        known: The words that there are.

    Raises:
        UsageError: It is none of them; the message names the nearest and all.

    >>> checked_choice("status", "added", ["recognised", "added"])
    'added'
    """
    if typed not in known:
        raise UsageError(f"there is no {what} “{typed}”; {nearest_hint(typed, known)}it is one of {', '.join(known)}")
    return typed
