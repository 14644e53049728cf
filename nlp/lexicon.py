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
# For each second word how many words a phrase has, those after the second, and its meaning; the longest first.
_BySecond = dict[str, list[tuple[int, tuple[str, ...], str]]]
# Stands for the second word of a phrase of one word.
_ALONE = ""


class PhraseTable:
    """Phrases by their first two words, so that a text is searched in one pass.

    Attributes:
        kind: What the phrases are of.
        heads: Their first words.
    """

    def __init__(self, kind: str, phrases: Iterable[Phrase]) -> None:
        self.kind = kind
        self._by_head: dict[str, _BySecond] = {}
        for words, meaning in phrases:
            second = words[1] if len(words) > 1 else _ALONE
            self._by_head.setdefault(words[0], {}).setdefault(second, []).append((len(words), words[2:], meaning))
        for by_second in self._by_head.values():
            for entries in by_second.values():
                entries.sort(key=lambda entry: -entry[0])
        self.heads = frozenset(self._by_head)

    def match_at(self, tokens: Sequence[Token], at: int) -> Cue | None:
        """The longest phrase that starts at a token; None where there is none."""
        by_second = self._by_head.get(tokens[at].text)
        return self._longest(by_second, tokens, at) if by_second is not None else None

    def find(self, tokens: Sequence[Token]) -> Iterator[Cue]:
        """Phrases in order, none overlapping another."""
        after, heads = 0, self._by_head
        for at in [at for at, token in enumerate(tokens) if token.text in heads]:
            if at < after:
                continue
            cue = self._longest(heads[tokens[at].text], tokens, at)
            if cue is not None:
                yield cue
                after = cue.last

    def _longest(self, by_second: _BySecond, tokens: Sequence[Token], at: int) -> Cue | None:
        most = len(tokens) - at
        for size, further, meaning in by_second.get(tokens[at + 1].text, ()) if most > 1 else ():
            if size > most:
                continue
            for i, word in enumerate(further, at + 2):
                if tokens[i].text != word:
                    break
            else:
                return Cue(self.kind, meaning, at, at + size)
        alone = by_second.get(_ALONE)
        return Cue(self.kind, alone[0][2], at, at + 1) if alone is not None else None


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
    return frozenset(_word_sets()[name]["words"])


@cache
def _word_sets() -> dict[str, dict[str, list[str]]]:
    """All sets of the file, which is read once and not again for each."""
    with resources.files("nlp").joinpath("data", "words.toml").open("rb") as file:
        return tomllib.load(file)
