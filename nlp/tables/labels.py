"""What the head of a column or the label of a row says of the numbers under and beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from nlp.counting.nouns import PRODUCT_KINDS, producer_kind
from nlp.dates import DateExpression
from nlp.dating.calendar import year_days
from nlp.lexicon import Cue, table
from nlp.placing.mentions import PlaceMention
from nlp.placing.phrases import districts_named
from nlp.reading import Sentence
from nlp.stars import Stars
from ocop.models import Measure, PlaceLevel, ProducerType, ProductGroup, Status

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEVELS: dict[str, PlaceLevel] = {"province": "province", "district": "district", "commune": "commune"}
_TYPE_WORDS = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?|xã|phường|thị trấn|tt\.?|đặc khu)\s+(?=\S)", re.I)
_LONGEST_NAME = 30
_WEAK = ("producers_weak", "products_weak")


@dataclass(frozen=True, slots=True)
class Label:
    """What a cell of words says; a field is None or False where it says nothing.

    Attributes:
        nothing: Whether the numbers count something else: money, scores, running numbers.
        measure: What is counted.
        producer_type: Kind of producer.
        stars: Star level.
        place: The place named.
        date: The point or period.
        group: Product group.
        status: Stock, flow, plan or other.
        done: Whether it is what was done, beside a plan.
        share: Whether it is of percentages.
        total: Whether it is the whole of what the other rows or columns split.
        round: Whether it is one of several rounds of a year.
        yearless: Whether the date is told without its year ("Quý I").
    """

    nothing: bool = False
    measure: Measure | None = None
    producer_type: ProducerType | None = None
    stars: Stars | None = None
    place: PlaceMention | None = None
    date: DateExpression | None = None
    group: ProductGroup | None = None
    status: Status | None = None
    done: bool = False
    share: bool = False
    total: bool = False
    round: bool = False
    yearless: bool = False

    @property
    def telling(self) -> bool:
        """Whether it says anything of a count."""
        return not self.nothing and replace(self, yearless=False) != Label()


def read_label(cell: Sentence) -> Label:
    """What a head or row label says.

    >>> from nlp.text import read
    >>> def label(text):
    ...     view = read(text)
    ...     return read_label(Sentence(view, 0, len(view.text), 0, False))
    >>> label("Hạng 3 sao").stars.low, label("Số HTX").producer_type, label("Huyện Cao Lộc").place.name
    (3, 'cooperative', 'Cao Lộc')
    >>> label("Doanh thu (tỷ đồng)").nothing, label("Tổng cộng").total, label("2023").date.last_day.year
    (True, True, 2023)
    """
    if not cell.tokens:
        return Label()
    said = {cue.meaning for cue in cell.cues("table_labels") if not _inside_a_name(cell, cue)}
    status = _status(cell)
    nouns = [cue for cue in cell.cues("counted") if cue.meaning not in _WEAK]
    noun = nouns[0] if nouns else None
    groups = {cue.meaning for cue in cell.cues("groups")}
    places = [place for place in cell.places if place.name is not None]
    dates = [dated.what for dated in cell.dates if dated.what.kind != "period" or "cả năm" not in cell.lower]
    dates = dates or _bare_years(cell)
    return Label(
        nothing=bool(said & {"nothing", "amount"})
        or (noun is not None and noun.meaning == "none")
        or len(cell.stars) > 1,
        measure=_measure(noun),
        producer_type=producer_kind(cell, noun) if noun is not None and _measure(noun) == "producers" else None,
        stars=cell.stars[0] if cell.stars else None,
        place=places[-1] if places else None,
        date=dates[0] if len(dates) == 1 else None,
        group=cast(ProductGroup, groups.pop()) if len(groups) == 1 else None,
        status="expected" if noun is not None and noun.meaning == "dossiers" else status,
        done="done" in said and status is None,
        share="share" in said,
        total="total" in said or any(place.name is None for place in cell.places),
        round="round" in said,
        yearless=_YEAR.search(cell.lower) is None,
    )


def _inside_a_name(cell: Sentence, cue: Cue) -> bool:
    """Whether a word is only a syllable of a name ("Giá Rai")."""
    inside = any(place.name is not None and place.first <= cue.first < place.last for place in cell.places)
    return inside or (cue.last - cue.first == 1 and cue.first > 0 and cell.tokens[cue.first].capital)


def _measure(noun: Cue | None) -> Measure | None:
    if noun is None or noun.meaning == "none":
        return None
    return "products" if noun.meaning in PRODUCT_KINDS else "producers"


def _status(cell: Sentence) -> Status | None:
    """Status that a word tells by itself; bare recognition ("được công nhận") tells none."""
    for cue in cell.cues("status"):
        if cue.meaning not in ("flow", "cancel") and cell.words(cue.first, cue.last)[0] != "tổng":
            return cast(Status, cue.meaning)
    return None


def _bare_years(cell: Sentence) -> list[DateExpression]:
    days = year_days(int(cell.lower)) if _YEAR.fullmatch(cell.lower) else None
    return [DateExpression(0, len(cell.lower), days[0], days[1], "period")] if days else []


def merged(labels: Iterable[Label]) -> Label:
    """What several labels say together, the first first."""
    whole = Label()
    for one in labels:
        measure = whole.measure or one.measure
        whole = Label(
            nothing=whole.nothing or one.nothing,
            measure=measure,
            producer_type=whole.producer_type or (one.producer_type if measure == "producers" else None),
            stars=whole.stars or one.stars,
            place=whole.place or one.place,
            date=whole.date or one.date,
            group=whole.group or one.group,
            status=whole.status or one.status,
            done=whole.done or one.done,
            share=whole.share or one.share,
            total=whole.total or one.total,
            round=whole.round or one.round,
            yearless=whole.yearless if whole.date else one.yearless,
        )
    return whole


def heads(cell: Sentence, meaning: str) -> bool:
    """Whether a head stands, as a whole, for a kind of column: "Tên sản phẩm" for `product_name`."""
    cues = [cue for cue in table("table_labels").find(cell.tokens) if cue.first == 0]
    return bool(cues) and cues[0].meaning == meaning and cues[0].last == len(cell.tokens)


def place_level(head: Sentence) -> PlaceLevel | None:
    """Level of the names under a head ("Huyện, thị xã"); None where it does not say one."""
    first = next((cue for cue in head.cues("table_labels") if cue.first == 0), None)
    return _LEVELS.get(first.meaning) if first is not None else None


def of_level(cell: Sentence, label: Label, level: PlaceLevel | None) -> Label:
    """The label with its cell read as a place of the level of its column, where it is no other one.

    >>> from nlp.text import read
    >>> view = read("Tân Hưng")
    >>> cell = Sentence(view, 0, len(view.text), 0, False)
    >>> of_level(cell, read_label(cell), "commune").place.level
    'commune'
    """
    if level is None or label.total or label.nothing or not cell.tokens or cell.tokens[0].kind != "word":
        return label
    found = label.place
    if found is not None and (found.level == level or found.kind):
        return label
    if found is None and not ((cell.tokens[0].capital and cell.tokens[-1].capital) or not label.telling):
        return label
    text = _TYPE_WORDS.sub("", cell.view.text[cell.start : cell.end], count=1)
    if level == "province" or len(text) > _LONGEST_NAME or any(not (char.isalpha() or char in " -'.") for char in text):
        return label
    units = districts_named(text) if level == "district" else ()
    if found is not None and level == "district" and not units:
        return label
    name = units[0].name if units else text
    return Label(place=PlaceMention(level, name, 0, len(cell.tokens), units=units))
