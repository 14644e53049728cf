"""How the dataset keeps pace: writes, re-reads, search and export on generated articles.

`python -m benchmarks.dataset [--articles N] [--keep FILE]`. Ratios tell more than times, which belong to one machine:
an unchanged article against the first write of it, a search against the smallest query there is.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from benchmarks._exports import measure_exports
from benchmarks._peaks import measure_peaks
from benchmarks.searches import measure_searches, smallest_query, times
from ocop.dataset.area_sums import sum_old
from ocop.dataset.connection import open_dataset, transaction
from ocop.dataset.coverage import find_coverage
from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.figures import find_figures
from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run
from ocop.dataset.side_by_side import compare
from ocop.models import ArchiveLocation, Article, Fact, NamedProduct, Page, Reading, Source

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SOURCE = Source("bench", "Báo Thử", "bench.example", "national")
WORDS = (
    "toàn tỉnh hiện có sản phẩm OCOP được công nhận đạt chuẩn chủ thể hợp tác xã doanh nghiệp hộ kinh doanh chương "
    "mỗi xã một nông thôn mới phát triển kinh tế chế biến sâu thị trường tiêu thụ xúc tiến thương mại điện tử xuất "
    "nguồn gốc tem nhãn bao bì chất lượng đặc sản vùng miền trà cà phê gạo mật ong tôm khô nước mắm bưởi cam xoài "
    "dược liệu thủ công mỹ nghệ du lịch cộng đồng hội đồng đánh giá phân hạng quyết định ủy ban nhân dân kế hoạch "
    "mục tiêu giai đoạn nâng cao thu nhập người dân lao động việc làm vốn vay đào tạo tập huấn hội nghị lãnh đạo"
)
KINDS = ("trà", "mật ong", "chè shan tuyết", "cà phê", "gạo", "tôm khô", "nước mắm", "rượu", "bánh", "muối")
SYLLABLES = tuple(start + end for start in ("ba", "ho", "ka", "lo", "ma", "pha") for end in ("n", "ng", "c", "ch", "m"))


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000, help="how many articles of ten facts each")
    parser.add_argument("--keep", type=Path, help="make the dataset here and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.db"
        with open_dataset(path, "create") as db:
            measure_writes(db, options.articles)
            size = path.stat().st_size
            print(f"size: {size / 1e6:.0f} MB, {size / options.articles / 1e3:.1f} KB an article")
            measure_answers(db)
            measure_checks(db)
        measure_exports(path)
        measure_peaks(path)


def measure_writes(db: Database, count: int) -> None:
    """Articles written, read again without a change, and corrected."""
    run_id = begin_run(db, "bench", NOW)
    spent = {"first write": 0.0, "same capture read again": 0.0, "fetched again, other bytes": 0.0, "corrected": 0.0}
    for batch in _batches(_readings(count), 500):
        days = [replace(each, page=_fetched(each.page, 1), location=_beside(each, 1)) for each in batch]
        works = {
            "first write": batch,
            "same capture read again": batch,
            "fetched again, other bytes": days,
            "corrected": [_corrected(each) for each in batch[:50]],
        }
        for name, readings in works.items():
            begun = time.perf_counter()
            with transaction(db):
                for reading in readings:
                    save_reading(db, reading, run_id, NOW)
            spent[name] += (time.perf_counter() - begun) * (len(batch) / len(readings))
    first = spent["first write"]
    for name, seconds in spent.items():
        print(f"{name}: {count / seconds:.0f} articles/s, {seconds / first:.2f} of a first write")


def measure_answers(db: Database) -> None:
    """Searches and figures, beside the smallest query there is."""
    measure_searches(db)
    facts = "SELECT count(sentence) FROM fact_details WHERE province_code = '96' AND status = 'recognised'"
    figures = {
        "its facts, read alone": lambda: db.execute(facts).fetchone(),
        "figures of a province": lambda: find_figures(db, FigureQuestion(province="Cà Mau")),
        "figures of a province on a day": lambda: find_figures(
            db, FigureQuestion(province="Cà Mau", as_of=date(2023, 12, 31))
        ),
        "their history": lambda: find_figures(db, FigureQuestion(province="Cà Mau", history=True)),
        "two provinces compared": lambda: compare(db, ["Cà Mau", "Đắk Lắk"]),
        "sums of old provinces": lambda: sum_old(db, FigureQuestion(province="Cà Mau")),
        "the view figures": lambda: db.execute("SELECT count(url) FROM figures").fetchone(),
    }
    floor = smallest_query(db)
    for name, question in figures.items():
        spent = times(question, 3)
        middle, high = statistics.median(spent), max(spent)
        print(f"{name}: p50 {middle * 1e3:.1f} ms ({middle / floor:.0f} smallest queries), at most {high * 1e3:.1f} ms")


def measure_checks(db: Database) -> None:
    """What is worked out over all facts, beside one pass over them."""
    (one_pass,) = times(lambda: db.execute("SELECT total(length(sentence)) FROM facts").fetchone(), 1)
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("all conflicts, counted", lambda: db.execute("SELECT count(*) FROM conflicts").fetchone()),
        ("coverage", lambda: find_coverage(db)),
    )
    for name, check in checks:
        (seconds,) = times(check, 1)
        print(f"{name}: {seconds:.2f} s ({seconds / one_pass:.0f} passes over all facts)")


def _readings(count: int) -> Iterator[Reading]:
    rng = random.Random(1)
    provinces = [("96", "Cà Mau", "96"), ("95", "Bạc Liêu", "96"), ("66", "Đắk Lắk", "66"), ("83", "Bến Tre", "86")]
    provinces += [("14", "Sơn La", "14"), ("40", "Nghệ An", "40"), ("89", "An Giang", "91"), ("01", "Hà Nội", "01")]
    shares = (11, 11, 15, 15, 1.6, 15, 15, 15)  # Sơn La has as much as one of 63 has, today's Cà Mau a large part
    for number in range(count):
        ((code, name, today),) = rng.choices(provinces, shares)
        paragraphs, facts, position = [], [], 0
        for index in range(20):
            paragraph = _prose(rng, 35).capitalize() + "."
            if index % 2:
                value, star = rng.randint(1, 900), rng.choice((3, 3, 3, 4, 4, 5))
                passage = f"{value} sản phẩm OCOP {star} sao"
                paragraph = f"{_prose(rng, 6).capitalize()} tỉnh {name} có {passage} {_prose(rng, 12)}."
                start = position + paragraph.index(passage)
                spans = (start, start + len(passage), start, start + len(str(value)))
                facts.append(
                    Fact(
                        "products",
                        value,
                        passage,
                        *spans,
                        "bench",
                        star_min=star,
                        star_max=star,
                        place=name,
                        place_level="province",
                        province=name,
                        place_code=code,
                        place_code_list="vn63",
                        province_code=today,
                        status=rng.choice(("recognised", "added", "target")),
                        confidence=0.9,
                        date_end=date(2019, 1, 1) + timedelta(days=rng.randint(0, 2500)),
                    )
                )
            paragraphs.append(paragraph)
            position += len(paragraph) + 1
        url = f"https://bench.example/{number}"
        published = date(2019, 1, 1) + timedelta(days=rng.randint(0, 2500))
        article = Article(
            url,
            "\n".join(paragraphs),
            title=f"{name} {_prose(rng, 8)}",
            published_date=published,
            outlet="Báo Thử",
            source_id="bench",
        )
        page = Page(url, f"<p>{number}".encode(), "text/html", NOW, source=SOURCE, reason="feed")
        signature = tuple(rng.getrandbits(32) for _ in range(128))
        yield Reading(
            page, ArchiveLocation("bench.warc.gz", number * 10), article, tuple(facts), _products(rng, name), signature
        )


def _products(rng: random.Random, province: str) -> tuple[NamedProduct, ...]:
    """Two of some thousand products, each named by many articles."""
    names = [f"{rng.choice(KINDS)} {rng.choice(SYLLABLES)} {rng.choice(SYLLABLES)}" for _ in range(2)]
    return tuple(
        NamedProduct(name, f"{name} đạt {star} sao", 0, 9, star=star, province=province, producer=producer)
        for name, star in zip(names, rng.choices((3, 3, 4, 5), k=2), strict=True)
        for producer in [rng.choice((None, "HTX Một", "HTX Hai"))]
    )


def _prose(rng: random.Random, length: int) -> str:
    words = WORDS.split()
    return " ".join(rng.choice(words) if rng.random() < 0.85 else rng.choice(SYLLABLES) for _ in range(length))


def _fetched(page: Page, days: int) -> Page:
    return replace(page, body=page.body + b"!" * days, fetched_at=page.fetched_at + timedelta(days=days))


def _beside(reading: Reading, step: int) -> ArchiveLocation | None:
    return reading.location and replace(reading.location, offset=reading.location.offset + step)


def _corrected(reading: Reading) -> Reading:
    assert reading.article
    article = replace(reading.article, title="Bản sửa")
    return replace(reading, page=_fetched(reading.page, 2), location=_beside(reading, 2), article=article)


def _batches(readings: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


if __name__ == "__main__":
    main()
