"""The family of content management systems that some pages of an outlet come from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ocop.outlets.visits import Answer
from pipelines.extraction.charset import decode
from pipelines.extraction.document import parse_html
from pipelines.extraction.profiles import load_profiles

_FILE = Path(__file__).with_name("families.toml")
# How much a sign tells. A generator or a host of its own is proof; a mark may be borrowed, an address form is shared.
_GENERATOR, _HOST, _FINGERPRINT, _MARK, _ADDRESS = 4, 3, 3, 2, 1
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Family:
    """The signs of one family, as `families.toml` sets them out."""

    name: str
    generators: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    addresses: tuple[re.Pattern[str], ...] = ()


def family_of(pages: Sequence[Answer]) -> str | None:
    """The family that most signs in some pages of one outlet speak for; None where too few do.

    >>> page = b'<html><head><meta name="generator" content="WordPress 6.6"></head><body></body></html>'
    >>> family_of([Answer("https://vidu.vn/", "https://vidu.vn/", body=page)])
    'wordpress'
    """
    scores: dict[str, int] = {}
    for answer in pages:
        markup = decode(answer.body, answer.content_type)
        tree = parse_html(markup)
        if tree is None:
            continue
        fingerprints = _fingerprints(tree)
        generator = " ".join(map(str, tree.xpath("//meta[@name='generator' or @name='Generator']/@content"))).lower()
        hosts = {urlsplit(str(address)).hostname or "" for address in tree.xpath("//@src | //link/@href")}
        for family in load_families():
            score = _score(family, answer.url, markup, generator, hosts)
            scores[family.name] = scores.get(family.name, 0) + score
        for name in fingerprints:
            scores[name] = scores.get(name, 0) + _FINGERPRINT
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] >= _ENOUGH * len(pages) else None


@cache
def load_families() -> tuple[Family, ...]:
    """The families of `families.toml`, in its order."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))["families"]
    return tuple(
        Family(
            table["family"],
            tuple(table.get("generators", ())),
            tuple(table.get("hosts", ())),
            tuple(table.get("marks", ())),
            tuple(map(re.compile, table.get("addresses", ()))),
        )
        for table in tables
    )


def _score(family: Family, url: str, markup: str, generator: str, hosts: Iterable[str]) -> int:
    """How much one page speaks for a family."""
    return (
        _GENERATOR * any(generator.startswith(word) for word in family.generators)
        + _HOST * any(host == known or host.endswith(f".{known}") for host in hosts for known in family.hosts)
        + _MARK * any(mark in markup for mark in family.marks)
        + _ADDRESS * any(form.search(url) for form in family.addresses)
    )


def _fingerprints(tree: HtmlElement) -> frozenset[str]:
    """The families whose profile finds its fingerprint in a page."""
    return frozenset(
        profile.family
        for profile in load_profiles()
        if profile.family and profile.fingerprint is not None and profile.fingerprint(tree)
    )
