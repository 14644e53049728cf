"""Every article of the news web under the addresses of its twins: one article each, and no two of them one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ocop.demo.articles import DemoArticle, load_articles
from ocop.demo.layouts import layout_of
from ocop.demo.outlets import load_outlets
from ocop.models import Source
from pipelines.extraction.identity import article_key

# Outlets of the news web under names, as real ones have them.
OUTLETS = {
    each.id: Source(
        each.id,
        each.name,
        f"{each.id}.vn",
        each.kind,
        former_domains=(f"bao{each.id}.com.vn",),
        article_url_pattern=rf"https?://[a-z.]*{each.id}\.(?:com\.)?vn{layout_of(each.family).pattern}",
    )
    for each in load_outlets()
}
ARTICLES = load_articles()
Twin = Callable[[DemoArticle, str], str]


def _host(name: str, scheme: str = "https") -> Twin:
    return lambda article, path: f"{scheme}://{name.format(article.outlet)}{path}"


def _layout_path(kind: str) -> Twin:
    def twin(article: DemoArticle, path: str) -> str:
        layout = layout_of(next(each.family for each in load_outlets() if each.id == article.outlet))
        return f"https://{article.outlet}.vn{getattr(layout, kind)(article.slug, article.published_at)}"

    return twin


TWINS: dict[str, Twin] = {
    "mobile": _host("m.{}.vn"),
    "mobile of www": _host("mobile.{}.vn"),
    "the desk's host": _host("cms.{}.vn"),
    "AMP by its host": _host("amp.{}.vn"),
    "AMP by an ending": lambda article, path: f"https://{article.outlet}.vn{path.rstrip('/')}/amp",
    "AMP by a parameter": lambda article, path: f"https://{article.outlet}.vn{path}?amp=1",
    "AMP by a folder": lambda article, path: f"https://{article.outlet}.vn/amp{path}",
    "print by a parameter": lambda article, path: f"https://{article.outlet}.vn{path}?print=1",
    "print by a folder": lambda article, path: f"https://{article.outlet}.vn/print{path}",
    "http and www": _host("www.{}.vn", "http"),
    "the former domain": _host("bao{}.com.vn", "http"),
    "mobile of the former domain": _host("m.bao{}.com.vn"),
    "a language's host": _host("en.{}.vn"),
    "a language's folder": lambda article, path: f"https://{article.outlet}.vn/en{path}",
    "shared": lambda article, path: f"https://{article.outlet}.vn{path}?utm_source=zalo&zarsrc=30&fbclid=x#binh-luan",
    "the print page of its system": _layout_path("print_path"),
}


def _address(article: DemoArticle) -> str:
    return f"https://{article.outlet}.vn{article.path}"


@pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)
def test_a_twin_of_any_kind_has_the_key_of_its_article_and_of_no_other(twin: Twin) -> None:
    keys = {article_key(OUTLETS[each.outlet], _address(each)): each.id for each in ARTICLES}
    assert len(keys) == len(ARTICLES) > 50
    found = {each.id: keys.get(article_key(OUTLETS[each.outlet], twin(each, each.path))) for each in ARTICLES}
    assert found == {each.id: each.id for each in ARTICLES}


def _another(digit: re.Match[str]) -> str:
    return str(9 - int(digit.group()))


# Each case: what makes the address of another article of an address.
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: re.sub(r"(?=[-/]?\d*(?:\.\w+)?/?$)", "-phan-2", path, count=1), id="part 2"),
        pytest.param(
            lambda path: re.sub(r"\d(?=\.html?$)", lambda d: str(9 - int(d.group())), path), id="another number"
        ),
    ],
)
def test_an_article_of_another_address_is_another(change: Callable[[str], str]) -> None:
    """Where the number tells, another slug is a corrected headline; so only addresses without number are asked."""
    for each in ARTICLES:
        outlet, path = OUTLETS[each.outlet], change(each.path)
        one, other = article_key(outlet, _address(each)), article_key(outlet, f"https://{each.outlet}.vn{path}")
        has_number = not one.startswith("https:")
        if path != each.path and not (has_number and "phan-2" in path):
            assert one != other, path


def test_one_number_at_two_outlets_is_two_articles() -> None:
    paths = ("/ca-mau-them-18-san-pham-a31234.html", "/tin-tuc/ca-mau-20240102030405678.htm")
    for path in paths:
        keys = {article_key(outlet, f"https://{outlet.domain}{path}") for outlet in OUTLETS.values()}
        assert len(keys) == len(OUTLETS)


def test_the_pages_of_a_listing_are_no_twins_of_articles_nor_of_each_other() -> None:
    for outlet in load_outlets():
        layout = layout_of(outlet.family)
        pages = [article_key(OUTLETS[outlet.id], f"https://{outlet.id}.vn{layout.listing_path(n)}") for n in (1, 2, 3)]
        articles = {article_key(OUTLETS[each.outlet], _address(each)) for each in ARTICLES}
        assert len(set(pages)) == len(pages)
        assert not articles & set(pages)
