"""Provinces before and since 1 July 2025: their table, and what a person may call them."""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.fold import fold_name
from ocop.errors import UsageError
from ocop.paths import places_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from ocop.models import CodeList

LAST_DAY_OF_63 = "2025-06-30"
FIRST_DAY_OF_34 = "2025-07-01"

# Kinds of aliases that name the province itself; cities, regions and provinces abolished before 1997 do not.
_ALIAS_KINDS = frozenset(
    {
        *("official", "abbrev", "dash_variant", "spelling_variant", "no_diacritics", "tone_style"),
        *("exonym", "nickname", "former_name", "typo"),
    }
)
_TYPE_WORDS = ("tinh ", "thanh pho ", "tp ", "province of ")


@dataclass(frozen=True, slots=True)
class ProvinceFilter:
    """What a person means by a province.

    Attributes:
        name: Its name in full.
        current_code: Code in the list vn34 where one of today's provinces is meant; with it go the old provinces in it.
        ids: Ids in the table `provinces` of all units meant: the one of today and the old ones in it, or one old one.
    """

    name: str
    current_code: str | None
    ids: tuple[str, ...]


def province_id(code_list: str, code: str) -> str:
    """Id of a province in the table `provinces`.

    >>> province_id("vn63", "02")
    'vn63-02'
    """
    return f"{code_list}-{code}"


def load_provinces(db: Database) -> None:
    """Brings the tables `provinces` and `province_aliases` in step with the files in `data/places`; idempotent."""
    wanted: dict[str, set[tuple[str | None, ...]]] = {
        "provinces": set(_province_rows()),
        "province_aliases": set(_alias_rows()),
    }
    for table, rows in wanted.items():
        stale = {tuple(row) for row in db.execute(f"SELECT * FROM {table}")}  # noqa: S608 - our own two names
        missing = sorted(rows - stale, key=str)
        if not missing:
            continue
        key = "id" if table == "provinces" else "folded_alias"
        columns = list(db[table].columns_dict)  # in the order of the rows
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
        places = ", ".join("?" * len(columns))
        with db.atomic():
            db.conn.executemany(
                f"INSERT INTO {table} VALUES ({places}) ON CONFLICT ({key}) DO UPDATE SET {changes}",  # noqa: S608
                missing,
            )


def find_province(db: Database, wanted: str) -> ProvinceFilter:
    """Province that a person means by a name of today or before, an alias, or a code, with or without accents.

    A name or code that both lists have means the one of today, and with it the old provinces in it. An id such as
    `vn63-15` means exactly that unit.

    Raises:
        UsageError: There is no such province; the message names the nearest.
    """
    folded = fold_name(wanted)
    for spelling in (folded, *(folded.removeprefix(word) for word in _TYPE_WORDS if folded.startswith(word))):
        found = _by_id(db, spelling) or _by_code(db, spelling) or _by_name(db, spelling)
        if found:
            return found
    names = dict(db.execute("SELECT folded_name, name FROM provinces ORDER BY code_list DESC").fetchall())
    nearest = difflib.get_close_matches(folded, names, n=3, cutoff=0.5)
    hint = " or ".join(f"“{names[name]}”" for name in nearest)
    remedy = f"did you mean {hint}?" if hint else "`ocop export provinces --format csv -o -` lists all"
    raise UsageError(f"there is no province “{wanted}”; {remedy}")


def name_of_today(db: Database, province: ProvinceFilter) -> str | None:
    """Name of the province of today that an old one is part of; None where one of today's is meant."""
    if province.current_code is not None:
        return None
    return str(db.execute("SELECT current_name FROM provinces WHERE id = ?", [province.ids[0]]).fetchone()[0])


def what_became_of(province: ProvinceFilter, today: str) -> str:
    """What to ask for in place of an old province, of days when it was no more.

    >>> what_became_of(ProvinceFilter("Bạc Liêu", None, ("vn63-95",)), "Cà Mau")
    "Bạc Liêu as it was until 30 June 2025 is part of today's Cà Mau: ask for “Cà Mau”, or for a day until then"
    """
    return (
        f"{province.name} as it was until 30 June 2025 is part of today's {today}: "
        f"ask for “{today}”, or for a day until then"
    )


def historical_province_id(
    db: Database,
    *,
    name: str | None,
    code: str | None = None,
    code_list: CodeList | None = None,
    published_date: str | None = None,
) -> str | None:
    """Id of the province that a fact speaks of, as it was then; None where the name says too little.

    Args:
        db: The dataset.
        name: Name of the province at the time of the article.
        code: Code of the province itself, where the place is one.
        code_list: List that the codes of the fact are from.
        published_date: ISO day of the article; decides between the lists where the fact does not.
    """
    if code and code_list:
        row = db.execute("SELECT id FROM provinces WHERE id = ?", [province_id(code_list, code)]).fetchone()
        if row:
            return str(row[0])
    if not name:
        return None
    reformed = published_date is not None and published_date >= FIRST_DAY_OF_34
    preferred = code_list or ("vn34" if reformed else "vn63")
    row = db.execute(
        "SELECT id FROM provinces WHERE folded_name = ? ORDER BY code_list = ? DESC LIMIT 1",
        [fold_name(name), preferred],
    ).fetchone()
    return str(row[0]) if row else None


def current_code(db: Database, then: str | None) -> str | None:
    """Code in the list vn34 of the province of today that a province, given by its id, lies in; None for None."""
    row = db.execute("SELECT current_code FROM provinces WHERE id = ?", [then]).fetchone() if then else None
    return str(row[0]) if row else None


def _by_id(db: Database, spelling: str) -> ProvinceFilter | None:
    row = db.execute("SELECT id, name FROM provinces WHERE id = ?", [spelling.replace(" ", "-")]).fetchone()
    return ProvinceFilter(row[1], None, (row[0],)) if row else None


def _by_code(db: Database, spelling: str) -> ProvinceFilter | None:
    return _newest(db, "code", spelling) if spelling.isdecimal() else None


def _by_name(db: Database, spelling: str) -> ProvinceFilter | None:
    found = _newest(db, "folded_name", spelling)
    if found:
        return found
    row = db.execute("SELECT name FROM province_aliases WHERE folded_alias = ?", [spelling]).fetchone()
    return _newest(db, "folded_name", fold_name(row[0])) if row else None


def _newest(db: Database, column: str, value: str) -> ProvinceFilter | None:
    row = db.execute(
        f"SELECT id, code_list, code, name FROM provinces WHERE {column} = ? ORDER BY code_list = 'vn34' DESC",  # noqa: S608
        [value],
    ).fetchone()
    if row is None:
        return None
    found_id, code_list, code, name = row
    if code_list == "vn63":
        return ProvinceFilter(name, None, (found_id,))
    members = db.execute(
        "SELECT id FROM provinces WHERE current_code = ? ORDER BY code_list = 'vn34' DESC, code", [code]
    ).fetchall()
    return ProvinceFilter(name, code, tuple(member for (member,) in members))


def _read(name: str) -> list[dict[str, str]]:
    with (places_dir() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _province_rows() -> Iterator[tuple[str | None, ...]]:
    today: dict[str, tuple[str | None, ...]] = {}
    for row in _read("provinces.csv"):
        old, new = (row["old_code"], row["old_name"]), (row["new_code"], row["new_name"])
        yield (
            *(province_id("vn63", old[0]), old[0], "vn63", old[1], fold_name(old[1])),
            *(row["old_iso3166_2"], row["region"], *new, None, LAST_DAY_OF_63),
        )
        # A new province keeps the ISO code of the old one of its name.
        iso = row["old_iso3166_2"] if old[1] == new[1] or new[1] in old[1] else None
        if new[0] not in today or iso:
            today[new[0]] = (
                *(province_id("vn34", new[0]), new[0], "vn34", new[1], fold_name(new[1])),
                *(iso, row["new_region"], *new, FIRST_DAY_OF_34, None),
            )
    yield from today.values()


def _alias_rows() -> Iterator[tuple[str, str, str, str]]:
    seen: set[str] = set()
    for row in _read("aliases.csv"):
        folded = fold_name(row["alias"])
        if row["kind"] in _ALIAS_KINDS and folded not in seen:
            seen.add(folded)
            yield folded, row["alias"], row["canonical"], row["kind"]
