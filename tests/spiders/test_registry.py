import re
from pathlib import Path

import pytest

from ocop.errors import RegistryError
from ocop.models import Source
from spiders.registry import choose_sources, load_sources

GOOD = """
[[sources]]
id = "vi_du"
name = "Ví dụ"
domain = "vi-du.vn"
kind = "provincial"
former_domains = ["vidu.com.vn"]
province_codes = ["96", "95"]
feeds = ["https://vi-du.vn/rss/ocop.rss"]
article_url_pattern = 'https://vi-du\\.vn/[a-z0-9-]+-\\d+\\.html'
examples = ["https://vi-du.vn/ocop-1.html"]
family = "mcms"
delay_seconds = 3
unverified = ["https://vi-du.vn/rss/ocop.rss"]
weak_words = 2
"""


def registry(folder: Path, text: str) -> Path:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    assert load_sources(registry(tmp_path, GOOD)) == (
        Source(
            id="vi_du",
            name="Ví dụ",
            domain="vi-du.vn",
            kind="provincial",
            former_domains=("vidu.com.vn",),
            province_codes=("96", "95"),
            feeds=("https://vi-du.vn/rss/ocop.rss",),
            article_url_pattern=r"https://vi-du\.vn/[a-z0-9-]+-\d+\.html",
            family="mcms",
            delay_seconds=3.0,
            unverified=("https://vi-du.vn/rss/ocop.rss",),
            weak_words=2,
        ),
    )


def test_byte_order_mark_of_windows_editors(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert load_sources(path)[0].id == "vi_du"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('name = "Ví dụ"\n', "", 2, "outlet “vi_du”: the key “name” is missing"),
        ('id = "vi_du"\n', "", 2, "the key “id” is missing"),
        ('kind = "provincial"', 'knd = "provincial"', 6, "key “knd”: unknown key; the keys are id, name"),
        ('kind = "provincial"', 'kind = "báo tỉnh"', 6, "key “kind”: “báo tỉnh” is none of national, provincial"),
        ('id = "vi_du"', 'id = "Ví dụ"', 3, "key “id”: must be lower-case letters"),
        ('name = "Ví dụ"', "name = 7", 4, "key “name”: must be a text in quotation marks"),
        ('name = "Ví dụ"', 'name = "  "', 4, "key “name”: must be a text in quotation marks, not empty"),
        ('feeds = ["https://vi-du.vn/rss/ocop.rss"]', 'feeds = "https://vi-du.vn/"', 9, "key “feeds”: must be a list"),
        ('["96", "95"]', "[96]", 8, "key “province_codes”: must be a list of texts"),
        ('["96", "95"]', '["96", "96"]', 8, "key “province_codes”: names something twice"),
        ('["96", "95"]', '["03"]', 8, "“03” is no province code of data/places/provinces.csv"),
        ("https://vi-du.vn/rss/ocop.rss", "/rss/ocop.rss", 9, "“/rss/ocop.rss” is not an address that begins with"),
        ("https://vi-du.vn/rss/ocop.rss", "ftp://vi-du.vn/r", 9, "“ftp://vi-du.vn/r” is not an address"),
        ("https://vi-du.vn/rss/ocop.rss", "https:///rss", 9, "“https:///rss” is not an address"),
        ("[a-z0-9-]+-", "[a-z0-9-+-", 10, "key “article_url_pattern”: not a regular expression: "),
        ("ocop-1.html", "ocop.html", 11, "key “examples”: “https://vi-du.vn/ocop.html” does not match"),
        (
            'unverified = ["https://vi-du.vn/rss/ocop.rss"]',
            'unverified = ["https://v.vn/"]',
            14,
            "is not among the feeds",
        ),
        ("delay_seconds = 3", 'delay_seconds = "3"', 13, "key “delay_seconds”: must be a number of seconds, 0 or more"),
        ("delay_seconds = 3", "delay_seconds = -1", 13, "key “delay_seconds”: must be a number"),
        ("delay_seconds = 3", "delay_seconds = true", 13, "key “delay_seconds”: must be a number"),
        ("delay_seconds = 3", "delay_seconds = nan", 13, "key “delay_seconds”: must be a number"),
        ("weak_words = 2", "weak_words = 1.5", 15, "key “weak_words”: must be a whole number of words, 1 or more"),
        ("weak_words = 2", "weak_words = -1", 15, "key “weak_words”: must be a whole number"),
        ("weak_words = 2", "weak_words = true", 15, "key “weak_words”: must be a whole number"),
        ('domain = "vi-du.vn"', 'domain = "https://vi-du.vn/"', 5, "key “domain”: “https://vi-du.vn/” is not a host"),
        ('domain = "vi-du.vn"', 'domain = "www.vi-du.vn"', 5, "key “domain”: “www.vi-du.vn” is not a host"),
        ('["vidu.com.vn"]', '["VIDU.com.vn"]', 7, "key “former_domains”: “VIDU.com.vn” is not a host in lower case"),
        ('kind = "provincial"', "kind = provincial", 6, "not valid TOML: Invalid value"),
        ('kind = "provincial"', 'kind = "provincial', 6, "not valid TOML: "),
        (GOOD, GOOD + GOOD, 18, "outlet “vi_du”, key “id”: the id “vi_du” is taken by an earlier outlet"),
    ],
)
def test_mistake_is_told_in_one_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    path = registry(tmp_path, GOOD.replace(old, new))
    with pytest.raises(RegistryError) as told:
        load_sources(path)
    assert str(told.value).startswith(f"{path}, line {line}")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no [[sources]] table, so no outlet"),
        ("sources = 3", "has no [[sources]] table"),
        ("sources = [1]", "has no [[sources]] table"),
        ("[[source]]\nid = 'a'", "unknown table or key “source”: outlets are tables named [[sources]]"),
    ],
)
def test_file_without_outlets(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=re.escape(message)):
        load_sources(registry(tmp_path, text))


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("# báo".encode("latin-1"))
    for path, message in (
        (tmp_path / "none.toml", "no such file"),
        (tmp_path, "cannot be read"),
        (tmp_path / "latin.toml", "not UTF-8"),
    ):
        with pytest.raises(RegistryError, match=message):
            load_sources(path)


def test_choose() -> None:
    sources = tuple(Source(name, name, f"{name}.vn", "other") for name in ("a", "b", "c"))
    assert choose_sources(sources, None) == sources
    assert [source.id for source in choose_sources(sources, "c, a")] == ["a", "c"], "in the registry's order"
    with pytest.raises(RegistryError, match="no outlet has the id “d”: `ocop sources` lists them"):
        choose_sources(sources, "a,d")
