"""The questions that the web site answers in one click, read from `queries.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ocop.dataset.migrations import view_query

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NARROWED = re.compile(r"\{(?P<view>\w+):(?P<field>\w+)(?: WHERE (?P<condition>[^{}]+))?\}")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a question wants to know.

    Attributes:
        name: Its name, as in the SQL and in the address of the answer.
        vi: What stands before it, in Vietnamese.
        en: The same in English.
        hint: What may be typed, in both languages.
        kind: `text`, or what it is checked as: `province`, `provinces`, `outlet` or `day`; `choice` of one of
            `choices`.
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
        needs_any: There is no answer before something is typed into one of the fields.
        of: The view whose columns they are, where their meaning differs from that of other columns of the name.
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
    needs_any: bool = False
    of: str | None = None
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


def _question(name: str, entry: Mapping[str, Any], known: Mapping[str, Field]) -> Question:
    fields = tuple(known[each] for each in entry.get("fields", ()))
    needed = {field.name for field in fields if field.is_required}
    plain = {key: value for key, value in entry.items() if key not in {"fields", "shown", "sql"}}
    return Question(
        name=name,
        sql=_NARROWED.sub(lambda found: _query_of_provinces(found, needed), entry["sql"]).strip(),
        fields=fields,
        shown=tuple(entry.get("shown", ())),
        **plain,
    )


def _query_of_provinces(found: re.Match[str], needed: Collection[str]) -> str:
    """Query behind a view over the facts of the provinces typed into a field; over all where it may be left empty."""
    typed = found["field"]
    more = f" AND {' '.join(found['condition'].split())}" if found["condition"] else ""
    typed_ones = f"(SELECT value FROM json_each(province_ids(:{typed})))"  # noqa: S608 - all from our own file
    facts = f"SELECT * FROM fact_details WHERE province_id IN {typed_ones}{more}"  # noqa: S608
    if typed not in needed:
        facts += f" AND :{typed} <> '' UNION ALL SELECT * FROM fact_details WHERE :{typed} = ''{more}"  # noqa: S608
    lines = view_query(found["view"], f"({facts})").splitlines()
    return "\n".join(("(", *(line for line in lines if not line.startswith("--")), ")"))


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("ocop.web").joinpath("queries.toml").read_text(encoding="utf-8"))
