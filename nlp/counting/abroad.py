"""Counts of other countries' programmes: "Thái Lan có 36.000 sản phẩm OTOP" counts nothing of OCOP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.counting.counts import Count
from nlp.lexicon import Cue
from nlp.reading import Document, Sentence

_KIND = "abroad"
_PROGRAMMES = ("ovop", "otop", "odop")
_LEAD = 4
_OWN_WORDS = 5

Named = list[tuple[int, bool]]


def of_this_country(document: Document, counts: Sequence[Count]) -> list[bool]:
    """For each count whether it is of Vietnam, as all are of an article that names no programme of another country.

    A count is of the programme that its own words name ("sản phẩm OTOP"), else of the country or programme last named
    before it in its sentence; where the sentence names none, of what its paragraph told last.

    >>> from nlp.counting.counts import find_counts
    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "OTOP của Thái Lan có 36.000 sản phẩm, OCOP có 10.880 sản phẩm."
    >>> document = read_article(Article(url="file:a", text=text))
    >>> of_this_country(document, find_counts(document.sentences[0], 0))
    [False, True]
    """
    if not any(programme in document.article.text.lower() for programme in _PROGRAMMES):
        return [True] * len(counts)
    named = [_named(sentence) for sentence in document.sentences]
    carried = list(_carried(document, named))
    return [
        _ours(document.sentences[count.sentence], count, named[count.sentence], carried[count.sentence])
        for count in counts
    ]


def _carried(document: Document, named: Sequence[Named]) -> Iterator[bool]:
    """For each sentence whether what its paragraph told last before it is of Vietnam."""
    ours, paragraph = True, None
    for sentence, told in zip(document.sentences, named, strict=True):
        ours = ours or sentence.paragraph != paragraph
        yield ours
        ours, paragraph = told[-1][1] if told else ours, sentence.paragraph


def _ours(sentence: Sentence, count: Count, named: Named, carried: bool) -> bool:
    own = _own_words(sentence, count)
    if "ocop" in own or any(programme in own for programme in _PROGRAMMES):
        return "ocop" in own
    before = [ours for at, ours in named if at < count.first]
    return before[-1] if before else carried or bool(named)


def _own_words(sentence: Sentence, count: Count) -> list[str]:
    """Words of a count and the few that go on from it, up to a sign or another number."""
    last = count.last
    while last < len(sentence.tokens) and last - count.last < _OWN_WORDS and sentence.tokens[last].kind == "word":
        last += 1
    return sentence.words(count.first, last)


def _named(sentence: Sentence) -> Named:
    """Where a sentence names what may own its counts (a place, country or programme), and whether that is Vietnam's."""
    found = [(place.first, True) for place in sentence.places]
    covered = {at for place in sentence.places for at in range(place.first, place.last)}
    model: Cue | None = None
    for cue in sentence.cues(_KIND):
        if cue.first in covered:
            continue
        led = [other.meaning for other in sentence.cues_between(_KIND, cue.first - _LEAD, cue.first)]
        if cue.meaning == "home":
            found.append((cue.first, True))
        elif cue.meaning == "programme" and "model" in led:
            model = cue
        elif cue.meaning == "programme" or (cue.meaning == "country" and not {"model", "towards"} & set(led)):
            found += [(cue.first, False)] if model is None or cue.first - model.last > _LEAD else []
    return sorted(found)
