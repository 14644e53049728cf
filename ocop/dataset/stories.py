"""Stories: articles that are copies of each other, or that name one original.

A story is a connected set of articles: of neighbours the texts are copies (`ocop.dataset.copies`), or an aggregator's
page names the other one as its original. It is named after its original, the earliest article of a trusted outlet, so
the same articles make the same stories in whatever order they are read. An aggregator's copy is the original of
nothing, as long as another outlet's is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ocop.dataset.copies import AGGREGATOR, RULES, Telling, are_copies, is_earlier
from ocop.dataset.minhash import band_hashes, pack, similarity, unpack
from ocop.models import stable_id
from ocop.shingles import shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

# Signatures that agree less than this are of no copies: the texts need not be compared.
LEAST_SIMILARITY = 0.15
_shingles = lru_cache(maxsize=256)(shingles_of)


@dataclass(frozen=True, slots=True)
class Member:
    """An article as far as its story is concerned.

    Attributes:
        identity: The article over all its versions.
        signature: MinHash signature of its current text; empty where that is too short to be compared.
        telling: When and where it was published.
        text: Its current text.
        original_identity: The article of another outlet that an aggregator's page names as its original.
    """

    identity: str
    signature: Sequence[int]
    telling: Telling
    text: str
    original_identity: str | None = None

    def belongs_with(self, other: Member) -> bool:
        """Whether two articles are neighbours in one story."""
        if self.original_identity in {other.identity, other.original_identity} - {None}:
            return True
        if other.original_identity == self.identity:
            return True
        return similarity(self.signature, other.signature) >= LEAST_SIMILARITY and are_copies(
            _shingles(self.text),
            _shingles(other.text),
            first_is_earlier=is_earlier(self.telling, other.telling),
        )


def distrust_of(db: Database, source_id: str | None) -> int:
    """How little an outlet is trusted to be the first that told something: see `Telling.distrust`."""
    row = db.execute("SELECT kind FROM sources WHERE id = ?", [source_id]).fetchone()
    if row is None:
        return 1
    return AGGREGATOR if row[0] == "aggregator" else 0


def assign_story(db: Database, article: Member) -> tuple[str, int]:
    """Id of the story that an article belongs to, after joining or parting stories as its text demands.

    Args:
        db: The dataset, inside a transaction.
        article: The article, as it is about to be stored.

    Returns:
        Also how many stored articles, this one among them, came to be of another story.
    """
    identity, telling = article.identity, article.telling
    known = db.execute(
        "SELECT story_id, published_date, published_at, distrust, minhash, original_identity, rules FROM signatures"
        " WHERE identity = ?",
        [identity],
    ).fetchone()
    is_same = (telling.date, telling.at, telling.distrust, pack(article.signature), article.original_identity, RULES)
    if known and known[1:] == is_same:
        return str(known[0]), 0
    own, moved = stable_id("s", identity), 0
    members, touched = _leave(db, identity)
    _remember(db, article)
    joined = _stories_of(db, _neighbours(db, article))
    members |= {identity, *_members(db, joined)}
    touched |= joined
    # Who was there before hangs together already, unless this article was the link.
    for group in _connected(db, members, article) if known else [members]:
        story_id, number = _settle(db, group)
        own = story_id if identity in group else own
        moved += number
    _drop_empty(db, touched | {stable_id("s", identity)}, keep=own)
    return own, moved


def forget_article(db: Database, identity: str) -> int:
    """Takes an article whose rows are withdrawn out of its story, and gives how many others are of another one now."""
    members, touched = _leave(db, identity)
    moved = sum(_settle(db, group)[1] for group in _connected(db, members))
    _drop_empty(db, touched | {stable_id("s", identity)})
    return moved


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


def _settle(db: Database, members: set[str]) -> tuple[str, int]:
    """Puts a connected set of articles under the story of its original; its id, and how many were of another one.

    What an aggregator names as its original is trusted, though nobody knows its outlet or day.
    """
    marks = ", ".join("?" * len(members))
    named = (
        "identity IN (SELECT original_identity FROM signatures"  # noqa: S608 - marks alone
        f" WHERE original_identity IS NOT NULL AND identity IN ({marks}))"
    )
    first, published = db.execute(
        f"SELECT identity, published_date FROM signatures WHERE identity IN ({marks})"  # noqa: S608
        f" ORDER BY CASE WHEN distrust = 1 AND {named} THEN 0 ELSE distrust END,"
        f" published_date IS NULL AND NOT {named}, published_date, published_at IS NULL, published_at, identity"
        " LIMIT 1",
        sorted(members) * 3,
    ).fetchone()
    story_id = _ensure_story(db, first, published)
    moved = 0
    for member in sorted(members):
        values = [story_id, member, story_id]
        db.execute("UPDATE signatures SET story_id = ? WHERE identity = ? AND story_id <> ?", values)
        written = db.execute("UPDATE articles SET story_id = ? WHERE identity = ? AND story_id <> ?", values)
        moved += written.rowcount > 0
    return story_id, moved


def _connected(db: Database, identities: set[str], article: Member | None = None) -> Iterable[set[str]]:
    """Parts a set of articles into those that hang together; one of them may be about to be stored."""
    left = {identity: _member(db, identity, article) for identity in sorted(identities)}
    while left:
        seed, member = left.popitem()
        group, edge = {seed}, [member]
        while edge:
            here = edge.pop()
            for name in [name for name, other in left.items() if here.belongs_with(other)]:
                group.add(name)
                edge.append(left.pop(name))
        yield group


def _member(db: Database, identity: str, article: Member | None = None) -> Member:
    """An article as it is stored, unless it is the one that is about to be."""
    if article and article.identity == identity:
        return article
    date, at, distrust, packed, original, text = db.execute(
        "SELECT s.published_date, s.published_at, s.distrust, s.minhash, s.original_identity, coalesce(a.text, '')"
        " FROM signatures s LEFT JOIN articles a ON a.identity = s.identity AND a.is_current = 1 WHERE s.identity = ?",
        [identity],
    ).fetchone()
    return Member(identity, unpack(packed), Telling(date, at, distrust), text, original)


def _neighbours(db: Database, article: Member) -> list[str]:
    """The articles that belong to one story with an article."""
    candidates = {
        name: True
        for (name,) in db.execute(
            "SELECT identity FROM signatures WHERE identity <> :own"
            " AND (identity = :original OR original_identity = :own OR original_identity = :original)",
            {"own": article.identity, "original": article.original_identity},
        )
    }
    for band, value in enumerate(band_hashes(article.signature)):
        for name, packed in db.execute(
            "SELECT s.identity, s.minhash FROM story_bands b JOIN signatures s USING (identity)"
            " WHERE b.band = ? AND b.hash = ? AND s.identity <> ?",
            [band, value, article.identity],
        ):
            if name not in candidates:
                candidates[name] = similarity(article.signature, unpack(packed)) >= LEAST_SIMILARITY
    near = (name for name, is_near in candidates.items() if is_near)
    return [name for name in near if article.belongs_with(_member(db, name))]


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


def _remember(db: Database, article: Member) -> None:
    identity, telling, packed = article.identity, article.telling, pack(article.signature)
    db.execute(
        "INSERT INTO signatures (identity, story_id, published_date, published_at, distrust, minhash,"
        " original_identity, rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            identity,
            _ensure_story(db, identity, telling.date),
            telling.date,
            telling.at,
            telling.distrust,
            packed,
            article.original_identity,
            RULES,
        ],
    )
    write_bands(db, identity, article.signature)


def write_bands(db: Database, identity: str, signature: Sequence[int]) -> None:
    """Makes a signature to be found by those that are like it."""
    db.conn.executemany(
        "INSERT INTO story_bands (band, hash, identity) VALUES (?, ?, ?)",
        [(band, value, identity) for band, value in enumerate(band_hashes(signature))],
    )


def _drop_empty(db: Database, story_ids: Iterable[str], keep: str | None = None) -> None:
    for story_id in sorted(story_ids):
        if story_id != keep:
            db.execute(
                "DELETE FROM stories WHERE id = :id AND NOT EXISTS (SELECT 1 FROM signatures WHERE story_id = :id)"
                " AND NOT EXISTS (SELECT 1 FROM articles WHERE story_id = :id)",
                {"id": story_id},
            )
