"""The outlets of the news web, read from `outlets.toml`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from ocop.demo.tables import DemoDataError, Table, read_toml
from ocop.paths import places_dir

ExtraKind = Literal["video", "infographic", "refusal", "withdrawn", "missing", "private"]
FAMILIES = ("mcms", "vccorp", "liferay", "onecms", "aspnet", "wordpress")
KINDS = ("national", "provincial", "portal")
_FILE = Path(__file__).parent / "outlets.toml"


@dataclass(frozen=True, slots=True)
class Extra:
    """An address that the OCOP listing holds and that is no article.

    Attributes:
        kind: What a visitor meets there; see the head of `outlets.toml`.
        slug: Unaccented words of its address.
        title: What the listing calls it.
        published_at: Moment of publication.
    """

    kind: ExtraKind
    slug: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented outlet.

    Attributes:
        id: Short name; also the source's id in the registry of a served web.
        name: Name as its readers know it.
        family: CMS family that its pages follow.
        domain: Name under which gold records cite it.
        kind: `national`, `provincial` or `portal`.
        province_code: Code of its home province; None for a national outlet.
        home_province: Name of its home province; None for a national outlet.
        owner: Publisher, for the footer.
        editor: Editor in chief, for the footer.
        deputies: Their deputies, for the footer.
        licence: Licence line of the footer; it holds a date that is no article's.
        office: Address for the footer.
        phone: Telephone for the footer.
        tagline: Words under the name.
        sections: Sections of the navigation.
        weight: Bytes of navigation, styles and scripts around an article.
        feed_length: Articles that a feed holds.
        page_length: Entries of one page of the OCOP listing.
        crawl_delay: Seconds that robots.txt asks for; None where it asks for nothing.
        sapo_prefix: What the desk puts before every lead, such as "(NSV24) - "; empty where it doesn't.
        extras: Listed addresses that are no articles.
    """

    id: str
    name: str
    family: str
    domain: str
    kind: str
    province_code: str | None
    home_province: str | None
    owner: str
    editor: str
    deputies: tuple[str, ...]
    licence: str
    office: str
    phone: str
    tagline: str
    sections: tuple[str, ...]
    weight: int
    feed_length: int
    page_length: int
    crawl_delay: float | None
    sapo_prefix: str
    extras: tuple[Extra, ...]


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the file.

    >>> [outlet.id for outlet in load_outlets()]
    ['nongsanviet', 'datviet', 'xulang', 'lamgiang', 'datmui', 'langnghe']
    """
    return read_outlets(_FILE)


def outlet_by_id(outlet_id: str) -> Outlet:
    """The outlet of an id.

    Raises:
        DemoDataError: There is none.
    """
    for outlet in load_outlets():
        if outlet.id == outlet_id:
            return outlet
    known = ", ".join(outlet.id for outlet in load_outlets())
    raise DemoDataError(f"the news web has no outlet “{outlet_id}”; it has {known}")


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """Outlets of a file like `outlets.toml`.

    Raises:
        DemoDataError: The file is broken; the message names the key.
    """
    table = read_toml(path)
    outlets = tuple(_read_outlet(item) for item in table.tables("outlets"))
    table.close()
    if not outlets:
        raise table.error("outlets", "is missing: at least one [[outlets]] table is needed")
    return outlets


def _read_outlet(table: Table) -> Outlet:
    code = table.optional_text("province_code")
    if code is not None and code not in _province_by_code():
        raise table.error("province_code", f"is not in data/places/provinces.csv: {code}")
    prefix = table.optional_text("sapo_prefix")
    outlet = Outlet(
        id=table.text("id"),
        name=table.text("name"),
        family=table.choice("family", FAMILIES),
        domain=table.text("domain"),
        kind=table.choice("kind", KINDS),
        province_code=code,
        home_province=None if code is None else _province_by_code()[code],
        owner=table.text("owner"),
        editor=table.text("editor"),
        deputies=table.texts("deputies"),
        licence=table.text("licence"),
        office=table.text("office"),
        phone=table.text("phone"),
        tagline=table.text("tagline"),
        sections=table.texts("sections"),
        weight=table.integer("weight", 1, 1_000_000),
        feed_length=table.integer("feed_length", 1, 100),
        page_length=table.integer("page_length", 1, 100),
        crawl_delay=table.optional_number("crawl_delay"),
        sapo_prefix="" if prefix is None else f"{prefix} ",
        extras=tuple(_read_extra(item) for item in table.tables("extras")),
    )
    table.close()
    return outlet


def _read_extra(table: Table) -> Extra:
    extra = Extra(
        kind=cast(ExtraKind, table.choice("kind", get_args(ExtraKind))),
        slug=table.text("slug"),
        title=table.text("title"),
        published_at=table.moment("published"),
    )
    table.close()
    return extra


@cache
def _province_by_code() -> dict[str, str]:
    with (places_dir() / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["old_code"]: row["old_name"] for row in csv.DictReader(file)}
