"""One article, whatever address it is met under: what the addresses of its twins have in common.

Mobile, AMP and print pages, the desk's host, plain http, the outlet's former domain and its editions in other languages
are twins of one article. The outlet's own number in the address decides where it has one, for the words around it are
changed by every correction of the headline; else the address does, without what tells the twins apart.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ocop.models import Source
from pipelines.extraction.urls import clean_url, is_local

_FILE = Path(__file__).with_suffix(".toml")
# The least that is left of a host when the label of a twin is taken off it: a name and a country.
_FEWEST_LABELS = 2


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lists of `identity.toml`."""

    twin_hosts: frozenset[str]
    languages: frozenset[str]
    view_folders: frozenset[str]
    view_parameters: frozenset[str]
    numbers: tuple[re.Pattern[str], ...]


def article_key(source: Source | None, url: str) -> str:
    r"""What all addresses of an article have in common: the outlet with its own number, else the plain address.

    Numbers count only for outlets of the registry whose `article_url_pattern` has digits in it, or that have none: the
    others may end their addresses in the numbers of headlines.

    Args:
        source: The outlet, where it is registered.
        url: An address of the article: the canonical one, where its page states one.

    >>> outlet = Source("camau", "Báo Cà Mau", "baocamau.vn", "provincial", former_domains=("baocamau.com.vn",))
    >>> article_key(outlet, "http://m.baocamau.com.vn/tin-da-sua-a31234.html?utm_source=zalo")
    'camau:a31234'
    >>> article_key(None, "http://m.bao.vn/amp/chuyen-lang-nghe/?print=1")
    'https://bao.vn/chuyen-lang-nghe'
    """
    try:
        parts = urlsplit(clean_url(url))
    except ValueError:
        return url
    if parts.scheme not in {"http", "https"}:
        return url
    host = _host(parts.netloc, source)
    path = _path(parts.path, is_registered=source is not None)
    parameters = [(key, value) for key, value in parse_qsl(parts.query) if key.lower() not in _rules().view_parameters]
    query = urlencode(sorted(parameters))
    number = _number(source, f"{path}?{query}" if query else path) if source else None
    if source and number:
        return f"{source.id}:{number}"
    return urlunsplit((parts.scheme, host, path, query, ""))


def _host(netloc: str, source: Source | None) -> str:
    """The host without what tells a twin; that of the outlet of today for its former ones."""
    domain = source.domain.lower() if source else None
    homes = {domain, *(former.lower() for former in source.former_domains)} if source else set()
    host = netloc
    while host not in homes and not is_local(host):
        first, _, rest = host.partition(".")
        is_language = first in _rules().languages and rest.removeprefix("www.") in homes
        if not (first in _rules().twin_hosts or is_language) or rest.count(".") + 1 < _FEWEST_LABELS:
            break
        host = rest
    return domain if domain and host in homes else host


def _path(path: str, *, is_registered: bool) -> str:
    """The path without what tells a twin, and without a slash at its end."""
    rules = _rules()
    folders = [folder for folder in path.split("/") if folder]
    if is_registered and len(folders) > 1 and folders[0] in rules.languages:
        folders = folders[1:]
    if len(folders) > 1 and folders[0] in rules.view_folders:
        folders = folders[1:]
    if len(folders) > 1 and folders[-1] in rules.view_folders:
        folders = folders[:-1]
    return f"/{'/'.join(folders)}".removesuffix(".amp")


def _number(source: Source, address: str) -> str | None:
    """The outlet's own number in an address; None where it has none."""
    pattern = source.article_url_pattern
    if pattern is not None and r"\d" not in pattern and "[0-9a-f]" not in pattern:
        return None
    for number in _rules().numbers:
        found = number.search(address)
        if found:
            return f"{found['mark']}{found['id']}"
    return None


@cache
def _rules() -> _Rules:
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Rules(
        twin_hosts=frozenset(lists["twin_hosts"]),
        languages=frozenset(lists["languages"]),
        view_folders=frozenset(lists["view_folders"]),
        view_parameters=frozenset(lists["view_parameters"]),
        numbers=tuple(re.compile(pattern, re.IGNORECASE) for pattern in lists["numbers"]),
    )
