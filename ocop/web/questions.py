"""The questions that the web site answers in one click, read from `queries.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a question wants to know.

    Attributes:
        name: Its name, as in the SQL and in the address of the answer.
        vi: What stands before it, in Vietnamese.
        en: The same in English.
        hint: What may be typed, in both languages.
        kind: `text`, or what it is checked as: `province`, `provinces` or `day`; `choice` of one of `choices`.
        choices: Values to choose from and their words; the empty value is the default.
        is_required: Without it there is no answer.
    """

    name: str
    vi: str
    en: str
    hint: str = ""
    kind: str = "text"
    choices: Mapping[str, str] | None = None
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the SQL that answers it, and how its answer is shown.

    Attributes:
        name: Its name in addresses, which stays.
        topic: Heading under which it stands.
        vi: The question in Vietnamese.
        en: The same in English.
        about: What the answer holds, in both languages.
        sql: The query; `:name` stands for what was typed into the field of that name, the empty text where nothing was.
        fields: What it wants to know.
        shown: Columns of the answer that the page shows; JSON and CSV hold all.
        chart: `history` or `bars` where the answer is drawn too.
    """

    name: str
    topic: str
    vi: str
    en: str
    about: str
    sql: str
    fields: tuple[Field, ...] = ()
    shown: tuple[str, ...] = ()
    chart: str | None = None

    @property
    def title(self) -> str:
        """The question in both languages."""
        return f"{self.vi} · {self.en}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading over questions, in Vietnamese and English."""

    vi: str
    en: str
    questions: tuple[Question, ...]


@cache
def questions() -> Mapping[str, Question]:
    """All questions by name, in the order in which a person should meet them.

    >>> questions()["history_of_a_province"].en
    'A province over the years'
    """
    file = _file()
    fields = {name: Field(name, **entry) for name, entry in file["fields"].items()}
    return {name: _question(name, entry, fields) for name, entry in file["questions"].items()}


def topics() -> tuple[Topic, ...]:
    """The questions under their headings.

    >>> [topic.en for topic in topics()][0]
    'Figures'
    """
    return tuple(
        Topic(entry["vi"], entry["en"], tuple(each for each in questions().values() if each.topic == name))
        for name, entry in _file()["topics"].items()
    )


def _question(name: str, entry: Mapping[str, Any], fields: Mapping[str, Field]) -> Question:
    known = {key: value for key, value in entry.items() if key not in {"fields", "shown"}}
    return Question(
        name=name,
        fields=tuple(fields[each] for each in entry.get("fields", ())),
        shown=tuple(entry.get("shown", ())),
        **known,
    )


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("ocop.web").joinpath("queries.toml").read_text(encoding="utf-8"))
