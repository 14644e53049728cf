"""What the writers of all formats are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ocop.dataset.registry import Column


@dataclass(frozen=True, slots=True)
class Table:
    """Rows on their way into a file.

    Attributes:
        name: What the table is called.
        columns: Its columns in order, with their meaning.
        rows: The rows, one at a time, as SQLite gives them; they can be read once.
        made_at: The moment of the dataset's state that they are from; None where that is not known.
        about: Where the rows are from: what a reader should know of the file, each by its name.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object]]
    made_at: datetime | None = None
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)
