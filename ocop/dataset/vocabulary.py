"""The words in which runs count and rows tell causes, read from `counts.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Stages in which an outlet is asked: a cause counted there is a request that failed.
ASKING = ("discovery", "fetch")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be counted.

    Attributes:
        counts: Meaning of each count, by stage and word; one that ends in a space begins a family of them.
        causes: Meaning of each cause; one that ends in a space begins a family of them.
        families: Those that do.
        silence: The causes with which nobody answered.
    """

    counts: Mapping[str, Mapping[str, str]]
    causes: Mapping[str, str]
    families: tuple[str, ...]
    silence: frozenset[str]

    def is_count(self, stage: str, what: str) -> bool:
        """Whether a word is a count of its own, and no cause.

        >>> vocabulary().is_count("changes", "fact star_min"), vocabulary().is_count("fetch", "dns")
        (True, False)
        """
        words = self.counts.get(stage, {})
        return what in words or any(what.startswith(word) for word in words if word.endswith(" "))

    def is_cause(self, what: str) -> bool:
        """Whether a word is a cause.

        >>> vocabulary().is_cause("http 403"), vocabulary().is_cause("promising")
        (True, False)
        """
        if what in self.causes or what.startswith(self.families):
            return True
        name, colon, _ = what.partition(":")
        return bool(colon) and name in self.causes

    def is_failure(self, stage: str, what: str) -> bool:
        """Whether a count tells of requests that failed for one cause.

        >>> vocabulary().is_failure("fetch", "timeout"), vocabulary().is_failure("discovery", "empty")
        (True, False)
        """
        return stage in ASKING and not self.is_count(stage, what) and self.is_cause(what)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    text = resources.files("ocop.dataset").joinpath("counts.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    families = tuple(cause for cause in tables["causes"] if cause.endswith(" "))
    return Vocabulary(tables["counts"], tables["causes"], families, frozenset(tables["silence"]))
