"""Rows of tables, each a sentence with cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from nlp.reading import Sentence

BAR = "|"
"""What parts the cells of a line."""


@dataclass(frozen=True, eq=False)
class Row(Sentence):
    """A line of a table as one sentence, so that a fact of one of its cells has the whole row as its evidence."""

    @cached_property
    def subheading(self) -> bool:
        """No heading, short as it is."""
        return False

    @cached_property
    def cells(self) -> tuple[Sentence, ...]:
        """Its cells, each read like a sentence; an empty cell is an empty one."""
        found: list[Sentence] = []
        at = self.start
        for piece in self.view.text[self.start : self.end].split(BAR):
            lead = len(piece) - len(piece.lstrip())
            start, end = at + lead, at + lead + len(piece.strip())
            found.append(Sentence(self.view, start, end, self.paragraph, False, self.published, self.field, self.index))
            at += len(piece) + 1
        return tuple(found)

    @property
    def paragraphs(self) -> range:
        """Numbers of the lines that it stands on."""
        return range(self.paragraph, self.paragraph + 1)

    @cached_property
    def token_starts(self) -> tuple[int, ...]:
        """First character of each of its tokens."""
        return tuple(token.start for token in self.tokens)
