"""Which place a name, or a word such as "toàn tỉnh", stands for in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from nlp.claims import Where
from nlp.gazetteer import REFORM, Province, Unit, communes_of, name_key, provinces
from nlp.place_mentions import CENTRAL_CITIES, PlaceMention
from nlp.place_tables import districts_named
from nlp.places import find_province, name_at, province_by_code
from nlp.reading import Document, Sentence
from ocop.models import PlaceGround

_LOOK_BACK = 60
_SECTION = 40
_OPENING = 4
_KINDS = {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận"}
_CENTRAL = ("trung ương", "thủ tướng", "cấp quốc gia", "bộ nông nghiệp")


@dataclass(frozen=True)
class PlaceContext:
    """The places of an article, for finding out which is meant."""

    document: Document

    @cached_property
    def outlet(self) -> Province | None:
        """Home province of the outlet."""
        return find_province(self.document.article.outlet_province or "")

    @cached_property
    def _titles(self) -> tuple[Sentence, ...]:
        titles = tuple(sentence for sentence in self.document.sentences if sentence.heading)
        first = self.document.sentences[:1]
        return titles or (first if any(sentence.subheading for sentence in first) else ())

    @cached_property
    def title_places(self) -> tuple[PlaceMention, ...]:
        """Places named in the title."""
        return tuple(place for sentence in self._titles[:1] for place in sentence.places if place.name is not None)

    @cached_property
    def _province_counts(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level == "province" and place.name is not None:
                    found[place.name] += 1
                elif place.province is not None:
                    found[place.province.name] += 1
        return found

    @cached_property
    def home(self) -> Province | None:
        """The province that the article is about: of its title, its outlet, or the one it names most."""
        for place in self.title_places:
            province = None if self._has_ended(place) else self._province_of(place)
            if province is not None:
                return province
        if self.outlet is not None and (self._province_counts[self.outlet.name] or not self._province_counts):
            return self.outlet
        if self._province_counts:
            return find_province(self._province_counts.most_common(1)[0][0])
        return self.outlet

    def _has_ended(self, place: PlaceMention) -> bool:
        """Whether a province of this name was no more when the article appeared."""
        after = self.document.published is not None and self.document.published >= REFORM
        return after and place.level == "province" and place.province is not None and place.province.new_code is None

    def _province_of(self, place: PlaceMention) -> Province | None:
        if place.province is not None:
            return place.province
        unit = self._unit_of(place) if place.level == "district" else None
        return province_by_code(unit.province_code, "vn63") if unit else None

    def _unit_of(self, place: PlaceMention) -> Unit | None:
        """The district of a name: by the province beside it, by its type word, by the provinces of the article."""
        units = place.units or (districts_named(place.name) if place.name else ())
        if place.province is not None:
            units = tuple(unit for unit in units if unit.province_code == place.province.old_code) or units
        if len(units) > 1 and place.kind:
            kind = _KINDS.get(place.kind, place.kind)
            units = tuple(unit for unit in units if unit.kind == kind) or units
        if len(units) < 2:
            return units[0] if units else None
        near = [*(province.old_code for province in self._likely_provinces())]
        return next((unit for code in near for unit in units if unit.province_code == code), None)

    def _likely_provinces(self) -> Iterator[Province]:
        for place in self.title_places:
            if place.level == "province" and place.province is not None:
                yield place.province
        if self.outlet is not None:
            yield from self._with_parts(self.outlet)
        for name, _ in self._province_counts.most_common():
            province = find_province(name)
            if province is not None:
                yield from self._with_parts(province)

    def _with_parts(self, province: Province) -> Iterable[Province]:
        """A province and the old provinces that are in it today."""
        return (province, *(one for one in provinces() if one.today_code == province.today_code and one != province))

    def where(self, place: PlaceMention, ground: PlaceGround) -> Where | None:
        """Place that a mention names; None where it names none."""
        if place.name is None:
            return None
        if place.level == "country":
            return Where("country", "Việt Nam", ground="country")
        if place.level == "region":
            return Where("region", place.name, ground=ground)
        if place.level == "province" and place.province is not None:
            return self.province(place.province, ground)
        province = self._province_of(place) or self.home
        name = name_at(province, self.document.published) if province else None
        if place.level == "district":
            unit = self._unit_of(place)
            code = unit.code if unit else None
            return Where("district", place.name, name, province, code, "vn63" if code else None, ground)
        return self._commune(place, province, name, ground)

    def province(self, province: Province, ground: PlaceGround) -> Where:
        """A province as a place of the article's time."""
        code, code_list = province.code_at(self.document.published)
        return Where("province", province.name, province.name, province, code, code_list, ground)

    def _commune(self, place: PlaceMention, province: Province | None, name: str | None, ground: PlaceGround) -> Where:
        key = name_key(place.name or "")
        reform = self.document.published is not None and self.document.published.year >= 2026
        if province is not None:
            known = communes_of("vn63", province.old_code).get(key) if province.old_code and not reform else None
            unit = known or (communes_of("vn34", province.new_code).get(key) if province.new_code else None)
            if unit is not None:
                return Where("commune", place.name or "", name, province, unit.code, unit.code_list, ground)
        return Where("commune", place.name or "", name, province, ground=ground)

    def pointed_at(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that "toàn tỉnh", "của huyện", "hai xã" and the like stand for."""
        if place.plural:
            return self._holding(place, sentence)
        if place.level == "province" and self.outlet is not None and place.ours:
            return self.province(self.outlet, "outlet")
        return self._nearest(place, sentence)

    def _nearest(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """The place of a level that is most likely meant at a mention."""
        for mention, ground in self._looking_back(sentence, place):
            if mention.name is None or mention.former or (ground != "sentence" and self._has_ended(mention)):
                continue
            if mention.level == place.level and _same_kind(place, mention):
                return self.where(mention, ground)
            if place.city and mention.level == "province" and mention.name in CENTRAL_CITIES:
                return self.where(mention, ground)
            if place.level == "province" and mention.level == "district" and mention.province is not None:
                return self.province(mention.province, ground)
        central = place.city and self.home is not None and self.home.name in CENTRAL_CITIES
        return self._home_province() if place.level == "province" or central else None

    def _holding(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that holds several places without names: the province of "hai huyện", the country of "20 tỉnh"."""
        if place.level == "province":
            return Where("country", "Việt Nam", ground="country")
        if place.level == "commune":
            ended = self.document.published is not None and self.document.published >= REFORM
            district = None if ended else self._nearest(replace(place, level="district"), sentence)
            if district is not None and district.ground != "article":
                return district
        return self._nearest(replace(place, level="province"), sentence)

    def _home_province(self) -> Where | None:
        if self.outlet is not None and not self.title_places:
            return self.province(self.outlet, "outlet")
        return self.province(self.home, "article") if self.home else None

    def _looking_back(self, sentence: Sentence, place: PlaceMention) -> Iterator[tuple[PlaceMention, PlaceGround]]:
        """Mentions in the order in which they are likely meant."""
        sentences, position = self.document.sentences, sentence.index
        earlier = sentences[max(0, position - _LOOK_BACK) : position][::-1]
        before = [one for one in sentence.places if one.first < place.first]
        yield from _each(before[::-1], "sentence")
        if place.plural:
            yield from _each((one for one in sentence.places if one.first >= place.last and one.kind), "sentence")
        for other in earlier:
            if other.paragraph == sentence.paragraph:
                yield from _each(other.places[::-1], "paragraph")
        yield from _each(self.section_places(sentence), "paragraph")
        anywhere = place.level != "province"
        if place.back:
            yield from _each((one for other in earlier for one in other.places[::-1]), "article")
        yield from _each(self.title_places, "title")
        if anywhere:
            later = sentences[position : position + _LOOK_BACK]
            yield from _each((one for other in earlier for one in other.places[::-1]), "article")
            yield from _each((one for other in later for one in other.places), "article")

    def section_places(self, sentence: Sentence) -> tuple[PlaceMention, ...]:
        """Places that the heading over a sentence's section names; a heading that names none ends the section above."""
        for other in self.document.sentences[max(0, sentence.index - _SECTION) : sentence.index][::-1]:
            if other.heading:
                break
            if other.subheading and other.paragraph < sentence.paragraph:
                return tuple(place for place in other.places if place.name is not None and place.level != "commune")
        return ()

    @cached_property
    def _national(self) -> bool:
        """Whether the article opens with the whole country and no title or outlet says otherwise."""
        if self.outlet is not None or self.title_places:
            return False
        for sentence in self.document.sentences[:_OPENING]:
            for place in sentence.places:
                if place.level in ("country", "province") and place.name is not None:
                    return place.level == "country"
        nowhere = not self._province_counts and self.first_named() is None
        return nowhere and any(word in self.document.article.text.lower() for word in _CENTRAL)

    @cached_property
    def _default(self) -> Where | None:
        if self._national:
            return Where("country", "Việt Nam", ground="country")
        ranked = sorted(
            self.title_places, key=lambda place: {"district": 0, "province": 1, "country": 2}.get(place.level, 3)
        )
        for place in ranked:
            if self._has_ended(place):
                continue
            found = self.where(place, "title")
            if found is not None and place.level != "commune":
                return found
        return self._home_province()

    def default(self) -> Where | None:
        """Place of a count that nothing nearer places: of the title, the outlet, or the rest of the article."""
        return self._default

    def first_named(self) -> Where | None:
        """The first district, province or country that the article names."""
        return self._first_named

    @cached_property
    def _first_named(self) -> Where | None:
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level in ("province", "district", "country") and place.name is not None:
                    return self.where(place, "article")
        return None


def _each(places: Iterable[PlaceMention], ground: PlaceGround) -> Iterator[tuple[PlaceMention, PlaceGround]]:
    return ((place, ground) for place in places)


def _same_kind(place: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a name can be what a level word points at: "huyện" is no city, "thành phố" no commune's district."""
    if place.level != "district" or not place.kind:
        return True
    kinds = {_KINDS.get(mention.kind, mention.kind)} if mention.kind else {unit.kind for unit in mention.units}
    return not kinds or _KINDS.get(place.kind, place.kind) in kinds


def moved(where: Where, ground: PlaceGround) -> Where:
    """The same place, found on another ground."""
    return replace(where, ground=ground) if where.ground != "country" else where


def today_code(where: Where) -> str | None:
    """Code in the list of 34 of the province in which a place lies today; None for country and region."""
    return where.source.today_code if where.source is not None else None
