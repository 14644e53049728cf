"""Counts that add up to another: the surest sign that they are its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nlp.counting.counts import Count
from nlp.linking.scene import Link, Scene
from nlp.placing.ranks import after_unit
from nlp.reading import Sentence

_REACH = 28
_NEAR, _FAR = 2, 5
_TELLING = 10
_FEW = 2
_LEVELS = 8


def parts_by_sum(sentences: Sequence[Sentence], counts: Sequence[Count]) -> dict[int, int]:
    """Index of the total for each count that adds up to one, before it, with its neighbours in one sentence.

    Small totals add up by chance, so they must stand near.
    """
    found: dict[int, int] = {}
    values = [part.number.value * _sharing(sentences[part.sentence], counts, j) for j, part in enumerate(counts)]
    for i, total in enumerate(counts):
        if total.number.percent or total.number.high is not None or total.number.value < 2:
            continue
        paragraphs = _FAR if total.number.value >= _TELLING else _NEAR
        for run in _runs(sentences, counts, values, i, paragraphs):
            farther = found.get(i)
            beside = farther is not None and any(found.get(j) == farther for j in run)
            if beside and sum(known == farther for known in found.values()) > len(run) + 1:
                # "Hai huyện 12 và 12" in a list whose all add up: it was by chance that they made the 24 before them.
                continue
            if beside:
                # "6, gồm 5 và 1" after an 11: it was by chance that 6 and 5 made 11.
                for j in [j for j, known in found.items() if known == farther]:
                    del found[j]
            # The nearest total wins: a title tells the same number first.
            found.update(dict.fromkeys(run, i))
    return found


def _sharing(sentence: Sentence, counts: Sequence[Count], j: int) -> int:
    """How many places share a count: three in "Lào Cai, Bát Xát, Mường Khương mỗi nơi 01 sản phẩm"."""
    before = counts[j - 1].last if j > 0 and counts[j - 1].sentence == counts[j].sentence else 0
    if not sentence.has("structure", "each", before, counts[j].first):
        return 1
    return max(1, sum(before <= place.first < counts[j].first for place in sentence.places if place.name))


def _runs(
    sentences: Sequence[Sentence], counts: Sequence[Count], values: Sequence[float], i: int, paragraphs: int
) -> Iterator[list[int]]:
    """For each sentence after a total the counts at its head whose values add up to the total."""
    total = counts[i]
    run: list[int] = []
    added, full = 0.0, False
    for j in range(i + 1, min(len(counts), i + 1 + _REACH)):
        part = counts[j]
        if sentences[part.sentence].paragraph - sentences[total.sentence].paragraph > paragraphs:
            return
        if part.number.percent or part.measure != total.measure or part.form == "share":
            continue
        if total.producer_type is not None and part.producer_type != total.producer_type:
            continue
        if run and part.sentence != counts[run[-1]].sentence:
            run, added, full = [], 0.0, False
        if full:
            continue
        added += values[j]
        run.append(j)
        full = added >= total.number.value
        if added == total.number.value and len(run) > 1 and not _goes_on(sentences, counts, run):
            yield list(run)
    yield from _over_sentences(sentences, counts, values, i, paragraphs)


def _goes_on(sentences: Sequence[Sentence], counts: Sequence[Count], run: Sequence[int]) -> bool:
    """Whether a list of places goes on after a run of its counts, which then made the total by chance."""
    last, after = run[-1], run[-1] + 1
    if after >= len(counts) or counts[after].sentence != counts[last].sentence:
        return False
    sentence = sentences[counts[last].sentence]
    listed = sentence.words(counts[last].last, counts[last].last + 1) in ([","], ["và"])
    return listed and all(after_unit(sentence, counts[j]) for j in (*run, after))


def parts_by_level(scene: Scene, links: Sequence[Link]) -> dict[int, int]:
    """Index of the total for counts of one level each, told far apart, that add up to one before them.

    "109 sản phẩm … 4 sao cho 26 sản phẩm: huyện A 10, … Tỉnh còn có 83 sản phẩm 3 sao": 26 and 83 are the 109.
    """
    counts, stars = scene.counts, scene.stars
    found: dict[int, int] = {}
    alone = [i for i, link in enumerate(links) if link.parent is None and not scene.sentence(i).heading]
    exact = [i for i in alone if (level := stars[i]) is not None and level.low == level.high]
    for total in range(len(counts)):
        wide = stars[total]
        if counts[total].number.value < _TELLING or (wide is not None and wide.low == wide.high):
            continue
        run: list[int] = []
        after = bisect_right(exact, total)
        for i in exact[after : after + _LEVELS]:
            level = stars[i]
            new = level is not None and all((known := stars[j]) is None or known.low != level.low for j in run)
            if counts[i].measure == counts[total].measure and new:
                run.append(i)
            if len(run) > 1 and sum(counts[j].number.value for j in run) == counts[total].number.value:
                found.update(dict.fromkeys(run, total))
                break
    return found


def parts_by_rest(scene: Scene, links: Sequence[Link]) -> dict[int, int]:
    """Index of the total for counts that are what its parts, told just before them, leave over.

    "7 sản phẩm … Trong đó, 4 sản phẩm chấm lần đầu gồm … 3 sản phẩm đánh giá lại gồm …": 4 and 3 are the 7.
    """
    counts = scene.counts
    found: dict[int, int] = {}
    for last, link in enumerate(links):
        total, after = link.parent, last + 1
        if total is None or not link.part or after >= len(counts) or scene.beside(last, after):
            continue
        if counts[last].number.percent or counts[last].measure != counts[total].measure:
            continue
        beside = [j for j in scene.neighbours(last) if links[j].parent == total and links[j].part]
        run = _leftover(scene, links, after, counts[total].number.value - sum(counts[j].number.value for j in beside))
        found.update(dict.fromkeys(run, total))
    return found


def _leftover(scene: Scene, links: Sequence[Link], after: int, rest: float) -> list[int]:
    """The counts from one on, each told without a time or whole of its own, that add up to what is left over."""
    run: list[int] = []
    for j in range(after, min(len(scene.counts), after + _LEVELS)):
        count, sentence = scene.counts[j], scene.sentence(j)
        if rest <= 0 or scene.paragraphs(after - 1, j) > _FEW or count.measure != scene.counts[after - 1].measure:
            break
        alone = links[j].parent is None and not scene.beside(j, j - 1) and not count.number.percent
        if not alone or sentence.dates or sentence.has("status", "recognised") or sentence.has("status", "target"):
            break
        run.append(j)
        rest -= count.number.value
    return run if rest == 0 else []


def _over_sentences(
    sentences: Sequence[Sentence], counts: Sequence[Count], values: Sequence[float], i: int, paragraphs: int
) -> Iterator[list[int]]:
    """The counts of districts or communes, told a sentence or line each, that add up to a total before them."""
    total, added = counts[i], 0.0
    run: list[int] = []
    for j in range(i + 1, min(len(counts), i + 1 + _REACH)):
        part = counts[j]
        if sentences[part.sentence].paragraph - sentences[total.sentence].paragraph > paragraphs + len(run):
            return
        if part.measure != total.measure or part.number.percent or not after_unit(sentences[part.sentence], part):
            continue
        run.append(j)
        added += values[j]
        if added >= total.number.value:
            break
    if added == total.number.value and len(run) > _FEW:
        yield run
