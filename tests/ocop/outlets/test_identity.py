"""Who an outlet is, by its name, its host and its pages."""

from __future__ import annotations

import pytest

from ocop.outlets.families import family_of, load_families
from ocop.outlets.hosts import id_of, is_local
from ocop.outlets.identity import kind_of, name_of, provinces_of
from pipelines.extraction.profiles import load_profiles
from spiders.registry import KINDS, load_sources
from tests.ocop.outlets.web import answer


@pytest.mark.parametrize(
    ("name", "domain", "codes"),
    [
        pytest.param("Báo Quảng Ninh", "baoquangninh.vn", ("22",), id="a province that stayed whole"),
        pytest.param("Báo Cà Mau", "x.vn", ("96", "95"), id="a merged province, its home first"),
        pytest.param("Báo và Đài PTTH Bạc Liêu", "x.vn", ("95", "96"), id="a province that ended"),
        pytest.param("Báo Điện Biên Phủ", "x.vn", ("11",), id="a name inside a longer one"),
        pytest.param("Văn phòng NTM", "nongthonmoi.langson.gov.vn", ("20",), id="a label of the host"),
        pytest.param("Tin nhanh", "baocamau.vn", ("96", "95"), id="a host with a word before the province"),
        pytest.param("Báo Nhân Dân", "nhandan.vn", (), id="a national paper"),
        pytest.param("Báo Tin tức", "baotintuc.vn", (), id="words that are no province"),
        pytest.param("TTXVN, HN", "x.vn", (), id="an abbreviation is not enough"),
        pytest.param("Báo Huế", "x.vn", ("46",), id="the one province of one word"),
    ],
)
def test_provinces(name: str, domain: str, codes: tuple[str, ...]) -> None:
    assert provinces_of(name, domain) == codes


@pytest.mark.parametrize(
    ("name", "domain", "kind"),
    [
        pytest.param("Báo Cà Mau", "baocamau.vn", "provincial", id="a paper of a province"),
        pytest.param("Cổng thông tin điện tử tỉnh An Giang", "angiang.gov.vn", "portal", id="a portal"),
        pytest.param("Bộ Nông nghiệp và Môi trường", "mae.gov.vn", "ministry", id="a ministry"),
        pytest.param("Báo mới tổng hợp", "x.vn", "aggregator", id="an aggregator"),
        pytest.param("Tạp chí Làng nghề", "x.vn", "national", id="a magazine"),
        pytest.param("VnExpress", "vnexpress.net", "national", id="a name that tells nothing"),
    ],
)
def test_kinds(name: str, domain: str, kind: str) -> None:
    assert kind in KINDS
    assert kind_of(name, domain, bool(provinces_of(name, domain))) == kind


def test_most_outlets_of_the_registry_are_guessed_right() -> None:
    sources = [source for source in load_sources() if source.kind == "provincial"]
    right = [source for source in sources if provinces_of(source.name, source.domain)[:1] == source.province_codes[:1]]
    assert len(right) >= 0.9 * len(sources)


@pytest.mark.parametrize(
    ("front", "samples", "name"),
    [
        pytest.param(
            '<meta property="og:site_name" content="Báo Ví Dụ"><title>Tin mới</title>', [], "Báo Ví Dụ", id="stated"
        ),
        pytest.param(
            "<title>Trang chủ - Báo Ví Dụ</title>", ["<title>Một bài - Báo Ví Dụ</title>"], "Báo Ví Dụ", id="shared"
        ),
        pytest.param("<title>Tin tức 24h | Tạp chí Ví Dụ</title>", [], "Tạp chí Ví Dụ", id="a word of outlets"),
        pytest.param("<title>VíDụNews</title>", [], "VíDụNews", id="only a title"),
        pytest.param('<meta property="og:site_name" content="vidu.vn">', [], "vidu.vn", id="nothing"),
        pytest.param("", [], "vidu.vn", id="an empty page"),
    ],
)
def test_names(front: str, samples: list[str], name: str) -> None:
    pages = [answer(f"<html><head>{head}</head><body></body></html>") for head in samples]
    page = answer(f"<html><head>{front}</head><body></body></html>" if front else "")
    assert name_of(page, pages, "vidu.vn") == name


@pytest.mark.parametrize(
    ("markup", "url", "family"),
    [
        pytest.param(
            '<meta name="generator" content="WordPress 6.6.2">', "https://vidu.vn/", "wordpress", id="generator"
        ),
        pytest.param('<script src="https://common.mcms.one/a.js"></script>', "https://vidu.vn/", "mcms", id="host"),
        pytest.param("<div class='afcbc-body'>.</div>", "https://vidu.vn/", "vccorp", id="a profile's fingerprint"),
        pytest.param("<p>.</p>", "https://vidu.vn/bai-post12345.html", None, id="an address alone proves nothing"),
        pytest.param('<script src="https://notmcms.one/a.js"></script>', "https://vidu.vn/", None, id="a like host"),
        pytest.param("", "https://vidu.vn/", None, id="an empty page"),
    ],
)
def test_families(markup: str, url: str, family: str | None) -> None:
    assert family_of([answer(markup and f"<html><head>{markup}</head><body></body></html>", url)]) == family


def test_families_are_those_of_the_registry_or_of_the_profiles() -> None:
    known = {profile.family for profile in load_profiles()} | {source.family for source in load_sources()}
    assert {family.name for family in load_families()} <= known


@pytest.mark.parametrize(
    ("host", "identifier", "local"),
    [
        ("baolamgiang.vn", "baolamgiang", False),
        ("kinhte.vidu.com.vn", "kinhte_vidu", False),
        ("24h.com.vn", "outlet_24h", False),
        ("localhost:8000", "localhost_8000", True),
        ("[::1]:8000", "outlet_1_8000", True),
    ],
)
def test_hosts(host: str, identifier: str, local: bool) -> None:
    assert id_of(host) == identifier
    assert is_local(host) is local
