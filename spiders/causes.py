"""Why a page could not be fetched, in a vocabulary that does not change, for rows, statistics and people."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from ocop.notices import REFUSAL

DNS = "dns"
REFUSED = "refused"
TIMEOUT = "timeout"
LOST = "connection lost"
TOO_LARGE = "too large"
ROBOTS = "robots"
REDIRECT_ONLY = "redirect only"
NOT_TEXT = "not text"
NO_FEED = "no feed"
DAMAGED = "damaged"
BAD_ADDRESS = "bad address"
CAUSES = frozenset(
    (DNS, REFUSED, TIMEOUT, LOST, TOO_LARGE, ROBOTS, REFUSAL, REDIRECT_ONLY, NOT_TEXT, NO_FEED, DAMAGED, BAD_ADDRESS)
)


class RobotsUnreachableError(IgnoreRequest):
    """A page was not asked for, since its host's robots.txt cannot be had.

    Args:
        cause: Why, in the vocabulary.
        retry_after: Seconds for which the host asks to be left in peace; None where it does not ask.
    """

    def __init__(self, cause: str, retry_after: float | None = None) -> None:
        super().__init__(f"robots.txt cannot be had: {cause}")
        self.cause = cause
        self.retry_after = retry_after


_BY_TYPE: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, DNS),
    (DownloadConnectionRefusedError, REFUSED),
    (DownloadTimeoutError, TIMEOUT),
    (TimeoutError, TIMEOUT),
    (DownloadCancelledError, TOO_LARGE),
    (ResponseDataLossError, LOST),
    (DownloadFailedError, LOST),
    (ConnectionError, LOST),
    (UnsupportedURLSchemeError, BAD_ADDRESS),
)


def cause_of(error: BaseException) -> str:
    """Cause of a failed request.

    `dns`, `refused`, `timeout`, `connection lost`, `too large`, `robots`, `redirect only`, `bad address`,
    `http <status>`; for what nobody foresaw, `error: <class>`.

    >>> cause_of(DownloadTimeoutError())
    'timeout'
    """
    if isinstance(error, HttpError):
        return f"http {error.response.status}"
    if isinstance(error, RobotsUnreachableError):
        return error.cause
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error))
    for kind, cause in _BY_TYPE:
        if isinstance(error, kind):
            return cause
    return f"error: {type(error).__name__}"


def is_cause(word: str) -> bool:
    """Whether a word is of the vocabulary.

    >>> is_cause("timeout"), is_cause("http 503"), is_cause("promising")
    (True, True, False)
    """
    return word in CAUSES or word.startswith(("http ", "error: "))


def is_trouble(cause: str) -> bool:
    """Whether a cause speaks of the whole outlet rather than of one page: it is down, overloaded or turns us away.

    >>> is_trouble("http 503"), is_trouble("http 403"), is_trouble("too large")
    (True, True, False)
    """
    return cause in {DNS, REFUSED, TIMEOUT, LOST} or is_refusal(cause) or cause.startswith("http 5")


def is_refusal(cause: str) -> bool:
    """Whether a cause says that the outlet does not want to be asked, now or at all.

    >>> is_refusal("http 429"), is_refusal("http 404")
    (True, False)
    """
    return cause in {REFUSAL, "http 403", "http 429"}


def _ignored(message: str) -> str:
    """Cause of a request that one of Scrapy's middlewares gave up; they tell why only in words."""
    if "robots.txt" in message:
        return ROBOTS
    if "redirect" in message:
        return REDIRECT_ONLY
    if "MAXSIZE" in message:
        return TOO_LARGE
    return "error: IgnoreRequest"
