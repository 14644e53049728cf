"""One page, asked for as politely as in any crawl."""

from __future__ import annotations

from ocop.errors import OcopError
from ocop.models import Page, Source
from ocop.outlets.visits import Visit


def open_page(url: str, source: Source | None) -> Visit[Page]:
    """The visit that fetches one page.

    Args:
        url: Its address.
        source: The outlet, where it is registered.

    Raises:
        OcopError: It did not come, for a cause that `docs/operations.md` explains.
    """
    answer = yield url
    if answer.cause:
        raise OcopError(f"{url} did not come: {answer.cause}; docs/operations.md tells what the causes mean")
    return answer.page(source)
