"""What every package says of itself, read from `about.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same said in English and in Vietnamese."""

    en: str
    vi: str


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of itself whatever is in it.

    Attributes:
        name: Its name for programs.
        title: Its title.
        description: What it is, in one paragraph.
        keywords: Words that it is found by.
        licenses: Its licences, as the Data Package standard writes them.
        contributors: Who made it, as the standard writes them.
        readme: Paragraphs of its README by their subject.
    """

    name: str
    title: Bilingual
    description: Bilingual
    keywords: Sequence[str]
    licenses: Sequence[Mapping[str, Any]]
    contributors: Sequence[Mapping[str, Any]]
    readme: Mapping[str, Bilingual]


@cache
def about() -> About:
    """What stands in the file.

    >>> about().name, about().licenses[0]["name"]
    ('ocop-vietnam', 'CC-BY-4.0')
    """
    text = resources.files("ocop.dataset.package").joinpath("about.toml").read_text(encoding="utf-8")
    entry = tomllib.loads(text)
    return About(
        name=entry["name"],
        title=_bilingual(entry["title"]),
        description=_bilingual(entry["description"]),
        keywords=tuple(entry["keywords"]),
        licenses=tuple(entry["licenses"]),
        contributors=tuple(entry["contributors"]),
        readme={subject: _bilingual(said) for subject, said in entry["readme"].items()},
    )


def _bilingual(entry: Mapping[str, str]) -> Bilingual:
    return Bilingual(entry["en"].strip(), entry["vi"].strip())
