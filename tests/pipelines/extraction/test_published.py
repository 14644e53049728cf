from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ocop.models import Reason
from pipelines.extraction.published import Claim, Publication, find_modification, find_publication, weigh_claims
from tests.pipelines.extraction.making import FETCHED_AT, page

PAGE = page("<p>", url="https://bao.example/tin.html")
MAY_9, SEPTEMBER_5 = date(2026, 5, 9), date(2026, 9, 5)


@pytest.mark.parametrize(
    ("claims", "day", "ground"),
    [
        pytest.param([], None, None, id="nothing is stated: never today"),
        pytest.param([Claim("json-ld", "2026-09-05T07:00:00+07:00")], SEPTEMBER_5, "json-ld", id="structured data"),
        pytest.param(
            [Claim("json-ld", "soon"), Claim("meta", "2026-09-05")],
            SEPTEMBER_5,
            "meta",
            id="the first that can be read",
        ),
        pytest.param(
            [Claim("json-ld", "2026-09-20T15:30:00+07:00"), Claim("stamp", "05/09/2026")],
            SEPTEMBER_5,
            "stamp",
            id="the minute of the fetch is the page's clock",
        ),
        pytest.param([Claim("stamp", "20/09/2026 15:29")], None, None, id="so is the minute before"),
        pytest.param(
            [Claim("stamp", "20/09/2026 08:00")], date(2026, 9, 20), "stamp", id="another time of that day is not"
        ),
        pytest.param([Claim("meta", "2026-09-22T00:00:00+07:00")], None, None, id="the future"),
        pytest.param(
            [Claim("meta", "2026-09-21T10:00:00+07:00")], date(2026, 9, 21), "meta", id="a clock that is ahead"
        ),
        pytest.param([Claim("meta", "0001-01-01T00:00:00")], None, None, id="an empty field of .NET"),
        pytest.param([Claim("meta", "1970-01-01T00:00:00Z")], None, None, id="an empty field of Unix"),
        pytest.param([Claim("meta", "1989-12-31")], None, None, id="before the web"),
        pytest.param([Claim("meta", "9/5/2026 10:17:01 PM")], SEPTEMBER_5, "meta", id="a 12-hour clock in metadata"),
        pytest.param([Claim("stamp", "9/5/2026 10:17 PM")], MAY_9, "stamp", id="a 12-hour clock for readers"),
        pytest.param([Claim("meta", "9/5/2026 10:17")], MAY_9, "meta", id="a 24-hour clock in metadata"),
        pytest.param(
            [Claim("meta", "9/5/2026 10:17", "month first")], SEPTEMBER_5, "meta", id="the order that the profile knows"
        ),
        pytest.param([Claim("stamp", "3 giờ trước")], date(2026, 9, 20), "stamp", id="told from the fetch"),
    ],
)
def test_the_first_claim_that_can_be_true_counts(claims: list[Claim], day: date | None, ground: str | None) -> None:
    found = find_publication(PAGE, claims)
    assert (found.day, found.ground) == (day, ground)


DATED = "https://bao.example/tin-20260905073000123.htm"


@pytest.mark.parametrize(
    ("claims", "url", "confidence"),
    [
        pytest.param([], None, None, id="no date"),
        pytest.param([Claim("json-ld", "2026-09-05"), Claim("stamp", "5/9/2026")], None, "high", id="two places agree"),
        pytest.param([Claim("stamp", "5/9/2026 | 07:30")], DATED, "high", id="the address says it too"),
        pytest.param([Claim("meta", "2026-09-05"), Claim("meta", "2026-09-05T01:00")], None, "medium", id="one place"),
        pytest.param([Claim("stamp", "6/9/2026")], DATED, "medium", id="begun on the day before"),
        pytest.param([Claim("meta", "2026-09-05"), Claim("stamp", "1/2/2020")], None, "low", id="two places disagree"),
        pytest.param(
            [Claim("json-ld", "2026-09-05"), Claim("meta", "2026-09-05"), Claim("stamp", "1/2/2020")],
            None,
            "high",
            id="two against one",
        ),
        pytest.param([Claim("json-ld", "2026-09-05"), Claim("stamp", "soon")], None, "medium", id="nothing readable"),
        pytest.param([], DATED, "low", id="the address alone"),
        pytest.param([Claim("meta", "9/5/2026 10:17:01 PM")], None, "low", id="May or September"),
        pytest.param([Claim("meta", "9/5/2026 10:17:01 PM")], DATED, "high", id="September, says the address"),
        pytest.param([Claim("meta", "9/5/2026 10:17 PM", "month first")], None, "medium", id="the profile knows"),
    ],
)
def test_how_sure_the_day_is(claims: list[Claim], url: str | None, confidence: str | None) -> None:
    assert find_publication(replace(PAGE, url=url or PAGE.url), claims).confidence == confidence


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2026-09-05", "sound"),
        ("soon", "no date"),
        ("2026-09-20T15:30:00+07:00", "page clock"),
        ("2026-10-05", "in the future"),
        ("1970-01-01T00:00:00Z", "before 1990"),
    ],
)
def test_a_claim_that_does_not_count_says_why(text: str, verdict: str) -> None:
    assert [each.verdict for each in weigh_claims(PAGE, [Claim("meta", text)])] == [verdict]


@pytest.mark.parametrize(
    ("picture", "day"),
    [
        pytest.param("https://cdn.example/2026/09/05/a.jpg", SEPTEMBER_5, id="the folder says September"),
        pytest.param("https://cdn.example/2026/5/9/a.jpg", MAY_9, id="the folder says May"),
        pytest.param("https://cdn.example/2026/08/30/a.jpg", SEPTEMBER_5, id="the folder says neither"),
        pytest.param(None, SEPTEMBER_5, id="no picture"),
    ],
)
def test_the_picture_settles_what_the_numbers_leave_open(picture: str | None, day: date) -> None:
    assert find_publication(PAGE, [Claim("meta", "9/5/2026 10:17:01 PM")], picture).day == day


def test_a_relative_stamp_in_a_saved_file_means_nothing() -> None:
    assert (
        find_publication(page("<p>", url="file:a/b.html", reason="file"), [Claim("stamp", "3 giờ trước")]).day is None
    )


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://bao.example/tin-20260905073000123.htm", SEPTEMBER_5),
        ("https://bao.example/tin-20261005073000123.htm", None),
        ("https://bao.example/tin-post123.html", None),
    ],
)
def test_the_address_gives_the_day_alone(url: str, day: date | None) -> None:
    found = find_publication(replace(PAGE, url=url), [Claim("meta", "không rõ")])
    assert (found.day, found.at, found.ground) == (day, None, "url" if day else None)


@pytest.mark.parametrize("reason", ["feed", "sitemap", "listing"])
def test_the_feed_is_asked_last(reason: Reason) -> None:
    told = datetime(2026, 9, 4, 20, 0, tzinfo=UTC)
    found = find_publication(page("<p>", reason=reason, hint_published_at=told), [])
    assert found == Publication(SEPTEMBER_5, told, "sitemap" if reason == "sitemap" else "feed", "low")


def test_a_feed_that_always_says_now_is_not_believed() -> None:
    assert (
        find_publication(page("<p>", reason="feed", hint_published_at=FETCHED_AT - timedelta(seconds=5)), []).day
        is None
    )


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        ("2026-09-06T08:00:00+07:00", datetime(2026, 9, 5, tzinfo=UTC), datetime(2026, 9, 6, 1, tzinfo=UTC)),
        ("2026-09-04T08:00:00+07:00", datetime(2026, 9, 5, tzinfo=UTC), None),
        ("2026-12-04T08:00:00+07:00", datetime(2026, 9, 5, tzinfo=UTC), None),
        ("2026-09-06", datetime(2026, 9, 5, tzinfo=UTC), None),
        ("2026-09-06T08:00:00+07:00", None, datetime(2026, 9, 6, 1, tzinfo=UTC)),
    ],
    ids=["later", "earlier than the publication", "in the future", "a day without a time", "publication unknown"],
)
def test_the_last_change(text: str, published: datetime | None, modified: datetime | None) -> None:
    publication = Publication(published.date() if published else None, published, "meta")
    assert find_modification(PAGE, [Claim("meta", "-"), Claim("meta", text)], publication)[0] == modified


def test_a_change_before_the_day_of_publication_is_none() -> None:
    publication = Publication(SEPTEMBER_5, None, "url")
    assert find_modification(PAGE, [Claim("meta", "2026-09-01T08:00:00+07:00")], publication) == (None, None)


def test_metadata_of_the_visit_yields_to_an_older_day_beside_the_headline() -> None:
    claims = [Claim("json-ld", "2026-09-20T00:00:00+07:00"), Claim("stamp", "05/10/2024")]
    assert find_publication(page(""), claims).day == date(2024, 10, 5)


def test_a_day_above_the_headline_does_not_count_when_it_is_that_of_the_visit() -> None:
    assert find_publication(page(""), [Claim("stamp", "20/09/2026", may_be_clock=True)]).day is None
    assert find_publication(page(""), [Claim("stamp", "19/09/2026", may_be_clock=True)]).day == date(2026, 9, 19)


def test_another_claim_settles_the_order_of_day_and_month() -> None:
    claims = [Claim("meta", "9/5/2025 10:17"), Claim("stamp", "Thứ Sáu, 5 tháng 9 năm 2025")]
    assert find_publication(page(""), claims).day == date(2025, 9, 5)
