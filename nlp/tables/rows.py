"""Rows of tables, each a sentence with cells."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.once import once
from nlp.reading import Sentence


@dataclass(frozen=True, eq=False)
class Row(Sentence):
    """A row of a table as one sentence, so that a fact of one of its cells has the whole row as its evidence.

    Attributes:
        spans: First character of each cell and the one after its last; of an empty cell they are equal.
        lines: How many lines it takes up.
    """

    spans: tuple[tuple[int, int], ...] = ()
    lines: int = 1

    @property
    def paragraphs(self) -> range:
        """Numbers of the lines that it stands on."""
        return range(self.paragraph, self.paragraph + self.lines)

    @once
    def subheading(self) -> bool:
        """No heading, short as it is."""
        return False

    @once
    def cells(self) -> tuple[Sentence, ...]:
        """Its cells, each read like a sentence; an empty cell is an empty one."""
        return tuple(
            Sentence(self.view, start, end, self.paragraph, False, self.published, self.field, self.index)
            for start, end in self.spans
        )

    @once
    def token_starts(self) -> tuple[int, ...]:
        """First character of each of its tokens."""
        return tuple(token.start for token in self.tokens)
