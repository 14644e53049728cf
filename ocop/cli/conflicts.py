"""`ocop conflicts`: who contradicts whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rich.text import Text

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, print_answer
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.filtering import Narrowing
from ocop.cli.option_groups import with_option_groups
from ocop.cli.stating import sentence_with_evidence, source_words, story_words
from ocop.dataset.conflicts import Conflict, find_conflicts
from ocop.dataset.connection import open_dataset
from ocop.dataset.places_in_words import place_in_province
from ocop.dataset.view_rows import columns_of
from ocop.dataset.wording import count_words
from ocop.paths import DEFAULT_DATABASE

_HEADS = ("contradiction", "place", "figure", "status", "as of", "said by", "sentence", "source")
# As the registry has them, in fewer words.
KINDS = {
    "different_number": "different numbers",
    "other_round": "different numbers, of two rounds perhaps",
    "shrinking_stock": "a stock that shrinks",
    "risen_stars": "a stock that shrinks, by risen stars perhaps",
    "lapsed_stock": "a stock that shrinks, by expiry perhaps",
}


@with_option_groups
def conflicts(
    narrowing: Narrowing,
    *,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show numbers of one place and kind of count that cannot both be right, each with the sentence that states it.

    They are of one day, or a stock that has shrunk since. Each contradiction takes two lines: the number that most
    stories state, or the later one, and the one against it. Outlet and days of publication are those of one of the two.
    Numbers that leave room for each other are no contradiction (more than 140, and 145), nor are copies of one story.
    Exits with 1 where nothing is contradicted.

    Example: ocop conflicts --province "Cà Mau"
    """
    with open_dataset(db, "read") as dataset:
        following = find_conflicts(dataset, narrowing.checked(dataset))
        first = next(following, None)
        found = following if first is None else chain((first,), following)
        columns = columns_of("conflicts")
        if first or answer_format in {AnswerFormat.json, AnswerFormat.csv}:
            records = ([each.record[name] for name in columns] for each in found)
            print_answer(answer_format, Answer(_HEADS, _lines(found), columns, records))
        if first is None:
            tell_nothing(dataset, "nothing that is known here contradicts anything else")


def _lines(found: Iterable[Conflict]) -> Iterator[tuple[str | Text, ...]]:
    """Two lines for each contradiction."""
    for each in found:
        sides = (
            (KINDS[each.kind], place_in_province(each.one), each.one, each.one_date, each.one_stories),
            ("  against", "", each.other, each.other_date, each.other_stories),
        )
        for kind, place, side, day, stories in sides:
            yield (
                *(kind, place, count_words(side), side.status, day, story_words(stories)),
                *(sentence_with_evidence(side), source_words(side)),
            )
