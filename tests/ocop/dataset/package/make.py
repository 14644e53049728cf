"""Runs and packages made by hand."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run, end_run
from ocop.models import NamedProduct, Reading
from tests.ocop.dataset.make import a_fact, a_reading, an_article, days

TEXT = "Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP, trong đó có 30 sản phẩm đạt 4 sao.\nTỉnh sẽ hỗ trợ các chủ thể."


def run(db: Database, day: float, *readings: Reading) -> str:
    """One run that saves readings, as a harvest does."""
    run_id = begin_run(db, "refresh", days(day))
    for reading in readings:
        save_reading(db, reading, run_id, days(day))
    end_run(db, run_id, days(day) + timedelta(minutes=5), "finished", {"dataset/new": len(readings)})
    return run_id


def the_first() -> Reading:
    """An article with a total, its part and a product that a spreadsheet would run as a formula."""
    total = a_fact(TEXT, "145 sản phẩm OCOP", rule="number_noun")
    part = a_fact(TEXT, "30 sản phẩm đạt 4 sao", rule="number_noun", star_min=4, star_max=4)
    product = NamedProduct("=Trà hoa vàng", "x", 0, 1, star=5, province="Hà Giang")
    return a_reading(an_article(text=TEXT), (total, part), named=(product,), offset=1)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
