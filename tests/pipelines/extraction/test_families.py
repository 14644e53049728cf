"""One page for each CMS family, with the habits and traps that pages of the family have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ocop.models import Page
from pipelines.extraction.document import parse_html
from pipelines.extraction.profiles import load_profiles, profiles_for
from tests.pipelines.extraction.making import (
    BODY,
    LEAD,
    PARAGRAPHS,
    TITLE,
    article_of,
    cause_of,
    frame,
    page,
    page_text,
)


def layouts_of(it: Page) -> set[str]:
    """Families whose fingerprint the page bears."""
    tree = parse_html(it.body.decode())
    assert tree is not None
    return {profile.family for profile in profiles_for(it, tree)}


# File in `pages`, family, ground of the date. Where the layout shows no keywords, they are not expected.
FAMILIES = [
    ("mcms", "mcms", "json-ld"),
    ("vccorp", "vccorp", "json-ld"),
    ("onecms", "onecms", "meta"),
    ("liferay", "liferay", "stamp"),
    ("aspnet", "aspnet", "json-ld"),
    ("baotintuc", "aspnet", "stamp"),
    ("wordpress", "wordpress", "json-ld"),
]
SMALL = [
    *("excdn", "a-id", "a-id_singular", "hex7", "card", "mastercms", "vnexpress", "dantri", "vietnamnet", "vneconomy"),
    *(
        "vietnambiz",
        "baodautu",
        "qdnd",
        "mae",
        "id-htm",
        "bbg",
        "dienbien",
        "haugiang",
        "haugiang_before",
        "laichau",
        *("sonla", "vietnamnet_pictures"),
    ),
]


@pytest.mark.parametrize(("file", "family", "ground"), FAMILIES)
def test_a_page_of_the_family_is_read_exactly(file: str, family: str, ground: str) -> None:
    article = article_of(page(page_text(file), family))
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.text.split("\n") == [LEAD, *BODY]
    assert article.author == "Lê Thị Bưởi"
    assert article.published_date == date(2024, 10, 5)
    assert article.published_at == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)
    assert article.published_ground == ground
    assert article.modified_at is None
    assert article.captions == ("Xưởng bánh ở Sông Trăng.",)
    assert article.tags == (() if file == "liferay" else ("OCOP", "Sông Trăng"))
    assert (article.outlet, article.source_id, article.language) == ("Báo Sông Trăng", "songtrang", "vi")


@pytest.mark.parametrize("file", ["mcms", "vccorp", "onecms", "liferay", "aspnet", "wordpress", "mastercms"])
def test_a_saved_page_of_no_known_outlet_is_told_by_its_fingerprint(file: str) -> None:
    saved = page(page_text(file), url="file:tin/bai.html", reason="file")
    assert layouts_of(saved) == {file}
    article = article_of(saved)
    assert article.text.split("\n") == [LEAD, *BODY]
    assert article.title == TITLE


@pytest.mark.parametrize("file", SMALL)
def test_smaller_families(file: str) -> None:
    article = article_of(page(page_text(file), file.split("_", maxsplit=1)[0]))
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.text.split("\n") == [LEAD, *BODY]


def test_paragraphs_that_are_bare_text_between_empty_ones_are_read() -> None:
    body = "<p></p>".join(BODY)
    main = f'<h1 class="font-42">{TITLE}</h1><div class="lr-summary-post">{LEAD}</div><div class="lr-ct">{body}</div>'
    main += '<time id="currentDate">20/09/2026 15:30</time>'
    article = article_of(page(frame("", main), "bnews"))
    assert article.text.split("\n") == [LEAD, *BODY]
    assert article.published_date is None


def test_a_scrambled_body_yields_nothing_rather_than_what_stands_beside_it() -> None:
    beside = f"<div class='beside'>{PARAGRAPHS}</div>"
    scrambled = frame(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1><div id='dcontent' data-x='Zq=='></div>{beside}")
    assert cause_of(page(scrambled, "id-htm")) == "too short"


def test_every_family_with_a_profile_is_covered_here() -> None:
    covered = {family for _, family, _ in FAMILIES} | {file.split("_")[0] for file in SMALL} | {"bnews"}
    assert covered == {profile.family for profile in load_profiles()}


OLD_VCCORP = frame(
    f"<title>{TITLE}</title>",
    f"""<h1 class="article-title">{TITLE}</h1><div class="date-time">05/10/2021 07:15 GMT+7</div>
<h2 class="sapo">{LEAD}</h2><div id="main-detail-body">{PARAGRAPHS}</div>""",
)


@pytest.mark.parametrize("fetched_at", [datetime(2021, 10, 6, tzinfo=UTC), datetime(2026, 9, 20, tzinfo=UTC)])
def test_an_archived_page_is_read_by_the_profile_of_its_day_and_a_late_copy_by_its_look(fetched_at: datetime) -> None:
    article = article_of(page(OLD_VCCORP, "vccorp", fetched_at=fetched_at))
    assert article.text.split("\n") == [LEAD, *BODY]
    assert (article.published_date, article.published_ground) == (date(2021, 10, 5), "stamp")


# A page of one generation that shows, in a box of its own, what the other has for a body.
BOTH_GENERATIONS = [
    ("mcms", "article-body", "article__body", date(2022, 12, 31)),
    ("vccorp", "contentbody", "detail-content", date(2023, 6, 30)),
    ("onecms", "b-maincontent", "entry", date(2025, 6, 30)),
]


@pytest.mark.parametrize(("family", "before", "since", "last_day"), BOTH_GENERATIONS)
def test_the_day_of_the_capture_decides_between_two_layouts(
    family: str, before: str, since: str, last_day: date
) -> None:
    main = f"<h1>{TITLE}</h1><div class='{before}'>{PARAGRAPHS}</div>"
    tag = "article" if family == "onecms" else "div"
    main += f"<{tag} class='{since}'>" + "".join(f"<p>Nay: {line}</p>" for line in BODY) + f"</{tag}>"
    shown = frame(f"<title>{TITLE}</title>", main)
    for day, beginning in ((last_day, BODY[0][:6]), (last_day + timedelta(days=1), "Nay: ")):
        capture = page(shown, family, fetched_at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
        assert article_of(capture).text.startswith(beginning), f"{family} on {day}"


def test_every_layout_with_an_end_is_tried_here() -> None:
    ended = {(profile.family, profile.valid_until) for profile in load_profiles() if profile.valid_until}
    assert ended == {(family, last_day) for family, _, _, last_day in BOTH_GENERATIONS}


def test_a_layout_that_changed_is_read_as_an_unknown_one() -> None:
    main = f'<h1>{TITLE}</h1><div class="brand-new"><p>{LEAD}</p>{PARAGRAPHS}</div>'
    article = article_of(page(frame(f"<title>{TITLE}</title>", main), "mcms"))
    assert article.text.split("\n") == [LEAD, *BODY]
