"""What is said before a table of all its figures: their status, time, place and level, and the total that they split.

The words before a table are read as prose reads a count at the end of a sentence: a stand-in for the table's figures is
put there, and the rules for prose tell its status, time, place and level.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.claims import Claim, When, Where
from nlp.counting.counts import Count
from nlp.dating.claims import date_counts
from nlp.levels.splits import inherited_stars
from nlp.linking.scene import Link, Scene
from nlp.numbers import Number
from nlp.placing.claims import place_counts
from nlp.reading import Document, Sentence
from nlp.standing.foregoing import Judged
from nlp.standing.status import judge
from nlp.standing.yearly import yearly_flows
from nlp.stars import Stars
from nlp.tables.finding import Table
from nlp.text import mentions_ocop
from ocop.models import Measure

_NEAR, _FAR = 2, 8
_TELLING = 10
_LEADS = 3
_REACH = 40
_UNITS = ("(", "đvt", "đơn vị tính")


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a table say of its figures.

    Attributes:
        sentence: The sentence that says most.
        measure: What is counted; None where they do not tell.
        judged: Stock, flow or plan.
        when: The time.
        where: The place; None where nothing tells it.
        stars: The level.
        of_ocop: Whether they, or a total that the figures split, are of OCOP.
    """

    sentence: Sentence
    measure: Measure | None
    judged: Judged
    when: When
    where: Where | None
    stars: Stars | None
    of_ocop: bool


@dataclass(frozen=True, slots=True)
class Summed:
    """A table with what is needed to find its lead.

    Attributes:
        table: The table.
        measure: What most of its figures count.
        totals: Numbers that its columns add up to, or that its total row gives.
        total: The claim that it splits; None where there is none.
        levels: Whether star levels are told of its figures.
    """

    table: Table
    measure: Measure
    totals: frozenset[float]
    total: Claim | None = None
    levels: bool = False


def find_total(
    document: Document, claims: Sequence[Claim], table: Table, measure: Measure, totals: frozenset[float]
) -> Claim | None:
    """The count told before a table that its figures add up to; else the last whole of its lead-in that is larger.

    Small totals add up by chance, so they must stand near.
    """
    lead = table.lead if table.lead is not None else -1
    last = bisect_right(claims, lead, key=lambda claim: claim.count.sentence)
    near: Claim | None = None
    for claim in reversed(claims[max(0, last - _REACH) : last]):
        value, sentence = claim.count.number.value, document.sentences[claim.count.sentence]
        away = 0 if sentence.heading else table.paragraph - sentence.paragraph
        if not totals or away > (_FAR if value >= _TELLING else _NEAR) or not _may_be_split(claim, measure):
            continue
        if value in totals:
            return claim
        whole = away <= 1 and not sentence.heading and not claim.link.part and value >= max(totals)
        near = near or (claim if whole else None)
    return near


def _may_be_split(claim: Claim, measure: Measure) -> bool:
    count = claim.count
    whole = count.number.high is None and not count.number.percent and count.producer_type is None
    return whole and count.measure == measure


def read_leads(document: Document, claims: Sequence[Claim], tables: Sequence[Summed]) -> list[Lead]:
    """Lead of each table of an article, in order; all are read in one pass over the article."""
    prose = {claim.index: claim for claim in claims}
    places = [_lead_sentence(document, one.table) for one in tables]
    order: list[tuple[int, int, int]] = [(claim.count.sentence, 0, index) for index, claim in prose.items()]
    order += [(sentence.index, 1, t) for t, sentence in enumerate(places)]
    order.sort()
    at_prose = {index: at for at, (_, kind, index) in enumerate(order) if kind == 0}
    at_table = {index: at for at, (_, kind, index) in enumerate(order) if kind == 1}
    counts: list[Count] = []
    stars: list[Stars | None] = []
    links: list[Link] = []
    for _, kind, index in order:
        if kind == 0:
            claim = prose[index]
            parent = at_prose.get(claim.link.parent) if claim.link.parent is not None else None
            counts.append(claim.count)
            stars.append(claim.own_stars)
            links.append(Link(parent, claim.link.part, claim.link.by_sum))
            continue
        one, sentence = tables[index], places[index]
        parent = at_prose[one.total.index] if one.total is not None else None
        counts.append(_stand_in(sentence, one))
        stars.append(_own_stars(sentence, claims))
        links.append(Link(parent, True, True) if parent is not None else Link())
    scene = Scene(document, tuple(counts), tuple(stars), tuple(links))
    judged = yearly_flows(scene, judge(scene))
    times, where, levels = date_counts(scene, judged), place_counts(scene), inherited_stars(scene)
    found = []
    for t, one in enumerate(tables):
        at, sentence = at_table[t], places[t]
        of_ocop = _of_ocop(document, one, sentence)
        if one.total is not None and not _tells(document, one.table):
            found.append(_of_total(one.total, sentence, of_ocop))
            continue
        own = next(iter(where[at]), None)
        found.append(Lead(sentence, _measure(sentence), judged[at], times[at], own, levels[at], of_ocop))
    return found


def _of_total(total: Claim, sentence: Sentence, of_ocop: bool) -> Lead:
    """What is known of a total, for a table that is introduced by nothing more than "cụ thể như sau:"."""
    judged = Judged(total.status, total.sure)
    return Lead(sentence, total.count.measure, judged, total.when, total.where, total.stars, of_ocop)


def _tells(document: Document, table: Table) -> bool:
    """Whether the sentence right before a table says something of status, time or place."""
    if table.lead is None:
        return False
    sentence = document.sentences[table.lead]
    return bool(sentence.dates or sentence.places or sentence.cues("status"))


def _lead_sentence(document: Document, table: Table) -> Sentence:
    """The sentence before a table that says most of it; of a table at the head of an article, its own first line."""
    if table.lead is None:
        return document.sentences[0]
    for sentence in _before(document, table):
        if _is_unit(sentence):
            continue
        if sentence.dates or sentence.cues("counted") or sentence.cues("status") or sentence.places:
            return sentence
    return document.sentences[table.lead]


def _is_unit(sentence: Sentence) -> bool:
    """Whether a line only names the unit of the figures: "(ĐVT: sản phẩm)"."""
    return sentence.lower.startswith(_UNITS)


def _before(document: Document, table: Table) -> Iterator[Sentence]:
    """Sentences right before a table, the nearest first; a unit in brackets or a number of the table says little."""
    lead = table.lead if table.lead is not None else 0
    captioned = document.sentences[lead].subheading
    for index in range(lead, max(-1, lead - _LEADS), -1):
        sentence = document.sentences[index]
        if table.paragraph - sentence.paragraph > (_NEAR if captioned else 1):
            return
        yield sentence


def _stand_in(sentence: Sentence, one: Summed) -> Count:
    end = len(sentence.tokens)
    number = Number(max(one.totals, default=0.0), end, end, outer=end)
    return Count(sentence.index, number, one.measure, None, end, end, end, end, "number_noun")


def _own_stars(sentence: Sentence, claims: Sequence[Claim]) -> Stars | None:
    """The one level that the lead-in names, where no count of it owns that."""
    if len(sentence.stars) != 1 or any(claim.own_stars is sentence.stars[0] for claim in claims):
        return None
    return sentence.stars[0]


def _measure(sentence: Sentence) -> Measure | None:
    for cue in sentence.cues("counted"):
        if cue.meaning not in ("none", "producers_weak", "products_weak"):
            return "products" if cue.meaning in ("products", "dossiers") else "producers"
    return None


def _of_ocop(document: Document, one: Summed, sentence: Sentence) -> bool:
    """Whether a table is of OCOP: by its total, its heads, the words before it, or else its levels or the title."""
    if one.total is not None:
        return True
    near = " ".join((*(other.lower for other in _before(document, one.table)), one.table.rows[0].lower, sentence.lower))
    if mentions_ocop(near):
        return True
    # Words of another scheme right before the table outweigh the title.
    foreign = any(cue.meaning == "other_scheme" for cue in sentence.cues("belonging"))
    return (document.title_is_about_ocop or one.levels) and not foreign
