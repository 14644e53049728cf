"""How verbs say that there is no answer: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from sqlite_utils import Database

EMPTY = "the dataset is empty; fill it with `ocop refresh` (the news) or `ocop import` (your files)"


def tell_nothing(db: Database, why: str) -> NoReturn:
    """End a verb that has found nothing, with 1 and one line on standard error.

    Args:
        db: The dataset; where it holds no article at all, that is the reason.
        why: The reason otherwise.
    """
    is_empty = db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None
    typer.echo(f"ocop: {EMPTY if is_empty else why}", err=True)
    raise typer.Exit(1)
