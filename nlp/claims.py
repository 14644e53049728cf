"""What is known of one count while an article is read: the count, its level, its links, and then the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nlp.counting.counts import Count
from nlp.linking.scene import Link
from nlp.placing.gazetteer import Era, Province
from nlp.stars import Stars
from ocop.models import CodeList, DateBasis, PlaceGround, PlaceLevel, ProductGroup, Status


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a count belongs to.

    Attributes:
        level: Administrative level.
        name: Name without its type word.
        province: The province it lies in, by the name of the time.
        source: The province of that name in the gazetteer.
        code: Official code; None for country, region and unknown units.
        code_list: The list of the code.
        ground: Where in the article the place was found.
        era: Whether a province is told of as it was before the reform, or is since; None where its day tells.
        parts: The parts of the place that alone are counted, as `Fact.place_parts` has them; None for the whole.
    """

    level: PlaceLevel
    name: str
    province: str | None = None
    source: Province | None = None
    code: str | None = None
    code_list: CodeList | None = None
    ground: PlaceGround = "sentence"
    era: Era | None = None
    parts: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The time of a count, as `docs/facts.md` writes it."""

    first: date | None = None
    last: date | None = None
    basis: DateBasis | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A count with what the article says of it.

    Attributes:
        index: Number of the count among those of the article, as `Link.parent` has it.
        count: The number and its noun.
        stars: The level that bears on it, its own or its total's.
        own_stars: The level told with it in its sentence.
        link: What it hangs on.
        status: Stock, flow, plan or other.
        sure: Whether the status is told by a word of its own clause.
        where: Its place; None where nothing tells it.
        when: Its time.
        group: The product group counted.
    """

    index: int
    count: Count
    stars: Stars | None
    own_stars: Stars | None
    link: Link
    status: Status
    sure: bool
    where: Where | None
    when: When
    group: ProductGroup | None
