"""What a person should know of the answer to a question: what was not understood, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.filters import day_of
from ocop.dataset.outlet_names import find_outlet
from ocop.dataset.provinces import LAST_DAY_OF_63, find_province, name_of_today, what_became_of
from ocop.errors import UsageError
from ocop.web.functions import split_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlite_utils import Database

    from ocop.web.questions import Field, Question


def remarks(db: Database, question: Question, typed: Mapping[str, str]) -> list[str]:
    """Remarks in both languages on what was typed into the fields of a question; empty where all was understood."""
    told = {field.name: typed.get(field.name, "").strip() for field in question.fields}
    found = [remark for field in question.fields for remark in _on_field(db, field, told[field.name])]
    return found or list(_on_provinces_that_ended(db, question, told))


def is_ready(question: Question, typed: Mapping[str, str]) -> bool:
    """Whether all that the question cannot do without was typed."""
    told = {field.name for field in question.fields if typed.get(field.name, "").strip()}
    return all(field.name in told for field in question.fields if field.is_required) and (
        bool(told) or not question.needs_any
    )


def order_mistake(message: str, asked: Mapping[str, str]) -> str | None:
    """What is wrong with the order of rows that an address asks for, in both languages; None where nothing is.

    Args:
        message: What Datasette says.
        asked: What stands behind the question mark of the address.

    >>> order_mistake("Cannot sort table by nope", {"_sort": "nope"}).partition(" · ")[2]
    'There is no column “nope” to sort by: click the head of a column.'
    """
    if message.startswith("Cannot sort table by"):
        name = asked.get("_sort") or asked.get("_sort_desc")
        return (
            f"Không có cột “{name}” để sắp xếp: hãy bấm vào đầu một cột. · "
            f"There is no column “{name}” to sort by: click the head of a column."
        )
    if message.startswith("Cannot use _sort and _sort_desc"):
        return "Chỉ sắp xếp theo một cột: tăng dần hoặc giảm dần. · Rows have one order: rising or falling, not both."
    return None


def _on_field(db: Database, field: Field, typed: str) -> Iterator[str]:
    if not typed:
        return
    if field.kind in {"province", "provinces"}:
        for name in split_names(typed):
            try:
                find_province(db, name)
            except UsageError as error:
                yield f"Không có tỉnh, thành nào tên “{name}”. · {_sentence(error)}"
    elif field.kind == "outlet":
        try:
            find_outlet(db, typed)
        except UsageError as error:
            yield f"Không có nguồn tin nào tên “{typed}”. · {_sentence(error)}"
    elif field.kind == "day":
        try:
            day_of(typed)
        except UsageError as error:
            yield f"“{typed}” không phải là ngày; hãy gõ 31/12/2023, 2023-12-31 hay 2023. · {_sentence(error)}"
    elif field.kind == "choice" and typed not in (field.choices or {}):
        yield f"“{typed}” không có trong danh sách của ô {field.vi}. · “{typed}” is no choice for {field.en.lower()}."


def _on_provinces_that_ended(db: Database, question: Question, told: Mapping[str, str]) -> Iterator[str]:
    """Old provinces that are asked for on a day when they were no more."""
    day = next((told[field.name] for field in question.fields if field.kind == "day"), "")
    if not day or day_of(day).isoformat() <= LAST_DAY_OF_63:
        return
    names = (told[field.name] for field in question.fields if field.kind in {"province", "provinces"})
    for name in (each for typed in names for each in split_names(typed)):
        province = find_province(db, name)
        if today := name_of_today(db, province):
            yield (
                f"{province.name} cũ (đến 30/6/2025) nay thuộc {today}: hãy hỏi {today}, hoặc một ngày trước 1/7/2025."
                f" · {_sentence(what_became_of(province, today))}"
            )


def _sentence(told: UsageError | str) -> str:
    text = str(told)
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")
