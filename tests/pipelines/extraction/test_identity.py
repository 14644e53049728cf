"""Twins of one article are one article, and two articles are two."""

from __future__ import annotations

import tomllib
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.models import Source
from pipelines.extraction.identity import article_key
from spiders.registry import SHIPPED, load_sources
from tests.pipelines.extraction.making import PARAGRAPHS, TITLE, article_of, frame, page

NUMBERED = Source(
    "camau",
    "Báo Cà Mau",
    "baocamau.vn",
    "provincial",
    former_domains=("baocamau.com.vn",),
    article_url_pattern=r"https?://(?:www\.)?baocamau\.(?:com\.)?vn/[a-z0-9-]+-a\d+\.html",
)
NAMED = Source(
    "songtrang", "Báo Sông Trăng", "songtrang.vn", "provincial", ("cu.vn",),
    article_url_pattern=r"https?://songtrang\.vn/[a-z0-9-]+",
)  # fmt: skip
EXAMPLES = {
    table["id"]: table.get("examples", ()) for table in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["sources"]
}
HERE, THERE = "https://baocamau.vn/ca-mau-co-145-san-pham-a31234.html", "https://songtrang.vn/tin/ocop-dat-15500"


# Each case: an outlet, an address of its article, and another address of the same article.
@pytest.mark.parametrize(
    ("outlet", "url", "twin"),
    [
        pytest.param(NUMBERED, HERE, "https://m.baocamau.vn/ca-mau-co-145-san-pham-a31234.html", id="mobile"),
        pytest.param(NUMBERED, HERE, "https://cms.baocamau.vn/ca-mau-a31234.html", id="the desk's host"),
        pytest.param(NUMBERED, HERE, "http://www.baocamau.vn/ca-mau-co-145-san-pham-a31234.html", id="http, www"),
        pytest.param(NUMBERED, HERE, "https://baocamau.com.vn/ca-mau-co-145-san-pham-a31234.html", id="former domain"),
        pytest.param(NUMBERED, HERE, "https://m.baocamau.com.vn/khac-a31234.html", id="its mobile host, another slug"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/ca-mau-co-160-a31234.html", id="a corrected headline"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/kinh-te/ca-mau-a31234.html", id="another section"),
        pytest.param(NUMBERED, HERE, f"{HERE}?zarsrc=30&utm_source=zalo#binh-luan", id="what counts visitors"),
        pytest.param(NUMBERED, HERE, f"{HERE}?print=1", id="print by a parameter"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/print/ca-mau-a31234.html", id="print by a folder"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/amp/ca-mau-a31234.html", id="AMP by a folder"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/ca-mau-a31234.html/amp", id="AMP at the end"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/ca-mau-a31234.amp", id="AMP by its ending"),
        pytest.param(NUMBERED, HERE, "https://en.baocamau.vn/145-products-a31234.html", id="a language's host"),
        pytest.param(NUMBERED, HERE, "https://baocamau.vn/en/145-products-a31234.html", id="a language's folder"),
        pytest.param(NAMED, THERE, "http://m.songtrang.vn/tin/ocop-dat-15500/", id="no number: mobile, a slash"),
        pytest.param(NAMED, THERE, "https://cu.vn/tin/ocop-dat-15500?amp=1", id="no number: former domain, AMP"),
        pytest.param(NAMED, THERE, "https://songtrang.vn/en/tin/ocop-dat-15500", id="no number: a language's folder"),
        pytest.param(None, THERE, "http://www.songtrang.vn/amp/tin/ocop-dat-15500?fbclid=x", id="an unknown outlet"),
        pytest.param(None, "https://bao.vn/tin?b=2&a=1", "https://bao.vn/tin?a=1&b=2", id="another order"),
    ],
)
def test_twins_are_one_article(outlet: Source | None, url: str, twin: str) -> None:
    assert article_key(outlet, twin) == article_key(outlet, url)


# Each case: an outlet, and addresses of as many articles.
@pytest.mark.parametrize(
    ("outlet", "urls"),
    [
        pytest.param(NUMBERED, [HERE, HERE.replace("31234", "31235")], id="other numbers"),
        pytest.param(NUMBERED, [HERE, HERE.replace("-a3", "-d3")], id="numbers of other kinds"),
        pytest.param(NAMED, [THERE, "https://songtrang.vn/tin/ba-ria-dat-15500"], id="a count that ends a headline"),
        pytest.param(None, [THERE, "https://songtrang.vn/tin/ba-ria-dat-15500"], id="an unknown outlet's, too"),
        pytest.param(NUMBERED, [f"https://baocamau.vn/{x}-nam-2024.html" for x in ("ocop", "tet")], id="a year"),
        pytest.param(None, ["https://en.bao.vn/tin-a", "https://bao.vn/tin-a"], id="a host that may be another paper"),
        pytest.param(None, ["https://bao.vn/viewer.aspx?id=1", "https://bao.vn/viewer.aspx?id=2"], id="parameters"),
        pytest.param(NUMBERED, ["https://baocamau.vn/in", "https://baocamau.vn/print"], id="nothing but a view"),
        pytest.param(NUMBERED, [f"https://baocamau.vn/{x}.html?p=2" for x in "ab"], id="second pages of two articles"),
        pytest.param(None, ["http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a"], id="ports of this machine"),
        pytest.param(None, ["https://m.vn/a", "https://amp.vn/a"], id="short hosts that read like labels"),
        pytest.param(None, ["file:a.txt", "file:b.txt"], id="files"),
    ],
)
def test_other_articles_stay_apart(outlet: Source | None, urls: list[str]) -> None:
    assert len({article_key(outlet, url) for url in urls}) == len(urls)


# Each case: the outlet's number in real forms of addresses.
@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("x-post905877.html", "post905877"),
        ("x-post1023.vnp", "post1023"),
        ("x-185240512073000123.htm", "185240512073000123"),
        ("x-d374218.html", "d374218"),
        ("kinh-te/202410/x-1a2b3c4/", "1a2b3c4"),
        ("x-postid412345.bbg", "postid412345"),
        ("bao-chay/123456.html", "123456"),
        ("x_t114c36n25123", "n25123"),
        ("viewer.aspx?macm=1&mabb=301234", "mabb301234"),
        ("?p=4321", "p4321"),
        ("node/5512", "node5512"),
        ("print/98765.html", "98765"),
        ("x-98765.html", "98765"),
    ],
)
def test_the_outlets_own_number_is_found(address: str, number: str) -> None:
    assert article_key(Source("bao", "Báo", "bao.vn", "national"), f"https://bao.vn/{address}") == f"bao:{number}"


@given(st.text("abcămp/?&=-#%:.015", max_size=30))
def test_any_address_has_a_key_that_stays(rest: str) -> None:
    key = article_key(None, f"https://m.bao.vn/{rest}")
    assert article_key(None, key) == key or not key.startswith("https://")


def test_the_examples_of_the_registry_are_articles_of_their_own() -> None:
    with_examples = [(each, example) for each in load_sources() for example in EXAMPLES.get(each.id, ())]
    assert len(with_examples) > 100
    for (one, first), (other, second) in combinations(with_examples, 2):
        assert first == second or article_key(one, first) != article_key(other, second), (first, second)


MAIN = f"<div id='main'><h1>{TITLE}</h1>{PARAGRAPHS}</div>"


# Each case: what the head of an English page says of its Vietnamese edition, and whether it is a twin of it.
@pytest.mark.parametrize(
    ("href", "is_twin"),
    [
        pytest.param("https://songtrang.example/bai-1", True, id="its Vietnamese edition"),
        pytest.param("/bai-1", True, id="a relative address"),
        pytest.param("https://baokhac.example/bai-1", False, id="another site"),
        pytest.param("https://[", False, id="no address"),
    ],
)
def test_an_edition_in_another_language_names_its_twin(href: str, is_twin: bool) -> None:
    original = article_of(page(frame("", MAIN), url="https://songtrang.example/bai-1"))
    markup = frame(f'<link rel="alternate" hreflang="vi-VN" href="{href}">', MAIN).replace('lang="vi"', 'lang="en"')
    edition = article_of(page(markup, url="https://songtrang.example/story-1"))
    assert (edition.identity == original.identity) is is_twin


def test_a_canonical_link_counts_more_than_the_number() -> None:
    outlet = Source("songtrang", "Báo Sông Trăng", "songtrang.example", "provincial")
    link = '<link rel="canonical" href="https://songtrang.example/bai-2-post222.html">'
    article = article_of(page(frame(link, MAIN), url="https://songtrang.example/bai-1-post111.html", outlet=outlet))
    assert article.key == "songtrang:post222"
    assert article.url == "https://songtrang.example/bai-2-post222.html"
