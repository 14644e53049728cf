"""Which place a word such as "toàn tỉnh" stands for in an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from nlp.claims import Where
from nlp.places import today
from nlp.placing.about import PlaceAbout
from nlp.placing.centre import COUNTRY
from nlp.placing.gazetteer import REFORM, Era
from nlp.placing.mentions import CENTRAL_CITIES, PlaceMention
from nlp.placing.parts import parts_pointed_at
from nlp.placing.roles import acts, is_venue
from nlp.placing.units import KINDS
from nlp.reading import Document, Sentence
from ocop.models import PlaceGround

_LOOK_BACK = 60


@dataclass(frozen=True)
class PlaceContext(PlaceAbout):
    """The places of an article, for finding out which is meant."""

    def pointed_at(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that "toàn tỉnh", "của huyện", "hai xã" and the like stand for."""
        if place.plural:
            where = self._holding(place, sentence)
            parts = parts_pointed_at(self.document, sentence, place) if place.level in ("district", "commune") else None
            return replace(where, parts=parts) if where is not None else None
        if place.level == "region":
            return self._part_of_province(place, sentence) if place.kind else self._region(place, sentence)
        if place.level == "province" and self.outlet is not None and place.ours:
            return self.province(self.outlet, "outlet", place.era)
        return _of_era(self._nearest(place, sentence), place.era)

    def _nearest(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """The place of a level that is most likely meant at a mention."""
        former = place.era == "former"
        for mention, ground in self._looking_back(sentence, place):
            if mention.name is None or (not former and self._is_of_before(mention, ground)):
                continue
            if place.any_level and mention.level in ("district", "province"):
                return self.where(mention, ground)
            if mention.level == place.level and _same_kind(place, mention) and not place.any_level:
                return self.where(mention, ground)
            if place.city and mention.level == "province" and mention.name in CENTRAL_CITIES:
                return self.where(mention, ground)
            if place.level == "province" and mention.level == "district":
                province = mention.province or (self.province_of(mention) if place.plural else None)
                if province is not None:
                    return self.province(province, ground)
        central = place.city and self.home is not None and self.home.name in CENTRAL_CITIES
        return self.home_province() if place.level == "province" or central else None

    def _is_of_before(self, place: PlaceMention, ground: PlaceGround) -> bool:
        """Whether a place is told of as it was before, so that no "toàn tỉnh" is meant by it."""
        return place.era == "former" or self._is_only_a_part(place, ground)

    def _is_only_a_part(self, place: PlaceMention, ground: PlaceGround) -> bool:
        """Whether a province has ended and is told of as a part of the article's own: no "toàn tỉnh" is meant by it."""
        if not self.has_ended(place) or ground != "sentence" or place.province is None:
            return self.has_ended(place)
        return self.home is not None and self.home.new_code == place.province.today_code

    def _holding(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that holds several places without names: the province of "hai huyện", the country of "20 tỉnh"."""
        if place.level == "province" and place.era == "former" and self.reformed and self.home is not None:
            # "Hai tỉnh cũ" are what the province was made of.
            return self.province(today(self.home), "article", "present")
        if place.level == "province":
            return self._region(place, sentence) or COUNTRY
        if place.any_level and self.about is not None and self.about.level == "region":
            return self.about
        about = self.about
        if self.reformed and place.level == "commune" and about is not None and about.level == "commune":
            # "Các xã cũ" are the parts of the commune that they became.
            return about
        if place.level == "commune":
            district = None if self.reformed else self._nearest(replace(place, level="district", kind=""), sentence)
            if district is not None and district.ground != "article":
                return district
        return self._nearest(replace(place, level="province", any_level=False), sentence)

    def _region(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """The region that "toàn vùng" points at, or that "14 tỉnh" are in: one told before, or the article's own."""
        before = [one for one in sentence.places[::-1] if one.first < place.first]
        looked = self._looking_back(sentence, place) if place.back else _each(before, "sentence")
        about = self.about
        for mention, ground in looked:
            if mention.level == "country" and not place.back:
                return COUNTRY
            if mention.level == "region" and mention.name is not None:
                whole = ground != "sentence" and about is not None and about.level == "region"
                return about if whole else self.where(mention, ground)
        return about if about is not None and about.level == "region" else None

    def _part_of_province(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """A part without a unit of its own, by its land and its province: "miền núi Thanh Hóa"."""
        whole = self._nearest(replace(place, level="province", kind=""), sentence)
        return Where("region", f"{place.kind} {whole.name}", ground=whole.ground) if whole is not None else None

    def _looking_back(self, sentence: Sentence, place: PlaceMention) -> Iterator[tuple[PlaceMention, PlaceGround]]:
        """Mentions in the order in which they are likely meant."""
        sentences, position = self.document.sentences, sentence.index
        earlier = sentences[max(0, position - _LOOK_BACK) : position][::-1]
        before = [one for one in sentence.places if one.first < place.first]
        yield from _each(before[::-1], "sentence")
        if place.plural:
            after = (one for one in sentence.places if one.first >= place.last)
            yield from _each((one for one in after if one.kind or one.first - place.last <= 1), "sentence")
        for other in earlier:
            if other.paragraph == sentence.paragraph:
                yield from _each((one for one in other.places[::-1] if not is_venue(other, one)), "paragraph")
        yield from _each(self.section_places(sentence), "paragraph")
        anywhere = place.level != "province"
        if place.back:
            back = ((other, one) for other in earlier for one in other.places[::-1])
            yield from _each((one for other, one in back if not is_venue(other, one)), "article")
        yield from _each(self.title_places, "title")
        if anywhere:
            later = sentences[position : position + _LOOK_BACK]
            yield from _each((one for other in earlier for one in other.places[::-1]), "article")
            yield from _each((one for other in later for one in other.places), "article")

    def without_judges(self, sentence: Sentence, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Places without the province whose council only judges, in an article about one of its districts."""
        about = self.about
        if about is None or about.level not in ("district", "commune"):
            return list(places)
        return [place for place in places if not (_is_province(place, about) and acts(sentence, place))]

    def of_its_authority(self, sentence: Sentence) -> Where | None:
        """The article's one district, where a sentence tells what a district's authority does: "được UBND huyện …"."""
        agents = [place for place in sentence.places if place.level == "district" and place.name is None and place.kind]
        if not any(acts(sentence, place) and not place.plural for place in agents):
            return None
        named = [(place, one) for one in self.document.sentences for place in one.places if _is_district(place)]
        if len({place.name for place, _ in named}) != 1:
            return None
        return self.where(named[0][0], "article", named[0][1])


def _is_district(place: PlaceMention) -> bool:
    """Whether a district is named with its type word."""
    return place.level == "district" and place.name is not None and bool(place.kind)


def _is_province(place: PlaceMention, about: Where) -> bool:
    """Whether a place is the province of another: "hội đồng của tỉnh", or the province by its name."""
    return place.level == "province" and not place.plural and place.name in (None, about.province)


def _of_era(where: Where | None, era: Era | None) -> Where | None:
    """A province that a word points at, as of the time that it is pointed at: "tỉnh cũ", "tỉnh trước sáp nhập"."""
    if where is None or where.level != "province" or where.source is None or era is None:
        return where
    code, code_list = where.source.code_at(None, era)
    return replace(where, code=code, code_list=code_list, era=era)


def _each(places: Iterable[PlaceMention], ground: PlaceGround) -> Iterator[tuple[PlaceMention, PlaceGround]]:
    return ((place, ground) for place in places)


def _same_kind(place: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a name can be what a level word points at: "huyện" is no city, "thành phố" no commune's district."""
    if place.level != "district" or not place.kind:
        return True
    kinds = {KINDS.get(mention.kind, mention.kind)} if mention.kind else {unit.kind for unit in mention.units}
    return not kinds or KINDS.get(place.kind, place.kind) in kinds


def moved(where: Where, ground: PlaceGround) -> Where:
    """The same place, found on another ground; of counts of its parts alone only the place is taken on."""
    return replace(where, ground=ground, parts=None) if where.ground != "country" else where


def of_its_time(where: Where, day: date | None) -> Where:
    """The province of the name that a count of a day belongs to: of before the reform where the day is.

    An article of after the reform tells of "Lào Cai" at the end of 2024: that is the province of then, not of today.
    Where the article says which of the two it means ("Lào Cai cũ", "Lào Cai (mới)"), no day says otherwise.
    """
    if where.level != "province" or where.source is None or where.era or day is None or day >= REFORM:
        return where
    code, code_list = where.source.code_at(day)
    return replace(where, code=code, code_list=code_list)


def today_code(where: Where) -> str | None:
    """Code in the list of 34 of the province in which a place lies today; None for country and region."""
    return where.source.today_code if where.source is not None else None


@lru_cache(maxsize=2)
def place_context(document: Document) -> PlaceContext:
    """The places of an article; the last are remembered, for facts and named products ask in turn."""
    return PlaceContext(document)
