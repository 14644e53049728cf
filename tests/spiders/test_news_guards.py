"""What NewsSpider does when the ground under it gives way."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response

from ocop.errors import DatasetError, RegistryError
from spiders import news
from spiders.errands import Errand
from spiders.news import NewsSpider

REGISTRY = """[[sources]]
id = "vi_du"
name = "Ví dụ"
domain = "v.vn"
kind = "other"
"""
FEED = Errand("https://v.vn/rss", "vi_du", "feed", "feed")


class FullDisk:
    """A frontier whose dataset takes nothing any more."""

    def __getattr__(self, name: str) -> Any:
        def refuse(*_: object, **__: object) -> None:
            raise DatasetError("the dataset: the disk refuses; free some space, then run again")

        return refuse


class Notes:
    """A frontier that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *details, **_: self.told.append((name, *details))


@pytest.fixture
def spider(tmp_path: Path) -> NewsSpider:
    path = tmp_path / "outlets.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    made = NewsSpider(registry=str(path))
    counts: Counter[str] = Counter()
    made.crawler = SimpleNamespace(stats=SimpleNamespace(inc_value=lambda key, number: counts.update({key: number})))  # type: ignore[assignment]
    return made


def test_dataset_that_takes_nothing_ends_the_run_in_one_line(
    spider: NewsSpider, caplog: pytest.LogCaptureFixture
) -> None:
    spider.frontier = FullDisk()  # type: ignore[assignment]
    with pytest.raises(CloseSpider) as closed:
        list(spider.read_discovery(Response(FEED.url, 304), FEED))
    assert closed.value.reason == "dataset failed"
    assert [record.message for record in caplog.records if record.levelno == logging.ERROR] == [
        "the crawl stops: the dataset: the disk refuses; free some space, then run again"
    ]


def test_document_that_nobody_foresaw_costs_only_itself(
    spider: NewsSpider, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall_over(*_: object) -> None:
        raise KeyError("title")

    frontier = Notes()
    spider.frontier = frontier  # type: ignore[assignment]
    monkeypatch.setattr(news, "read_discovery", fall_over)
    list(spider.read_discovery(HtmlResponse(FEED.url, body=b"<rss/>"), FEED))
    assert ("failed", FEED, "error: KeyError", 200) in frontier.told
    assert frontier.told[-1] == ("next_errand", "vi_du"), "the outlet's thread goes on"
    assert "https://v.vn/rss cannot be read" in caplog.text


def test_unknown_outlet(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    with pytest.raises(RegistryError, match="no outlet has the id “khac”"):
        NewsSpider(registry=str(path), sources="khac")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-a", "sources=khac"], "no outlet has the id “khac”"),
        (["-a", "since=hom-qua"], "“hom-qua” is no day: write it as 2019-01-31"),
        (["-s", "OCOP_DATABASE=."], ". is a folder; name a file"),
    ],
)
def test_scrapys_own_command_tells_what_is_wrong_in_one_line(arguments: list[str], words: str) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert finished.returncode == 1
    (line,) = finished.stderr.splitlines()
    assert line.startswith(f"ocop: {words}")
