"""The registry of outlets as a Markdown table, for the documentation."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from ocop.models import Source
from ocop.paths import places_dir

_HEADER = (
    *("outlet", "id", "kind", "speaks for", "feeds", "sitemaps", "listings"),
    *("layout", "seconds", "weak words", "seen working"),
)


def sources_markdown(sources: Iterable[Source]) -> str:
    """One row an outlet, by kind and name; provinces by their names up to 30 June 2025.

    >>> source = Source("bao_ca_mau", "Báo Cà Mau", "baocamau.vn", "provincial", province_codes=("96",))
    >>> print(sources_markdown([source]).splitlines()[2])
    | [Báo Cà Mau](https://baocamau.vn/) | `bao_ca_mau` | provincial | Cà Mau | 0 | 0 | 0 |  | 2 | 1 | 0 of 0 |
    """
    names = _province_names()
    rows = [_HEADER, ("---",) * len(_HEADER)]
    for source in sorted(sources, key=lambda source: (source.kind, source.name)):
        addresses = (*source.feeds, *source.sitemaps, *source.listings)
        rows.append(
            (
                f"[{source.name}](https://{source.domain}/)",
                f"`{source.id}`",
                source.kind,
                ", ".join(names[code] for code in source.province_codes) or "the country",
                str(len(source.feeds)),
                str(len(source.sitemaps)),
                str(len(source.listings)),
                source.family or "",
                f"{source.delay_seconds:g}",
                str(source.weak_words),
                f"{len(addresses) - len(source.unverified)} of {len(addresses)}",
            )
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _province_names() -> dict[str, str]:
    """Names of the 63 provinces by their codes."""
    with (places_dir() / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["old_code"]: row["old_name"] for row in csv.DictReader(file)}
