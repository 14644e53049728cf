"""What a run did at each outlet, as values: read out of the counts that it stored or is still making."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop.dataset.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# In the order in which a person looks for them.
FIELDS = ("title", "lead", "date", "author", "section")
# What may become of a page that is through the pipelines, as counts of the stage `dataset` and fields of `SourceTally`.
OUTCOMES = ("new", "changed", "unchanged", "reread", "nothing")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which fields the articles gave that a run read, about OCOP or not.

    Attributes:
        pages: Pages that were looked at.
        read: Those that turned out to be articles.
        characters: Characters of their texts.
        filled: How many of them have each field of `FIELDS`, in that order.
        kept: Those about OCOP.
        with_facts: Those of them that state a count.
    """

    pages: int = 0
    read: int = 0
    characters: int = 0
    filled: tuple[int, ...] = (0,) * len(FIELDS)
    kept: int = 0
    with_facts: int = 0

    def share(self, name: str) -> float | None:
        """Share of the articles read that have a field, 0 to 1; None where none was read.

        >>> Coverage(read=4, filled=(4, 2, 3, 0, 0)).share("date")
        0.75
        """
        return self.filled[FIELDS.index(name)] / self.read if self.read else None

    def __add__(self, other: Coverage) -> Coverage:
        """Both together."""
        return Coverage(
            self.pages + other.pages,
            self.read + other.read,
            self.characters + other.characters,
            tuple(one + two for one, two in zip(self.filled, other.filled, strict=True)),
            self.kept + other.kept,
            self.with_facts + other.with_facts,
        )


@dataclass(frozen=True, slots=True)
class SourceTally:
    """What one run did at one outlet.

    Attributes:
        source_id: The outlet; None for what has none, such as files.
        answered: Requests that brought an answer: a document, word that nothing has changed or that it is no more.
        found: Promising articles that no earlier run had found.
        fetched: Articles that came, from the web, the disk or the archive.
        not_modified: Articles asked again that have not changed.
        gone: Articles that the outlet has taken away.
        new: Articles about OCOP that were not in the dataset.
        changed: Those of which a new version was stored.
        unchanged: Those of which nothing was written.
        reread: Those of which a known capture was read differently.
        nothing: Pages that yielded no article.
        facts: Facts read.
        waiting: Requests left to the next run.
        left_alone: How often the outlet was left alone, being in trouble or refusing to be asked.
        failed: How many requests failed, by cause, the most frequent first.
        yielded_nothing: How many pages yielded nothing, by cause, the most frequent first.
        coverage: Which fields the articles gave.
    """

    source_id: str | None
    answered: int = 0
    found: int = 0
    fetched: int = 0
    not_modified: int = 0
    gone: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    reread: int = 0
    nothing: int = 0
    facts: int = 0
    waiting: int = 0
    left_alone: int = 0
    failed: tuple[tuple[str, int], ...] = ()
    yielded_nothing: tuple[tuple[str, int], ...] = ()
    coverage: Coverage = field(default_factory=Coverage)

    @property
    def failures(self) -> int:
        """Requests that failed, for whatever cause."""
        return sum(times for _, times in self.failed)

    @property
    def heard_of(self) -> int:
        """Requests that an outlet answered in whatever way, if only with a refusal."""
        return self.answered + sum(times for cause, times in self.failed if cause not in vocabulary().silence)

    @property
    def asked(self) -> int:
        """Requests made, with or without success."""
        return self.answered + self.failures

    @property
    def articles(self) -> int:
        """Articles about OCOP that the run read, new or known."""
        return self.new + self.changed + self.unchanged + self.reread


def tallies(counts: Mapping[str, int]) -> tuple[SourceTally, ...]:
    """What a run did at each outlet, by its id; what belongs to none comes last, where there is any.

    Args:
        counts: The counts of a run, by `<stage>/<what>` over all and `<stage>/<what>/<source id>` by outlet.

    >>> (tally,) = tallies({"dataset/new": 2, "dataset/new/camau": 2, "fetch/dns": 1, "fetch/dns/camau": 1})
    >>> tally.source_id, tally.new, tally.failed
    ('camau', 2, (('dns', 1),))
    """
    *found, without = (_tally(source_id, own) for source_id, own in by_source(counts))
    return (*found, without) if without.coverage.pages or without.articles else tuple(found)


def by_source(counts: Mapping[str, int]) -> list[tuple[str | None, Counter[tuple[str, str]]]]:
    """The counts of each outlet by stage and word, by its id; last, with None, what belongs to none."""
    split: dict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
    for name, number in counts.items():
        stage, _, what_and_where = name.partition("/")
        what, slash, source_id = what_and_where.partition("/")
        split[source_id if slash else None][stage, what] += number
    everywhere = split.pop(None, Counter())
    for own in split.values():
        everywhere.subtract(own)
    return [*sorted(split.items(), key=lambda item: str(item[0])), (None, +everywhere)]


def total(several: Iterable[SourceTally]) -> SourceTally:
    """Several outlets, or several runs at one, taken together; the id is that of the last.

    >>> total([SourceTally("a", new=1, failed=(("dns", 2),)), SourceTally("b", new=2, failed=(("dns", 1),))]).failed
    (('dns', 3),)
    """
    source_id, coverage, sums = None, Coverage(), dict.fromkeys(_SUMMED, 0)
    failed: Counter[str] = Counter()
    nothing: Counter[str] = Counter()
    for each in several:
        source_id, coverage = each.source_id, coverage + each.coverage
        failed.update(dict(each.failed))
        nothing.update(dict(each.yielded_nothing))
        for name in _SUMMED:
            sums[name] += getattr(each, name)
    return SourceTally(source_id, **sums, failed=_ranked(failed), yielded_nothing=_ranked(nothing), coverage=coverage)


_SUMMED = (
    "answered",
    "found",
    "fetched",
    "not_modified",
    "gone",
    "new",
    "changed",
    "unchanged",
    "reread",
    "nothing",
    "facts",
    "waiting",
    "left_alone",
)
_ANSWERS = (
    *(("discovery", what) for what in ("feed", "sitemap", "listing", "not modified", "gone")),
    *(("fetch", what) for what in ("page", "not modified", "redirect", "gone")),
)


def _tally(source_id: str | None, own: Counter[tuple[str, str]]) -> SourceTally:
    words = vocabulary()
    failed: Counter[str] = Counter()
    nothing: Counter[str] = Counter()
    for (stage, what), number in own.items():
        if words.is_failure(stage, what):
            failed[what] += number
        elif stage in {"article", "relevance"} and not words.is_count(stage, what) and words.is_cause(what):
            nothing[what] += number
        elif stage not in {"discovery", "fetch"} and what == "failed":
            nothing["extraction failed"] += number
    read = own["article", "read"]
    looked_at = read + sum(
        number
        for (stage, what), number in own.items()
        if stage == "article" and (what == "failed" or not words.is_count(stage, what))
    )
    return SourceTally(
        source_id=source_id,
        answered=sum(own[key] for key in _ANSWERS),
        found=own["discovery", "new"],
        fetched=own["archive", "written"] + own["archive", "known"],
        not_modified=own["fetch", "not modified"],
        gone=own["fetch", "gone"],
        facts=own["facts", "found"],
        waiting=own["fetch", "waiting"],
        left_alone=own["fetch", "given up"] + own["fetch", "paused"],
        failed=_ranked(failed),
        yielded_nothing=_ranked(nothing),
        coverage=Coverage(
            pages=looked_at,
            read=read,
            characters=own["article", "characters"],
            filled=tuple(own["article", f"with {name}"] for name in FIELDS),
            kept=own["relevance", "kept"],
            with_facts=own["facts", "articles with facts"],
        ),
        **{what: own["dataset", what] for what in OUTCOMES},
    )


def _ranked(causes: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Causes, the most frequent first, alphabetically where as frequent."""
    return tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0])))
