"""Whether what the registry says of an outlet works: each way to fail has its verdict, and no outlet is pestered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ocop.outlets.checking import check_outlet
from ocop.outlets.findings import Finding, summary
from ocop.outlets.verdicts import is_verdict
from pipelines.extraction.profiles import load_profiles
from tests.ocop.outlets.web import HOME, OUTLET, PATHS, TITLES, Thing, article, feed, hold, site, sitemap

_FEED, _MAP, _LIST = OUTLET.feeds[0], OUTLET.sitemaps[0], OUTLET.listings[0]
_ARTICLES = [f"{HOME}{path}" for path in PATHS]
_VIDEO = article(text="").replace("<h1>", "<video src='/v.mp4'></video><h1>")


def test_all_that_works_is_said_to_work() -> None:
    findings, asked = hold(check_outlet(OUTLET), site())
    assert [(finding.part, finding.verdict) for finding in findings] == [
        ("feed", None),
        ("sitemap", None),
        ("listing", None),
        *[("article", None)] * 3,
    ]
    assert [finding.articles for finding in findings[:3]] == [4, 4, 4]
    assert findings[0].newest_date == date(2025, 12, 6), "the day in Vietnam"
    assert findings[3].newest_date == date(2025, 12, 5)
    assert len(asked) == 7, "one of each, the newest map of the sitemap, three articles"
    assert summary(findings) == {"feed": "works", "sitemap": "works", "listing": "works", "article": "3 of 3"}


def test_an_article_about_our_subject_is_looked_at_first() -> None:
    things = site() | {_FEED: feed(tuple(reversed(PATHS)), tuple(reversed(TITLES)))}
    findings, _ = hold(check_outlet(OUTLET), things)
    assert findings[3].url == _ARTICLES[0]


# Each case: what is changed on the site, the part that suffers, what is said of it.
_FAULTS: list[tuple[str, Mapping[str, Thing | str], str, str]] = [
    ("a feed that is gone", {_FEED: Thing(cause="http 410")}, "feed", "gone"),
    ("a feed that is not found", {_FEED: Thing(cause="http 404")}, "feed", "gone"),
    ("a feed that is refused", {_FEED: Thing(cause="http 403")}, "feed", "http 403"),
    ("a feed that does not answer", {_FEED: Thing(cause="timeout")}, "feed", "timeout"),
    ("a feed that robots.txt forbids", {_FEED: Thing(cause="robots")}, "feed", "robots"),
    ("a feed that leads to the front page", {_FEED: Thing("<html></html>", url=f"{HOME}/")}, "feed", "redirect only"),
    ("a page where the feed was", {_FEED: article()}, "feed", "no feed"),
    ("a refusal where the feed was", {_FEED: "<html><body>Access denied</body></html>"}, "feed", "refusal"),
    ("a feed without entries", {_FEED: "<rss><channel></channel></rss>"}, "feed", "empty"),
    ("an empty answer for a feed", {_FEED: ""}, "feed", "empty"),
    ("a feed of addresses of a new form", {_FEED: feed(("/x-post1.html",), ("Bài",))}, "feed", "no articles"),
    ("a sitemap that breaks off", {_MAP: Thing(b"\x1f\x8b\x08\x00abc")}, "sitemap", "damaged"),
    ("a sitemap without entries", {_MAP: "<urlset></urlset>"}, "sitemap", "empty"),
    ("an index of maps that are gone", {_MAP: sitemap("/sitemaps/x.xml", index=True)}, "sitemap", "gone"),
    ("a refusal where the listing was", {_LIST: "<html><body>Access denied</body></html>"}, "listing", "refusal"),
    ("a listing without links", {_LIST: "<html><body><p>Đang cập nhật</p></body></html>"}, "listing", "empty"),
    ("a listing that is a picture", {_LIST: Thing(b"GIF89a", content_type="image/gif")}, "listing", "not text"),
    (
        "a listing of other pages",
        {_LIST: "<html><body><a href='/gioi-thieu'>Về</a></body></html>"},
        "listing",
        "no articles",
    ),
    ("articles that are refused once", {_ARTICLES[0]: Thing(cause="http 403")}, "article", "2 of 3: http 403"),
    ("articles that are gone", {url: Thing(cause="http 410") for url in _ARTICLES}, "article", "0 of 3: gone"),
    ("articles without a date", {url: article(stamp="") for url in _ARTICLES}, "article", "0 of 3: no dates"),
    ("articles without text", {url: article(text="") for url in _ARTICLES}, "article", "0 of 3: no text"),
    (
        "an article that is a document",
        {_ARTICLES[0]: Thing(b"%PDF", content_type="application/pdf")},
        "article",
        "2 of 3: not text",
    ),
    (
        "an article on another host",
        {_ARTICLES[0]: Thing(article(), url="https://khac.vn/a-d1.html")},
        "article",
        "2 of 3: redirect only",
    ),
    (
        "an article taken away with status 200",
        {_ARTICLES[0]: "<html><title>404</title><body>Trang không tồn tại.</body></html>"},
        "article",
        "2 of 3: gone",
    ),
]


@pytest.mark.parametrize(("things", "part", "said"), [pytest.param(*case[1:], id=case[0]) for case in _FAULTS])
def test_what_does_not_work_is_told_with_its_cause(things: Mapping[str, Thing | str], part: str, said: str) -> None:
    findings, _ = hold(check_outlet(OUTLET), site() | things)
    told = summary(findings)
    assert told[part] == said
    assert [word for word in told.values() if word not in {"works", "3 of 3"}] == [said]
    assert all(finding.verdict is None or is_verdict(finding.verdict) for finding in findings)


def test_all_addresses_are_looked_at_where_a_person_wants_that() -> None:
    source = replace(OUTLET, feeds=(_FEED, f"{HOME}/cu.rss"))
    findings, _ = hold(check_outlet(source, every_address=True), site())
    assert summary(findings)["feed"] == "1 of 2: gone"
    assert summary(findings)["sitemap"] == "works"
    findings, asked = hold(check_outlet(source), site())
    assert f"{HOME}/cu.rss" not in asked
    assert summary(findings)["feed"] == "works"


def test_a_picture_story_is_no_fault_and_another_article_takes_its_place() -> None:
    findings, asked = hold(check_outlet(OUTLET), site() | {_ARTICLES[0]: _VIDEO})
    assert summary(findings)["article"] == "3 of 3"
    assert asked[-1] == _ARTICLES[3]


def test_the_newest_map_that_has_articles_is_looked_for() -> None:
    maps = {
        _MAP: sitemap("/sitemaps/news-2026-1.xml", "/sitemaps/news-2025-12.xml", index=True),
        f"{HOME}/sitemaps/news-2026-1.xml": sitemap("/"),
    }
    findings, _ = hold(check_outlet(OUTLET), site() | maps)
    assert summary(findings)["sitemap"] == "works"


def test_a_host_in_trouble_is_left_in_peace() -> None:
    things = {url: Thing(cause="dns") for url in (_FEED, _MAP, _LIST)}
    findings, asked = hold(check_outlet(OUTLET), things)
    assert len(asked) == 2
    assert [finding.verdict for finding in findings] == ["dns", "dns", "dns", "no articles"]


def test_one_refusal_is_not_a_ban() -> None:
    findings, asked = hold(check_outlet(OUTLET), site() | {_FEED: Thing(cause="http 403")})
    assert len(asked) == 7
    assert summary(findings)["article"] == "3 of 3"


def test_an_outlet_without_a_way_is_said_to_have_none() -> None:
    findings, asked = hold(check_outlet(replace(OUTLET, feeds=(), sitemaps=(), listings=())), {})
    assert asked == []
    assert findings == (Finding("vidu", "article", "", "no articles"),)
    assert summary(findings) == {"feed": "-", "sitemap": "-", "listing": "-", "article": "no articles"}


@pytest.mark.parametrize(
    ("container", "text", "verdict"),
    [
        pytest.param("noi-dung", True, None, id="the text is where the profile says"),
        pytest.param("khung-moi", True, "layout changed", id="the text is elsewhere"),
        pytest.param("khung-moi", False, "no text", id="there is no text anywhere"),
    ],
)
def test_a_changed_layout_is_told_from_a_page_without_text(
    container: str, text: bool, verdict: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "profiles.toml"
    file.write_text('[[profiles]]\nfamily = "khuon"\nbody = ["//div[has-class(\'noi-dung\')]"]\n', encoding="utf-8")
    page = article() if text else article(text="")
    things = site() | {url: page.replace("noi-dung", container) for url in _ARTICLES}
    visit = check_outlet(replace(OUTLET, family="khuon"), load_profiles(file))
    findings, _ = hold(visit, things)
    assert [finding.verdict for finding in findings[3:]] == [verdict] * 3
