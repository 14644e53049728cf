"""The source registry: `sources.toml` -> `Source`, every key checked, every mistake told with its line."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Container, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ocop.errors import RegistryError
from ocop.models import Source
from ocop.paths import places_dir
from spiders.toml_lines import line_of

SHIPPED = Path(__file__).with_name("sources.toml")
KINDS = ("national", "provincial", "ministry", "portal", "aggregator", "other")
ARRAY = "sources"
DEFAULT_DELAY_SECONDS = 2.0

_REQUIRED = ("id", "name", "domain", "kind")
_TEXTS = ("id", "name", "domain", "kind", "article_url_pattern", "family")
_ADDRESSES = ("feeds", "sitemaps", "listings")
_LISTS = ("former_domains", "province_codes", *_ADDRESSES, "unverified", "examples")
_KEYS = (*_TEXTS, *_LISTS, "delay_seconds", "weak_words")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_HOST = re.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?")


class _TableError(Exception):
    """What is wrong with a table: the key, the value in its list, and words for a person."""

    def __init__(self, message: str, key: str | None = None, value: object = None) -> None:
        super().__init__(message)
        self.key = key
        self.value = value


def load_sources(path: Path | None = None) -> tuple[Source, ...]:
    """The outlets of a registry file, in its order.

    Args:
        path: A file in the form of the shipped `sources.toml`, which is read if None.

    Raises:
        RegistryError: The file cannot be read, or a table of it is wrong; one line names file, line and key.

    >>> {source.kind for source in load_sources()} <= set(KINDS)
    True
    """
    path = path or SHIPPED
    text, document = _read(path)
    tables = document.get(ARRAY)
    if stray := [key for key in document if key != ARRAY]:
        raise RegistryError(f"{path}: unknown table or key “{stray[0]}”: outlets are tables named [[{ARRAY}]]")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise RegistryError(f"{path}: has no [[{ARRAY}]] table, so no outlet")
    sources: list[Source] = []
    for index, table in enumerate(tables):
        try:
            sources.append(_source(table, {other.id for other in sources}))
        except _TableError as error:
            line = line_of(text, ARRAY, index, error.key, error.value)
            name = table.get("id")
            outlet = f", outlet “{name}”" if isinstance(name, str) else ""
            key = f", key “{error.key}”" if error.key else ""
            raise RegistryError(f"{path}, line {line}{outlet}{key}: {error}") from None
    return tuple(sources)


def choose_sources(sources: Iterable[Source], ids: str | None) -> tuple[Source, ...]:
    """The outlets that a comma-separated list of ids names, in the registry's order; all of them for None.

    Raises:
        RegistryError: An id is not in the registry.
    """
    by_id = {source.id: source for source in sources}
    wanted = [part.strip() for part in ids.split(",") if part.strip()] if ids is not None else list(by_id)
    for identifier in wanted:
        if identifier not in by_id:
            near = get_close_matches(identifier, by_id, 3)
            remedy = f"did you mean {', '.join(near)}?" if near else "`ocop sources` lists them"
            raise RegistryError(f"no outlet has the id “{identifier}”: {remedy}")
    return tuple(source for source in by_id.values() if source.id in wanted)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        raise RegistryError(f"{path}: no such file: name a registry in the form of {SHIPPED.name}") from None
    except UnicodeDecodeError as error:
        raise RegistryError(f"{path}: not UTF-8 text (byte {error.start}): save it as UTF-8") from None
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        line = place[1] if place and place[1] else len(text.splitlines())
        message = str(error).split(" (at ")[0]
        raise RegistryError(f"{path}, line {line}: not valid TOML: {message}") from None


def _source(table: Mapping[str, Any], taken_ids: Container[str]) -> Source:
    """Outlet of one table.

    Raises:
        _TableError: A key is missing, unknown, of the wrong type or holds what it may not.
    """
    for key in table:
        if key not in _KEYS:
            raise _TableError(f"unknown key; the keys are {', '.join(_KEYS)}", key)
    for key in _REQUIRED:
        if key not in table:
            raise _TableError(f"the key “{key}” is missing")
    for key, value in table.items():
        _check_type(key, value)
        for part in value if isinstance(value, list) else [value]:
            check = _CHECKS.get(key)
            if check and (problem := check(part)):
                raise _TableError(problem, key, part)
    if table["id"] in taken_ids:
        raise _TableError(f"the id “{table['id']}” is taken by an earlier outlet", "id")
    _check_together(table)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    values.pop("examples", None)
    values["delay_seconds"] = float(values.get("delay_seconds", DEFAULT_DELAY_SECONDS))
    return Source(**values)


def _check_type(key: str, value: object) -> None:
    if key in _TEXTS and not (isinstance(value, str) and value.strip()):
        raise _TableError("must be a text in quotation marks, not empty", key)
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(part, str) for part in value)):
        raise _TableError("must be a list of texts in square brackets", key)
    if key in _LISTS and len(set(value)) < len(value):  # type: ignore[arg-type, call-overload]
        raise _TableError("names something twice", key)
    if key == "delay_seconds" and (isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0):
        raise _TableError("must be a number of seconds, 0 or more", key)
    if key == "weak_words" and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise _TableError("must be a whole number of words, 1 or more, or 0 for never", key)


def _check_together(table: Mapping[str, Any]) -> None:
    """What one key says of another."""
    addresses = [address for key in _ADDRESSES for address in table.get(key, ())]
    for address in table.get("unverified", ()):
        if address not in addresses:
            raise _TableError(f"“{address}” is not among the feeds, sitemaps and listings", "unverified", address)
    pattern = table.get("article_url_pattern")
    for example in table.get("examples", ()):
        if pattern is not None and not re.fullmatch(pattern, example):
            raise _TableError(f"“{example}” does not match article_url_pattern", "examples", example)


def _not_absolute(value: str) -> str | None:
    parts = urlsplit(value)
    fine = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", value)
    return None if fine else f"“{value}” is not an address that begins with http:// or https://"


def _not_pattern(value: str) -> str | None:
    try:
        re.compile(value)
    except re.error as error:
        return f"not a regular expression: {error}"
    return None


def _not_province(value: str) -> str | None:
    return (
        None if value in _province_codes() else f"“{value}” is no province code of data/places/provinces.csv (old_code)"
    )


def _not_host(value: str) -> str | None:
    return None if _HOST.fullmatch(value) else f"“{value}” is not a host in lower case without https:// and www."


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "id": lambda value: None if _ID.fullmatch(value) else "must be lower-case letters, digits and _, from a letter on",
    "kind": lambda value: None if value in KINDS else f"“{value}” is none of {', '.join(KINDS)}",
    "domain": _not_host,
    "former_domains": _not_host,
    "province_codes": _not_province,
    "article_url_pattern": _not_pattern,
    **dict.fromkeys((*_ADDRESSES, "unverified", "examples"), _not_absolute),
}


@cache
def _province_codes() -> frozenset[str]:
    """Codes of the 63 provinces up to 30 June 2025."""
    with (places_dir() / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["old_code"] for row in csv.DictReader(file))
