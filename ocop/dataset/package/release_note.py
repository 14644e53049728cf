"""CHANGES.md of a package: what was added, changed and withdrawn since an earlier one, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.registry import files
from ocop.dataset.wording import number_words, star_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ocop.dataset.package.comparing import TableChanges
    from ocop.dataset.package.edition import Edition
    from ocop.dataset.package.release import ReleaseChanges

_SIGNS = {"eq": "", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈"}
_FILE = "data/figure_changes.csv"


def release_note(edition: Edition, changes: ReleaseChanges | None) -> str:
    """Text of CHANGES.md.

    Args:
        edition: The state of the dataset.
        changes: What changed since an earlier package; None where there was none to compare with.
    """
    return "\n\n".join([*_parts(edition, changes), ""]).rstrip("\n") + "\n"


def _parts(edition: Edition, changes: ReleaseChanges | None) -> Iterator[str]:
    yield "# Thay đổi · Changes"
    if changes is None:
        yield f"Phiên bản {edition.version}; không so sánh với gói nào trước đó."
        yield f"Version {edition.version}, not compared with an earlier package."
        return
    yield f"Phiên bản {edition.version} so với phiên bản {changes.earlier_version}."
    yield f"Version {edition.version}, compared with version {changes.earlier_version}."
    yield "## Số liệu · Figures"
    if changes.figures:
        yield _causes(changes)
        for kind in _meanings("figure_change"):
            yield from _figures(kind, changes)
    else:
        yield "Không có con số nào thay đổi. No figure changed."
    yield "## Các bảng · Tables"
    yield _table(
        ("bảng · table", "số dòng · rows", "thêm · added", "đổi · changed", "bỏ · withdrawn"),
        [[each.name, *map(_count, (each.rows, each.added, each.changed, each.withdrawn))] for each in changes.tables],
        numbers=4,
    )
    if any(each.added is None for each in changes.tables):
        yield "–: khóa của bảng đã đổi, không so từng dòng được · the key of the table changed, rows cannot be matched"
    if reshaped := [each for each in changes.tables if each.is_of_another_shape]:
        yield "## Cấu trúc · Schema"
        yield "\n".join(line for each in reshaped for line in _shape(each))


def _causes(changes: ReleaseChanges) -> str:
    kinds, causes = _meanings("figure_change"), _meanings("change_cause")
    lines = []
    for kind, (en, vi) in kinds.items():
        for cause, (cause_en, cause_vi) in causes.items():
            if number := changes.causes[kind, cause]:
                lines.append(f"- {number}: {vi}, {cause_vi} · {en}, {cause_en}")
    return "\n".join(lines)


def _figures(kind: str, changes: ReleaseChanges) -> Iterator[str]:
    shown = [row for row in changes.shown if row["figure_change"] == kind]
    if not shown:
        return
    en, vi = _meanings("figure_change")[kind]
    yield f"### {vi[0].upper()}{vi[1:]} · {en[0].upper()}{en[1:]}"
    yield _table(
        ("nơi · place", "đếm gì · what", "ngày · as of", "trước · was", "nay · is", "vì sao · why", "nguồn · source"),
        [_figure(row) for row in shown],
    )
    if more := changes.figures[kind] - len(shown):
        yield f"và {more} số liệu nữa trong [{_FILE}]({_FILE}) · and {more} more in that file"


def _figure(row: Mapping[str, str]) -> list[str]:
    place = row["place"] or "?"
    if row["province"] and row["province"] != row["place"]:
        place += f", {row['province']}"
    stars = star_words(_whole(row["star_min"]), _whole(row["star_max"]), potential=row["potential"] == "1")
    what = " ".join(
        word for word in (row["status"], row["product_group"], row["producer_type"] or row["measure"], stars) if word
    )
    link = row["url"] or row["earlier_url"]
    source = f"[{row['outlet'] or link}]({link})" if link else ""
    before = _number(row["earlier_comparator"], row["earlier_value"], row["earlier_value_high"], row["unit"])
    after = _number(row["comparator"], row["value"], row["value_high"], row["unit"])
    why_en, why_vi = _meanings("change_cause")[row["change_cause"]]
    return [place, what, row["as_of_date"], before, after, f"{why_vi} · {why_en}", source]


def _number(comparator: str, value: str, value_high: str, unit: str) -> str:
    """A number as the note shows it; empty where there is none.

    >>> _number("gt", "140", "", "count"), _number("eq", "80", "130", "count"), _number("", "", "", "count")
    ('>140', '80–130', '')
    """
    if not value:
        return ""
    upper = f"–{number_words(float(value_high))}" if value_high else ""
    return f"{_SIGNS[comparator]}{number_words(float(value))}{upper}{' %' if unit == 'percent' else ''}"


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _shape(table: TableChanges) -> Iterator[str]:
    if table.is_new:
        yield f"- `{table.name}`: bảng mới · new table"
    if table.rows is None:
        yield f"- `{table.name}`: không còn · no more there"
    for said, columns in (
        ("cột mới · new columns", table.columns_added),
        ("cột không còn · columns no more there", table.columns_withdrawn),
        ("cột đổi kiểu · columns of another type", table.columns_retyped),
    ):
        if columns:
            yield f"- `{table.name}`: {said}: {', '.join(f'`{name}`' for name in columns)}"


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> str:
    """A table in Markdown, whose last columns are numbers."""
    rules = ["---"] * (len(heads) - numbers) + ["---:"] * numbers
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in (heads, rules, *rows))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _meanings(column: str) -> dict[str, tuple[str, str]]:
    """The values of a column of `figure_changes`, with their meanings in English and Vietnamese."""
    (found,) = [each for each in files()["figure_changes"].columns if each.name == column]
    return {value.value: (value.en, value.vi) for value in found.values}
