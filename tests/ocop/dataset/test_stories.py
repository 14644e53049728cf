from __future__ import annotations

import random
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset.stories import band_hashes, pack, similarity, unpack
from ocop.models import Reading, Source, stable_id
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, TONG_HOP, a_reading, an_article, save, table

NUMBERS = random.Random(7)
ORIGINAL = tuple(NUMBERS.getrandbits(32) for _ in range(128))
OTHER = tuple(NUMBERS.getrandbits(32) for _ in range(128))


def copied(signature: tuple[int, ...], share: float, seed: int = 1) -> tuple[int, ...]:
    """Signature that agrees with another one in a share of its numbers."""
    rng = random.Random(seed)
    changed = set(rng.sample(range(128), round(128 * (1 - share))))
    return tuple(rng.getrandbits(32) if index in changed else number for index, number in enumerate(signature))


def article(name: str, signature: tuple[int, ...], day: int | None = 1, **fields: object) -> Reading:
    published = date(2023, 12, day) if day else None
    return a_reading(
        an_article(f"https://datmui.example/{name}", published_date=published), signature=signature, **fields
    )


def stories(db: Database) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for story, url in table(db, "SELECT story_id, url FROM articles"):
        groups.setdefault(story, set()).add(url.rpartition("/")[2])
    return set(map(frozenset, groups.values()))


def told_by(outlet: Source | None, name: str, published_at: datetime, signature: tuple[int, ...] = ORIGINAL) -> Reading:
    """Article of an outlet, or of none that is known."""
    told = an_article(
        f"https://datmui.example/{name}",
        published_date=published_at.date(),
        published_at=published_at,
        source_id=outlet.id if outlet else None,
    )
    return a_reading(told, source=outlet, signature=signature)


def story_of(name: str) -> str:
    return stable_id("s", an_article(f"https://datmui.example/{name}").identity)


@pytest.mark.parametrize(
    ("share", "together"),
    [
        pytest.param(1.0, True, id="the same text"),
        pytest.param(0.8, True, id="a copy with another headline and a sentence cut"),
        pytest.param(0.72, True, id="a copy with a paragraph cut"),
        pytest.param(0.66, False, id="too little in common"),
        pytest.param(0.43, False, id="another story on the same subject"),
    ],
)
def test_copies_share_a_story(db: Database, share: float, together: bool) -> None:
    save(db, article("a", ORIGINAL), article("b", copied(ORIGINAL, share)))
    assert (len(stories(db)) == 1) is together


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
    bridge = copied(ORIGINAL, 0.8, seed=1)
    signatures = {"a": ORIGINAL, "bridge": bridge, "b": copied(bridge, 0.75, seed=2), "x": OTHER}
    assert similarity(signatures["a"], signatures["b"]) < 0.7
    dates = {"a": 3, "b": 2, "bridge": 4, "x": 1}
    save(db, *(article(name, signatures[name], dates[name]) for name in order))
    assert stories(db) == {frozenset({"a", "b", "bridge"}), frozenset({"x"})}
    assert {row[0] for row in table(db, "SELECT id FROM stories")} == {story_of("b"), story_of("x")}


def test_a_text_too_short_for_a_signature_is_a_story_of_its_own(db: Database) -> None:
    save(db, article("a", ()), article("b", ()))
    assert stories(db) == {frozenset({"a"}), frozenset({"b"})}
    assert table(db, "SELECT count(*) FROM signatures") == [(0,)]


def test_reading_again_keeps_the_stories_and_writes_nothing(db: Database) -> None:
    readings = [article("a", ORIGINAL), article("b", ORIGINAL), article("c", ())]
    save(db, *readings)
    before = table(db, "SELECT * FROM stories ORDER BY id")
    changes = db.conn.total_changes
    save(db, *readings)
    assert table(db, "SELECT * FROM stories ORDER BY id") == before
    assert db.conn.total_changes == changes + 1, "the run alone"


def test_a_correction_can_part_a_story(db: Database) -> None:
    """The article in the middle is rewritten, so that its two neighbours no longer hang together."""
    bridge = copied(ORIGINAL, 0.8, seed=1)
    far = copied(bridge, 0.75, seed=2)
    save(db, article("a", ORIGINAL, 1), article("bridge", bridge, 2), article("b", far, 3))
    assert len(stories(db)) == 1
    save(db, article("bridge", OTHER, 2))
    assert stories(db) == {frozenset({"a"}), frozenset({"b"}), frozenset({"bridge"})}
    save(db, article("bridge", bridge, 2))
    assert stories(db) == {frozenset({"a", "b", "bridge"})}
    save(db, article("bridge", (), 2))
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
    second = a_reading(
        an_article("https://datmui.example/a", text="Bản sửa.", published_date=date(2023, 12, 2)),
        signature=ORIGINAL,
        fetched=1,
        body=b"2",
    )
    save(db, first, second, article("b", ORIGINAL, 1))
    assert table(db, "SELECT count(*), count(DISTINCT story_id) FROM articles") == [(3, 1)]


def test_signatures_that_cannot_be_compared_have_nothing_in_common() -> None:
    assert similarity((), ()) == 0
    assert similarity((1, 2), (1, 2, 3)) == 0


@given(st.lists(st.integers(0, 2**32 - 1), max_size=130))
def test_signatures_come_back_as_they_were_stored(signature: list[int]) -> None:
    assert unpack(pack(signature)) == tuple(signature)
    assert len(band_hashes(signature)) == len(signature) // 4
