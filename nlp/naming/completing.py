"""What an article tells elsewhere of a product that it names: its producer, the district it is from, its year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.claims import Claim, Where
from nlp.naming.found import Found, year_of
from nlp.naming.items import Item, parse_item
from nlp.naming.words import has_phrase
from nlp.once import once
from nlp.placing.context import PlaceContext
from nlp.placing.units import KINDS
from nlp.reading import Document, Sentence
from nlp.stars import HIGHEST

_BACK = 4
_ROUNDS = ("added", "renewed", "expected")
_BELOW_DISTRICT = re.compile(r"^(?:xã|phường|thị trấn|thôn|bản|ấp|khóm|tổ|khu|làng|buôn|xóm)\b", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|\btp|\btx|tỉnh)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Completion:
    """The rest of an article, for what a sentence does not tell of the product it names.

    Attributes:
        document: The article.
        claims: Its counts.
        context: Its places.
    """

    document: Document
    claims: Sequence[Claim]
    context: PlaceContext

    def complete(self, found: Found) -> Found:
        """A named product with what the article tells of it, or of all its products, in other sentences."""
        item = found.item
        if item.producer is None:
            other = next((one for one in self._elsewhere(item, found.sentence) if one.producer is not None), None)
            if other is not None:
                item = replace(item, producer=other.producer, place=item.place or other.place)
        near = self._near(found.sentence)
        wide = item.place is not None and item.place.lower().startswith("tỉnh ")
        item = replace(item, place=self._with_district(None if wide else item.place, near))
        year = found.year or next((year for year in self._years(near)), None)
        return replace(found, item=item, year=year, potential=found.potential and _is_proposed(found))

    def _near(self, sentence: Sentence) -> list[Claim]:
        """The counts of a sentence and of the few before it, the nearest first."""
        at = sentence.index if sentence.field == "text" else 0
        return [claim for claim in self.claims if at - _BACK <= claim.count.sentence <= at][::-1]

    def _years(self, near: Sequence[Claim]) -> Iterator[int]:
        """The years of the rounds that are told near a name, then those of the title."""
        for claim in near:
            if claim.when.basis == "text" and claim.when.last is not None and claim.status in _ROUNDS:
                yield claim.when.last.year
        for title in self.context.titles:
            year = year_of(title)
            if year is not None:
                yield year

    def _with_district(self, place: str | None, near: Sequence[Claim]) -> str | None:
        """A place with the district that holds it, and the district alone where no place is told."""
        told = next((claim.where for claim in near if claim.where is not None), None)
        where = told if told is not None and told.level == "district" else self.context.default()
        if place is None and where is not None and where.level == "commune":
            return self._communes.get(where.name)
        district = self._in_full(where) if where is not None and where.level == "district" else None
        if district is None or place is None:
            return place or district
        inside = _BELOW_DISTRICT.match(place) and not _DISTRICT.search(place)
        return f"{place}, {district}" if inside else place

    def _in_full(self, where: Where) -> str | None:
        """A district with its type word, as the article writes it first, or else as its code list has it."""
        return self._written.get(where.name)

    @once
    def _written(self) -> dict[str, str]:
        """For each district that the article names how it is written with its type word."""
        typed: dict[str, str] = {}
        known: dict[str, str] = {}
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level != "district" or place.name is None:
                    continue
                if place.kind and not sentence.heading:
                    kind = place.kind.upper() if place.kind in KINDS else place.kind
                    typed.setdefault(place.name, f"{kind} {place.name}")
                elif len(place.units) == 1:
                    known.setdefault(place.name, f"{place.units[0].kind} {place.name}")
        return known | typed

    @once
    def _communes(self) -> dict[str, str]:
        """For each commune that the article names with its type word how it is written first."""
        found: dict[str, str] = {}
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level == "commune" and place.name is not None and place.kind:
                    found.setdefault(place.name, f"{place.kind} {place.name}")
        return found

    def _elsewhere(self, item: Item, here: Sentence) -> Iterator[Item]:
        """The same name where other sentences of the text tell it."""
        if " " not in item.name or not self._body:
            return
        name, lower = item.name.lower(), self._body[0].view.lower
        at = lower.find(name)
        while at >= 0:
            sentence = self._body[max(0, bisect_right(self._starts, at) - 1)]
            first = next((i for i, token in enumerate(sentence.tokens) if token.start == at), None)
            if first is not None and sentence is not here:
                other = parse_item(sentence, first, len(sentence.tokens))
                if other is not None and other.name.lower() == name:
                    yield other
            at = lower.find(name, at + len(name))

    @once
    def _body(self) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.document.sentences if sentence.field == "text")

    @once
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._body]


def _is_proposed(found: Found) -> bool:
    """Whether a level below the highest is proposed by its own words, and not only ranked by a council."""
    told = has_phrase(found.sentence, "proposes", 0, len(found.sentence.tokens))
    return found.stars.potential or found.stars.high == HIGHEST or told
