"""The layouts of CMS families and of single outlets: where on a page its parts stand.

The families are those of `pipelines/profiles.toml`; a file of the user's own, beside the dataset, adds to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from lxml import etree
from lxml.html import HtmlElement

from ocop.errors import RegistryError
from ocop.models import Page, Source
from pipelines.extraction.stamps import VIETNAM, Order
from pipelines.extraction.wording import folded

SHIPPED = Path(__file__).parent.parent / "profiles.toml"
_LISTS = ("title", "lead", "body", "date", "author", "section", "tags", "captions", "remove")
_KEYS = frozenset({"family", "source", "valid_until", "fingerprint", "meta_order", "frame", *_LISTS})
_HAS_CLASS = re.compile(r"has-class\('([^']+)'\)")
_WRITTEN_OUT = re.compile(r"contains\(concat\(' ', normalize-space\(@class\), ' '\), ' ([^']+) '\)")


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout. Its places are compiled XPaths, the best first; what they mean is told in `profiles.toml`.

    It is that of a family, or of one outlet (`source`), which then has no family.
    """

    family: str | None
    body: tuple[etree.XPath, ...]
    source: str | None = None
    valid_until: date | None = None
    fingerprint: etree.XPath | None = None
    title: tuple[etree.XPath, ...] = ()
    lead: tuple[etree.XPath, ...] = ()
    date: tuple[etree.XPath, ...] = ()
    author: tuple[etree.XPath, ...] = ()
    section: tuple[etree.XPath, ...] = ()
    tags: tuple[etree.XPath, ...] = ()
    captions: tuple[etree.XPath, ...] = ()
    remove: tuple[etree.XPath, ...] = ()
    meta_order: Order | None = None
    frame: frozenset[str] = frozenset()


def profiles_in(path: Path) -> tuple[Profile, ...]:
    """All profiles of a file as it is now, in its order.

    Raises:
        RegistryError: As `load_profiles`.
    """
    return parse_profiles(_tables(path), str(path))


@cache
def load_profiles(path: Path = SHIPPED) -> tuple[Profile, ...]:
    """All profiles of a file, in its order; a file is read once in a process.

    Raises:
        RegistryError: The file is no TOML, a key is unknown, or an XPath is wrong; the message names table and key.

    >>> sorted({profile.family for profile in load_profiles() if profile.family})[:4]
    ['a-id', 'aspnet', 'baodautu', 'bbg']
    """
    return profiles_in(path)


def parse_profiles(tables: Iterable[Mapping[str, Any]], where: str) -> tuple[Profile, ...]:
    """Profiles of tables in the form of `profiles.toml`.

    Args:
        tables: The tables under `[[profiles]]`.
        where: What they are called in messages: their file.

    Raises:
        RegistryError: A key is unknown, or an XPath is wrong; the message names table and key.
    """
    return tuple(_profile(f"{where}, profile {number}", table) for number, table in enumerate(tables, 1))


def profiles_with(own: Path | None) -> tuple[Profile, ...] | None:
    """The user's own profiles and the shipped ones; None, which stands for the shipped ones alone, without a file.

    Raises:
        RegistryError: The file cannot be read as profiles.
    """
    return None if own is None or not own.exists() else (*load_profiles(own), *load_profiles())


def tables_for(source: Source, own: Path | None) -> tuple[str, ...]:
    """The tables of the user's file that have a say in reading an outlet's pages, spelt out for comparing.

    Raises:
        RegistryError: The file is no TOML.
    """
    if own is None or not own.exists():
        return ()
    return tuple(
        repr(sorted(table.items(), key=lambda item: item[0]))
        for table in _tables(own)
        if table.get("source", source.id) == source.id and table.get("family", source.family) in {source.family, None}
    )


def families_without_profile(path: Path = SHIPPED) -> dict[str, str]:
    """The families that a file names as having no profile, each with what is known of its pages.

    Raises:
        RegistryError: The file is no TOML, a family has no words, or it has a profile after all.

    >>> "thaibinh" in families_without_profile()
    True
    """
    known = {profile.family for profile in load_profiles(path)}
    families = _document(path).get("without_profile", {})
    for family, words in families.items():
        if not isinstance(words, str) or not words.strip():
            raise RegistryError(f"{path}, without_profile: “{family}” must tell in words what is known of it")
        if family in known:
            raise RegistryError(f"{path}, without_profile: “{family}” has a profile; take it off this list")
    return dict(families)


def profiles_for(page: Page, tree: HtmlElement, profiles: tuple[Profile, ...] | None = None) -> tuple[Profile, ...]:
    """The profiles that may fit a page, the likeliest first: its outlet's own, then its family's, the valid ones first.

    A page whose family is not known gets those of the families whose fingerprint it bears.

    Args:
        page: The page.
        tree: Its tree.
        profiles: The profiles to choose from; the shipped ones, if None.
    """
    known = load_profiles() if profiles is None else profiles
    family, outlet = (page.source.family, page.source.id) if page.source else (None, None)
    families = {family} if family else {item.family for item in known if item.fingerprint and item.fingerprint(tree)}
    day = page.fetched_at.astimezone(VIETNAM).date()
    fitting = [item for item in known if (item.source == outlet if item.source else item.family in families)]
    return tuple(sorted(fitting, key=lambda profile: (profile.source is None, _closeness(profile, day))))


def _tables(path: Path) -> list[dict[str, Any]]:
    tables = _document(path).get("profiles", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RegistryError(f"{path}: each profile must be a table under [[profiles]]")
    return tables


def spelt(path: etree.XPath) -> str:
    """An XPath as a profile spells it, with `has-class`.

    >>> spelt(load_profiles()[0].body[0])
    "//div[has-class('cms-body')]"
    """
    return _WRITTEN_OUT.sub(r"has-class('\1')", str(path.path))


def _document(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RegistryError(f"{path} cannot be read as TOML: {error}") from error


def _closeness(profile: Profile, day: date) -> tuple[bool, int]:
    """Layouts that had not ended on the day come first, the one that ended soonest after it before the others."""
    if profile.valid_until is None:
        return (False, date.max.toordinal())
    ended = profile.valid_until < day
    return (ended, -profile.valid_until.toordinal() if ended else profile.valid_until.toordinal())


def _profile(place: str, table: Mapping[str, Any]) -> Profile:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise RegistryError(f"{place}: unknown key “{unknown[0]}”; the keys are told at the head of the file")
    if not table.get("body"):
        raise RegistryError(f"{place}: “body” is missing")
    if bool(table.get("family")) == bool(table.get("source")):
        raise RegistryError(f"{place}: it must have either “family” or “source”, the id of one outlet")
    where = f"{place} ({table.get('family') or table['source']})"
    if table.get("meta_order") not in {None, *get_args(Order)}:
        raise RegistryError(f"{where}: “meta_order” must be one of {', '.join(get_args(Order))}")
    if not isinstance(table.get("valid_until"), date | None):
        raise RegistryError(f"{where}: “valid_until” must be a date such as 2024-12-31")
    places = {key: tuple(_xpath(where, key, text) for text in table.get(key, ())) for key in _LISTS}
    fingerprint = table.get("fingerprint")
    return Profile(
        family=table.get("family"),
        source=table.get("source"),
        frame=frozenset(folded(str(text)) for text in table.get("frame", ())),
        valid_until=table.get("valid_until"),
        fingerprint=_xpath(where, "fingerprint", fingerprint) if fingerprint else None,
        meta_order=cast("Order | None", table.get("meta_order")),
        **places,
    )


def xpath_of(text: str) -> etree.XPath:
    """A place as profiles write it, compiled; `has-class('a')` stands for: has the class a among its classes.

    Raises:
        etree.XPathSyntaxError: It is no XPath.
    """
    return etree.XPath(_HAS_CLASS.sub(r"contains(concat(' ', normalize-space(@class), ' '), ' \1 ')", text))


def _xpath(where: str, key: str, text: object) -> etree.XPath:
    try:
        return xpath_of(str(text))
    except etree.XPathSyntaxError as error:
        raise RegistryError(f"{where}: “{key}” has a wrong XPath {text!r}: {error}") from error
