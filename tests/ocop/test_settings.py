"""Scrapy's own commands in the checkout, and the settings that keep our manners."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ocop import settings
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import rows

_CHECKOUT = Path(__file__).parents[2]


def _scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=_CHECKOUT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_scrapy_lists_our_spiders() -> None:
    assert _scrapy("list").stdout.split() == ["files", "news", "warc"]


def test_scrapy_crawls_one_outlet_into_a_dataset(tmp_path: Path) -> None:
    database = tmp_path / "ocop.db"
    with NewsWeb() as web:
        registry = web.write_sources(tmp_path / "sources.toml")
        arguments = ("-a", "sources=xulang", "-a", f"registry={registry}")
        places = (
            "-s",
            f"OCOP_DATABASE={database}",
            "-s",
            f"OCOP_ARCHIVE={tmp_path / 'archive'}",
            "-s",
            "OCOP_WORKERS=0",
        )
        finished = _scrapy("crawl", "news", *arguments, *places)
        assert finished.returncode == 0, finished.stderr
        asked = {request.outlet for request in web.requests}
        expected = [article for article in web.expected_harvest().ocop_articles if article.outlet == "xulang"]
    assert asked == {"xulang"}
    assert rows(database, "SELECT count(*) FROM articles") == [(len(expected),)]
    assert rows(database, "SELECT verb, outcome FROM runs") == [("crawl news", "finished")]
    assert list((tmp_path / "archive").glob("*.warc.gz"))


def test_our_manners_are_the_settings() -> None:
    assert settings.ROBOTSTXT_OBEY
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN == 1
    assert settings.AUTOTHROTTLE_ENABLED
    assert settings.USER_AGENT.startswith("ocop-harvest/")
    assert 429 not in settings.RETRY_HTTP_CODES
