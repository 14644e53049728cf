from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from ocop.demo.layouts import LAYOUTS, layout_of
from ocop.demo.stamps import FILTERS

MORNING = datetime.fromisoformat("2026-09-05T00:17:01+07:00")
EVENING = datetime.fromisoformat("2023-02-28T22:17:01+07:00")
SLUG = "ca-mau-co-145-san-pham-ocop"


@pytest.mark.parametrize(
    ("family", "shape"),
    [
        ("mcms", r"/ca-mau-co-145-san-pham-ocop-post\d{7}\.html"),
        ("vccorp", r"/ca-mau-co-145-san-pham-ocop-173260904\d{9}\.htm"),
        ("liferay", r"/web/guest/-/ca-mau-co-145-san-pham-ocop"),
        ("onecms", r"/ca-mau-co-145-san-pham-ocop-\d{8}\.html"),
        ("aspnet", r"/tin-tuc/ca-mau-co-145-san-pham-ocop-20260905001701\d{3}\.htm"),
        ("wordpress", r"/2026/09/ca-mau-co-145-san-pham-ocop/"),
    ],
)
def test_addresses_of_articles(family: str, shape: str):
    assert re.fullmatch(shape, layout_of(family).article_path(SLUG, MORNING))


def test_the_stamp_of_vccorp_is_the_creation_which_can_be_the_day_before():
    assert "-173260904" in layout_of("vccorp").article_path(SLUG, MORNING)


@pytest.mark.parametrize("family", LAYOUTS)
def test_all_forms_of_an_article_match_the_pattern_but_for_the_forbidden_print_page(family: str):
    layout = layout_of(family)
    pattern = re.compile(layout.pattern)
    forms = [
        path_of(SLUG, EVENING)
        for path_of in (layout.article_path, layout.former_path, layout.twin_path, layout.private_path)
    ]
    assert all(pattern.fullmatch(form) for form in forms)
    assert len(set(forms)) == len(forms)
    assert not pattern.fullmatch(layout.print_path(SLUG, EVENING))
    for other in (layout.listing_path(1), layout.listing_path(2), layout.sitemap_path, "/", *layout.feed_paths):
        assert not pattern.fullmatch(other)


@pytest.mark.parametrize(
    ("family", "child"),
    [
        ("mcms", "/sitemaps/news-2023-2.xml"),
        ("vccorp", "/sitemaps/sitemaps-2023-2-26-28.xml"),
        ("liferay", "/sitemap-2023.xml"),
        ("onecms", "/sitemap-article-2023-02-28.xml"),
        ("aspnet", "/sitemaps/2023-02.xml"),
        ("wordpress", "/post-sitemap.xml"),
    ],
)
def test_children_of_the_sitemap(family: str, child: str):
    assert layout_of(family).sitemap_child(EVENING) == child


def test_five_day_blocks():
    days = {day: f"2023-01-{day:02}T12:00:00+07:00" for day in (1, 5, 6, 25, 26, 31)}
    paths = [layout_of("vccorp").sitemap_child(datetime.fromisoformat(moment)) for moment in days.values()]
    blocks = [path.removeprefix("/sitemaps/sitemaps-2023-1-").removesuffix(".xml") for path in paths]
    assert blocks == ["1-5", "1-5", "6-10", "21-25", "26-31", "26-31"]


@pytest.mark.parametrize(
    ("family", "stamp"),
    [
        ("mcms", "2026-09-05T00:17:01+07:00"),
        ("onecms", "2023-02-28T22:17:01+07:00"),
        ("aspnet", "2026-09-05"),
        ("liferay", "2026-09-05"),
        ("wordpress", "2026-09-04T17:17:01+00:00"),
    ],
)
def test_lastmod_is_the_edit_but_for_onecms(family: str, stamp: str):
    assert layout_of(family).sitemap_stamp(EVENING, MORNING) == stamp


def test_every_stamp_ignores_the_zone_that_a_moment_comes_in():
    for name, habit in FILTERS.items():
        if name not in ("earlier", "local", "spelled"):
            assert habit(MORNING) == habit(MORNING.astimezone(UTC)), name
