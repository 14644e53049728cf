"""The frontier over a dataset of its own, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocop.dataset.connection import open_dataset
from ocop.models import Source
from spiders.discovery import Findings
from spiders.errands import Errand
from spiders.frontier import Frontier, Order
from spiders.frontier.frontier import BATCH, DISCOVERY_FIRST
from spiders.links import Link, Promise
from spiders.revisits import RECENT_MAPS
from tests.spiders.crawling import rows

START = datetime(2026, 11, 21, 8, tzinfo=UTC)
LONG_AGO = datetime(2018, 1, 1, tzinfo=UTC)
SITE = "https://v.vn"
OUTLET = Source(
    "vi_du",
    "Ví dụ",
    "v.vn",
    "other",
    feeds=(f"{SITE}/rss",),
    sitemaps=(f"{SITE}/sitemap.xml",),
    listings=(f"{SITE}/ocop",),
)


@dataclass
class World:
    """A dataset, and the runs over it."""

    database: Path
    now: datetime = START
    frontier: Frontier | None = None

    def run(
        self, source: Source = OUTLET, limit: int = 0, since: datetime | None = LONG_AGO, *, asks_now: bool = False
    ) -> Frontier:
        """Begin a run, through all history unless told otherwise; the one before may have been killed."""
        self.end()
        dataset = open_dataset(self.database, "create")
        self.frontier = Frontier(dataset, [source], Order(since, asks_now, limit), lambda: self.now)
        return self.frontier

    def end(self) -> None:
        if self.frontier:
            self.frontier.close()
            self.frontier = None

    def states(self) -> dict[str, str]:
        found = rows(self.database, "SELECT url, state FROM pages")
        return {url.removeprefix(SITE): state for url, state in found}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "ocop.db")
    yield made
    made.end()


def errands(frontier: Frontier, number: int = 1000) -> list[str]:
    """Paths of the next errands, taken one by one."""
    taken = []
    while len(taken) < number and (errand := frontier.next_errand("vi_du")):
        taken.append(errand.url.removeprefix(SITE))
    return taken


def ask(frontier: Frontier, path: str) -> Errand:
    """The errand to an address, and all before it left aside."""
    while errand := frontier.next_errand("vi_du"):
        if errand.url == SITE + path:
            return errand
    raise AssertionError(f"{path} was never an errand")


def articles(*paths: str, day: int = 1) -> tuple[Link, ...]:
    return tuple(Link(SITE + path, published_at=datetime(2026, 11, day, tzinfo=UTC)) for path in paths)


def maps(*paths: str, changed: datetime | None = None) -> tuple[Link, ...]:
    return tuple(Link(SITE + path, modified_at=changed) for path in paths)


def bring(frontier: Frontier, path: str, findings: Findings, etag: str | None = None) -> int:
    return frontier.found(ask(frontier, path), findings, etag, None)


def test_own_addresses_come_first_and_are_rows_before_they_are_asked(world: World) -> None:
    frontier = world.run()
    assert world.states() == {"/rss": "queued", "/sitemap.xml": "queued", "/ocop": "queued"}
    assert errands(frontier) == ["/rss", "/ocop", "/sitemap.xml"]


def test_articles_come_newest_first_and_once(world: World) -> None:
    frontier = world.run()
    found = articles("/old", day=1) + articles("/new", day=20) + articles("/middle", day=9)
    assert bring(frontier, "/rss", Findings(articles=found)) == 3
    assert errands(frontier) == ["/ocop", "/sitemap.xml", "/new", "/middle", "/old"]


def test_more_articles_than_are_read_at_a_time(world: World) -> None:
    names = [f"/a{number:04}" for number in range(2 * BATCH + 1)]
    frontier = world.run(limit=BATCH + 10)
    bring(frontier, "/rss", Findings(articles=articles(*names)))
    assert errands(frontier) == ["/ocop", "/sitemap.xml", *names[: BATCH + 7]]
    assert frontier.waiting("vi_du") == BATCH - 6
    assert errands(world.run(), 9999) == ["/rss", "/ocop", "/sitemap.xml", *names]


def test_what_is_found_meanwhile_comes_in_its_place(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/old", day=1) + articles("/new", day=20)))
    bring(frontier, "/ocop", Findings(articles=articles("/middle", day=9)))
    assert errands(frontier) == ["/sitemap.xml", "/new", "/middle", "/old"]


def test_what_was_not_fetched_is_an_errand_of_the_next_run(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a", "/b")))
    assert errands(frontier)[-2:] == ["/a", "/b"]
    assert errands(world.run())[-2:] == ["/a", "/b"]


def test_validators_are_sent_on_the_next_run(world: World) -> None:
    frontier = world.run()
    frontier.found(ask(frontier, "/rss"), Findings(), '"v1"', "Sat, 21 Nov 2026 08:00:00 GMT")
    errand = ask(world.run(), "/rss")
    assert (errand.etag, errand.last_modified) == ('"v1"', "Sat, 21 Nov 2026 08:00:00 GMT")


def test_hints_travel_with_the_errand(world: World) -> None:
    frontier = world.run()
    published = datetime(2026, 11, 20, tzinfo=UTC)
    bring(frontier, "/rss", Findings(articles=(Link(f"{SITE}/a", title="OCOP", published_at=published),)))
    errand = ask(frontier, "/a")
    assert (errand.hint_title, errand.hint_published_at, errand.reason) == ("OCOP", published, "feed")


def test_sitemaps_of_an_index_come_before_articles_newest_first(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a")))
    bring(
        frontier, "/sitemap.xml", Findings(children=maps("/news-2026-11.xml", "/news-2026-9.xml", "/news-2025-12.xml"))
    )
    assert errands(frontier) == ["/news-2026-11.xml", "/news-2026-9.xml", "/news-2025-12.xml", "/a"]


def test_old_sitemaps_wait_until_no_article_is_due(world: World) -> None:
    frontier = world.run()
    years = [f"/news-{year}-{month}.xml" for year in range(2026, 2021, -1) for month in range(12, 0, -1)]
    bring(frontier, "/rss", Findings(articles=articles("/a", "/b")))
    bring(frontier, "/sitemap.xml", Findings(children=maps(*years)))
    assert errands(frontier) == [*years[:DISCOVERY_FIRST], "/a", "/b", *years[DISCOVERY_FIRST:]]


def test_fetched_sitemap_is_asked_again_when_its_index_tells_of_a_change(world: World) -> None:
    old, new = START - timedelta(days=300), START - timedelta(days=200)
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps("/changed.xml", "/same.xml", changed=old)))
    for path in ("/changed.xml", "/same.xml"):
        bring(frontier, path, Findings())
    world.now += timedelta(days=1)
    frontier = world.run()
    children = maps("/changed.xml", changed=new) + maps("/same.xml", changed=old)
    bring(frontier, "/sitemap.xml", Findings(children=children))
    assert errands(frontier) == ["/changed.xml"], "by what the index said before, not by our clock"


def test_change_that_was_told_before_a_kill_is_not_forgotten(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps("/a.xml", changed=START - timedelta(days=9))))
    bring(frontier, "/a.xml", Findings())
    world.now += timedelta(days=1)
    bring(world.run(), "/sitemap.xml", Findings(children=maps("/a.xml", changed=START)), etag='"v2"')
    assert "/a.xml" in errands(world.run())


def test_newest_sitemaps_without_a_time_are_asked_on_every_run(world: World) -> None:
    names = [f"/news-{year}-{month}.xml" for year in (2026, 2025) for month in range(12, 0, -1)]
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps(*names)))
    for name in names:
        bring(frontier, name, Findings())
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps(*names)))
    assert errands(frontier) == names[:RECENT_MAPS], "where the index comes whole"
    assert errands(world.run())[-RECENT_MAPS:] == names[:RECENT_MAPS], "what the run before did not come to"


def test_newest_sitemaps_are_asked_though_the_index_is_not_modified(world: World) -> None:
    names = [f"/news-2026-{month}.xml" for month in range(12, 0, -1)]
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps(*names)))
    for name in names:
        bring(frontier, name, Findings())
    frontier = world.run()
    frontier.not_modified(ask(frontier, "/sitemap.xml"))
    assert errands(frontier) == names


def test_listing_goes_on_where_the_killed_run_stopped(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/ocop", Findings(articles=articles("/a"), next_url=f"{SITE}/ocop?page=2"), etag='"v1"')
    frontier = world.run()
    frontier.not_modified(ask(frontier, "/ocop"))
    errand = ask(frontier, "/ocop?page=2")
    assert errand.depth == 1


def test_known_second_page_is_asked_again_when_the_first_brings_something_new(world: World) -> None:
    first = Findings(articles=articles("/a"), next_url=f"{SITE}/ocop?page=2")
    frontier = world.run()
    bring(frontier, "/ocop", first)
    bring(frontier, "/ocop?page=2", Findings(articles=articles("/b")))
    frontier = world.run()
    bring(frontier, "/ocop", first)
    assert "/ocop?page=2" not in errands(frontier)
    frontier = world.run()
    bring(frontier, "/ocop", Findings(articles=articles("/c", "/a"), next_url=f"{SITE}/ocop?page=2"))
    assert "/ocop?page=2" in errands(frontier)


def test_limit_leaves_the_rest_to_the_next_run(world: World) -> None:
    frontier = world.run(limit=4)
    bring(frontier, "/rss", Findings(articles=articles("/a", "/b")))
    assert errands(frontier) == ["/ocop", "/sitemap.xml", "/a"]
    assert frontier.waiting("vi_du") == 1
    assert errands(world.run()) == ["/rss", "/ocop", "/sitemap.xml", "/a", "/b"]


def test_nothing_waits_at_the_end_of_a_whole_run(world: World) -> None:
    frontier = world.run()
    errands(frontier)
    assert frontier.waiting("vi_du") == 0


def test_redirect_leads_to_a_row_of_its_own(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/twin")))
    assert frontier.redirected(ask(frontier, "/twin"), f"{SITE}/a") is None
    assert errands(frontier) == ["/a"]
    assert world.states()["/twin"] == "skipped"


def test_redirect_to_a_known_article_is_no_errand(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a", day=2) + articles("/twin")))
    ask(frontier, "/a")
    frontier.redirected(ask(frontier, "/twin"), f"{SITE}/a")
    assert errands(frontier) == []


def test_redirects_that_lead_nowhere(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/0")))
    causes = [frontier.redirected(ask(frontier, f"/{hop}"), f"{SITE}/{hop + 1}") for hop in range(6)]
    assert causes == [None, None, None, None, None, "redirect only"]
    assert errands(frontier) == []


def test_redirect_to_itself(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a")))
    assert frontier.redirected(ask(frontier, "/a"), f"{SITE}/a") == "redirect only"


@pytest.mark.parametrize(
    ("causes", "stopped", "what"),
    [
        (["dns"] * 4, False, "four in a row"),
        (["dns", "timeout", "refused", "http 503", "dns"], True, "five in a row, of any kind of trouble"),
        (["dns"] * 4 + ["too large"] + ["dns"] * 4, False, "interrupted by an answer"),
        (["http 429"] * 2, False, "two requests to stop"),
        (["http 429"] * 3, True, "three requests to stop"),
        (["http 403", "refusal", "http 429"], True, "three refusals in a row, of any kind"),
        (["http 403", "http 403", "timeout", "http 403"], False, "refusals interrupted by another failure"),
        (["robots"] * 9, False, "what robots.txt forbids is no trouble"),
    ],
)
def test_trouble(world: World, causes: list[str], stopped: bool, what: str) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles(*(f"/{number}" for number in range(20)))))
    for cause in causes:
        errand = frontier.next_errand("vi_du")
        assert errand is not None
        frontier.failed(errand, cause, None)
    assert frontier.is_stopped("vi_du") is stopped, what
    assert (frontier.next_errand("vi_du") is None) is stopped


@pytest.mark.parametrize("answer", ["fetched", "not_modified", "gone"])
def test_an_answer_ends_the_trouble(world: World, answer: str) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles(*(f"/{number}" for number in range(20)))))
    for round_ in range(2):
        for _ in range(4):
            errand = frontier.next_errand("vi_du")
            assert errand is not None
            frontier.failed(errand, "timeout", None)
        errand = frontier.next_errand("vi_du")
        assert errand is not None, round_
        match answer:
            case "fetched":
                frontier.fetched(errand)
            case "not_modified":
                frontier.not_modified(errand)
            case "gone":
                frontier.gone(errand, 404)
    assert not frontier.is_stopped("vi_du")


def test_failed_page_waits_for_its_next_try(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a")))
    frontier.failed(ask(frontier, "/a"), "timeout", None)
    assert "/a" not in errands(world.run())
    world.now += timedelta(hours=2)
    assert "/a" in errands(world.run())


def test_gone_page_is_not_asked_again(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a")))
    frontier.gone(ask(frontier, "/a"), 410)
    world.now += timedelta(days=400)
    assert "/a" not in errands(world.run())


def test_outlets_do_not_mix(world: World) -> None:
    other = Source("khac", "Khác", "khac.vn", "other", feeds=("https://khac.vn/rss",))
    frontier = Frontier(open_dataset(world.database, "create"), [OUTLET, other], clock=lambda: START)
    errand = frontier.next_errand("khac")
    assert errand is not None
    frontier.found(errand, Findings(articles=(Link("https://khac.vn/a"),)), None, None)
    assert errands(frontier) == ["/rss", "/ocop", "/sitemap.xml"]
    frontier.close()


def test_an_ordinary_run_reads_the_sitemaps_of_two_months(world: World) -> None:
    months = [f"/news-2026-{month}.xml" for month in range(11, 0, -1)]
    frontier = world.run(since=None)
    bring(frontier, "/sitemap.xml", Findings(children=maps(*months, "/latest-news.xml")))
    assert sorted(errands(frontier)) == sorted([*months[:3], "/latest-news.xml"])
    assert world.states()["/news-2026-1.xml"] == "queued", "it waits for a run through history"
    assert errands(world.run(since=datetime(2026, 6, 15, tzinfo=UTC)))[-6:] == ["/latest-news.xml", *months[:6]][-6:]


def test_an_ordinary_run_leaves_old_articles_of_sitemaps_to_history(world: World) -> None:
    frontier = world.run(since=None)
    old = Link(f"{SITE}/old", published_at=datetime(2020, 5, 1, tzinfo=UTC))
    undated = Link(f"{SITE}/undated")
    bring(frontier, "/rss", Findings(articles=(replace(old, url=f"{SITE}/old-in-feed"),)))
    bring(frontier, "/sitemap.xml", Findings(articles=(old, undated, *articles("/new"))))
    assert set(errands(frontier)) == {"/old-in-feed", "/undated", "/new"}
    assert frontier.left_to_history("vi_du") == 1
    assert "/old" not in errands(world.run(since=datetime(2020, 6, 1, tzinfo=UTC)))
    assert "/old" in errands(world.run(since=datetime(2020, 4, 1, tzinfo=UTC)))


def test_after_a_year_an_ordinary_run_looks_back_to_the_last_one(world: World) -> None:
    bring(world.run(since=None), "/sitemap.xml", Findings())
    world.now += timedelta(days=365)
    frontier = world.run(since=None)
    months = [f"/news-{year}-{month}.xml" for year in (2027, 2026) for month in range(12, 0, -1)]
    bring(frontier, "/sitemap.xml", Findings(children=maps(*months)))
    assert errands(frontier) == months[: months.index("/news-2026-11.xml") + 1]


@pytest.mark.parametrize("after", [timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=23)], ids=str)
def test_own_addresses_are_asked_again_after_a_change(world: World, after: timedelta) -> None:
    bring(world.run(), "/rss", Findings(links_sha256="a"))
    world.now += after
    assert "/rss" in errands(world.run())


def test_own_addresses_that_do_not_change_are_asked_more_rarely(world: World) -> None:
    bring(world.run(), "/rss", Findings(links_sha256="a"))
    asked = []
    for hour in range(1, 25):
        world.now = START + timedelta(hours=hour)
        frontier = world.run()
        if frontier.has_roots("vi_du") and (errand := frontier.next_errand("vi_du")) and errand.kind == "feed":
            asked.append(hour)
            frontier.found(errand, Findings(links_sha256="a"), None, None)
    assert asked == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 21, 24]
    world.now += timedelta(minutes=1)
    assert "/rss" not in errands(world.run())
    assert "/rss" in errands(world.run(asks_now=True)), "unless a person wants it now"


def test_a_sitemap_index_changes_with_its_sitemaps(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps("/latest.xml"), links_sha256="index"))
    bring(frontier, "/latest.xml", Findings(links_sha256="a"))
    world.now += timedelta(days=10)
    frontier = world.run()
    bring(frontier, "/sitemap.xml", Findings(children=maps("/latest.xml"), links_sha256="index"))
    bring(frontier, "/latest.xml", Findings(links_sha256="b"))
    world.now += timedelta(minutes=2)
    assert "/sitemap.xml" in errands(world.run())


@pytest.mark.parametrize("path", ["/rss", "/ocop", "/sitemap.xml"])
@pytest.mark.parametrize("is_gone", [False, True], ids=["out of order", "gone"])
def test_a_dead_address_sleeps_and_is_not_forgotten(world: World, path: str, is_gone: bool) -> None:
    tries = []
    for hour in range(24 * 22):
        world.now = START + timedelta(hours=hour)
        frontier = world.run()
        while errand := frontier.next_errand("vi_du"):
            if errand.url == SITE + path:
                tries.append(hour)
                if is_gone:
                    frontier.gone(errand, 404)
                else:
                    frontier.failed(errand, "http 500", 500)
    assert tries == [0, 1, 3, 7, 15, 15 + 7 * 24, 15 + 14 * 24, 15 + 21 * 24]
    assert world.states()[path] == ("gone" if is_gone else "failed")


def test_a_clock_that_was_ahead_silences_nobody(world: World) -> None:
    world.now = START + timedelta(days=4000)
    frontier = world.run()
    bring(frontier, "/rss", Findings(links_sha256="a"))
    frontier.failed(ask(frontier, "/ocop"), "http 429", 429, retry_after=7200)
    world.now = START
    assert errands(world.run())[0] == "/rss"


def test_an_outlet_that_refuses_is_left_in_peace_for_the_day_by_later_runs_too(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles("/a", "/b", "/c", "/d")))
    for path in ("/a", "/b", "/c"):
        frontier.failed(ask(frontier, path), "http 403", 403)
    assert errands(frontier) == []
    world.now += timedelta(hours=23)
    frontier = world.run()
    assert errands(frontier) == []
    assert frontier.paused["vi_du"].cause == "http 403"
    world.now += timedelta(hours=2)
    assert "/d" in errands(world.run())


def test_pages_that_refuse_with_status_200_count_as_refusals(world: World) -> None:
    frontier = world.run()
    bring(frontier, "/rss", Findings(articles=articles(*"abcdef")))
    for cause in ("refusal", "refusal", None, "not ocop", "refusal", "refusal"):
        frontier.read("vi_du", cause)
        assert not frontier.is_stopped("vi_du")
    frontier.read("vi_du", "refusal")
    assert frontier.is_stopped("vi_du")


def test_a_long_retry_after_is_kept_over_runs(world: World) -> None:
    frontier = world.run()
    frontier.failed(ask(frontier, "/rss"), "http 503", 503, retry_after=7200)
    assert errands(frontier) == []
    world.now += timedelta(minutes=119)
    assert errands(world.run()) == []
    world.now += timedelta(minutes=2)
    assert errands(world.run())


def test_an_outlet_whose_robots_txt_cannot_be_had_is_left_alone_for_the_run(world: World) -> None:
    frontier = world.run()
    frontier.failed(ask(frontier, "/rss"), "timeout", None, is_closed=True)
    assert errands(frontier) == []
    assert errands(world.run())


def test_why_a_page_is_promising_is_kept(world: World) -> None:
    frontier = world.run()
    promise = Promise("weak", ("đặc sản", "htx"))
    bring(frontier, "/rss", Findings(articles=(Link(f"{SITE}/a", promise=promise),)))
    kept = rows(world.database, "SELECT promise, promise_words FROM pages WHERE kind = 'article'")
    assert kept == [("weak", "đặc sản, htx")]
