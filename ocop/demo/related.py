"""What stands beside an article: boxes that talk of other articles and of other provinces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from ocop.demo.articles import DemoArticle, expected_text
from ocop.demo.tables import read_toml

_FILE = Path(__file__).parent / "teasers.toml"


class _OfAProvince(Protocol):
    @property
    def province(self) -> str: ...


_Item = TypeVar("_Item")
_Local = TypeVar("_Local", bound=_OfAProvince)


@dataclass(frozen=True, slots=True)
class Teaser:
    """A short item about the programme in a province, from `teasers.toml`."""

    province: str
    title: str
    sentence: str


@cache
def load_teasers() -> tuple[Teaser, ...]:
    """All items of the file.

    Raises:
        DemoDataError: The file is broken; the message names the key.
    """
    table = read_toml(_FILE)
    teasers = []
    for item in table.tables("teasers"):
        teasers.append(Teaser(item.text("province"), item.text("title"), item.text("sentence")))
        item.close()
    table.close()
    return tuple(teasers)


def teasers_for(article: DemoArticle, count: int) -> tuple[Teaser, ...]:
    """Items about provinces that the article does not speak of: always the same ones for the same article."""
    strange = not_spoken_of(article, load_teasers())
    return tuple(shuffled(strange, article.id, [teaser.title for teaser in strange])[:count])


def related_to(article: DemoArticle, others: Sequence[DemoArticle], count: int) -> tuple[DemoArticle, ...]:
    """Other articles of the same outlet for the related boxes, those about other provinces first.

    An article is never related to itself, to another copy of its story or to one that shares a province of its facts,
    as long as the outlet has enough of the rest.
    """
    story = article.copy_of or article.id
    candidates = [
        other
        for other in others
        if other.outlet == article.outlet and other.id != article.id and story not in (other.copy_of, other.id)
    ]
    return strangers_first(article, candidates, article.id)[:count]


def not_spoken_of(article: DemoArticle, items: Iterable[_Local]) -> list[_Local]:
    """The items about provinces that the article does not name."""
    text = f"{article.title}\n{expected_text(article)}"
    return [item for item in items if item.province not in text]


def strangers_first(article: DemoArticle, others: Sequence[DemoArticle], seed: str) -> tuple[DemoArticle, ...]:
    """Other articles, shuffled, those first that share no province of their facts with this one."""
    mixed = shuffled(others, seed, [other.id for other in others])
    return tuple(sorted(mixed, key=lambda other: bool(other.provinces & article.provinces)))


def shuffled(items: Sequence[_Item], seed: str, names: Sequence[str]) -> list[_Item]:
    """The items in an order that depends on the seed and on their names alone.

    >>> shuffled(["chè", "miến"], "datmui", ["1", "2"]) == shuffled(["chè", "miến"], "datmui", ["1", "2"])
    True
    """
    keys = [hashlib.sha256(f"{seed}\x1f{name}".encode()).digest() for name in names]
    return [item for _, item in sorted(zip(keys, items, strict=True), key=lambda pair: pair[0])]
