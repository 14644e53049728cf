"""Every outlet of the shipped registry: complete, sound by itself, and told apart from all the others."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from ocop.models import Source
from ocop.paths import places_dir
from pipelines.extraction.profiles import families_without_profile, load_profiles
from spiders.links import belongs_to, clean_url, is_article
from spiders.registry import SHIPPED, load_sources

SOURCES = load_sources()
TABLES: dict[str, dict[str, Any]] = {
    table["id"]: table for table in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["sources"]
}
EXAMPLES = [(identifier, example) for identifier, table in TABLES.items() for example in table["examples"]]
KINDS_IN_ORDER = ("national", "ministry", "portal", "aggregator", "provincial")

every_outlet = pytest.mark.parametrize("source", SOURCES, ids=[source.id for source in SOURCES])


def ways_to_articles(source: Source) -> tuple[str, ...]:
    return (*source.feeds, *source.sitemaps, *source.listings)


def provinces() -> dict[str, str]:
    """Today's code of each of the 63 provinces, by its code of then."""
    with (places_dir() / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["old_code"]: row["new_code"] for row in csv.DictReader(file)}


def texts(value: object) -> Iterator[str]:
    """The value and all that is in it, as far as they are texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@every_outlet
def test_complete(source: Source) -> None:
    assert ways_to_articles(source), "no way to find its articles"
    assert source.article_url_pattern, "nobody can tell its articles from its other pages"
    assert TABLES[source.id].get("examples"), "nothing to try the pattern on"
    assert source.delay_seconds >= 2, "asked faster than manners allow"
    assert source.weak_words in {0, 1, 2}, "more words than a title has room for"
    assert set(source.unverified) <= set(ways_to_articles(source))


@every_outlet
def test_its_pattern_tells_its_articles_from_all_other_pages(source: Source) -> None:
    taken = {(identifier, example) for identifier, example in EXAMPLES if is_article(source, example)}
    own = {(source.id, example) for example in TABLES[source.id]["examples"]}
    assert taken == own, "it takes those of others, or not all of its own"
    assert not [page for page in ways_to_articles(source) if is_article(source, page)], "too wide"
    for page in (
        f"https://{source.domain}/",
        f"https://{source.domain}/kinh-te",
        f"https://{source.domain}/lien-he.html",
    ):
        assert not is_article(source, page), "a front page or a section is no article"


@every_outlet
def test_its_addresses_are_its_own_and_in_the_form_in_which_they_are_asked_for(source: Source) -> None:
    for address in ways_to_articles(source):
        assert belongs_to(source, address), f"{address} is on a host of nobody"
        assert clean_url(address) == address, f"{address} is asked for in another form"
        assert not any(word in address for word in ("/search", "tim-kiem", "?q=")), "a search is no listing"
    for example in TABLES[source.id]["examples"]:
        assert clean_url(example) == example


@every_outlet
def test_its_provinces(source: Source) -> None:
    codes, of_today = source.province_codes, provinces()
    if source.kind == "provincial":
        assert codes, "a provincial paper of no province"
    elif source.kind != "portal":
        assert not codes, "the country's outlets speak for no province"
    assert set(codes) <= set(of_today)
    assert len({of_today[code] for code in codes}) <= 1, "provinces that were never joined"


@every_outlet
def test_its_layout_has_a_profile_or_is_known_to_have_none(source: Source) -> None:
    families = {profile.family for profile in load_profiles()} | set(families_without_profile())
    assert source.family is None or source.family in families


@every_outlet
def test_its_texts_are_composed_letters(source: Source) -> None:
    for key, value in TABLES[source.id].items():
        assert all(unicodedata.is_normalized("NFC", text) and text == text.strip() for text in texts(value)), key


def test_outlets_share_nothing() -> None:
    ids = Counter(source.id for source in SOURCES)
    hosts = Counter(host for source in SOURCES for host in (source.domain, *source.former_domains))
    addresses = Counter(_bare(address) for source in SOURCES for address in ways_to_articles(source))
    names = Counter(source.name for source in SOURCES)
    assert not [name for name, times in (ids + hosts + addresses + names).items() if times > 1]


def _bare(address: str) -> str:
    """What two spellings of one address have in common."""
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def test_the_whole_press_is_there() -> None:
    assert len(SOURCES) >= 90
    spoken_for = {code for source in SOURCES for code in source.province_codes}
    assert spoken_for == set(provinces()), "a province that nobody speaks for"
    homes = {source.province_codes[0] for source in SOURCES if source.kind == "provincial"}
    assert set(provinces()) - homes == {
        "17",  # Hòa Bình: an article of its paper was seen in English only
        "26",  # Vĩnh Phúc: no article of its paper was seen
        "62",  # Kon Tum: only sections of its paper were seen
        "77",  # Bà Rịa - Vũng Tàu: no article of its paper was seen
        "82",  # Tiền Giang: no article of Ấp Bắc was seen
    }, "provinces without a paper of their own"


def test_every_family_that_is_told_to_have_no_profile_is_that_of_an_outlet() -> None:
    assert set(families_without_profile()) <= {source.family for source in SOURCES}


def test_outlets_stand_by_kind() -> None:
    kinds = list(dict.fromkeys(source.kind for source in SOURCES))
    assert kinds == list(KINDS_IN_ORDER), "a kind stands in two places, or in another order than the file's head tells"
