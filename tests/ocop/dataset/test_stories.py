from __future__ import annotations

import random
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset.minhash import ROWS_PER_BAND, band_hashes, pack, similarity, unpack
from ocop.models import Reading, Source, stable_id
from pipelines.signatures import signature
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, TONG_HOP, a_reading, an_article, save, table

NUMBERS = random.Random(7)


def words(number: int, source: random.Random = NUMBERS) -> list[str]:
    """Words that no two texts share by chance, each tenth of them a figure."""
    return [
        str(source.randrange(10**6)) if each % 10 == 0 else f"chu{source.randrange(10**9):09d}".translate(_LETTERS)
        for each in range(number)
    ]


_LETTERS = str.maketrans("0123456789", "bcdghklmnp")
ORIGINAL = " ".join(words(400))
OTHER = " ".join(words(400))


def copied(text: str, kept: float, added: float = 0.0, *, from_end: bool = False) -> str:
    """The first share of a text (or the last), and as many new words as another share of it."""
    whole = text.split()
    rest = round(len(whole) * kept)
    return " ".join([*(whole[-rest:] if from_end else whole[:rest]), *words(round(len(whole) * added))])


def article(name: str, text: str, day: int | None = 1, **fields: object) -> Reading:
    published = date(2023, 12, day) if day else None
    told = an_article(f"https://datmui.example/{name}", text=text, published_date=published)
    return a_reading(told, signature=signature(text), **fields)


def stories(db: Database) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for story, url in table(db, "SELECT story_id, url FROM articles"):
        groups.setdefault(story, set()).add(url.rpartition("/")[2])
    return set(map(frozenset, groups.values()))


def told_by(outlet: Source | None, name: str, published_at: datetime, text: str = ORIGINAL) -> Reading:
    """Article of an outlet, or of none that is known."""
    told = an_article(
        f"https://datmui.example/{name}",
        text=text,
        published_date=published_at.date(),
        published_at=published_at,
        source_id=outlet.id if outlet else None,
    )
    return a_reading(told, source=outlet, signature=signature(text))


def story_of(name: str) -> str:
    return stable_id("s", an_article(f"https://datmui.example/{name}").identity)


# Each case: how much of the original a later text keeps and adds, and whether it is a copy.
@pytest.mark.parametrize(
    ("kept", "added", "together"),
    [
        pytest.param(1.0, 0.0, True, id="the same text"),
        pytest.param(0.9, 0.1, True, id="a copy with another lead"),
        pytest.param(1.0, 0.5, True, id="a copy with paragraphs added"),
        pytest.param(0.4, 0.0, True, id="a copy cut down to less than half"),
        pytest.param(0.4, 0.15, True, id="a copy cut down under another lead"),
        pytest.param(0.5, 0.5, False, id="a story of its own that quotes half of it"),
        pytest.param(1.0, 1.5, False, id="a digest that takes it in"),
        pytest.param(0.15, 0.0, False, id="a notice with two of its sentences"),
    ],
)
def test_copies_share_a_story(db: Database, kept: float, added: float, together: bool) -> None:
    save(db, article("a", ORIGINAL, 1), article("b", copied(ORIGINAL, kept, added), 2))
    assert (len(stories(db)) == 1) is together


@pytest.mark.parametrize("order", list(permutations(["one", "two", "digest"])))
def test_a_digest_does_not_tie_its_items_to_each_other(db: Database, order: tuple[str, ...]) -> None:
    texts = {"one": (ORIGINAL, 1), "two": (OTHER, 1), "digest": (f"{ORIGINAL} {OTHER} {' '.join(words(200))}", 2)}
    save(db, *(article(name, *texts[name]) for name in order))
    assert stories(db) == {frozenset({"one"}), frozenset({"two"}), frozenset({"digest"})}


def test_the_story_is_named_after_its_earliest_article_whatever_is_read_first(db: Database) -> None:
    save(
        db, article("late", ORIGINAL, day=9), article("undated", ORIGINAL, day=None), article("early", ORIGINAL, day=2)
    )
    assert table(db, "SELECT DISTINCT story_id FROM articles") == [(story_of("early"),)]
    assert table(db, "SELECT id, first_identity, first_published_date FROM stories") == [
        (story_of("early"), an_article("https://datmui.example/early").identity, "2023-12-02")
    ]


# Each case: the copies with who tells them and at which hour of 5 December, and the one that is the original.
@pytest.mark.parametrize(
    ("copies", "original"),
    [
        pytest.param({"a": (DAT_MUI, 9), "b": (NONG_SAN, 8)}, "b", id="the earlier hour of the same day"),
        pytest.param({"a": (DAT_MUI, 9), "b": (TONG_HOP, 7)}, "a", id="an aggregator whose clock is ahead"),
        pytest.param({"a": (DAT_MUI, 9), "b": (None, 7)}, "a", id="an outlet that nobody knows"),
        pytest.param({"a": (None, 9), "b": (TONG_HOP, 7)}, "a", id="an unknown outlet before an aggregator"),
        pytest.param({"a": (TONG_HOP, 9)}, "a", id="an aggregator alone, as long as no other is known"),
        pytest.param(
            {"a": (NONG_SAN, 9), "b": (TONG_HOP, 7), "c": (DAT_MUI, 8)},
            "c",
            id="the earliest of those that are trusted",
        ),
    ],
)
def test_the_original_is_the_earliest_of_a_trusted_outlet(
    db: Database, copies: dict[str, tuple[Source | None, int]], original: str
) -> None:
    readings = [
        told_by(outlet, name, datetime(2023, 12, 5, hour, tzinfo=UTC)) for name, (outlet, hour) in copies.items()
    ]
    for order in permutations(readings):
        save(db, *order)
        assert table(db, "SELECT id, first_identity FROM stories") == [
            (story_of(original), an_article(f"https://datmui.example/{original}").identity)
        ]


@pytest.mark.parametrize("order", list(permutations(["a", "b", "bridge", "x"])))
def test_the_same_articles_make_the_same_stories_in_any_order(db: Database, order: tuple[str, ...]) -> None:
    """`a` and `b` are no copies of each other, but both of `bridge`."""
    bridge = copied(ORIGINAL, 0.7, 0.3, from_end=True)
    texts = {"a": ORIGINAL, "bridge": bridge, "b": copied(bridge, 0.7, 0.3, from_end=True), "x": OTHER}
    assert similarity(signature(texts["a"]), signature(texts["b"])) < 0.3
    dates = {"a": 3, "b": 2, "bridge": 4, "x": 1}
    save(db, *(article(name, texts[name], dates[name]) for name in order))
    assert stories(db) == {frozenset({"a", "b", "bridge"}), frozenset({"x"})}
    assert {row[0] for row in table(db, "SELECT id FROM stories")} == {story_of("b"), story_of("x")}


def test_a_text_too_short_for_a_signature_is_a_story_of_its_own(db: Database) -> None:
    save(db, article("a", "Hình ảnh."), article("b", "Hình ảnh."))
    assert stories(db) == {frozenset({"a"}), frozenset({"b"})}
    assert table(db, "SELECT count(*) FROM story_bands") == [(0,)]


def test_reading_again_keeps_the_stories_and_writes_nothing(db: Database) -> None:
    readings = [article("a", ORIGINAL), article("b", ORIGINAL), article("c", "Hình ảnh.")]
    save(db, *readings)
    before = table(db, "SELECT * FROM stories ORDER BY id")
    changes = db.conn.total_changes
    save(db, *readings)
    assert table(db, "SELECT * FROM stories ORDER BY id") == before
    assert db.conn.total_changes == changes + 1, "the run alone"


def test_a_correction_can_part_a_story(db: Database) -> None:
    """The article in the middle is rewritten, so that its two neighbours no longer hang together."""
    bridge = copied(ORIGINAL, 0.7, 0.3, from_end=True)
    far = copied(bridge, 0.7, 0.3, from_end=True)
    save(db, article("a", ORIGINAL, 1), article("bridge", bridge, 2), article("b", far, 3))
    assert len(stories(db)) == 1
    save(db, article("bridge", OTHER, 2))
    assert stories(db) == {frozenset({"a"}), frozenset({"b"}), frozenset({"bridge"})}
    save(db, article("bridge", bridge, 2))
    assert stories(db) == {frozenset({"a", "b", "bridge"})}
    save(db, article("bridge", "Hình ảnh.", 2))
    assert len(stories(db)) == 3


def test_taking_an_article_back_parts_its_story_and_names_it_anew(db: Database) -> None:
    save(db, article("first", ORIGINAL, 1), article("second", ORIGINAL, 2))
    save(db, article("first", ORIGINAL, 1, cause="not ocop"))
    assert table(db, "SELECT story_id FROM articles") == [(story_of("second"),)]
    assert table(db, "SELECT id FROM stories") == [(story_of("second"),)]


def test_a_date_that_is_read_better_names_the_story_anew(db: Database) -> None:
    save(db, article("a", ORIGINAL, 5), article("b", ORIGINAL, 6))
    save(db, article("b", ORIGINAL, 4))
    assert table(db, "SELECT DISTINCT story_id FROM articles") == [(story_of("b"),)]


def test_all_versions_of_an_article_are_of_its_story(db: Database) -> None:
    first = article("a", ORIGINAL, 2, fetched=0, body=b"1")
    second = article("a", copied(ORIGINAL, 0.9), 2, fetched=1, body=b"2")
    save(db, first, second, article("b", ORIGINAL, 1))
    assert table(db, "SELECT count(*), count(DISTINCT story_id) FROM articles") == [(3, 1)]


def test_signatures_that_cannot_be_compared_have_nothing_in_common() -> None:
    assert similarity((), ()) == 0
    assert similarity((1, 2), (1, 2, 3)) == 0


@given(st.lists(st.integers(0, 2**32 - 1), max_size=130))
def test_signatures_come_back_as_they_were_stored(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == tuple(numbers)
    assert len(band_hashes(numbers)) == len(numbers) // ROWS_PER_BAND
