"""How far the pages of a listing are followed."""

from __future__ import annotations

from spiders.discovery import Findings
from spiders.errands import Errand

# Ten thousand articles and more. A listing that goes on for longer is no list of OCOP articles but a trap.
MAX_PAGES = 1000


class Walks:
    """The listings that one run follows from page to page, with what their pages showed so far."""

    def __init__(self) -> None:
        self._shown: dict[str, set[str]] = {}

    def goes_on(self, errand: Errand, findings: Findings, new_articles: int, next_is_walked: bool) -> bool:
        """Whether the page after the present one is to be asked for.

        It is as long as the listing brings something new, and where nobody ever walked it to its end. A page that shows
        nothing but what earlier pages of the walk showed ends it: some servers give the same page for every number.

        Args:
            errand: The page of the listing.
            findings: What it holds, a next page among it.
            new_articles: How many of its articles nobody had found before.
            next_is_walked: Whether the next page was fetched on an earlier run.
        """
        articles = {link.url for link in findings.articles}
        shown = self._shown.pop(errand.url, set())
        is_repetition = errand.depth > 0 and articles <= shown
        if findings.next_url:
            self._shown[findings.next_url] = shown | articles
        return not is_repetition and errand.depth + 1 < MAX_PAGES and (new_articles > 0 or not next_is_walked)
