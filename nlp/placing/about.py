"""Which place an article is about: the one of its title, of its lead, of its outlet, or the country."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.claims import Where
from nlp.once import once
from nlp.placing.centre import COUNTRY, of_national_level, told_by_centre
from nlp.placing.mentions import PlaceMention
from nlp.placing.roles import acts, place_role
from nlp.placing.units import PlaceUnits
from nlp.reading import Sentence

_OPENING = 4
_HEAD = 1
_LEAD = 2
_TURN = 3
_LEAST = 3
_WEIGHT = {"district": 0, "province": 1, "country": 2}
_CENTRAL = ("trung ương", "thủ tướng", "cấp quốc gia", "bộ nông nghiệp")


@dataclass(frozen=True)
class PlaceAbout(PlaceUnits):
    """The places of an article, and which of them it is about."""

    @once
    def _compared(self) -> bool:
        """Whether the title only sets a place beside the country, and the article opens with the country's figures."""
        if self.outlet is not None or not any(place.level == "country" for place in self.title_places):
            return False
        body = [one for one in self.document.sentences if not one.heading][:_OPENING]
        named = any(place.name is not None and place.level != "country" for one in body for place in one.places)
        return not named and any(told_by_centre(one) for one in body)

    @once
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

    @once
    def _of_some_province(self) -> bool:
        """Whether the article speaks of a district, or of a province that its paragraph does not name: "toàn tỉnh"."""
        named: set[int] = set()
        for sentence in self.document.sentences:
            for place in (one for one in sentence.places if not one.plural):
                if place.level == "province" and place.name is not None:
                    named.add(sentence.paragraph)
                unnamed = place.level == "province" and sentence.paragraph not in named
                if unnamed or place.level == "district":
                    return True
        return False

    @once
    def about(self) -> Where | None:
        """Place that the article is about; None where it tells none, or several provinces in turn."""
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
        return next((where for where in found if where is not None), None) or self._of_lead or self.home_province()

    def _is_topic(self, place: PlaceMention) -> bool:
        """Whether a commune of the title is what the article is about: it opens it, or there are no districts now."""
        if self.reformed:
            return any(place_role(title, place) == "subject" for title in self.titles[:1])
        return bool(place.kind) and place.first <= _HEAD

    def home_province(self) -> Where | None:
        """The province of the outlet, or the one that the article is about."""
        if self.outlet is not None and not self.title_places:
            return self.province(self.outlet, "outlet")
        return self.province(self.home, "article") if self.home else None

    @once
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
        return self.about

    @once
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

    @once
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


def _opens(place: PlaceMention) -> bool:
    """Whether a sentence opens with a place told with its type word: it is who the sentence is about."""
    return place.first == 0 and bool(place.kind)
