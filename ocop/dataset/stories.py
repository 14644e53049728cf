"""Stories: articles that are copies of each other, found by the MinHash signatures of their texts.

A story is a connected set of articles of which neighbours agree in 0.7 or more of their 4-word shingles. It is named
after its original, the earliest article of a trusted outlet, so the same articles make the same stories in whatever
order they are read. An aggregator's copy is the original of nothing, as long as another outlet's is known.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from ocop.models import stable_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

COPY_SIMILARITY = 0.7
ROWS_PER_BAND = 4  # 32 bands of 4 catch a similarity of 0.7 with a probability of 0.9998, one of 0.1 with 0.003


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


def distrust_of(db: Database, source_id: str | None) -> int:
    """How little an outlet is trusted to be the first that told something: see `Telling.distrust`."""
    row = db.execute("SELECT kind FROM sources WHERE id = ?", [source_id]).fetchone()
    if row is None:
        return 1
    return 2 if row[0] == "aggregator" else 0


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated Jaccard similarity of the texts behind two signatures, 0 to 1; 0 where they cannot be compared.

    >>> similarity((1, 2, 3, 4), (1, 2, 3, 9))
    0.75
    """
    if len(one) != len(other) or not one:
        return 0.0
    return sum(map(int.__eq__, one, other)) / len(one)


def band_hashes(signature: Sequence[int]) -> list[int]:
    """One number for each band of the signature: two texts that share one are worth comparing."""
    packed = pack(signature)
    width = 4 * ROWS_PER_BAND
    return [
        int.from_bytes(blake2b(packed[start : start + width], digest_size=8).digest(), "big", signed=True)
        for start in range(0, len(packed) - width + 1, width)
    ]


def pack(signature: Sequence[int]) -> bytes:
    """Signature as the dataset stores it: the lower 32 bits of each number, little-endian."""
    return struct.pack(f"<{len(signature)}I", *(number & 0xFFFFFFFF for number in signature))


def unpack(packed: bytes) -> tuple[int, ...]:
    """Signature that `pack` wrote."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def assign_story(db: Database, identity: str, signature: Sequence[int], telling: Telling) -> str:
    """Id of the story that an article belongs to, after joining or parting stories as its text demands.

    Args:
        db: The dataset, inside a transaction.
        identity: The article over all its versions.
        signature: MinHash signature of its current text; empty where that is too short to be compared.
        telling: When and where it was published.
    """
    packed = pack(signature)
    known = db.execute(
        "SELECT story_id, published_date, published_at, distrust, minhash FROM signatures WHERE identity = ?",
        [identity],
    ).fetchone()
    if known and known[1:] == (telling.date, telling.at, telling.distrust, packed):
        return str(known[0])
    own = stable_id("s", identity)
    members, touched = _leave(db, identity)
    if signature:
        _remember(db, identity, packed, telling)
        joined = _stories_of(db, _neighbours(db, identity, signature))
        members |= {identity, *_members(db, joined)}
        touched |= joined
    else:
        _ensure_story(db, identity, telling.date)
        db.execute("UPDATE articles SET story_id = ? WHERE identity = ? AND story_id <> ?", [own, identity, own])
    # Who was there before hangs together already, unless this article was the link.
    for group in _connected(db, members) if known or not members else [members]:
        story_id = _settle(db, group)
        own = story_id if identity in group else own
    _drop_empty(db, touched | {stable_id("s", identity)}, keep=own)
    return own


def forget_article(db: Database, identity: str) -> None:
    """Takes an article whose rows are withdrawn out of its story, which may part by that."""
    members, touched = _leave(db, identity)
    for group in _connected(db, members):
        _settle(db, group)
    _drop_empty(db, touched | {stable_id("s", identity)})


def _leave(db: Database, identity: str) -> tuple[set[str], set[str]]:
    """Forgets an article's signature; the other members of its story, and that story, are what it leaves behind."""
    left = _stories_of(db, [identity])
    others = {*_members(db, left)} - {identity}
    for (packed,) in db.execute("SELECT minhash FROM signatures WHERE identity = ?", [identity]).fetchall():
        db.conn.executemany(
            "DELETE FROM story_bands WHERE band = ? AND hash = ? AND identity = ?",
            [(band, value, identity) for band, value in enumerate(band_hashes(unpack(packed)))],
        )
    db.execute("DELETE FROM signatures WHERE identity = ?", [identity])
    return others, left


def _settle(db: Database, members: set[str]) -> str:
    """Puts a connected set of articles under the story of its original, and gives that story's id."""
    marks = ", ".join("?" * len(members))
    first, published = db.execute(
        f"SELECT identity, published_date FROM signatures WHERE identity IN ({marks})"  # noqa: S608
        " ORDER BY distrust, published_date IS NULL, published_date, published_at IS NULL, published_at, identity"
        " LIMIT 1",
        sorted(members),
    ).fetchone()
    story_id = _ensure_story(db, first, published)
    for member in sorted(members):
        db.execute(
            "UPDATE signatures SET story_id = ? WHERE identity = ? AND story_id <> ?", [story_id, member, story_id]
        )
        db.execute(
            "UPDATE articles SET story_id = ? WHERE identity = ? AND story_id <> ?", [story_id, member, story_id]
        )
    return story_id


def _connected(db: Database, identities: set[str]) -> Iterable[set[str]]:
    """Parts a set of articles into those that hang together by their signatures."""
    signatures = {
        identity: unpack(db.execute("SELECT minhash FROM signatures WHERE identity = ?", [identity]).fetchone()[0])
        for identity in sorted(identities)
    }
    while signatures:
        seed, signature = signatures.popitem()
        group, edge = {seed}, [signature]
        while edge:
            here = edge.pop()
            near = [name for name, other in signatures.items() if similarity(here, other) >= COPY_SIMILARITY]
            for name in near:
                group.add(name)
                edge.append(signatures.pop(name))
        yield group


def _neighbours(db: Database, identity: str, signature: Sequence[int]) -> list[str]:
    candidates: dict[str, bytes] = {}
    for band, value in enumerate(band_hashes(signature)):
        candidates.update(
            db.execute(
                "SELECT s.identity, s.minhash FROM story_bands b JOIN signatures s USING (identity)"
                " WHERE b.band = ? AND b.hash = ? AND s.identity <> ?",
                [band, value, identity],
            ).fetchall()
        )
    return [name for name, packed in candidates.items() if similarity(signature, unpack(packed)) >= COPY_SIMILARITY]


def _stories_of(db: Database, identities: Iterable[str]) -> set[str]:
    return {
        str(row[0])
        for identity in identities
        for row in db.execute("SELECT story_id FROM signatures WHERE identity = ?", [identity])
    }


def _members(db: Database, story_ids: Iterable[str]) -> list[str]:
    return [
        str(row[0])
        for story_id in story_ids
        for row in db.execute("SELECT identity FROM signatures WHERE story_id = ? ORDER BY identity", [story_id])
    ]


def _ensure_story(db: Database, first_identity: str, published_date: str | None) -> str:
    story_id = stable_id("s", first_identity)
    db.execute(
        "INSERT INTO stories (id, first_identity, first_published_date) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET first_published_date = excluded.first_published_date"
        " WHERE first_published_date IS NOT excluded.first_published_date",
        [story_id, first_identity, published_date],
    )
    return story_id


def _remember(db: Database, identity: str, packed: bytes, telling: Telling) -> None:
    story_id = _ensure_story(db, identity, telling.date)
    db.execute(
        "INSERT INTO signatures (identity, story_id, published_date, published_at, distrust, minhash)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [identity, story_id, telling.date, telling.at, telling.distrust, packed],
    )
    db.conn.executemany(
        "INSERT INTO story_bands (band, hash, identity) VALUES (?, ?, ?)",
        [(band, value, identity) for band, value in enumerate(band_hashes(unpack(packed)))],
    )


def _drop_empty(db: Database, story_ids: Iterable[str], keep: str | None = None) -> None:
    for story_id in sorted(story_ids):
        if story_id != keep:
            db.execute(
                "DELETE FROM stories WHERE id = :id AND NOT EXISTS (SELECT 1 FROM signatures WHERE story_id = :id)"
                " AND NOT EXISTS (SELECT 1 FROM articles WHERE story_id = :id)",
                {"id": story_id},
            )
