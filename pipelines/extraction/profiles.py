"""The layouts of the CMS families, read from `pipelines/profiles.toml`: where on a page its parts stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from lxml import etree
from lxml.html import HtmlElement

from ocop.errors import RegistryError
from ocop.models import Page
from pipelines.extraction.stamps import VIETNAM, Order

SHIPPED = Path(__file__).parent.parent / "profiles.toml"
_LISTS = ("title", "lead", "body", "date", "author", "section", "tags", "captions", "remove")
_KEYS = frozenset({"family", "valid_until", "fingerprint", "meta_order", *_LISTS})
_HAS_CLASS = re.compile(r"has-class\('([^']+)'\)")
_WRITTEN_OUT = re.compile(r"contains\(concat\(' ', normalize-space\(@class\), ' '\), ' ([^']+) '\)")


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout. Its places are compiled XPaths, the best first; what they mean is told in `profiles.toml`."""

    family: str
    body: tuple[etree.XPath, ...]
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


@cache
def load_profiles(path: Path = SHIPPED) -> tuple[Profile, ...]:
    """All profiles of a file, in its order.

    Raises:
        RegistryError: The file is no TOML, a key is unknown, or an XPath is wrong; the message names table and key.

    >>> sorted({profile.family for profile in load_profiles()})[:4]
    ['a-id', 'aspnet', 'baodautu', 'bbg']
    """
    tables = _document(path).get("profiles", [])
    return tuple(_profile(f"{path}, profile {number}", table) for number, table in enumerate(tables, 1))


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
    """The profiles that may fit a page, the likeliest first: those of its family, valid on its day before the others.

    A page whose family is not known gets those of the families whose fingerprint it bears.

    Args:
        page: The page.
        tree: Its tree.
        profiles: The profiles to choose from; the shipped ones, if None.
    """
    known = load_profiles() if profiles is None else profiles
    family = page.source.family if page.source else None
    families = {family} if family else {item.family for item in known if item.fingerprint and item.fingerprint(tree)}
    day = page.fetched_at.astimezone(VIETNAM).date()
    fitting = [profile for profile in known if profile.family in families]
    return tuple(sorted(fitting, key=lambda profile: _closeness(profile, day)))


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
    for key in ("family", "body"):
        if not table.get(key):
            raise RegistryError(f"{place}: “{key}” is missing")
    where = f"{place} ({table['family']})"
    if table.get("meta_order") not in {None, *get_args(Order)}:
        raise RegistryError(f"{where}: “meta_order” must be one of {', '.join(get_args(Order))}")
    if not isinstance(table.get("valid_until"), date | None):
        raise RegistryError(f"{where}: “valid_until” must be a date such as 2024-12-31")
    places = {key: tuple(_xpath(where, key, text) for text in table.get(key, ())) for key in _LISTS}
    fingerprint = table.get("fingerprint")
    return Profile(
        family=table["family"],
        valid_until=table.get("valid_until"),
        fingerprint=_xpath(where, "fingerprint", fingerprint) if fingerprint else None,
        meta_order=cast("Order | None", table.get("meta_order")),
        **places,
    )


def _xpath(where: str, key: str, text: object) -> etree.XPath:
    try:
        return etree.XPath(_HAS_CLASS.sub(r"contains(concat(' ', normalize-space(@class), ' '), ' \1 ')", str(text)))
    except etree.XPathSyntaxError as error:
        raise RegistryError(f"{where}: “{key}” has a wrong XPath {text!r}: {error}") from error
