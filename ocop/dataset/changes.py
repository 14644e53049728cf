"""What became different in the rows of an article when its capture was read again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from ocop.dataset.rows import Row

# Columns that say by which run a row was written and not what it says, or that follow from others.
_SILENT = frozenset(("run_id", "first_run_id", "search_number", "content_sha256", "story_id"))


@dataclass(slots=True)
class Changes:
    """What one reading of a known capture changed.

    Attributes:
        article_fields: Columns of the article that came out differently.
        is_added: The capture had held no article, or another one.
        withdrawn: Versions of articles taken back, since the page reads as something else.
        facts_added: Facts that were not there.
        facts_removed: Facts that are not found any more.
        facts_changed: Facts that are still found and say something else.
        fact_fields: How many facts came out differently in each column.
        products_changed: Named products added, removed or changed.
        stories_changed: Stored articles, of this and other outlets, that are of another story now.
    """

    article_fields: tuple[str, ...] = ()
    is_added: bool = False
    withdrawn: int = 0
    facts_added: int = 0
    facts_removed: int = 0
    facts_changed: int = 0
    fact_fields: Counter[str] = field(default_factory=Counter)
    products_changed: int = 0
    stories_changed: int = 0

    def note_facts(self, before: Mapping[str, Row], after: Sequence[Row]) -> None:
        """Compare the facts of a version with those that are read now."""
        added, removed, changed = _compare(before, after)
        self.facts_added += added
        self.facts_removed += removed
        self.facts_changed += len(changed)
        for columns in changed:
            self.fact_fields.update(columns)

    def note_products(self, before: Mapping[str, Row], after: Sequence[Row]) -> None:
        """Compare the named products of a version with those that are read now."""
        added, removed, changed = _compare(before, after)
        self.products_changed += added + removed + len(changed)

    def note_article(self, before: Row | None, after: Row) -> None:
        """Compare a version with what is read now."""
        if before is None:
            self.is_added = True
        else:
            self.article_fields = differing(before, after)

    def counts(self) -> dict[str, int]:
        """The words of the stage `changes` in `counts.toml`, with their numbers; those that are 0 are left out."""
        is_changed = bool(self.article_fields or self.facts_added or self.facts_removed or self.facts_changed)
        numbers = {
            "articles": int(not self.is_added and not self.withdrawn and (is_changed or self.products_changed > 0)),
            "articles moved": int(self.is_added and self.withdrawn > 0),
            "articles withdrawn": self.withdrawn,
            **{f"article {column}": 1 for column in self.article_fields},
            "facts added": self.facts_added,
            "facts removed": self.facts_removed,
            "facts changed": self.facts_changed,
            **{f"fact {column}": number for column, number in sorted(self.fact_fields.items())},
            "products": self.products_changed,
            "stories": self.stories_changed,
        }
        return {what: number for what, number in numbers.items() if number}


def stored_rows(db: Database, table: str, article_id: str) -> dict[str, Row]:
    """The rows of an article in a table that refers to it, by their id."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE article_id = ?", [article_id])  # noqa: S608 - names are ours
    columns = [column[0] for column in cursor.description]
    return {str(row[columns.index("id")]): dict(zip(columns, row, strict=True)) for row in cursor.fetchall()}


def stored_article(db: Database, version_id: str) -> Row | None:
    """The row of a version; None where there is none."""
    cursor = db.execute("SELECT * FROM articles WHERE id = ?", [version_id])
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None


def differing(before: Row, after: Row) -> tuple[str, ...]:
    """Columns of two rows that say different things.

    >>> differing({"title": "OCOP Cà Mau", "run_id": "1"}, {"title": "OCOP", "run_id": "2"})
    ('title',)
    """
    return tuple(name for name, value in after.items() if name not in _SILENT and before.get(name) != value)


def _compare(before: Mapping[str, Row], after: Sequence[Row]) -> tuple[int, int, list[tuple[str, ...]]]:
    """How many rows came, how many went, and the columns of each that stayed and changed."""
    now = {str(row["id"]): row for row in after}
    changed = [differing(before[key], row) for key, row in now.items() if key in before]
    return len(now.keys() - before.keys()), len(before.keys() - now.keys()), [columns for columns in changed if columns]
