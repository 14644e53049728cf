"""Yearly flows told by "có" beside a total: "Năm 2022 có 85 sản phẩm được công nhận. Lũy kế có 250 sản phẩm"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counts import Count
from nlp.reading import Document
from nlp.status import Judged
from nlp.structure import Link
from nlp.zones import dates_of, zone

_REACH = 4


def yearly_flows(
    document: Document, counts: Sequence[Count], links: Sequence[Link], judged: Sequence[Judged]
) -> list[Judged]:
    """Statuses in which the count of one year, told as recognised beside a larger stock, is a flow; its parts with it."""
    found = list(judged)
    for i in range(len(counts)):
        parent = links[i].parent
        if parent is not None and links[i].part and not judged[i].sure and found[parent] != judged[parent]:
            found[i] = found[parent]
        elif (
            judged[i].status == "recognised"
            and _of_one_year(document, counts, i)
            and _beside_stock(document, counts, judged, i)
        ):
            found[i] = Judged("added", True)
    return found


def _of_one_year(document: Document, counts: Sequence[Count], i: int) -> bool:
    """Whether the count is of things recognised within a stated year, or one of several years in a row."""
    sentence = document.sentences[counts[i].sentence]
    around = zone(sentence, counts, i)
    after, before = dates_of(sentence, around)
    dates = [one.what for one in (*after, *before)]
    if not dates or dates[0].kind != "period" or dates[0].until or dates[0].stage:
        return False
    recognised = any(cue.meaning == "flow" for cue in sentence.cues_between("status", around.left, around.comma))
    years = {one.what.first_day for one in sentence.dates if one.what.kind == "period" and not one.what.until}
    told_first = any(one.first < counts[i].first for one in (*after, *before))
    return (recognised and told_first) or len(years) > 1


def _beside_stock(document: Document, counts: Sequence[Count], judged: Sequence[Judged], i: int) -> bool:
    """Whether a larger stock of the same kind is told near by, up to now or to a later day."""
    for j in range(max(0, i - 8), min(len(counts), i + 9)):
        same = counts[j].measure == counts[i].measure and counts[j].producer_type == counts[i].producer_type
        near = abs(counts[j].sentence - counts[i].sentence) <= _REACH
        if not same or not near or judged[j].status != "recognised" or counts[j].number.value <= counts[i].number.value:
            continue
        sentence = document.sentences[counts[j].sentence]
        around = zone(sentence, counts, j)
        after, before = dates_of(sentence, around)
        own = [one.what for one in (*after, *before) if one.first >= around.left]
        summed = any(cue.meaning == "recognised" for cue in sentence.cues_between("status", around.left, around.comma))
        if summed or any(one.kind in ("now", "since") or one.until for one in own[:1]):
            return True
    return False
