"""Whether two texts are copies of one: the decision, free of the database.

Papers cut what they take over, write a headline and a lead of their own, and add a paragraph; what they keep, they keep
word for word. So of two copies the shorter one lies for the most part in the longer one. That alone does not make a
copy: the reports that an office writes from one template, year by year or district by district, have four of five runs
of words in common. Their figures they have not.

Measured on what `tests/pipelines/retellings.py` makes of 55 articles: of the shingles of the shorter one copies share
0.71 and more, reports from one template 0.29 to 0.92, other reports of the same event 0.56 at most; of those that hold
a figure copies share 0.62 and more, reports from one template 0.22 at most.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocop.shingles import with_figures

# Shares of the shorter text's shingles, and of those with figures, that stand in the longer one too.
SHARED = 0.62
FIGURES_SHARED = 0.4
# With fewer shingles that hold a figure, the figures decide nothing, and more must be shared.
FEW_FIGURES = 10
SHARED_WITHOUT_FIGURES = 0.8
# Share of what either text holds that both hold, at least. A later text may be cut down to a third. One that holds more
# than as much again of its own took the earlier one in, as a digest does, which must not tie its items to each other.
CUT = 0.25
TAKEN_IN = 0.5
# Number of these rules: it grows when they change, so that stories told by earlier ones are told anew.
RULES = 2
# The distrust of an aggregator.
AGGREGATOR = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """When and where an article was published: which of a story's copies is the original follows from that.

    Attributes:
        date: ISO day of publication; None where unknown.
        at: Moment in UTC, as text; None where no clock time is known.
        distrust: 0 for a registered outlet, 1 where the outlet is not known, 2 for an aggregator.
    """

    date: str | None = None
    at: str | None = None
    distrust: int = 1


def are_copies(one: frozenset[str], other: frozenset[str], *, first_is_earlier: bool | None = None) -> bool:
    """Whether two texts, by their shingles, are copies of one.

    Args:
        one: Shingles of a text.
        other: Shingles of another one.
        first_is_earlier: Whether the first was published before the other; None where that is not known.

    >>> text = frozenset(f"dat {n} san pham" for n in range(40))
    >>> are_copies(text, frozenset(sorted(text)[:25]))
    True
    >>> are_copies(text, frozenset(f"dat {n} san pham" for n in range(30, 70)))
    False
    """
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    shared = shorter & longer
    if not shared or len(shared) < SHARED * len(shorter):
        return False
    is_taken_in = first_is_earlier is not None and first_is_earlier == (shorter is one)
    if len(shared) < (TAKEN_IN if is_taken_in else CUT) * len(shorter | longer):
        return False
    figures = with_figures(shorter)
    if len(figures) < FEW_FIGURES:
        return len(shared) >= SHARED_WITHOUT_FIGURES * len(shorter)
    return len(figures & shared) >= FIGURES_SHARED * len(figures)


def is_earlier(one: Telling, other: Telling) -> bool | None:
    """Whether one article was published before another; None where that is not known.

    An aggregator's clock says nothing: what it tells, others have told before.

    >>> is_earlier(Telling("2024-05-01"), Telling("2024-05-02"))
    True
    >>> is_earlier(Telling("2024-05-01", distrust=2), Telling("2024-05-02", distrust=0))
    False
    """
    if (one.distrust == AGGREGATOR) != (other.distrust == AGGREGATOR):
        return other.distrust == AGGREGATOR
    for mine, theirs in ((one.at, other.at), (one.date, other.date)):
        if mine and theirs and mine != theirs:
            return mine < theirs
    return None
