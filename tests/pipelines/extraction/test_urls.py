from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.urls import canonical_url, clean_url, same_site
from tests.pipelines.extraction.making import page, source

HERE = "https://songtrang.example/tin/bai-1.html"


@pytest.mark.parametrize(
    ("url", "link", "stated", "expected"),
    [
        pytest.param(HERE, None, None, HERE, id="nothing stated"),
        pytest.param(f"{HERE}?utm_source=zalo&id=5#x", None, None, f"{HERE}?id=5", id="what counts visitors"),
        pytest.param("https://m.songtrang.example/tin/bai-1.html", HERE, None, HERE, id="the mobile twin"),
        pytest.param("https://songtrang.example/amp/bai-1.html", "/tin/bai-1.html", None, HERE, id="a relative link"),
        pytest.param(f"{HERE}?print=1", None, HERE, HERE, id="og:url"),
        pytest.param(HERE, "https://songtrang.example/", None, HERE, id="the front page on every page"),
        pytest.param(HERE, "https://baokhac.example/bai", None, HERE, id="the original of a reprint"),
        pytest.param(HERE, "javascript:void(0)", " ", HERE, id="no address"),
        pytest.param("http://cu.example/bai-1.html", HERE, None, HERE, id="the former domain's page"),
        pytest.param(
            HERE, "http://cu.example/bai-1.html", None, "https://cu.example/bai-1.html", id="the former domain"
        ),
        pytest.param("file:tin/bai.html", HERE, None, HERE, id="a saved page"),
        pytest.param(
            "file:tin/bai.html", "https://songtrang.example/", None, "file:tin/bai.html", id="a saved page, front"
        ),
        pytest.param("file:tin/bai.html", None, None, "file:tin/bai.html", id="a saved page that says nothing"),
        pytest.param(
            "http://127.0.0.1:8123/bai", "http://127.0.0.1:8123/goc", None, "http://127.0.0.1:8123/goc", id="here"
        ),
        pytest.param(
            "http://127.0.0.1:8123/bai", "http://127.0.0.1:9/goc", None, "http://127.0.0.1:8123/bai", id="a port"
        ),
    ],
)
def test_one_address_stands_for_the_article(url: str, link: str | None, stated: str | None, expected: str) -> None:
    outlet = source(former_domains=("cu.example",)) if "songtrang" in url or "cu.example" in url else None
    assert canonical_url(page("", url=url, outlet=outlet), link, stated)[0] == expected


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("http://bao.vn", "https://bao.vn/"),
        ("https://BAO.vn:443/a?fbclid=1", "https://bao.vn/a"),
        ("http://localhost/a", "http://localhost/a"),
        ("http://10.0.0.1/a#b", "http://10.0.0.1/a"),
        ("https://bao.vn/tìm?q=chè+shan", "https://bao.vn/t%C3%ACm?q=ch%C3%A8+shan"),
        ("https://bao.vn/a%2Fb", "https://bao.vn/a%2Fb"),
        ("file:a/b.txt#c", "file:a/b.txt#c"),
        ("not an address", "not an address"),
    ],
)
def test_addresses_are_cleaned(url: str, clean: str) -> None:
    assert clean_url(url) == clean


@given(st.text("abcă/?&=#%:.", max_size=30))
def test_cleaning_twice_changes_nothing(rest: str) -> None:
    once = clean_url(f"https://bao.vn/{rest}")
    assert clean_url(once) == once


def test_sites_are_told_apart() -> None:
    assert same_site("https://www.bao.vn/a", "http://amp.bao.vn/b")
    assert not same_site("https://bao.vn", "https://bao.com.vn")
