"""Where an export is from: what its file says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop import __version__
from ocop.dataset.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ocop.dataset.selection import Selection


def last_run(db: Database) -> tuple[str, str] | None:
    """Id and end of the last run that came to its end: the state that the dataset is in; None where there was none."""
    found: tuple[str, str] | None = db.execute(
        "SELECT id, finished_at FROM runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT 1"
    ).fetchone()
    return found


def provenance(selection: Selection, run: tuple[str, str] | None) -> dict[str, str]:
    """What a file should say of itself: which rows of which state of the dataset it holds, and how to quote them.

    It depends on the dataset and the selection alone, so that the same export twice is the same file.

    Args:
        selection: What was exported.
        run: As `last_run` gives it.
    """
    relation = selection.relation
    return {
        "table": relation.name,
        "meaning": relation.en,
        "nghĩa": relation.vi,
        "filters": ", ".join(f"{name} {value}" for name, value in selection.words.items()) or "none",
        "ordered by": ", ".join(relation.key),
        "dataset as of": run[1] if run else "no run has finished",
        "last run": run[0] if run else "none",
        "schema": str(SCHEMA_VERSION),
        "program": f"ocop {__version__}",
        "yes and no": "1 is yes, 0 is no (1 là có, 0 là không)",
        "quoting": "Name the article first: outlet, day and link stand in its row. News text belongs to its authors.",
        "trích dẫn": "Dẫn bài báo gốc trước: tên báo, ngày và đường dẫn nằm cùng dòng. Nội dung bài thuộc về tác giả.",
    }
