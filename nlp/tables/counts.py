"""Tables of counts: each figure as a claim, with what its column, its row and the words before the table say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nlp.claims import Claim, When, Where
from nlp.counting.counts import Count
from nlp.dating.calendar import day_or_none
from nlp.linking.scene import Link
from nlp.placing.context import PlaceContext, place_context
from nlp.placing.mentions import PlaceMention
from nlp.reading import Document
from nlp.tables.cells import Figure, read_figures
from nlp.tables.finding import Table, find_tables
from nlp.tables.lead import Lead, Summed, find_total, read_leads
from ocop.models import Measure, Status

_STOCKS = ("recognised", "other")
_FLOWS = ("added", "renewed")
_PLANS = ("target", "expected")


@dataclass(frozen=True)
class Tabled:
    """What the tables of an article state.

    Attributes:
        document: The article with the rows of its tables as further sentences.
        claims: Counts of the tables; their sentences are those rows.
    """

    document: Document
    claims: tuple[Claim, ...]


def read_tables(document: Document, claims: Sequence[Claim]) -> Tabled:
    r"""Counts in an article's tables, given those of its prose.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Năm 2022 Lạng Sơn công nhận sản phẩm OCOP:\nHuyện | 3 sao | 4 sao\nCao Lộc | 2 | -\nChi Lăng | - | 1"
    >>> tabled = read_tables(read_article(Article(url="file:a", text=text)), ())
    >>> [(one.where.name, one.stars.low, one.count.number.value) for one in tabled.claims]
    [('Cao Lộc', 3, 2.0), ('Chi Lăng', 4, 1.0)]
    """
    read = [(table, figures) for table in find_tables(document) if (figures := read_figures(table))]
    if not read:
        return Tabled(document, ())
    context = place_context(document)
    summed = [_summed(document, claims, table, figures) for table, figures in read]
    rows = list(document.sentences)
    found: list[Claim] = []
    after = max((claim.index for claim in claims), default=-1) + 1
    for (table, figures), one, lead in zip(read, summed, read_leads(document, claims, summed), strict=True):
        if lead.of_ocop:
            told = _Reader(context, one, lead, figures).claims(len(rows), after + len(found))
            found.extend(told)
        rows.extend(replace(row, index=len(rows) + i) for i, row in enumerate(table.rows))
    return Tabled(Document(document.article, tuple(rows)), tuple(found))


def _measure(figure: Figure, other: Measure) -> Measure:
    label = figure.label
    return label.measure or ("products" if label.stars or label.group else other)


def _summed(document: Document, claims: Sequence[Claim], table: Table, figures: Sequence[Figure]) -> Summed:
    """The table with the sums of its columns; those of points in time are sums of nothing."""
    producers = all(_measure(figure, "products") == "producers" for figure in figures if not figure.number.percent)
    measure: Measure = "producers" if producers else "products"
    totals: set[float] = set()
    if not any(figure.label.date for figure in figures):
        sums: defaultdict[int, float] = defaultdict(float)
        counted = [one for one in figures if not one.number.percent and _measure(one, measure) == measure]
        whole = [one for one in counted if one.label.stars is None]
        for one in whole:
            sums[one.column] += 0 if one.total else one.number.value
        if not whole:
            sums[-1] = sum(one.number.value for one in counted if not one.total)
        totals = {value for value in sums.values() if value > 1} | {one.number.value for one in whole if one.total}
    wanted = frozenset(totals)
    levels = any(one.label.stars is not None for one in figures)
    return Summed(table, measure, wanted, find_total(document, claims, table, measure, wanted), levels)


class _Reader:
    """Reads the figures of one table as claims."""

    def __init__(self, context: PlaceContext, summed: Summed, lead: Lead, figures: Sequence[Figure]) -> None:
        self._context, self._summed, self._lead, self._figures = context, summed, lead, figures
        self._published = context.document.published
        self._dates = {one.label.date for one in figures if one.label.date is not None}
        self._points = any(one.until or one.kind != "period" for one in self._dates)
        self._planned = any(one.label.status == "target" for one in figures)
        self._yearly = not self._points and len(self._dates) > 1 and self._adds_up()
        self._measured = any(one.label.measure or one.label.stars or one.label.group for one in figures)
        self._general = any(one.label.stars or (one.label.measure and not one.label.producer_type) for one in figures)
        total = summed.total is not None and summed.total.count.measure == "producers"
        said = any(cue.meaning == "producers" for cue in lead.sentence.cues("counted"))
        # Kinds of firms alone may be of all firms.
        self._of_producers = self._general or total or said or lead.measure == "producers"
        self._of_rows: dict[int, Measure] = {}
        for one in figures:
            if one.label.measure is not None:
                self._of_rows.setdefault(one.row, one.label.measure)
        self._where: dict[PlaceMention, Where | None] = {}

    def claims(self, first_row: int, first_claim: int) -> Iterator[Claim]:
        """Claims of the figures, in reading order, each linked to the total that it is a part of.

        Args:
            first_row: Index of the first row among the sentences of the article.
            first_claim: Index of the first claim among those of the article.
        """
        kept = [told for figure in self._figures for told in self._told(figure, first_row + figure.row)]
        links = _links([figure for figure, _ in kept], [claim for _, claim in kept], first_claim, self._summed)
        for i, (_, claim) in enumerate(kept):
            yield replace(claim, index=first_claim + i, link=links[i])

    def _told(self, figure: Figure, sentence: int) -> Iterator[tuple[Figure, Claim]]:
        label, lead, number = figure.label, self._lead, figure.number
        measure = label.measure or self._unnamed(figure)
        if measure is None or (label.producer_type is not None and not self._of_producers):
            return
        where = self._place(label.place) if label.place is not None else lead.where
        if where is None and label.place is not None:
            return
        status = self._status(figure)
        products = measure == "products"
        count = Count(
            sentence,
            number,
            measure,
            None if products else label.producer_type,
            number.outer,
            number.last,
            number.outer,
            number.last,
            "noun_number",
            dossier=label.status == "expected",
        )
        stars = label.stars or (lead.stars if products else None)
        sure = label.status is not None or lead.judged.sure
        group = label.group if products else None
        planned = number.of is not None and (label.status == "target" or number.value > number.of)
        status = "added" if planned else status
        claim = Claim(0, count, stars, None, Link(), status, sure, where, self._time(figure, status), group)
        yield figure, claim
        if planned and number.of is not None:
            plan = replace(count, number=replace(number, value=number.of, of=None))
            yield figure, replace(claim, count=plan, status="target", when=self._time(figure, "target"))

    def _unnamed(self, figure: Figure) -> Measure | None:
        """What a figure counts whose column and row do not say it."""
        if figure.label.stars or figure.label.group:
            return "products"
        if figure.number.percent:
            return self._of_rows.get(figure.row) or self._lead.measure
        if any(cue.meaning == "amount" for cue in self._lead.sentence.cues("table_labels")):
            return None
        return self._lead.measure or (self._summed.measure if self._measured else None)

    def _status(self, figure: Figure) -> Status:
        label, lead = figure.label, self._lead.judged.status
        if label.status is not None:
            # What a plan adds or renews is planned.
            return lead if lead in _PLANS and label.status in _FLOWS else label.status
        if label.done:
            return "added" if self._planned or lead in _PLANS else lead
        if label.date is not None and lead not in _PLANS and self._points:
            return "recognised"
        if self._yearly and lead == "recognised":
            return "added"
        return lead

    def _adds_up(self) -> bool:
        """Whether figures of several years are of what each year added: they add up, or recognition is told of them."""
        sums: defaultdict[tuple[str, int], float] = defaultdict(float)
        totals: dict[tuple[str, int], float] = {}
        for one in self._figures:
            for key in (("column", one.column), ("row", one.row)):
                if one.label.date is not None and not one.number.percent:
                    sums[key] += one.number.value
                elif one.label.total and one.label.date is None:
                    totals[key] = one.number.value
        if any(sums[key] == value for key, value in totals.items() if key in sums):
            return True
        words = self._lead.sentence
        stock = words.has("status", "recognised")
        return not stock and (words.has("status", "flow") or words.has("status", "added"))

    def _time(self, figure: Figure, status: Status) -> When:
        when, stated = self._lead.when, figure.label.date
        if stated is not None:
            if stated.last_day is None or stated.kind == "since":
                published = When(None, self._published, "published") if self._published else When()
                return When() if status in _PLANS else published
            first = None if status in _STOCKS or stated.until else stated.first_day
            year = when.last.year if figure.label.yearless and when.basis == "text" and when.last else None
            return When(_in_year(first, year), _in_year(stated.last_day, year), "text")
        if self._yearly and status == "added":
            return self._span() or when
        if status in _STOCKS:
            return When(None, when.last, when.basis)
        if self._lead.judged.status in _STOCKS:
            return self._period() or (When() if status in _PLANS and when.basis == "published" else when)
        return when

    def _span(self) -> When | None:
        """From the first to the last of the years of the table."""
        firsts: list[date] = [one.first_day for one in self._dates if one.first_day is not None]
        lasts: list[date] = [one.last_day for one in self._dates if one.last_day is not None]
        return When(min(firsts), max(lasts), "text") if firsts and lasts else None

    def _period(self) -> When | None:
        """The period that the lead-in names."""
        for dated in self._lead.sentence.dates:
            what = dated.what
            if what.kind == "period" and not what.until and not what.decision and what.first_day is not None:
                return When(what.first_day, what.last_day, "text")
        return None

    def _place(self, place: PlaceMention) -> Where | None:
        """The place of a label; of several of its name that in the province the table is of."""
        if place not in self._where:
            source = self._lead.where.source if self._lead.where is not None else None
            within = not place.units or (
                source is not None and any(unit.province_code == source.old_code for unit in place.units)
            )
            if place.province is None and source is not None and within and place.level in ("district", "commune"):
                self._where[place] = self._context.where(replace(place, province=source), "sentence")
            else:
                self._where[place] = self._context.where(place, "sentence")
        return self._where[place]


def _in_year(day: date | None, year: int | None) -> date | None:
    """The day in the year of the lead-in, where the label names none."""
    if day is None or year is None or day.year == year:
        return day
    return day_or_none(year, day.month, day.day) or day_or_none(year, day.month, 28)


def _links(figures: Sequence[Figure], claims: Sequence[Claim], first: int, summed: Summed) -> list[Link]:
    """For each figure the total that it is a part of: of its row, of its column, of the lead-in."""
    rows: dict[tuple[object, ...], int] = {}
    columns: dict[tuple[object, ...], int] = {}
    for i, (figure, claim) in enumerate(zip(figures, claims, strict=True)):
        if figure.label.stars is None and not claim.count.number.percent:
            rows.setdefault(_row_key(figure, claim), i)
        if figure.total:
            columns.setdefault((figure.column, figure.label.stars, claim.count.measure, claim.status), i)
    found: list[Link] = []
    for i, (figure, claim) in enumerate(zip(figures, claims, strict=True)):
        own, percent = rows.get(_row_key(figure, claim)), claim.count.number.percent
        column = columns.get((figure.column, figure.label.stars, claim.count.measure, claim.status))
        total = summed.total
        narrower = figure.label.stars is not None or percent or claim.count.producer_type is not None
        if own is not None and own != i and narrower and _may_hold(claims[own], claim):
            found.append(Link(first + own, not percent))
        elif column is not None and column != i and not figure.total and _may_hold(claims[column], claim):
            found.append(Link(first + column, not percent))
        elif total is not None and _may_hold(total, claim) and not (figure.total and figure.label.stars is None):
            found.append(Link(total.index, not percent, total.count.number.value in summed.totals))
        else:
            found.append(Link())
    return found


def _row_key(figure: Figure, claim: Claim) -> tuple[object, ...]:
    return figure.row, claim.count.measure, claim.status, claim.when, claim.group, claim.where


def _may_hold(total: Claim, part: Claim) -> bool:
    """Whether a count may be the whole of another."""
    if total.count.measure != part.count.measure or total.status != part.status:
        return False
    whole, one = total.count, part.count
    kind = whole.producer_type is None or whole.producer_type == one.producer_type
    return kind and (one.number.percent or one.number.value <= whole.number.value)
