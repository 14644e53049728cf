"""Importing a library without the large ones that it would bring along wherever they happen to be installed."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def as_if_missing(*names: str) -> Iterator[None]:
    """Modules that are not imported yet cannot be imported inside; afterwards they can, as ever.

    Args:
        names: Names of modules.

    >>> with as_if_missing("wave"):
    ...     import wave
    Traceback (most recent call last):
    ModuleNotFoundError: import of wave halted; None in sys.modules
    >>> import wave
    """
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # as the documentation of `import` sets out
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
