"""The place of a figure in a few words, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from ocop.dataset.figures import Figure
    from ocop.dataset.statement import Statement


def place_in_province(stated: Figure | Statement) -> str:
    """Place, with its province where it is a part of one, and with its parts where only some are counted."""
    if stated.place is None:
        return "unknown place"
    inside = stated.province if stated.place_level in {"district", "commune"} else None
    name = f"{stated.place}, {inside}" if inside else stated.place
    return f"{name} (only {stated.place_parts})" if stated.place_parts else name


def place_words(figure: Figure, both: Set[str] = frozenset()) -> str:
    """Place, with its province where it is a part of one, and its time where there was another one of that name.

    Args:
        figure: The figure.
        both: Names that an answer has for a province that ended on 1 July 2025 and for one that began then.
    """
    if figure.place_level == "province" and figure.place in both and figure.place_parts is None:
        return f"{figure.place} ({'until 6/2025' if figure.is_former else 'since 7/2025'})"
    return place_in_province(figure)


def names_of_both_times(figures: Iterable[Figure]) -> Set[str]:
    """Names that an answer has for a province that ended on 1 July 2025 and for one that began then."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for figure in figures:
        if figure.place_level == "province" and figure.place:
            names[figure.is_former].add(figure.place)
    return names[True] & names[False]
