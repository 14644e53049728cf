from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocop.archive import ArchiveWriter
from ocop.dataset.connection import open_dataset
from ocop.dataset.sources import save_sources
from ocop.errors import UsageError
from ocop.models import Page, Source
from spiders.registry import load_sources
from spiders.warc import WarcSpider
from tests.spiders.crawling import crawl, pages

REGISTRY = """[[sources]]
id = "vi_du"
name = "Ví dụ"
domain = "v.vn"
kind = "other"
"""


def write_archive(folder: Path, source: Source | None = None) -> None:
    with ArchiveWriter(folder, datetime(2026, 11, 21, tzinfo=UTC)) as writer:
        for number in range(3):
            body = f"<html><body><h1>Bài {number}</h1></body></html>".encode()
            writer.write(
                Page(
                    url=f"https://v.vn/bai-{number}.html",
                    body=body,
                    media_type="text/html",
                    fetched_at=datetime(2026, 11, 21, 8, number, tzinfo=UTC),
                    source=source,
                    reason="listing",
                    hint_title=f"Bài {number}",
                    headers=(("content-type", "text/html"),),
                )
            )


@pytest.mark.parametrize(("setting", "is_own"), [("archive", True), ("elsewhere", False)])
def test_pages_in_order_and_whose_they_are(tmp_path: Path, setting: str, is_own: bool) -> None:
    write_archive(tmp_path / "archive")
    registry = tmp_path / "outlets.toml"
    registry.write_text(REGISTRY, encoding="utf-8")
    arguments = {"paths": str(tmp_path / "archive"), "registry": str(registry)}
    run = crawl("warc", tmp_path / "ocop.db", arguments, OCOP_ARCHIVE=str(tmp_path / setting))
    found = pages(tmp_path / "ocop.db")
    assert [page["url"] for page in found] == [f"https://v.vn/bai-{number}.html" for number in range(3)]
    assert {page["is_reading"] for page in found} == {is_own}, "only our own archive's pages have a place in it"
    assert [page["hint_title"] for page in found] == ["Bài 0", "Bài 1", "Bài 2"]
    assert run.count("warc/page") == 3
    assert run.stats["finish_reason"] == "finished"


def test_file_that_is_no_warc_costs_the_others_nothing(tmp_path: Path) -> None:
    write_archive(tmp_path / "archive")
    (tmp_path / "anh.warc.gz").write_bytes(b"\xff\xd8 no archive at all" * 50)
    paths = f"{tmp_path / 'anh.warc.gz'}:{tmp_path / 'archive'}"
    run = crawl("warc", tmp_path / "ocop.db", {"paths": paths})
    assert run.count("warc/page") == 3
    assert run.count("warc/unreadable") == 1
    assert "anh.warc.gz is no WARC file" in run.log


@pytest.mark.parametrize("paths", ["", "/khong/co/o/dau"])
def test_spider_without_a_path(paths: str) -> None:
    with pytest.raises(UsageError):
        WarcSpider(paths=paths)


def test_outlet_that_only_the_dataset_remembers(tmp_path: Path) -> None:
    registry, database = tmp_path / "outlets.toml", tmp_path / "ocop.db"
    registry.write_text(REGISTRY, encoding="utf-8")
    (source,) = load_sources(registry)
    write_archive(tmp_path / "archive", source)
    db = open_dataset(database, "create")
    save_sources(db, [source])
    db.close()
    crawl("warc", database, {"paths": str(tmp_path / "archive")}, OCOP_ARCHIVE=str(tmp_path / "archive"))
    assert {page["source"] for page in pages(database)} == {"vi_du"}
