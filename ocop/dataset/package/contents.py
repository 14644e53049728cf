"""What goes into a package: each public table or view once, but for the texts that belong to the papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.registry import public_relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop.dataset.registry import Column, Relation

# An article's text is its author's; sentences that state a figure are quotations, and its proof.
LEFT_OUT = {"articles": frozenset({"text", "lead", "captions"})}


@dataclass(frozen=True, slots=True)
class PackagedTable:
    """One table of a package.

    Attributes:
        name: The name that `ocop export` knows it by.
        title_en: Its name for a reader, in English.
        title_vi: Its name for a reader, in Vietnamese.
        relation: The table or view that it is read from.
        columns: The columns that go in, in order.
    """

    name: str
    title_en: str
    title_vi: str
    relation: Relation
    columns: Sequence[Column]

    @property
    def path(self) -> str:
        """Where its file lies in the package."""
        return f"data/{self.name}.csv"


def packaged_tables() -> tuple[PackagedTable, ...]:
    """The tables of a package, in the order of the registry.

    A view that an export of a table reads goes in under the table's name, as `ocop export` writes it, and only once.

    >>> [table.relation.name for table in packaged_tables() if table.name == "facts"]
    ['fact_details']
    """
    known = public_relations()
    read_for_others = {relation.export for relation in known.values() if relation.export != relation.name}
    return tuple(
        _table(relation, known[relation.export]) for name, relation in known.items() if name not in read_for_others
    )


def _table(relation: Relation, read: Relation) -> PackagedTable:
    left_out = LEFT_OUT.get(relation.name, frozenset())
    columns = tuple(column for column in read.columns if not column.is_internal and column.name not in left_out)
    return PackagedTable(relation.name, relation.title_en, relation.title_vi, read, columns)
