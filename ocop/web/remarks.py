"""What a person should know of the answer to a question: what was not understood, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.filters import day_of
from ocop.dataset.provinces import find_province
from ocop.errors import UsageError
from ocop.web.functions import split_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlite_utils import Database

    from ocop.web.questions import Field, Question


def remarks(db: Database, question: Question, typed: Mapping[str, str]) -> list[str]:
    """Remarks in both languages on what was typed into the fields of a question; empty where all was understood."""
    return [remark for field in question.fields for remark in _on_field(db, field, typed.get(field.name, "").strip())]


def is_ready(question: Question, typed: Mapping[str, str]) -> bool:
    """Whether all that the question cannot do without was typed."""
    told = {field.name for field in question.fields if typed.get(field.name, "").strip()}
    return all(field.name in told for field in question.fields if field.is_required) and (
        bool(told) or not question.needs_any
    )


def _on_field(db: Database, field: Field, typed: str) -> Iterator[str]:
    if not typed:
        return
    if field.kind in {"province", "provinces"}:
        for name in split_names(typed):
            try:
                find_province(db, name)
            except UsageError as error:
                yield f"Không có tỉnh, thành nào tên “{name}”. · {_sentence(error)}"
    elif field.kind == "day":
        try:
            day_of(typed)
        except UsageError as error:
            yield f"“{typed}” không phải là ngày; hãy gõ 31/12/2023, 2023-12-31 hay 2023. · {_sentence(error)}"
    elif field.kind == "choice" and typed not in (field.choices or {}):
        yield f"“{typed}” không có trong danh sách của ô {field.vi}. · “{typed}” is no choice for {field.en.lower()}."


def _sentence(error: UsageError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")
