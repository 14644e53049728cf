"""What no page should be and some are: a sound article or a cause, in bounded time, never an exception."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.demo.rendering import encoded
from ocop.models import Article
from pipelines.extraction.no_article import CAUSES, NoArticle
from pipelines.extraction.pages import MOST_BYTES, extract_article
from tests.pipelines.extraction.making import (
    BODY,
    LEAD,
    PARAGRAPHS,
    STRANGE,
    TITLE,
    article_of,
    cause_of,
    frame,
    page,
    page_text,
)

ARTICLE = (
    f'<h1 class="cms-title">{TITLE}</h1><div class="article__sapo">{LEAD}</div><div class="cms-body">{PARAGRAPHS}</div>'
)
WHOLE = frame(f"<title>{TITLE}</title>", ARTICLE)
PLAIN = frame(f"<title>{TITLE}</title>", ARTICLE.replace("cms-title", "a").replace("cms-body", "b"))
DEEP = "<div>" * 100_000
TEXT = [LEAD, *BODY]


@pytest.mark.parametrize("family", ["mcms", None])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda markup: markup.replace("<h1", f"<script>{'var a=1;' * 130_000}</script><h1"), id="1 MB of script"
        ),
        pytest.param(lambda markup: markup.replace("<h1", f"{DEEP}<h1", 1), id="100,000 open tags before"),
        pytest.param(lambda markup: markup.replace("</body>", f"{DEEP}</body>"), id="100,000 open tags behind"),
        pytest.param(lambda markup: markup.replace("</p>", "</p>\x00", 1), id="a NUL"),
        pytest.param(lambda markup: markup.replace("</p>", ""), id="no closed paragraph"),
        pytest.param(lambda markup: markup[: markup.index('<div class="sidebar"')], id="cut behind the article"),
        pytest.param(lambda markup: markup.replace("<head>", "<head><base href='::::'>"), id="a base that is none"),
        pytest.param(
            lambda markup: markup.replace("<head>", "<head><link rel=canonical href='http://[::1'>"), id="a bad link"
        ),
        pytest.param(
            lambda markup: markup.replace("<head>", "<head><meta content=x><meta name=author>"), id="half metas"
        ),
        pytest.param(lambda markup: markup.replace("utf-8", "x-unknown"), id="an unknown charset"),
    ],
)
def test_a_spoilt_page_is_still_read(change: object, family: str | None) -> None:
    start = time.process_time()
    assert callable(change)
    article = article_of(page(change(WHOLE if family else PLAIN), family))
    assert article.text.split("\n") == TEXT
    assert article.title == TITLE
    assert time.process_time() - start < 5


@pytest.mark.parametrize("family", ["mcms", "vccorp", "wordpress", None])
def test_a_page_cut_off_anywhere_keeps_what_stands_before_the_cut(family: str | None) -> None:
    whole = page_text(family or "mcms").encode()
    told = article_of(page(whole, family)).text
    for end in range(0, len(whole), 97):
        found = extract_article(page(whole[:end], family))
        if isinstance(found, NoArticle):
            assert found.cause in CAUSES
        else:
            assert found.published_date in {date(2024, 10, 5), None}
            *lines, last = found.text.split("\n")
            assert {*lines} <= {*told.split("\n")}
            assert last.rstrip("\ufffd") in told


@pytest.mark.parametrize("family", ["mcms", "onecms", "aspnet", None])
@pytest.mark.parametrize(
    ("encoding", "header"),
    [
        pytest.param("utf-8", None, id="no word of the charset"),
        pytest.param("utf-8", "text/html; charset=iso-8859-1", id="a wrong one"),
        pytest.param("utf-16", "text/html; charset=utf-8", id="UTF-16 that is called UTF-8"),
        pytest.param("utf-16-le", None, id="UTF-16 without a mark"),
        pytest.param("windows-1258", None, id="windows-1258, not told"),
        pytest.param("windows-1258", "text/html; charset=utf-8", id="windows-1258 that is called UTF-8"),
        pytest.param("windows-1258", "text/html; charset=windows-1258", id="windows-1258"),
    ],
)
def test_letters_are_right_whatever_is_said_of_them(encoding: str, header: str | None, family: str | None) -> None:
    markup = page_text(family or "mcms")
    expected = article_of(page(markup, family))
    if header is None:
        markup = markup.replace('<meta charset="utf-8">', "")
    headers = (("content-type", header),) if header else ()
    found = article_of(page(encoded(markup, encoding), family, headers=headers))
    assert (found.title, found.lead, found.text, found.author) == (
        expected.title,
        expected.lead,
        expected.text,
        expected.author,
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("", None, id="no title"),
        pytest.param(f"<title>{TITLE} - Báo Sông Trăng</title>", TITLE, id="only in the head"),
    ],
)
def test_a_page_without_a_headline_is_an_article_with_nulls(head: str, title: str | None) -> None:
    found = article_of(page(frame(head, f"<div><p>{LEAD}</p>{PARAGRAPHS}</div>"), "none", reason="file"))
    assert found.text.split("\n") == TEXT
    assert found.title == title
    assert (found.author, found.published_date, found.published_at, found.published_ground) == (None, None, None, None)
    assert (found.modified_at, found.section, found.tags, found.captions) == (None, None, (), ())


@pytest.mark.parametrize(
    "main",
    [
        pytest.param(f"<h1>Báo Sông Trăng</h1><h1>{TITLE}</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div>", id="the paper's"),
        pytest.param(f"<h1>{TITLE}</h1><h1>{TITLE}</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div>", id="twice the same"),
        pytest.param(
            f"<h1>{TITLE}</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div><div class=related><h1><a href=/x>Núi Mây: 999 sản"
            f" phẩm được xếp hạng trong năm nay</a></h1><p>{STRANGE}</p></div>",
            id="another story's below",
        ),
    ],
)
@pytest.mark.parametrize("head", ["", f"<title>{TITLE}</title>"])
def test_of_two_first_headings_the_article_s_is_the_title(main: str, head: str) -> None:
    found = article_of(page(frame(head, main)))
    assert (found.title, found.text.split("\n")) == (TITLE, TEXT)


@pytest.mark.parametrize(
    "stamp",
    ["05/10/2062 07:30", "2062-10-05T07:30:00+07:00", "05/10/1975", "0001-01-01T00:00:00", "1970-01-01T00:00:00Z"],
)
@pytest.mark.parametrize(
    "place",
    [
        '<meta property="article:published_time" content="{}">',
        '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>',
        '<!-- main --><span class="date">{}</span>',
    ],
    ids=["meta", "structured data", "stamp"],
)
def test_a_day_that_cannot_be_true_is_unknown_and_never_today(stamp: str, place: str) -> None:
    head, _, shown = place.format(stamp).partition("<!-- main -->")
    found = article_of(page(frame(head, f"<h1>{TITLE}</h1>{shown}<div><p>{LEAD}</p>{PARAGRAPHS}</div>")))
    assert (found.title, found.published_date, found.published_at) == (TITLE, None, None)
    assert (found.published_ground, found.published_confidence, found.modified_at) == (None, None, None)


@pytest.mark.parametrize("family", ["mcms", None])
def test_a_paragraph_of_200_000_characters_is_one(family: str | None) -> None:
    text = " ".join([*BODY] * 800)
    main = f'<h1 class="cms-title">{TITLE}</h1><div class="cms-body"><p>{LEAD}</p><p>{text}</p></div>'
    began = time.process_time()
    assert article_of(page(frame("", main), family)).text.split("\n") == [LEAD, text]
    assert len(text) > 200_000
    assert time.process_time() - began < 10


MEMORY = """
import resource
from pipelines.extraction.pages import extract_article
from tests.pipelines.extraction.making import PARAGRAPHS, STRANGE, TITLE, frame, page

def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

extract_article(page(frame("", f"<h1>{TITLE}</h1>{PARAGRAPHS}")))
before = used()
for litter in (
    "<script>" + "var a=1;" * 130_000 + "</script>", "<div>" * 100_000, "<p>" + STRANGE * 3_000, "<p><b>x" * 3_000,
    "<script>var s = '" + STRANGE * 15_000 + "';</script><div id=s></div>",
):
    extract_article(page(frame("", f"<h1>{TITLE}</h1>{litter}{PARAGRAPHS}")))
print(used() - before)
"""


def test_no_page_takes_much_memory() -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500, "megabytes more than an ordinary page takes"


@pytest.mark.parametrize("family", ["mcms", None])
def test_nesting_around_every_paragraph_loses_none(family: str | None) -> None:
    wrapped = "".join(f"{'<span>' * 20_000}{line}{'</span>' * 20_000}<br>" for line in BODY)
    markup = frame("", f'<h1 class="cms-title">{TITLE}</h1><div class="cms-body"><p><b>{LEAD}</b></p>{wrapped}</div>')
    assert article_of(page(markup, family)).text.split("\n") == TEXT


@pytest.mark.parametrize(
    ("body", "media_type", "cause"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t ", "text/plain", "empty"),
        ("\ufeff\n".encode(), "text/plain", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "text/html", "not text"),
        (random.Random(1).randbytes(20_000), "text/plain", "not text"),
        (b"a" * (MOST_BYTES + 1), "text/plain", "too large"),
        (b"<p>x" * 100_001, "text/html", "too large"),
        (b"%PDF-1.7", "application/pdf", "unknown type"),
        (b"{", "application/json", "broken record"),
        (b"[1]", "application/json", "broken record"),
        (b'{"id": "a"}', "application/json", "broken record"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "application/json", "broken record"),
        (b"[" * 100_000, "application/json", "broken record"),
    ],
)
def test_what_cannot_be_an_article_has_a_cause(body: bytes, media_type: str, cause: str) -> None:
    assert cause_of(page(body, media_type=media_type, headers=())) == cause


def test_a_long_article_is_read_in_bounded_time() -> None:
    lines = [f"Đoạn thứ {number}: {BODY[0]}" for number in range(2_000)]
    start = time.process_time()
    article = article_of(page(frame("", f"<h1>{TITLE}</h1><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>")))
    assert article.text.split("\n") == lines
    assert len(article.text) > 200_000
    assert time.process_time() - start < 20


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_damage_to_a_page_raises(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(["mcms", "vccorp", "onecms", "liferay", "aspnet", "wordpress"]))
    markup = bytearray(page_text(family).encode())
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(markup)))
        markup[start : start + data.draw(st.integers(0, 400))] = data.draw(st.binary(max_size=12))
    found = extract_article(page(bytes(markup), data.draw(st.sampled_from([family, None]))))
    assert isinstance(found, Article | NoArticle)
    if isinstance(found, Article):
        assert found.published_date is None or date(1990, 1, 1) <= found.published_date <= date(2026, 9, 21)
        assert found.text == "\n".join(" ".join(line.split()) for line in found.text.split("\n"))


@given(st.text(max_size=400) | st.binary(max_size=400))
@settings(deadline=None)
def test_no_bytes_raise(content: str | bytes) -> None:
    for media_type in ("text/html", "text/plain", "application/json"):
        extract_article(page(content, media_type=media_type))


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "published", "url", "outlet_province"]), st.none() | st.text()
    )
)
@settings(deadline=None)
def test_no_record_raises(record: dict[str, object]) -> None:
    extract_article(page(json.dumps(record), media_type="application/json"))


@pytest.mark.parametrize(
    "litter",
    [
        pytest.param("<div><p><span>" * 33_000, id="100,000 open tags of three kinds"),
        pytest.param(f"<div><a href=/x>{STRANGE}</a><p>{STRANGE}</p></div>" * 2_000, id="2,000 teasers"),
        pytest.param("<h2>Tin liên quan</h2>" * 5_000, id="5,000 headings of boxes"),
    ],
)
def test_litter_before_the_article_takes_bounded_time(litter: str) -> None:
    main = f"<h1>{TITLE}</h1><h2 class='lead'>{LEAD}</h2><div>{PARAGRAPHS}</div>"
    began = time.process_time()
    found = extract_article(page(frame(f"<title>{TITLE}</title>", f"{litter}{main}")))
    assert time.process_time() - began < 15
    assert isinstance(found, Article)
    assert found.title == TITLE
