"""What a stretch of an article is about: the place that its paragraph, or the section above it, speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.claims import Where
from nlp.linking.scene import Scene
from nlp.placing.context import PlaceContext, moved
from nlp.placing.lists import above, coordinated
from nlp.placing.mentions import PlaceMention
from nlp.placing.ranks import RANKS
from nlp.placing.roles import place_role
from nlp.reading import Sentence

_LOOK_BACK = 24
_OPENER = 3
_LISTED = ("district", "commune")


@dataclass(frozen=True, slots=True)
class _Left:
    """What the counts of a sentence leave behind: the place in focus, and the districts and communes among them."""

    where: Where
    narrow: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class PlaceFocus:
    """The place in focus at each count of an article.

    Attributes:
        context: The places of the article.
        scene: Its counts.
    """

    context: PlaceContext
    scene: Scene

    def at(self, found: Sequence[tuple[Where, ...]], i: int) -> Where | None:
        """Place in focus at a count whose sentence tells none.

        It is that of the paragraph before the count, of the paragraph that its sentence goes on from ("Cụ thể, …",
        "Kết quả, …"), or of the section's heading; None where they tell none.

        Args:
            found: Places of the counts before.
            i: The count.
        """
        here = self.scene.sentence(i)
        placed = self._placed(found, i)
        where = self._of_lines(placed, here, here.paragraph)
        if where is None and self._goes_on(here):
            above = self._above(here)
            where = self._of_lines(placed, here, above) if above is not None else None
        return where or self._of_section(found, i)

    def opens_with_another(self, found: Sequence[tuple[Where, ...]], i: int) -> bool:
        """Whether the paragraph of a count opens, in a sentence before the count's, with a province or district.

        One that only splits the total of the count ("Trong đó, huyện A 11, huyện B 7") is no other subject.
        """
        here, parent = self.scene.sentence(i), self.scene.links[i].parent
        for index in range(max(0, here.index - _LOOK_BACK), here.index):
            sentence = self.scene.document.sentences[index]
            if sentence.paragraph == here.paragraph:
                inside = [j for j in self.scene.earlier(i, _LOOK_BACK) if self.scene.counts[j].sentence == index]
                parts = [j for j in inside if self.scene.links[j].part and self.scene.links[j].parent == parent]
                if len({where for j in parts for where in found[j]}) > 1:
                    return False
                heads = [place for place in sentence.places if place.name and place.first <= _OPENER]
                return any(
                    place.level in ("province", "district") and place_role(sentence, place) == "subject"
                    for place in heads
                )
        return False

    def _placed(self, found: Sequence[tuple[Where, ...]], i: int) -> dict[int, _Left]:
        """For each sentence before a count the place that its counts leave in focus: that of the last of its totals.

        A sentence of several districts, or of parts alone that are of several places, speaks of what holds them.
        """
        totals: dict[int, list[Where]] = {}
        parts: dict[int, list[Where]] = {}
        wholes: dict[int, Where] = {}
        for j in reversed(list(self.scene.earlier(i, _LOOK_BACK))):
            sentence, link = self.scene.counts[j].sentence, self.scene.links[j]
            if not found[j] or self.scene.is_compared_with(j):
                continue
            (parts if link.part else totals).setdefault(sentence, []).extend(found[j])
            if link.part and link.parent is not None and found[link.parent]:
                wholes[sentence] = found[link.parent][0]
        return {
            sentence: self._left(totals.get(sentence, []), parts.get(sentence, []), wholes.get(sentence))
            for sentence in totals.keys() | parts.keys()
        }

    def _left(self, totals: Sequence[Where], parts: Sequence[Where], whole: Where | None) -> _Left:
        """What a sentence leaves in focus, by the places of its totals and of its parts."""
        told = [*totals, *parts]
        narrow = frozenset(_bare(where) for where in told if where.level in _LISTED)
        wide = [where for where in told if where.level not in _LISTED]
        if len(narrow) > 1:
            return _Left(wide[-1] if wide else whole or self._holding(told[-1]), narrow)
        if totals:
            return _Left(totals[-1], narrow)
        several = len({_bare(where) for where in parts}) > 1
        return _Left(whole if several and whole is not None else parts[-1], narrow)

    def _of_lines(self, placed: dict[int, _Left], here: Sentence, paragraph: int) -> Where | None:
        """Place of the nearest sentence of a paragraph before a sentence: of its counts, else the first it names."""
        for index in range(here.index - 1, max(-1, here.index - _LOOK_BACK), -1):
            sentence = self.scene.document.sentences[index]
            if sentence.paragraph < paragraph:
                return None
            if sentence.paragraph > paragraph:
                continue
            if index in placed:
                return moved(self._widened(placed, index, paragraph), "paragraph")
            named = [
                place for place in sentence.places if place.name and place.level in ("province", "district", "country")
            ]
            where = first_resolved(self.context, sentence, self.context.without_judges(sentence, named))
            if where is not None:
                return moved(where, "paragraph")
        return None

    def _widened(self, placed: dict[int, _Left], index: int, paragraph: int) -> Where:
        """Place of a sentence; what holds it where the sentence before it in the paragraph has another of its kind."""
        here, sentences = placed[index].where, self.scene.document.sentences
        before = next((at for at in range(index - 1, -1, -1) if at in placed), None)
        if before is None or sentences[before].paragraph != paragraph or here.level not in _LISTED:
            return here
        others = placed[before].narrow - {_bare(here)}
        return self._holding(here) if any(level == here.level for level, _ in others) else here

    def _holding(self, where: Where) -> Where:
        """The province of a district; of a commune, the district that the article is about, or the province."""
        about = self.context.default()
        if where.level == "commune" and about is not None and about.level == "district":
            return about
        return self.context.province(where.source, where.ground) if where.source is not None else where

    def _goes_on(self, here: Sentence) -> bool:
        """Whether a paragraph's first sentence says that it goes on with the paragraph above."""
        return any(cue.first == 0 for cue in here.cues("going_on"))

    def _above(self, here: Sentence) -> int | None:
        """The paragraph above that of a sentence."""
        before = self.scene.document.sentences[max(0, here.index - _LOOK_BACK) : here.index]
        return next((one.paragraph for one in reversed(before) if one.paragraph < here.paragraph), None)

    def _of_section(self, found: Sequence[tuple[Where, ...]], i: int) -> Where | None:
        """Place that the heading over a count's section names, or a wider one that a count below it was of."""
        here = self.scene.sentence(i)
        heading = self.context.section_heading(here)
        named = (self.context.where(place, "paragraph", here) for place in self.context.section_places(here))
        where = next((one for one in named if one is not None), None)
        if where is None or heading is None:
            return None
        below = (j for j in self.scene.earlier(i, _LOOK_BACK) if self.scene.counts[j].sentence > heading.index)
        wider = (one for j in below for one in found[j] if RANKS[one.level] > RANKS[where.level])
        return next((moved(one, "paragraph") for one in wider), where)


def _bare(where: Where) -> tuple[str, str]:
    return where.level, where.name


def resolved(context: PlaceContext, sentence: Sentence, place: PlaceMention) -> Where | None:
    """Place that a mention names or points at."""
    if place.name is None:
        return context.pointed_at(place, sentence)
    return context.where(place, "sentence", sentence)


def first_resolved(context: PlaceContext, sentence: Sentence, places: Sequence[PlaceMention]) -> Where | None:
    """The first of the places that is a subject, or an agent, and can be found: of several districts their province."""
    for at, place in enumerate(places):
        where = resolved(context, sentence, place) if place_role(sentence, place) in ("subject", "agent") else None
        if where is not None:
            together = coordinated(sentence, places[at:], forward=True)
            several = len(together) > 1 and where.level == "district"
            return (above(context, sentence, together) if several else None) or where
    return None
