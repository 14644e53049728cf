"""The day of publication of whole pages: which, read where, how sure; and null where no place tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.pipelines.extraction.making import BODY, LEAD, PARAGRAPHS, RELATED, TITLE, article_of, frame, page

META = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'
PICTURE = '<meta property="og:image" content="https://cdn.songtrang.example/2026/{}/anh.jpg">'
STAMP = '<span class="date">{}</span>'
NONE = (None, None, None, None)


def dated(head: str = "", stamp: str = "", *, below: str = "", url: str = "", family: str | None = None) -> object:
    shown = STAMP.format(stamp) if stamp else ""
    markup = frame(head, f"<h1>{TITLE}</h1>{shown}<div class='noi-dung'><p>{LEAD}</p>{PARAGRAPHS}</div>{below}")
    found = article_of(page(markup, family, url or "https://songtrang.example/tin-1.html"))
    assert found.text.split("\n") == [LEAD, *BODY]
    return found.published_date, found.published_at, found.published_ground, found.published_confidence


MAY_9, SEPTEMBER_5 = date(2026, 5, 9), date(2026, 9, 5)


@pytest.mark.parametrize(
    ("head", "stamp", "expected"),
    [
        pytest.param(
            META.format("9/5/2026 10:17:01 PM"),
            "",
            (SEPTEMBER_5, datetime(2026, 9, 5, 15, 17, 1, tzinfo=UTC), "meta", "low"),
            id="month first on a 12-hour clock, and nothing else tells",
        ),
        pytest.param(
            META.format("9/5/2026 10:17:01 PM") + PICTURE.format("05/09"),
            "",
            (MAY_9, datetime(2026, 5, 9, 15, 17, 1, tzinfo=UTC), "meta", "medium"),
            id="the folder of the picture settles it",
        ),
        pytest.param(
            META.format("9/5/2026 10:17:01 PM"),
            "05/09/2026 22:17",
            (SEPTEMBER_5, datetime(2026, 9, 5, 15, 17, 1, tzinfo=UTC), "meta", "high"),
            id="the stamp says it too",
        ),
        pytest.param(
            META.format("2026-09-05T07:15:00&amp;#x2B;07:00"),
            "",
            (SEPTEMBER_5, datetime(2026, 9, 5, 0, 15, tzinfo=UTC), "meta", "medium"),
            id="the offset as an entity, escaped once more",
        ),
        pytest.param(
            LINKED.format("2026-09-05T07:15:00.000 +07:00"),
            "",
            (SEPTEMBER_5, datetime(2026, 9, 5, 0, 15, tzinfo=UTC), "json-ld", "medium"),
            id="a space before the offset",
        ),
        pytest.param(
            "",
            "Cập nhật: Thứ Bảy, 05/09/2026 | 1:40:20 CH",
            (SEPTEMBER_5, datetime(2026, 9, 5, 6, 40, 20, tzinfo=UTC), "stamp", "medium"),
            id="a 12-hour clock in Vietnamese",
        ),
        pytest.param(
            META.format("2026-09-20T08:30:00Z"),
            "05/09/2026",
            (SEPTEMBER_5, None, "stamp", "medium"),
            id="metadata made at the fetch",
        ),
        pytest.param(
            LINKED.format("2026-09-05T07:15:00+07:00") + META.format("2025-01-01T00:00:00+07:00"),
            "",
            (SEPTEMBER_5, datetime(2026, 9, 5, 0, 15, tzinfo=UTC), "json-ld", "low"),
            id="two places disagree",
        ),
    ],
)
def test_the_day_has_its_ground_and_confidence(head: str, stamp: str, expected: object) -> None:
    assert dated(head, stamp) == expected


@pytest.mark.parametrize(
    ("head", "stamp", "below"),
    [
        pytest.param("", "", "", id="only the clock of the header"),
        pytest.param(META.format("2026-09-20T15:30:05+07:00"), "", "", id="metadata made at the fetch"),
        pytest.param(LINKED.format("2026-09-20T08:30:12Z"), "", "", id="structured data made at the fetch"),
        pytest.param("", "Chủ Nhật, 20/09/2026 15:30", "", id="a clock below the headline"),
        pytest.param("", "", f"<div class='related'>{RELATED}</div>", id="only other stories have dates"),
        pytest.param(META.format("hôm nay"), "", "", id="a word for a date"),
        pytest.param(META.format("") + LINKED.format(""), "", "", id="empty fields"),
        pytest.param(META.format("0001-01-01T00:00:00"), "30/02/2026", "", id="days that no calendar has"),
    ],
)
@pytest.mark.parametrize("family", [None, "mcms"])
def test_what_no_place_tells_stays_null_and_is_never_today(
    head: str, stamp: str, below: str, family: str | None
) -> None:
    assert dated(head, stamp, below=below, family=family) == NONE
