"""A site that is looked at gets a table that finds its articles, or one line that says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ocop.errors import OcopError
from ocop.outlets.probing import probe
from ocop.outlets.proposals import Proposal
from ocop.outlets.registry_files import append_table
from ocop.outlets.tables import table_text
from spiders.registry import load_sources
from tests.ocop.outlets.web import HOME, PATHS, TITLES, Thing, article, feed, hold, listing, site, sitemap


def _proposal(things: Mapping[str, Thing | str], url: str = f"{HOME}/", robots: str = "") -> Proposal:
    return hold(probe(url), things, robots)[0]


def test_a_site_on_which_all_works_is_proposed_whole() -> None:
    source = _proposal(site()).source
    assert (source.id, source.name, source.domain, source.kind) == ("vidu", "Báo Ví Dụ", "vidu.vn", "national")
    assert source.feeds == (f"{HOME}/home.rss",)
    assert source.sitemaps == (f"{HOME}/sitemap.xml",)
    assert source.listings == (f"{HOME}/tag/ocop.html",)
    assert source.unverified == ()
    assert source.delay_seconds == 2.0
    assert source.article_url_pattern is not None
    assert all(re.fullmatch(source.article_url_pattern, HOME + path) for path in PATHS)
    assert not re.fullmatch(source.article_url_pattern, source.listings[0])


def test_the_proposal_is_a_registry(tmp_path: Path) -> None:
    proposal = _proposal(site())
    file = tmp_path / "my-outlets.toml"
    append_table(file, table_text(proposal))
    assert load_sources(file) == (proposal.source,)


def test_any_page_of_the_site_will_do() -> None:
    asked = hold(probe(f"{HOME}{PATHS[0]}"), site())[1]
    assert asked[:2] == [f"{HOME}{PATHS[0]}", f"{HOME}/"]
    assert _proposal(site(), f"{HOME}{PATHS[0]}").source == _proposal(site()).source


def test_robots_tells_of_sitemaps_and_of_a_longer_delay() -> None:
    things = site() | {f"{HOME}/maps/all.xml": sitemap(*PATHS), f"{HOME}/sitemap.xml": Thing(cause="http 404")}
    robots = f"User-agent: *\nCrawl-delay: 10\nSitemap: {HOME}/maps/all.xml\nSitemap: {HOME}/maps/old.xml\n"
    source = _proposal(things, robots=robots).source
    assert source.sitemaps == (f"{HOME}/maps/all.xml",)
    assert source.delay_seconds == 10.0


def test_what_the_site_names_and_what_did_not_answer_is_unverified() -> None:
    things = site() | {
        f"{HOME}/": site()[f"{HOME}/"].replace(
            "<title>", '<link rel="alternate" type="application/rss+xml" href="/2.rss"><title>'
        ),  # type: ignore[union-attr]
        f"{HOME}/2.rss": Thing(cause="timeout"),
        f"{HOME}/maps.xml": Thing(cause="http 503"),
    }
    source = _proposal(things, robots=f"Sitemap: {HOME}/maps.xml").source
    assert source.feeds == (f"{HOME}/home.rss", f"{HOME}/2.rss")
    assert source.unverified == (f"{HOME}/2.rss", f"{HOME}/maps.xml")


def test_feeds_are_found_on_the_page_about_them_and_the_best_come_first() -> None:
    links = "".join(
        f'<a href="/rss/{name}.rss">{name}</a>' for name in ("the-thao", "thoi-su", "kinh-te", "nong-nghiep")
    )
    things = site() | {
        f"{HOME}/": listing().replace("<h1>", '<a href="/rss.html">RSS</a><h1>'),
        f"{HOME}/rss.html": f"<html><body>{links}</body></html>",
        **{f"{HOME}/rss/{name}.rss": feed() for name in ("the-thao", "thoi-su", "kinh-te", "nong-nghiep")},
    }
    assert _proposal(things).source.feeds == (
        f"{HOME}/rss/nong-nghiep.rss",
        f"{HOME}/rss/kinh-te.rss",
        f"{HOME}/rss/thoi-su.rss",
    )


def test_a_listing_is_found_by_the_tags_of_articles() -> None:
    tag = '<div class="the"><a href="/chu-de/moi-xa-mot-san-pham-77.html">Mỗi xã một sản phẩm</a></div>'
    things = {
        **site(),
        f"{HOME}/": listing(),
        **{HOME + path: article(title, links=tag) for path, title in zip(PATHS, TITLES, strict=True)},
        f"{HOME}/chu-de/moi-xa-mot-san-pham-77.html": listing(),
    }
    assert _proposal(things).source.listings == (f"{HOME}/chu-de/moi-xa-mot-san-pham-77.html",)


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="/tim-kiem?q=ocop">OCOP</a>', id="the site's own search"),
        pytest.param('<a href="https://khac.vn/tag/ocop">OCOP</a>', id="a list of another outlet"),
        pytest.param('<a href="/ocop-la-gi.html">OCOP là gì</a>', id="an article"),
        pytest.param('<a href="/ocop-cam.html">OCOP</a>', id="what robots.txt forbids"),
    ],
)
def test_what_is_no_list_of_articles_is_not_proposed(link: str) -> None:
    things = {
        **site(),
        f"{HOME}/": site()[f"{HOME}/"].replace('<a href="/tag/ocop.html">OCOP</a>', link),  # type: ignore[union-attr]
        f"{HOME}/tim-kiem?q=ocop": listing(),
        "https://khac.vn/tag/ocop": listing(),
        f"{HOME}/ocop-la-gi.html": article("OCOP là gì"),
        f"{HOME}/ocop-cam.html": Thing(cause="robots"),
    }
    proposal = _proposal(things)
    assert proposal.source.listings == ()
    assert any("lists OCOP articles" in remark for remark in proposal.remarks)


def test_without_feed_and_sitemap_headlines_tell_the_form_of_articles() -> None:
    things = site() | {f"{HOME}/home.rss": Thing(cause="http 404"), f"{HOME}/sitemap.xml": Thing(cause="http 404")}
    source = _proposal(things).source
    assert (source.feeds, source.sitemaps) == ((), ())
    assert source.listings == (f"{HOME}/tag/ocop.html",)


def test_undated_articles_are_remarked_on() -> None:
    things = site() | {HOME + path: article(title, stamp="") for path, title in zip(PATHS, TITLES, strict=True)}
    assert any("when they were published" in remark for remark in _proposal(things).remarks)


def test_a_family_whose_profile_does_not_fit_is_not_proposed() -> None:
    marked = {
        HOME + path: article(title).replace("<head>", '<head><script src="https://common.mcms.one/a.js"></script>')
        for path, title in zip(PATHS, TITLES, strict=True)
    }
    front = site()[f"{HOME}/"].replace("<head>", '<head><meta name="generator" content="MCMS">')  # type: ignore[union-attr]
    proposal = _proposal({**site(), **marked, f"{HOME}/": front})
    assert proposal.source.family is None
    assert any("marks of mcms" in remark for remark in proposal.remarks)


# Each case: what is at the address, and a word of the line that says why nothing is proposed.
@pytest.mark.parametrize(
    ("things", "word"),
    [
        pytest.param({f"{HOME}/": Thing(cause="dns")}, "dns", id="a host that is not known"),
        pytest.param({f"{HOME}/": Thing(cause="http 403")}, "http 403", id="a refusal"),
        pytest.param({}, "gone", id="nothing there"),
        pytest.param({f"{HOME}/": Thing(cause="robots")}, "robots.txt", id="a site that forbids"),
        pytest.param({f"{HOME}/": Thing(b"\xff\xd8", content_type="image/jpeg")}, "image/jpeg", id="a picture"),
        pytest.param({f"{HOME}/": "<html><body><h1>Chào bạn</h1></body></html>"}, "news article", id="no links"),
        pytest.param(
            {f"{HOME}/": listing(), **{HOME + path: "<html><body>Giỏ hàng</body></html>" for path in PATHS}},
            "news article",
            id="a shop",
        ),
        pytest.param(
            {f"{HOME}/": listing(), **{HOME + path: article() for path in PATHS}}, "no feed", id="no way to its news"
        ),
    ],
)
def test_a_site_that_is_of_no_use_is_told_in_one_line(things: dict[str, Thing | str], word: str) -> None:
    with pytest.raises(OcopError, match=re.escape(word)) as error:
        _proposal(things)
    assert "\n" not in str(error.value)


def test_a_redirect_to_another_host_settles_the_domain() -> None:
    things = site() | {"http://www.cu.vn/": Thing(str(site()[f"{HOME}/"]), url=f"{HOME}/")}
    assert _proposal(things, "http://www.cu.vn/").source.domain == "vidu.vn"
