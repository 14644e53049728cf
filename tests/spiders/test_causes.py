import pytest
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
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from spiders.causes import cause_of, is_trouble


@pytest.mark.parametrize(
    ("error", "cause", "trouble"),
    [
        (CannotResolveHostError(), "dns", True),
        (DownloadConnectionRefusedError(), "refused", True),
        (DownloadTimeoutError(), "timeout", True),
        (TimeoutError(), "timeout", True),
        (ResponseDataLossError(), "connection lost", True),
        (DownloadFailedError(), "connection lost", True),
        (ConnectionResetError(), "connection lost", True),
        (DownloadCancelledError(), "too large", False),
        (IgnoreRequest("body exceeded DOWNLOAD_MAXSIZE"), "too large", False),
        (IgnoreRequest("Forbidden by robots.txt"), "robots", False),
        (IgnoreRequest("max redirections reached"), "redirect only", False),
        (IgnoreRequest("another reason"), "error: IgnoreRequest", False),
        (UnsupportedURLSchemeError(), "bad address", False),
        (HttpError(Response("https://v.vn/", 403)), "http 403", True),
        (HttpError(Response("https://v.vn/", 429)), "http 429", True),
        (HttpError(Response("https://v.vn/", 503)), "http 503", True),
        (HttpError(Response("https://v.vn/", 451)), "http 451", False),
        (KeyError("x"), "error: KeyError", False),
    ],
)
def test_cause(error: Exception, cause: str, trouble: bool) -> None:
    assert cause_of(error) == cause
    assert is_trouble(cause) is trouble
