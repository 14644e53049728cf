"""Which place a word such as "toàn tỉnh" stands for in an article, and which one the article is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from nlp.claims import Where
from nlp.placing.centre import COUNTRY, of_national_level, told_by_centre
from nlp.placing.mentions import CENTRAL_CITIES, PlaceMention
from nlp.placing.roles import acts, place_role
from nlp.placing.units import KINDS, PlaceUnits
from nlp.reading import Document, Sentence
from ocop.models import PlaceGround

_LOOK_BACK = 60
_OPENING = 4
_HEAD = 1
_LEAD = 2
_TURN = 3
_LEAST = 3
_WEIGHT = {"district": 0, "province": 1, "country": 2}
_CENTRAL = ("trung ương", "thủ tướng", "cấp quốc gia", "bộ nông nghiệp")


@dataclass(frozen=True)
class PlaceContext(PlaceUnits):
    """The places of an article, for finding out which is meant."""

    def pointed_at(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that "toàn tỉnh", "của huyện", "hai xã" and the like stand for."""
        if place.plural:
            return self._holding(place, sentence)
        if place.level == "region":
            return self._part_of_province(place, sentence) if place.kind else self._region(place, sentence)
        if place.level == "province" and self.outlet is not None and place.ours:
            return self.province(self.outlet, "outlet")
        return self._nearest(place, sentence)

    def _nearest(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """The place of a level that is most likely meant at a mention."""
        for mention, ground in self._looking_back(sentence, place):
            if mention.name is None or mention.former or self._is_only_a_part(mention, ground):
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
        return self._home_province() if place.level == "province" or central else None

    def _is_only_a_part(self, place: PlaceMention, ground: PlaceGround) -> bool:
        """Whether a province has ended and is told of as a part of the article's own: no "toàn tỉnh" is meant by it."""
        if not self.has_ended(place) or ground != "sentence" or place.province is None:
            return self.has_ended(place)
        return self.home is not None and self.home.new_code == place.province.today_code

    def _holding(self, place: PlaceMention, sentence: Sentence) -> Where | None:
        """Place that holds several places without names: the province of "hai huyện", the country of "20 tỉnh"."""
        if place.level == "province":
            return self._region(place, sentence) or COUNTRY
        if place.any_level and self._default is not None and self._default.level == "region":
            return self._default
        about = self._default
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
        about = self._default
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

    @cached_property
    def _compared(self) -> bool:
        """Whether the title only sets a place beside the country, and the article opens with the country's figures."""
        if self.outlet is not None or not any(place.level == "country" for place in self.title_places):
            return False
        body = [one for one in self.document.sentences if not one.heading][:_OPENING]
        named = any(place.name is not None and place.level != "country" for one in body for place in one.places)
        return not named and any(told_by_centre(one) for one in body)

    @cached_property
    def _national(self) -> bool:
        """Whether the article opens with the whole country and no title or outlet says otherwise."""
        if self._compared:
            return True
        if self.title_places:
            return False
        if self.outlet is not None:
            return self._passes_on(self.outlet.name)
        for sentence in self.document.sentences[:_OPENING]:
            for place in sentence.places:
                if place.level in ("country", "province") and place.name is not None:
                    return place.level == "country"
            if of_national_level(sentence) and not any(place.level in _WEIGHT for place in sentence.places):
                return True
        nowhere = not self.province_counts and self.first_named() is None and not self._of_some_province
        return nowhere and any(word in self.document.article.text.lower() for word in _CENTRAL)

    def _passes_on(self, home: str) -> bool:
        """Whether a province's paper passes on what is told of the country: it opens so and never speaks of home."""
        opening = (place for one in self.document.sentences[:_OPENING] for place in one.places)
        if not any(place.level == "country" for place in opening):
            return False
        return not self._of_some_province and not self.province_counts[home]

    @cached_property
    def _of_some_province(self) -> bool:
        """Whether the article speaks of a district, or of a province that it does not name: "toàn tỉnh"."""
        places = (place for one in self.document.sentences for place in one.places if not place.plural)
        return any(place.level == "district" or (place.level == "province" and place.name is None) for place in places)

    @cached_property
    def _default(self) -> Where | None:
        if self._national:
            return COUNTRY
        told = [place for place in self.title_places if not self.has_ended(place)]
        if len({place.name for place in told if place.level == "province"}) > 1:
            # Of several provinces the one told last goes on.
            return None
        districts = [place for place in told if place.level == "district"]
        if len({place.name for place in districts}) > 1:
            where = self.where(districts[0], "title")
            return self.province(where.source, "title") if where is not None and where.source is not None else None
        communes = [place for place in told if place.level == "commune" and self._is_topic(place)]
        ranked = sorted(told, key=lambda place: _WEIGHT.get(place.level, _LEAST))
        ranked = [place for place in ranked if place.level != "commune"]
        ranked = [*communes, *ranked] if self.reformed else ranked or communes
        found = (self.where(place, "title") for place in ranked)
        return next((where for where in found if where is not None), None) or self._of_lead or self._home_province()

    def _is_topic(self, place: PlaceMention) -> bool:
        """Whether a commune of the title is what the article is about: it opens it, or there are no districts now."""
        if self.reformed:
            return any(place_role(title, place) == "subject" for title in self.titles[:1])
        return bool(place.kind) and place.first <= _HEAD

    def without_judges(self, sentence: Sentence, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Places without the province whose council only judges, in an article about one of its districts."""
        about = self._default
        if about is None or about.level not in ("district", "commune"):
            return list(places)
        return [place for place in places if not (_is_province(place) and acts(sentence, place))]

    def of_its_authority(self, sentence: Sentence) -> Where | None:
        """The article's one district, where a sentence tells what a district's authority does: "được UBND huyện …"."""
        agents = [place for place in sentence.places if place.level == "district" and place.name is None and place.kind]
        if not any(acts(sentence, place) and not place.plural for place in agents):
            return None
        named = [(place, one) for one in self.document.sentences for place in one.places if _is_district(place)]
        if len({place.name for place, _ in named}) != 1:
            return None
        return self.where(named[0][0], "article", named[0][1])

    @cached_property
    def _of_lead(self) -> Where | None:
        """The one district, or now commune, whose authority acts in the lead: "Hội đồng OCOP TX Sông Cầu vừa họp"."""
        if self.title_places:
            return None
        body = [one for one in self.document.sentences if not one.heading and not one.subheading][:_LEAD]
        for sentence in body:
            unit = "commune" if self.reformed else "district"
            named = [place for place in sentence.places if place.name is not None and place.level in ("province", unit)]
            acting = [place for place in named if place.level == unit and (acts(sentence, place) or _opens(place))]
            if acting and len({place.name for place in named if place.level == unit}) == 1:
                return self.where(acting[0], "article", sentence)
            if named:
                return None
        return None

    def default(self, sentence: Sentence | None = None) -> Where | None:
        """Place of a count that nothing nearer places: of the title, the outlet, or the rest of the article."""
        turn = self._turn
        if turn is not None and sentence is not None and sentence.index < turn:
            return COUNTRY
        return self._default

    @cached_property
    def _turn(self) -> int | None:
        """The sentence that turns from all places to one ("Còn tại Lào Cai, …"), where none is named before it."""
        if self.outlet is not None or self.title_places:
            return None
        for sentence in self.document.sentences:
            named = [place for place in sentence.places if place.name is not None]
            if named:
                turned = sentence.words(0, 1) in (["còn"], ["riêng"]) and named[0].first <= _TURN
                return sentence.index if turned and named[0].level == "province" else None
        return None

    def first_named(self) -> Where | None:
        """The first district, province or country that the article names."""
        return self._first_named

    @cached_property
    def _first_named(self) -> Where | None:
        for sentence in self.document.sentences:
            for place in sentence.places:
                if place.level in ("province", "district", "country") and place.name is not None:
                    where = self.where(place, "article")
                    aside = place.level == "district" and place_role(sentence, place) != "subject"
                    if not aside or where is None or where.source is None:
                        return where
                    return self.province(where.source, "article")
        return None


def _is_district(place: PlaceMention) -> bool:
    """Whether a district is named with its type word."""
    return place.level == "district" and place.name is not None and bool(place.kind)


def _is_province(place: PlaceMention) -> bool:
    """Whether a province is told of without its name: "hội đồng của tỉnh"."""
    return place.level == "province" and place.name is None and not place.plural


def _opens(place: PlaceMention) -> bool:
    """Whether a sentence opens with a place told with its type word: it is who the sentence is about."""
    return place.first == 0 and bool(place.kind)


def _each(places: Iterable[PlaceMention], ground: PlaceGround) -> Iterator[tuple[PlaceMention, PlaceGround]]:
    return ((place, ground) for place in places)


def _same_kind(place: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a name can be what a level word points at: "huyện" is no city, "thành phố" no commune's district."""
    if place.level != "district" or not place.kind:
        return True
    kinds = {KINDS.get(mention.kind, mention.kind)} if mention.kind else {unit.kind for unit in mention.units}
    return not kinds or KINDS.get(place.kind, place.kind) in kinds


def moved(where: Where, ground: PlaceGround) -> Where:
    """The same place, found on another ground."""
    return replace(where, ground=ground) if where.ground != "country" else where


def today_code(where: Where) -> str | None:
    """Code in the list of 34 of the province in which a place lies today; None for country and region."""
    return where.source.today_code if where.source is not None else None


@lru_cache(maxsize=2)
def place_context(document: Document) -> PlaceContext:
    """The places of an article; the last are remembered, for facts and named products ask in turn."""
    return PlaceContext(document)
