"""Features of a whole sentence for a CRF tagger, a template at a time.

underthesea's taggers describe each word by some thirty templates ("the word before in lower case", "the tags of this
word and the next"). Its own builder takes each template apart anew for every word and copies the sentence while it
does, so that the work grows with the square of the sentence. Here a template is parsed once and makes one column of
features for the whole sentence, and the columns are turned into rows at the end. The features are the same strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SYNTAX = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\[(\d*)\])?(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class Template:
    """What a feature says of a word.

    Attributes:
        label: The template as the library writes it, with which every feature of it begins.
        first: Offset from the word to the first word that is looked at.
        last: Offset to the last; None where one word is looked at.
        column: What is looked at: 0 is the word, 1 its part of speech, 2 its chunk, 3 its entity.
        function: What is done with it: "lower" or "istitle"; None where it is taken as it is.
    """

    label: str
    first: int
    last: int | None = None
    column: int = 0
    function: str | None = None


@lru_cache(maxsize=256)
def parse_template(label: str) -> Template:
    """Template as underthesea writes it.

    Raises:
        ValueError: It is none.

    >>> parse_template("T[-1,0][1]")
    Template(label='T[-1,0][1]', first=-1, last=0, column=1, function=None)
    """
    match = _SYNTAX.fullmatch(label)
    if match is None or (match[4] is not None and match[4] not in _FUNCTIONS):
        raise ValueError(f"no template of a tagger: {label!r}")
    first, last, column, function = match.groups()
    return Template(label, int(first), None if last is None else int(last), int(column or 0), function)


def is_title(word: str) -> bool:
    """Whether every syllable of a word begins with a capital, as the library asks.

    >>> is_title("Hà Giang"), is_title("bưởi Đoan"), is_title("")
    (True, False, False)
    """
    return all(syllable[:1].istitle() for syllable in word.split(" "))


_FUNCTIONS: Mapping[str, Callable[[str], object]] = {"lower": str.lower, "istitle": is_title}


def features(columns: Sequence[Sequence[str]], templates: Sequence[Template]) -> list[tuple[str, ...]]:
    """Features of each word of a sentence, in the order of the templates.

    Args:
        columns: What is known of the words: the words themselves, then their tags of each kind, all equally many.
        templates: What the tagger asks.

    >>> features([["chè", "Shan"]], [parse_template("T[1].lower"), parse_template("T[-1,0]")])
    [('T[1].lower=shan', 'T[-1,0]=BOS'), ('T[1].lower=EOS', 'T[-1,0]=chè Shan')]
    """
    return list(zip(*(_column(columns[template.column], template) for template in templates), strict=True))


def _column(values: Sequence[str], template: Template) -> list[str]:
    """One feature for each word; a sentence is as long as it is, so what lies outside has a name of its own."""
    label, size, first = f"{template.label}=", len(values), template.first
    made = _stretches(values, template) if template.last is not None else values
    if template.function is not None:
        function = _FUNCTIONS[template.function]
        known = {value: f"{label}{function(value)}" for value in set(made)}
        told = [known[value] for value in made]
    else:
        told = [f"{label}{value}" for value in made]
    before = min(max(-first, 0), size)
    inside = told[max(first, 0) : max(first, 0) + size - before]
    return [f"{label}BOS"] * before + inside + [f"{label}EOS"] * (size - before - len(inside))


def _stretches(values: Sequence[str], template: Template) -> list[str]:
    """The values of a stretch of words together, for each word that it may begin at without leaving the sentence."""
    length = (template.last or 0) - template.first + 1
    return [" ".join(values[at : at + length]) for at in range(len(values) - length + 1)]
