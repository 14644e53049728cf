"""The cue words of `nlp/data/*.toml`: phrases with a meaning, found in a text word by word, the longest first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from nlp.text import one_tone_style
from nlp.tokens import Token


class Cue(NamedTuple):
    """A phrase found in a sequence of tokens.

    Attributes:
        kind: The table it is from ("noun", "status", ...).
        meaning: What it means, a value of that table.
        first: Index of its first token.
        last: Index after its last token.
    """

    kind: str
    meaning: str
    first: int
    last: int


Phrase = tuple[tuple[str, ...], str]


class PhraseTable:
    """Phrases by their first word, so that a text is searched in one pass."""

    def __init__(self, kind: str, phrases: Iterable[Phrase]) -> None:
        self.kind = kind
        self._by_first: dict[str, list[Phrase]] = {}
        for words, meaning in phrases:
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def heads(self) -> frozenset[str]:
        """The first words of its phrases."""
        return frozenset(self._by_first)

    def match_at(self, tokens: Sequence[Token], at: int) -> Cue | None:
        """The longest phrase that starts at a token; None where there is none."""
        entries = self._by_first.get(tokens[at].text)
        return self._longest(entries, tokens, at) if entries is not None else None

    def find(self, tokens: Sequence[Token]) -> Iterator[Cue]:
        """Phrases in order, none overlapping another."""
        after = 0
        for at, token in enumerate(tokens):
            entries = self._by_first.get(token.text)
            if entries is None or at < after:
                continue
            cue = self._longest(entries, tokens, at)
            if cue is not None:
                yield cue
                after = cue.last

    def _longest(self, entries: Sequence[Phrase], tokens: Sequence[Token], at: int) -> Cue | None:
        most = len(tokens) - at
        following = tokens[at + 1].text if most > 1 else None
        for words, meaning in entries:
            size = len(words)
            if size > most or (size > 1 and words[1] != following):
                continue
            for i in range(2, size):
                if tokens[at + i].text != words[i]:
                    break
            else:
                return Cue(self.kind, meaning, at, at + size)
        return None


def words_of(phrase: str) -> tuple[str, ...]:
    """Words of a phrase as tokens have them: lower case, one style of tone marks, signs apart.

    >>> words_of("HTX, tổ hợp tác")
    ('htx', ',', 'tổ', 'hợp', 'tác')
    """
    spaced = "".join(char if char.isalnum() else f" {char} " for char in one_tone_style(phrase.lower()))
    return tuple(spaced.split())


@cache
def table(name: str) -> PhraseTable:
    """Table of the file `nlp/data/<name>.toml`: for each meaning a list of phrases.

    >>> table("groups").kind
    'groups'
    """
    with resources.files("nlp").joinpath("data", f"{name}.toml").open("rb") as file:
        meanings = tomllib.load(file)
    phrases = [(words_of(phrase), meaning) for meaning, listed in meanings.items() for phrase in listed["phrases"]]
    return PhraseTable(name, phrases)


@cache
def word_set(name: str) -> frozenset[str]:
    """Set of single words of `nlp/data/words.toml`.

    >>> "chiếm" in word_set("count_links")
    True
    """
    with resources.files("nlp").joinpath("data", "words.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name]["words"])
