"""README.md of a package, in Vietnamese and English, made from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop import __version__
from ocop.dataset.dictionary import columns_markdown, values_markdown
from ocop.dataset.package.about import about
from ocop.dataset.package.citation import citation_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop.dataset.package.contents import PackagedTable
    from ocop.dataset.package.edition import Edition
    from ocop.dataset.package.resources import Resource


def readme(edition: Edition, resources: Sequence[Resource], tables: Sequence[PackagedTable]) -> str:
    """Text of the README.

    Args:
        edition: The state of the dataset.
        resources: The files of the package.
        tables: The tables whose columns are explained.
    """
    coded = {column.values: column for table in tables for column in table.columns}
    said = about()
    page = said.readme
    cited = f"> {citation_line(edition)}"
    vietnamese = [
        f"# {said.title.vi}",
        f"Phiên bản {edition.version}" + (f", dữ liệu đến {edition.created_at}" if edition.created_at else "") + ".",
        said.description.vi,
        "## Các bảng",
        _contents(("tệp", "bảng", "số dòng", "mỗi dòng là"), [(r.path, r.title_vi, r.rows, r.vi) for r in resources]),
        "## Cách dùng",
        page["use"].vi,
        "## Những gì không có trong gói",
        page["left_out"].vi,
        "## Giấy phép",
        page["licence"].vi,
        "## Trích dẫn",
        page["cite"].vi,
        cited,
        "Những thay đổi so với phiên bản trước: [CHANGES.md](CHANGES.md). Ý nghĩa từng cột ở cuối trang.",
        "---",
    ]
    english = [
        f"# {said.title.en}",
        f"Version {edition.version}"
        + (f", the dataset as of {edition.created_at}" if edition.created_at else "")
        + f"; made by ocop {__version__}.",
        said.description.en,
        "## Tables",
        _contents(("file", "table", "rows", "one row is"), [(r.path, r.title_en, r.rows, r.en) for r in resources]),
        "`datapackage.json` tells programs the same; `frictionless validate datapackage.json` checks the files by it.",
        "## How to use it",
        page["use"].en,
        "## What is not in it",
        page["left_out"].en,
        "## Licence",
        page["licence"].en,
        "## Citation",
        page["cite"].en,
        cited,
        "[CITATION.cff](CITATION.cff) says it to programs; [CHANGES.md](CHANGES.md) tells what changed.",
        "---",
        "# Các cột · Columns",
        *(f"## {table.name}\n\n{columns_markdown(table.columns, table.relation.key)}" for table in tables),
        "## Giá trị · Values",
        values_markdown(coded.values()),
    ]
    return "\n\n".join([*vietnamese, *english]) + "\n"


def _contents(heads: Sequence[str], rows: Iterable[tuple[str, str, int, str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | ---: | --- |"]
    lines += [f"| [{path}]({path}) | {title} | {count} | {meaning} |" for path, title, count, meaning in rows]
    return "\n".join(lines)
