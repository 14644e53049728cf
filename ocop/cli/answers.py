"""How verbs give answers: as a table or Markdown for a person, as JSON or CSV for a program."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TextIO

import typer
from rich.table import Table
from rich.text import Text

from ocop.cli.common import print_table, stdout
from ocop.cli.markdown import markdown_table
from ocop.dataset.tabular import plain_number, write_csv


class AnswerFormat(StrEnum):
    """The forms of an answer."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


LimitOption = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]
FormatOption = Annotated[AnswerFormat, typer.Option("--format", help="Form of the answer.")]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows in the two forms in which an answer is given.

    Attributes:
        heads: Names of the columns for a person; the last two are a sentence and its source.
        shown: The rows for a person, with what is marked in them as styled text.
        columns: Names of the columns for a program.
        records: The same rows for a program.
    """

    heads: Sequence[str]
    shown: Iterable[Sequence[str | Text]]
    columns: Sequence[str]
    records: Iterable[Sequence[object]]


def print_answer(answer_format: AnswerFormat, answer: Answer) -> None:
    """Print an answer in the form that was asked for."""
    if answer_format is AnswerFormat.table:
        print_for_person(answer.heads, answer.shown)
    elif answer_format is AnswerFormat.markdown:
        machine_stdout().write(markdown_table(answer.heads, answer.shown))
    else:
        print_records(answer_format, answer.columns, answer.records)


def print_records(answer_format: AnswerFormat, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as one JSON array of objects, as CSV with lists as JSON in their cells, or as a table in Markdown."""
    if answer_format is AnswerFormat.csv:
        write_csv(machine_stdout(), columns, ([_flat(cell) for cell in row] for row in rows))
    elif answer_format is AnswerFormat.markdown:
        shown = (["" if cell is None else str(plain_number(cell)) for cell in row] for row in rows)
        machine_stdout().write(markdown_table(columns, shown))
    else:
        _write_array(dict(zip(columns, map(plain_number, row), strict=True)) for row in rows)


def _write_array(records: Iterable[object]) -> None:
    """Prints records as JSON does a list of them, each as it comes."""
    file, opening = machine_stdout(), "["
    for record in records:
        file.write(opening + "\n  " + json.dumps(record, ensure_ascii=False, indent=2).replace("\n", "\n  "))
        opening = ","
    file.write("[]\n" if opening == "[" else "\n]\n")


def _flat(cell: object) -> object:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | tuple) else cell


def write_json(answer: object, plain: Callable[[object], object] | None = None) -> None:
    """Print an answer as JSON for a program, indented.

    Args:
        answer: What JSON knows, and what `plain` turns into that.
        plain: Gives the form in JSON of what it does not know; None where there is nothing such.
    """
    machine_stdout().write(json.dumps(answer, ensure_ascii=False, indent=2, default=plain) + "\n")


def print_for_person(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """Print rows as a table whose last two columns are a sentence and its source.

    Where somebody watches, with colours, folded cells and the source below its sentence; in a pipe one line a row.
    """
    if not sys.stdout.isatty():
        print_table(columns, [[" ".join(str(cell).split()) for cell in row] for row in rows])
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    *heads, sentence_head, _ = columns
    for head in heads:
        table.add_column(head, overflow="fold")
    table.add_column(sentence_head, overflow="fold", ratio=1)
    for *cells, sentence, source in rows:
        table.add_row(*map(_text, cells), Text.assemble(_text(sentence), "\n", Text(str(source), style="dim")))
    stdout().print(table)


def _text(cell: str | Text) -> Text:
    return cell if isinstance(cell, Text) else Text(cell)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """Text in which some passages are marked: in colour where somebody watches, in bold in Markdown."""
    shown = Text(text)
    for start, end in spans:
        shown.stylize("bold yellow", start, end)
    return shown


def source_line(outlet: str | None, published_date: str | None, url: str) -> str:
    """Who says so, when and where, in one line.

    >>> source_line("Báo Đất Mũi Ngày Nay", "2023-12-05", "https://example.vn/1")
    'Báo Đất Mũi Ngày Nay, 2023-12-05, https://example.vn/1'
    """
    return ", ".join(part for part in (outlet, published_date, url) if part)


def machine_stdout() -> TextIO:
    """Standard output as programs expect it on every system: UTF-8, line ends as they are written."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout
