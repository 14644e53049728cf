"""The form of an address: what of it is a section, a slug, a date, a running number; and which addresses are alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

TailKind = Literal["id", "hash", "slug", "query", "word"]

_EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
# "them-5-san-pham-post123456": words, what marks the number, the number. A year is a word of the title.
_ID = re.compile(r"(?P<slug>.*?)(?P<mark>(?:^|[-_.])[a-zA-Z]{0,6}_?)(?P<number>\d{3,})$")
_YEAR = re.compile(r"20\d\d")
# Seven hexadecimal digits that are neither a word nor a number nor a number with a letter for its mark.
_HASH = re.compile(r"-(?=[a-f]*\d)(?=\d*[a-f])(?![a-f]\d{6}$)[0-9a-f]{7}$")
# A slug has the words of a headline; a section has fewer.
_FEWEST_WORDS = 4
# A form of address that less than this share have is not the one of articles.
_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts.

    Attributes:
        host: Host, with the port if it has one.
        folders: The parts of the path before the last.
        stem: The last part, without the mark and number of its id, its hash and its extension.
        tail: What follows the words of the last part.
        mark: What stands between the words and the number: "-post", "-", "_d"; empty where there is none.
        number: The running number or time stamp; empty where there is none.
        extension: ".html" and the like; "/" where the address ends in one.
        query: Names and values of the query.
    """

    host: str
    folders: tuple[str, ...]
    stem: str
    tail: TailKind
    mark: str = ""
    number: str = ""
    extension: str = ""
    query: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> tuple[str, ...]:
        """What addresses of one kind have in common, whatever their section and words."""
        mark = self.mark if self.tail == "id" else ""
        return (self.tail, mark, self.extension, *(name for name, _ in self.query))


def take_apart(url: str) -> Address:
    """The parts of an absolute address.

    >>> take_apart("https://example.vn/kinh-te/ca-mau-co-145-san-pham-post123456.html").mark
    '-post'
    >>> take_apart("https://example.vn/ket-qua-ocop-dot-2-nam-2022/").tail
    'slug'
    """
    parts = urlsplit(url)
    path = parts.path
    slash = "/" if path.endswith("/") and path != "/" else ""
    *folders, last = path.strip("/").split("/")
    extension = found[0] if (found := _EXTENSION.search(last)) else ""
    stem = last.removesuffix(extension)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    address = Address(parts.netloc.lower(), tuple(folders), stem, "word", extension=extension + slash, query=query)
    if any(value.isdecimal() for _, value in query):
        return replace(address, tail="query")
    if _HASH.search(stem):
        return replace(address, stem=stem[:-8], tail="hash")
    found = _ID.fullmatch(stem)
    if found and not _YEAR.fullmatch(found["number"]):
        return replace(address, stem=found["slug"], tail="id", mark=found["mark"], number=found["number"])
    return replace(address, tail="slug") if len(re.split(r"[-_]", stem)) >= _FEWEST_WORDS else address


def alike(urls: Iterable[str]) -> tuple[str, ...]:
    """The addresses that have the form of articles: a form that many of them share and that has words or a number.

    >>> alike(["https://example.vn/", "https://example.vn/them-5-san-pham-d12345.html", "https://example.vn/rss"])
    ('https://example.vn/them-5-san-pham-d12345.html',)
    """
    by_form: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        address = take_apart(url)
        if address.tail != "word":
            by_form[address.form].append(url)
    total = sum(map(len, by_form.values()))
    kept = (each for each in by_form.values() if len(each) >= _SHARE * total and (len(each) > 1 or total <= 2))
    return tuple(url for members in kept for url in members)


def of_the_form(samples: Iterable[str], urls: Iterable[str]) -> tuple[str, ...]:
    """Those of some addresses that have a form that a sample has."""
    forms = {take_apart(url).form for url in samples}
    return tuple(url for url in dict.fromkeys(urls) if take_apart(url).form in forms)
