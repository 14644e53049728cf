"""Which unit a name stands for in an article: a province of its time, a district or commune of the province meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.claims import Where
from nlp.once import once
from nlp.places import find_province, name_at, province_by_code, today
from nlp.placing.gazetteer import REFORM, Era, Province, Unit, communes_of, name_key, only_commune, provinces
from nlp.placing.mentions import PlaceMention
from nlp.placing.phrases import districts_named
from nlp.reading import Document, Sentence
from ocop.models import PlaceGround

KINDS = {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận"}
"""Type words in full."""
_NEAR = 8
_SECTION = 40


@dataclass(frozen=True)
class PlaceUnits:
    """The places that an article names, each as a unit of its code list."""

    document: Document

    @once
    def outlet(self) -> Province | None:
        """Home province of the outlet."""
        return find_province(self.document.article.outlet_province or "")

    @once
    def titles(self) -> tuple[Sentence, ...]:
        """Sentences that are the title, or the line that stands for it at the head of the text."""
        titles = tuple(sentence for sentence in self.document.sentences if sentence.heading)
        first = self.document.sentences[:1]
        return titles or (first if any(sentence.subheading for sentence in first) else ())

    @once
    def title_places(self) -> tuple[PlaceMention, ...]:
        """Places named in the title."""
        return tuple(place for sentence in self.titles[:1] for place in sentence.places if place.name is not None)

    @once
    def province_counts(self) -> Counter[str]:
        """How often the article names each province, or a district with it."""
        found: Counter[str] = Counter()
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level == "province" and place.name is not None:
                    found[place.name] += 1
                elif place.province is not None:
                    found[place.province.name] += 1
        return found

    @once
    def home(self) -> Province | None:
        """The province that the article is about: of its title, its outlet, or the one it names most."""
        for place in self.title_places:
            unknown = self.has_ended(place) or (place.level == "commune" and place.province is None)
            province = None if unknown else self.province_of(place)
            if province is not None:
                return province
        if self.outlet is not None and (self.province_counts[self.outlet.name] or not self.province_counts):
            return self.outlet
        return self._most_named or self.outlet or self._of_districts()

    @property
    def _most_named(self) -> Province | None:
        """The province named most; today's, where the article names it too, for one that had ended and lies in it."""
        if not self.province_counts:
            return None
        province = find_province(self.province_counts.most_common(1)[0][0])
        if province is None or not self.reformed or province.new_code is not None:
            return province
        present = today(province)
        return present if self.province_counts[present.name] else province

    def _of_districts(self) -> Province | None:
        """The province of the districts that an article names without it; None where it names fewer than two."""
        named = [place for sentence in self.document.sentences for place in sentence.places if place.kind]
        codes = Counter(place.units[0].province_code for place in named if len(place.units) == 1)
        if len({place.name for place in named if place.units}) <= 1 or not codes:
            return None
        return province_by_code(codes.most_common(1)[0][0], "vn63")

    @property
    def reformed(self) -> bool:
        """Whether the article appeared after the districts had ended."""
        return self.document.published is not None and self.document.published >= REFORM

    def has_ended(self, place: PlaceMention) -> bool:
        """Whether a province of this name was no more when the article appeared."""
        return (
            self.reformed
            and place.level == "province"
            and place.province is not None
            and place.province.new_code is None
        )

    def province_of(self, place: PlaceMention, sentence: Sentence | None = None) -> Province | None:
        """The province that a place lies in; None where nothing tells which of several."""
        if place.province is not None:
            return place.province
        if place.level == "commune" and place.name is not None:
            near = (one for one in self._near(place, sentence) if _has_commune(one, place.name))
            return next(near, None) or self._province_with(place.name)
        unit = self._unit_of(place, sentence) if place.level == "district" else None
        return province_by_code(unit.province_code, "vn63") if unit else None

    def _province_with(self, commune: str) -> Province | None:
        """The article's province where it has a commune of a name, else the only one that has."""
        if self.home is not None and _has_commune(self.home, commune):
            return self.home
        unit = only_commune("vn34" if self.reformed else "vn63", name_key(commune))
        return province_by_code(unit.province_code, unit.code_list) if unit is not None else None

    def _unit_of(self, place: PlaceMention, sentence: Sentence | None = None) -> Unit | None:
        """The district of a name: by its type word and the provinces beside it, near it and in the article."""
        units = place.units or (districts_named(place.name) if place.name else ())
        if place.province is not None:
            units = tuple(unit for unit in units if unit.province_code == place.province.old_code) or units
        if len(units) > 1 and place.kind:
            kind = KINDS.get(place.kind, place.kind)
            units = tuple(unit for unit in units if unit.kind == kind) or units
        if len(units) <= 1:
            return units[0] if units else None
        likely = (*self._near(place, sentence), *self._likely_provinces())
        return next((unit for one in likely for unit in units if unit.province_code == one.old_code), None)

    def _near(self, place: PlaceMention, sentence: Sentence | None) -> Iterator[Province]:
        """Provinces told before a place, the nearest first: in its sentence, its paragraph, its section's heading."""
        if sentence is None:
            return
        lines = self.document.sentences[max(0, sentence.index - _NEAR) : sentence.index][::-1]
        paragraph = [one for one in lines if one.paragraph == sentence.paragraph]
        told = [one for one in sentence.places[::-1] if one.first < place.first]
        told += [one for other in paragraph for one in other.places[::-1]]
        for one in (*told, *self.section_places(sentence)):
            if one.province is not None:
                yield from self._with_parts(one.province)
            elif one.level == "district" and len(one.units) == 1:
                found = province_by_code(one.units[0].province_code, "vn63")
                if found is not None:
                    yield found

    def _likely_provinces(self) -> Iterator[Province]:
        for place in self.title_places:
            if place.level == "province" and place.province is not None:
                yield place.province
        if self.outlet is not None:
            yield from self._with_parts(self.outlet)
        for name, _ in self.province_counts.most_common():
            province = find_province(name)
            if province is not None:
                yield from self._with_parts(province)

    def _with_parts(self, province: Province) -> Iterable[Province]:
        """A province and the old provinces that are in it today."""
        return (province, *(one for one in provinces() if one.today_code == province.today_code and one != province))

    def where(self, place: PlaceMention, ground: PlaceGround, sentence: Sentence | None = None) -> Where | None:
        """Place that a mention names, in a sentence that may tell its province; None where it names none."""
        if place.name is None:
            return None
        if place.level == "country":
            return Where("country", "Việt Nam", ground="country")
        if place.level == "region":
            return Where("region", place.name, ground=ground)
        if place.level == "province" and place.province is not None:
            return self.province(place.province, ground, place.era)
        province = self.province_of(place, sentence) or self.home
        name = name_at(province, self.document.published) if province else None
        if place.level == "district":
            unit = self._unit_of(place, sentence)
            code = unit.code if unit else None
            return Where("district", place.name, name, province, code, "vn63" if code else None, ground)
        return self._commune(place, province, name, ground)

    def province(self, province: Province, ground: PlaceGround, era: Era | None = None) -> Where:
        """A province as a place of the article's time, or of the time that it is told of as being of.

        An article of before the reform knows no other time.
        """
        day = self.document.published
        told = era if day is None or self.reformed else None
        code, code_list = province.code_at(day, told)
        return Where("province", province.name, province.name, province, code, code_list, ground, told)

    def _commune(self, place: PlaceMention, province: Province | None, name: str | None, ground: PlaceGround) -> Where:
        unit = _commune_of(province, place.name or "", self.reformed) if province is not None else None
        if unit is None or (unit.code_list == "vn34" and not self.reformed):
            # What only the list of after the reform holds has no code yet.
            return Where("commune", place.name or "", name, province, ground=ground)
        return Where("commune", place.name or "", name, province, unit.code, unit.code_list, ground)

    def section_places(self, sentence: Sentence) -> tuple[PlaceMention, ...]:
        """Places that the heading over a sentence's section names; a heading that names none ends the section above."""
        heading = self.section_heading(sentence)
        told = heading.places if heading is not None else ()
        return tuple(place for place in told if place.name is not None and place.level != "commune")

    def section_heading(self, sentence: Sentence) -> Sentence | None:
        """The heading over a sentence's section; None where there is none below the title."""
        for other in self.document.sentences[max(0, sentence.index - _SECTION) : sentence.index][::-1]:
            if other.heading:
                break
            if other.subheading and other.paragraph < sentence.paragraph:
                return other
        return None


def _has_commune(province: Province, name: str) -> bool:
    return _commune_of(province, name, reformed=False) is not None


def _commune_of(province: Province, name: str, reformed: bool) -> Unit | None:
    """The commune of a name in a province: of the list of the time, else of the other."""
    key = name_key(name)
    old = communes_of("vn63", province.old_code).get(key) if province.old_code else None
    new = communes_of("vn34", province.new_code).get(key) if province.new_code else None
    return (new or old) if reformed else (old or new)
