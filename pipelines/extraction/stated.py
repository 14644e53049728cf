"""One field of an article, chosen among the places that state it."""

from __future__ import annotations

from typing import TypeVar

from ocop.grounds import Ground

T = TypeVar("T")


def first_stated(*stated: tuple[T | None, Ground]) -> tuple[T | None, Ground | None]:
    """The first value that is there, with its ground; None twice where none is. What is empty is not there.

    >>> first_stated((None, "profile"), ("", "json-ld"), ("Kinh tế", "meta"))
    ('Kinh tế', 'meta')
    >>> first_stated((None, "profile"))
    (None, None)
    """
    return next(((value, ground) for value, ground in stated if value), (None, None))
