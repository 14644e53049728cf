"""The counts of an article in their sentences: what the rules for status, time, place and parts look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from nlp.counting.counts import Count
from nlp.linking.partitives import whole_follows
from nlp.linking.zones import Zone, dates_of, paired, zone
from nlp.once import once
from nlp.reading import Dated, Document, Sentence
from nlp.stars import Stars
from nlp.tables.finding import table_lines
from ocop.models import Measure, ProducerType

_MOST_ALIKE = 40
# Words before a count among which "so với" tells that it is compared with.
_COMPARING = 4


@dataclass(frozen=True, slots=True)
class Link:
    """What a count hangs on.

    Attributes:
        parent: Index of the count that it takes unstated fields from; None where it stands alone.
        part: Whether it is a part of that count, and not only told along with it.
        by_sum: Whether it and its neighbours add up to that count.
    """

    parent: int | None = None
    part: bool = False
    by_sum: bool = False


@dataclass(frozen=True)
class Scene:
    """An article's counts, in order, with the star level told with each and what each hangs on.

    Attributes:
        document: The article as its sentences.
        counts: Its counts.
        stars: For each count the level told with it.
        links: For each count what it hangs on; empty while that is not yet known.
    """

    document: Document
    counts: tuple[Count, ...]
    stars: tuple[Stars | None, ...]
    links: tuple[Link, ...] = ()

    def sentence(self, i: int) -> Sentence:
        """Sentence of a count."""
        return self.document.sentences[self.counts[i].sentence]

    @once
    def zones(self) -> tuple[Zone, ...]:
        """Zone of each count."""
        return tuple(zone(self.sentence(i), self.counts, i) for i in range(len(self.counts)))

    @once
    def _dates(self) -> tuple[tuple[list[Dated], list[Dated]], ...]:
        return tuple(dates_of(self.sentence(i), around) for i, around in enumerate(self.zones))

    def dates(self, i: int) -> tuple[list[Dated], list[Dated]]:
        """Dates right after a count and those before it, the nearest first."""
        return self._dates[i]

    def own_dates(self, i: int) -> list[Dated]:
        """Dates in a count's own words, and not only in its sentence."""
        after, before = self.dates(i)
        return [one for one in (*after, *before) if one.first >= self.zones[i].left]

    def at_a_point(self, i: int) -> bool:
        """Whether a point in time is told with a count: "đến nay", "hết năm 2024"."""
        return any(one.what.kind in ("now", "since") or one.what.until for one in self.own_dates(i))

    def tells_level(self, i: int) -> bool:
        """Whether a count's own sentence tells its level, which may else be that of another sentence."""
        return any(one is self.stars[i] for one in self.sentence(i).stars)

    def is_compared_with(self, i: int) -> bool:
        """Whether a count is only what another is compared with: "so với 83 sản phẩm của tỉnh"."""
        first = self.counts[i].first
        return ("so", "với") in pairwise(self.sentence(i).words(first - _COMPARING, first))

    def beside(self, i: int, j: int) -> bool:
        """Whether two counts stand in one sentence, and the second exists."""
        return 0 <= j < len(self.counts) and self.counts[i].sentence == self.counts[j].sentence

    @once
    def _by_sentence(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, count in enumerate(self.counts):
            found.setdefault(count.sentence, []).append(i)
        return found

    def neighbours(self, i: int) -> Sequence[int]:
        """Indices of all counts of a count's sentence, itself included."""
        return self._by_sentence[self.counts[i].sentence]

    def counted(self, sentence: Sentence) -> bool:
        """Whether a sentence counts anything."""
        return sentence.index in self._by_sentence

    def pair(self, i: int) -> bool:
        """Whether a count is told in one breath with the one before it ("128 sản phẩm của 61 chủ thể")."""
        return i > 0 and paired(self.sentence(i), self.counts[i - 1], self.counts[i])

    def whole_of_share(self, i: int) -> bool:
        """Whether a count is the whole of the share before it ("3 trong số 12 sản phẩm")."""
        return 0 < i < len(self.counts) and whole_follows(self.sentence(i), self.counts[i - 1], self.counts[i])

    def paragraphs(self, i: int, j: int) -> int:
        """How many paragraphs a count stands after another, the lines of tables between them left out."""
        one, two = self.sentence(i).paragraph, self.sentence(j).paragraph
        return two - one - (bisect_left(self._tables, two) - bisect_left(self._tables, one) if self._tables else 0)

    @once
    def _tables(self) -> tuple[int, ...]:
        return tuple(sorted(table_lines(self.document)))

    def earlier(self, i: int, reach: int) -> Iterator[int]:
        """Indices of the counts before one, the nearest first."""
        return iter(range(i - 1, max(-1, i - reach - 1), -1))

    @once
    def _alike(self) -> dict[tuple[Measure, ProducerType | None, float], list[int]]:
        found: dict[tuple[Measure, ProducerType | None, float], list[int]] = {}
        for i, count in enumerate(self.counts):
            found.setdefault((count.measure, count.producer_type, count.number.value), []).append(i)
        return found

    def same(self, i: int) -> Iterator[int]:
        """Indices of the first other counts that are of the same kind and value."""
        return (j for j in self.likes(i) if j != i)

    def alike(self, i: int) -> Iterator[int]:
        """Indices of the first counts before one that are of the same kind and value."""
        return takewhile(i.__gt__, self.likes(i))

    def likes(self, i: int) -> Sequence[int]:
        """Indices of the first counts of the article that are of the same kind and value, itself among them."""
        count = self.counts[i]
        return self._alike[count.measure, count.producer_type, count.number.value][:_MOST_ALIKE]

    def only(self, kept: Sequence[bool]) -> Scene:
        """The scene with some of its counts, their links forgotten."""
        chosen = [i for i, keep in enumerate(kept) if keep]
        return Scene(self.document, tuple(self.counts[i] for i in chosen), tuple(self.stars[i] for i in chosen))

    def linked(self, links: Sequence[Link]) -> Scene:
        """The scene with what its counts hang on; what was found of them before needs no links, and is kept."""
        scene = replace(self, links=tuple(links))
        vars(scene).update({**vars(self), "links": scene.links})
        return scene
