"""A property that is worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801 - named as the decorator that it is
    """What `functools.cached_property` is, without the lock that it takes before Python 3.12 and that costs most of it.

    A sentence has some ten of these, and an article some hundred sentences. Two threads that ask at the same time both
    work it out, and find the same.

    >>> class Word:
    ...     @once
    ...     def letters(self) -> int:
    ...         return len("cốm")
    >>> word = Word()
    >>> word.letters, vars(word)
    (3, {'letters': 3})
    """

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Self: ...

    @overload
    def __get__(self, instance: Owner, owner: type[Any]) -> Value: ...

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        """The value, which from now on stands in the instance's own dictionary and is found there first."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
