"""The end of a crawl whose dataset fails: one line, no traceback, and no page fetched in vain."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

from scrapy.exceptions import CloseSpider

from ocop.errors import DatasetError

log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")


def needs_dataset(callback: Callable[_P, Iterator[_T]]) -> Callable[_P, Iterator[_T]]:
    """Callback that ends the run, with one line, when the dataset can no longer be written."""

    @wraps(callback)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> Iterator[_T]:
        try:
            yield from callback(*args, **kwargs)
        except DatasetError as error:
            log.error("the crawl stops: %s", error)  # noqa: TRY400 - the message says the remedy, the traceback does not
            raise CloseSpider("dataset failed") from error

    return guarded
