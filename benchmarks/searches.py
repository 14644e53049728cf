"""How fast searches are, the ordinary ones and the worst that can be typed, beside the smallest query there is.

`python -m benchmarks.searches DATASET [--repeats N]`, on a dataset that `python -m benchmarks.dataset --keep` made.
Times are processor times, which neighbours on the machine do not lengthen much.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.filters import checked_filters
from ocop.dataset.product_search import search_products
from ocop.dataset.search import search_facts

Query = tuple[str, Mapping[str, Any]]

FACT_QUERIES: dict[str, tuple[Query, ...]] = {
    "words": tuple(
        (words, {})
        for words in (
            *("ca mau 4 sao", "đắk lắk 5 sao", "bac lieu", "hop tac xa ben tre", "du lich cong dong son la"),
            *(
                "sản phẩm ocop",
                "sao",
                "san pham ocop 3 sao ca mau chu the hop tac xa",
                "145",
                "bang hach",
                "phac phang",
            ),
        )
    ),
    "phrases": (('"nước mắm"', {}), ('"sản phẩm OCOP 4 sao"', {}), ('"mắm nước"', {})),
    "beginnings": (("phang* sao", {}), ("s* p* o*", {}), ("1*", {}), ("x*", {})),
    "exclusions": (("ca phe -tra", {}), ("ca mau -target -2024", {}), ("mat ong -ocop", {}), ("sao -san", {})),
    "nothing": (("festival", {}), ("10880 san pham", {}), ("festival san pham", {}), ("cà mau đắk lắk", {})),
    "filters": (
        ("sản phẩm", {"province": "Bạc Liêu", "star": 5, "status": "target"}),
        ("mat ong", {"province": "An Giang", "star": 4}),
        ("sao", {"since": "2020-02-03", "until": "2020-02-03"}),
        ("san pham", {"province": "Cà Mau", "since": "2024-11", "until": "2025-03-15"}),
        ("sao", {"since": "2040"}),
        ("ocop", {"outlet": "Báo Thử", "until": "2019-01"}),
        ("phac phang", {"province": "Bến Tre", "star": 5, "since": "2023"}),
    ),
    "pasted": (
        (" ".join(f"toàn tỉnh hiện có {number} sản phẩm OCOP được công nhận đạt chuẩn" for number in range(45)), {}),
        (" ".join(f"từ{number}" for number in range(500)), {}),
    ),
}
PRODUCT_QUERIES: tuple[Query, ...] = (
    ("mat ong", {}),
    ("tra 5 sao", {}),
    ("chè shan tuyết", {"star": 5}),
    ("hop tac xa", {"province": "Cà Mau"}),
    ("", {"province": "Cà Mau", "star": 5}),
    ("m*", {}),
    ("festival", {}),
)


def main() -> None:
    """Measure the searches of a dataset and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--repeats", type=int, default=5, help="how often each query is asked")
    options = parser.parse_args()
    with open_dataset(options.dataset, "read") as db:
        measure_searches(db, options.repeats)


def measure_searches(db: Database, repeats: int = 5) -> None:
    """Each kind of search with its median, and over all of them the time that 95 of 100 do not reach."""
    floor = smallest_query(db)
    kinds = {name: list(_timed(db, queries, search_facts, repeats)) for name, queries in FACT_QUERIES.items()}
    told = {**kinds, "facts, all": [seconds for each in kinds.values() for seconds in each]}
    told["products"] = list(_timed(db, PRODUCT_QUERIES, search_products, repeats))
    for name, spent in told.items():
        middle, high = statistics.median(spent), sorted(spent)[int(len(spent) * 0.95)]
        ratios = f"{middle / floor:.0f} and {high / floor:.0f} smallest queries"
        print(f"search, {name}: p50 {middle * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms ({ratios})")


def smallest_query(db: Database) -> float:
    """Seconds that the smallest query takes: one row by its key."""
    (fact_id,) = db.execute("SELECT id FROM facts LIMIT 1").fetchone()
    return statistics.mean(
        times(lambda: db.execute("SELECT value FROM facts WHERE id = ?", [fact_id]).fetchone(), 1000)
    )


def times(work: Callable[[], object], repeats: int) -> list[float]:
    """Processor seconds that each of some runs took."""
    found = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return found


def _timed(db: Database, queries: tuple[Query, ...], search: Callable[..., object], repeats: int) -> Iterator[float]:
    for words, wanted in queries:
        filters = checked_filters(db, **wanted)
        yield from times(lambda words=words, filters=filters: search(db, words, filters), repeats)  # type: ignore[misc]


if __name__ == "__main__":
    main()
