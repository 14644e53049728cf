"""The state of the news web: which articles stand in their corrected form, and since when."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ocop.demo.articles import DemoArticle
from ocop.errors import UsageError

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Edition:
    """An article as it stands at the moment.

    Attributes:
        article: The article; `article.modified_at` is the moment of `Newsroom.correct` once it is corrected.
        modified_at: Last change, as the server tells it: the publication where nothing was changed.
        corrected: Whether this is the corrected form.
    """

    article: DemoArticle
    modified_at: datetime
    corrected: bool


class Newsroom:
    """Articles and their corrections; safe to use from several threads.

    Args:
        articles: All articles of all outlets in their first form.
        clock: The time now; tests give their own.
    """

    def __init__(self, articles: Sequence[DemoArticle], clock: Clock = system_clock) -> None:
        self.articles = tuple(articles)
        self.clock = clock
        self._by_id = {article.id: article for article in articles}
        self._corrected_at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def correct(self, name: str) -> DemoArticle:
        """Put the corrected form of an article online, changed now.

        The moment is rounded up to a whole second, since dates on the web have no fractions: whoever visited a moment
        ago finds a change that is later than the visit.

        Args:
            name: Id of the article, or its number before the first hyphen.

        Returns:
            The article as it stands from now on.

        Raises:
            UsageError: There is no such article, or it has no correction.
        """
        article = self.find(name)
        if article.correction is None:
            raise UsageError(f"{article.id} has no correction; choose one of {', '.join(self.correctable())}")
        now = self.clock()
        if now.microsecond:
            now = now.replace(microsecond=0) + timedelta(seconds=1)
        with self._lock:
            self._corrected_at[article.id] = now
        return self.edition(article).article

    def reset(self) -> None:
        """Take all corrections back."""
        with self._lock:
            self._corrected_at.clear()

    def correctable(self) -> tuple[str, ...]:
        """Ids of the articles that have a correction."""
        return tuple(article.id for article in self.articles if article.correction is not None)

    def find(self, name: str) -> DemoArticle:
        """Article of an id or of the number before the id's first hyphen, in its first form.

        Raises:
            UsageError: There is no such article.
        """
        found = self._by_id.get(name)
        if found is None:
            found = next((article for article in self.articles if article.id.split("-")[0] == name), None)
        if found is None:
            raise UsageError(f"the news web has no article “{name}”")
        return found

    def edition(self, article: DemoArticle) -> Edition:
        """How an article stands at the moment."""
        with self._lock:
            corrected_at = self._corrected_at.get(article.id)
        if corrected_at is None:
            return Edition(article, article.modified_at or article.published_at, corrected=False)
        return Edition(replace(article.corrected(), modified_at=corrected_at), corrected_at, corrected=True)

    def editions(self, outlet: str) -> tuple[Edition, ...]:
        """How the articles of an outlet stand, newest first."""
        chosen = [article for article in self.articles if article.outlet == outlet]
        return tuple(self.edition(article) for article in sorted(chosen, key=_newest_first, reverse=True))


def _newest_first(article: DemoArticle) -> tuple[datetime, str]:
    return article.published_at, article.id
