"""What reading the archive again changed at each outlet, as values: read out of the counts of the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.tallies import OUTCOMES, by_source

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """What one run changed at one outlet.

    Attributes:
        source_id: The outlet; None for what has none, such as files.
        read: Captures that were read.
        articles: Articles that came out differently: themselves, their facts or the products they name.
        added: Articles, or versions of them, in captures that had held none or another one.
        withdrawn: Versions taken back, since their page reads as something else.
        facts_added: Facts that were not there.
        facts_removed: Facts that are not found any more.
        facts_changed: Facts that say something else.
        products: Named products added, removed or changed.
        stories: Articles that are of another story now, copies in other outlets among them.
        article_fields: In how many articles each column came out differently, the most frequent first.
        fact_fields: In how many facts each column came out differently, the most frequent first.
    """

    source_id: str | None
    read: int = 0
    articles: int = 0
    added: int = 0
    withdrawn: int = 0
    facts_added: int = 0
    facts_removed: int = 0
    facts_changed: int = 0
    products: int = 0
    stories: int = 0
    article_fields: tuple[tuple[str, int], ...] = ()
    fact_fields: tuple[tuple[str, int], ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything came out differently."""
        facts = self.facts_added or self.facts_removed
        return bool(self.articles or self.added or self.withdrawn or facts or self.stories)


def changes_by_source(counts: Mapping[str, int]) -> tuple[SourceChanges, ...]:
    """What a run changed at the outlets of which it read captures, by their ids; what belongs to none comes last.

    >>> counts = {"dataset/reread/camau": 1, "changes/articles/camau": 1, "changes/article title/camau": 1}
    >>> changes_by_source(counts)[0].article_fields
    (('title', 1),)
    """
    found = (_changes(source_id, own) for source_id, own in by_source(counts))
    return tuple(each for each in found if each.read)


def _changes(source_id: str | None, own: Counter[tuple[str, str]]) -> SourceChanges:
    def number(what: str) -> int:
        return own["changes", what]

    return SourceChanges(
        source_id=source_id,
        read=sum(own["dataset", outcome] for outcome in OUTCOMES),
        articles=number("articles"),
        added=own["dataset", "new"] + own["dataset", "changed"] + number("articles moved"),
        withdrawn=number("articles withdrawn"),
        facts_added=number("facts added"),
        facts_removed=number("facts removed"),
        facts_changed=number("facts changed"),
        products=number("products"),
        stories=number("stories"),
        article_fields=_fields(own, "article "),
        fact_fields=_fields(own, "fact "),
    )


def _fields(own: Counter[tuple[str, str]], prefix: str) -> tuple[tuple[str, int], ...]:
    found = {
        what.removeprefix(prefix): number
        for (stage, what), number in own.items()
        if stage == "changes" and what.startswith(prefix)
    }
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
