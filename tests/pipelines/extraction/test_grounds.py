"""Every field of an article says where it was read."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from ocop.grounds import Ground
from ocop.models import Page
from ocop.records import article_from_record
from tests.pipelines.extraction.making import BODY, LEAD, PARAGRAPHS, TITLE, article_of, frame, page, page_text

MAIN = f"<div id='main'><h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}</div>"
LINKED = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"articleSection": "Kinh tế", "keywords": "OCOP", "author": {{"@type": "Person", "name": "Lê Thị Bưởi"}},
"datePublished": "2024-10-05T07:15:00+07:00", "dateModified": "2024-10-05T09:15:00+07:00"}}</script>"""
METAS = """<meta property="og:site_name" content="Báo Sông Trăng"><meta property="article:section" content="Kinh tế">
<meta property="og:url" content="https://songtrang.example/goc.html"><meta property="article:tag" content="OCOP">
<meta name="author" content="Lê Thị Bưởi"><meta property="article:published_time" content="2024-10-05T07:15:00+07:00">
<meta property="article:modified_time" content="2024-10-05T09:15:00+07:00">"""
BYLINE = "Lê An - 13:58 17/09/2023"
LINK = '<link rel="canonical" href="https://songtrang.example/goc.html">'


# Each case: a page, and what it says of its fields; None for a field that must not be known.
@pytest.mark.parametrize(
    ("it", "grounds"),
    [
        pytest.param(
            page(page_text("mcms"), "mcms"),
            {"title": "profile", "lead": "profile", "text": "profile", "author": "profile", "tags": "profile",
             "captions": "profile", "outlet": "registry", "language": "letters"},
            id="by its profile",
        ),
        pytest.param(
            page(frame(LINKED + LINK, MAIN)),
            {"title": "look", "text": "look", "author": "json-ld", "section": "json-ld", "tags": "json-ld",
             "modified": "json-ld", "url": "head", "outlet": None, "captions": None},
            id="structured data on an unknown layout",
        ),
        pytest.param(
            page(frame(METAS, MAIN)),
            {"author": "meta", "section": "meta", "tags": "meta", "modified": "meta", "url": "meta", "outlet": "meta"},
            id="metadata",
        ),
        pytest.param(
            page(frame(f"<title>{TITLE} - Báo Sông Trăng</title>", MAIN.replace("h1", "i")), url="https://bao.example/a"),
            {"title": "head", "author": None, "section": None, "tags": None, "modified": None, "url": "url"},
            id="hardly anything stated",
        ),
        pytest.param(
            page("\n".join([TITLE, BYLINE, LEAD, *BODY]), url="file:a.txt", media_type="text/plain"),
            {"title": "file", "text": "file", "author": "stamp", "language": "letters", "url": "url", "lead": None},
            id="a text file",
        ),
    ],
)  # fmt: skip
def test_each_field_says_where_it_was_read(it: Page, grounds: dict[str, str | None]) -> None:
    article = article_of(it)
    assert {field: getattr(article.grounds, field) for field in grounds} == grounds


@pytest.mark.parametrize("file", ["mcms", "vccorp", "onecms", "liferay", "aspnet", "wordpress", "unknown"])
def test_a_field_has_a_ground_where_it_is_known_and_none_where_it_is_not(file: str) -> None:
    it = page(frame("", MAIN)) if file == "unknown" else page(page_text(file), file)
    article = article_of(it)
    known = article.grounds.known()
    assert set(known.values()) <= set(get_args(Ground))
    for field in ("title", "lead", "text", "author", "section", "tags", "captions", "language", "outlet", "url"):
        assert (field in known) == bool(getattr(article, field)), field
    assert ("modified" in known) == (article.modified_at is not None)
    assert (article.published_ground is None) == (article.published_confidence is None)


def test_a_record_is_its_own_ground() -> None:
    article = article_from_record({"id": "s1", "text": "Cà Mau có 145 sản phẩm OCOP.", "published": "2023-11-02"})
    assert (article.published_date, article.published_ground) == (date(2023, 11, 2), "record")
    assert article.published_confidence == "high"
    assert article.grounds.known() == {"text": "record", "url": "url"}
