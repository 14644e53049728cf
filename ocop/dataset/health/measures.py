"""The measures by which what an outlet gives is compared with what it used to give, read from `measures.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, cast

from ocop.dataset.tallies import FIELDS

if TYPE_CHECKING:
    from ocop.dataset.tallies import Coverage


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of `measures.toml`, whose head says what its keys mean."""

    name: str
    what: str
    of: Literal["pages", "read", "kept"]
    tolerance: float
    urgent: bool
    remedy: str

    def basis(self, coverage: Coverage) -> int:
        """How many pages or articles the measure rests on."""
        return cast("int", getattr(coverage, self.of))

    def value(self, coverage: Coverage) -> float | None:
        """The measure; None where it rests on nothing.

        >>> from ocop.dataset.tallies import Coverage
        >>> {each.name: each for each in measures()}["readable"].value(Coverage(pages=8, read=6))
        0.75
        """
        basis = self.basis(coverage)
        if not basis:
            return None
        amounts = {"readable": coverage.read, "length": coverage.characters, "facts": coverage.with_facts}
        amounts |= dict(zip(FIELDS, coverage.filled, strict=True))
        return amounts[self.name] / basis

    def slack(self, middle: float) -> float:
        """The fall that is never told, where the usual value is `middle`."""
        return self.tolerance * middle if self.name == "length" else self.tolerance

    def shown(self, value: float) -> str:
        """A value for a person: a share in percent, a length as it is."""
        return f"{value:,.0f}" if self.name == "length" else f"{value:.0%}"


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, the most important first."""
    text = resources.files("ocop.dataset.health").joinpath("measures.toml").read_text(encoding="utf-8")
    return tuple(Measure(name=name, **table) for name, table in tomllib.loads(text).items())
