"""Whatever lies at an address, discovery reads it or says that it cannot."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.errors import UnreadableInputError
from ocop.models import Source
from spiders.discovery import DiscoveryKind, DiscoveryPage, read_discovery
from spiders.links import clean_url
from spiders.stamps import parse_stamp

OUTLET = Source("vi_du", "Ví dụ", "v.vn", "national")
KINDS = st.sampled_from(["feed", "sitemap", "listing"])
SCRAPS = st.sampled_from(
    [
        "<rss>", "</rss>", "<channel>", "<item>", "<link>https://v.vn/a</link>", "<title>", "&amp;", "&#0;", "&nope;",
        "<urlset>", "<url><loc>", "</loc></url>", "<sitemapindex>", "<html>", "<a href='//[::1'>", "<a href=/b>2</a>",
        "<base href='javascript:x'>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "\x00", "\ufeff", "\ud7ff", "ơ", "<pubDate>", "2026-99-99",
    ]
)  # fmt: skip
DOCUMENTS = st.one_of(
    st.binary(max_size=300),
    st.lists(SCRAPS, max_size=25).map(lambda scraps: "".join(scraps).encode()),
    st.lists(SCRAPS, max_size=25).map(lambda scraps: "".join(scraps).encode("utf-16")),
)


@settings(max_examples=300, deadline=None)
@given(kind=KINDS, body=DOCUMENTS, content_type=st.sampled_from([None, "text/html; charset=utf-8", "x; charset=nope"]))
def test_no_document_breaks_discovery(kind: DiscoveryKind, body: bytes, content_type: str | None) -> None:
    with suppress(UnreadableInputError):
        findings = read_discovery(DiscoveryPage(kind, "https://v.vn/x", body, content_type), OUTLET)
        assert all(link.url.startswith(("http://", "https://")) for link in findings.articles)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_a_stamp(text: str) -> None:
    moment = parse_stamp(text)
    assert moment is None or moment.utcoffset() is not None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_clean_url_is_clean(href: str) -> None:
    url = clean_url(href, "https://v.vn/tag/ocop")
    assert url is None or clean_url(url) == url
