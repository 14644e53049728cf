"""Which version of an article a capture of its page is: the decision, free of the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop.models import ArchiveLocation


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of an article as the dataset holds it.

    Attributes:
        id: Id of the version.
        version: Its ordinal, from 1, in the order in which versions came to be known.
        content_sha256: Fingerprint of what a reader sees.
        body_sha256: Fingerprint of the page's bytes.
        page_id: The page that it was read from.
        page_is_canonical: That page is the article's canonical address.
        page_is_alive: That page still answers under its own address.
        fetched_at: When, as text that sorts.
        location: Where its bytes are kept.
    """

    id: str
    version: int
    content_sha256: str
    body_sha256: str
    page_id: str
    page_is_canonical: bool
    page_is_alive: bool
    fetched_at: str
    location: ArchiveLocation | None


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was fetched once, with what was now read from it.

    Attributes:
        content_sha256: Fingerprint of what a reader sees.
        body_sha256: Fingerprint of the page's bytes.
        page_id: The page.
        page_is_canonical: The page is the article's canonical address.
        fetched_at: When, as text that sorts.
        location: Where its bytes are kept.
        known_as: Id of the version that an earlier reading of this very capture led to.
    """

    content_sha256: str
    body_sha256: str
    page_id: str
    page_is_canonical: bool
    fetched_at: str
    location: ArchiveLocation | None
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with a capture.

    Attributes:
        action: `add` a version, `update` one in place, or `keep` everything as it is.
        version_id: The version that the capture belongs to; None for a new one.
        is_latest: No known version is later, so that a new one becomes the current one.
    """

    action: Literal["add", "update", "keep"]
    version_id: str | None = None
    is_latest: bool = True


def decide_version(capture: Capture, versions: Sequence[StoredVersion]) -> Decision:
    """Whether a capture is a new version of its article, an old one read again, or nothing new.

    - The capture that made a version, read again, updates it; so do the same bytes fetched again.
    - A capture that was found to be nothing new stays so when it is read again.
    - What reads like the version before or after it is no version of its own.
    - A twin page that reads differently (a mobile or print layout) makes no versions, or the article would flip with
      every visit; it takes over where it is the canonical page, or where the page followed so far is gone.

    Args:
        capture: What was fetched and read.
        versions: All versions of the article, in any order.
    """
    ordered = sorted(versions, key=lambda version: (version.fetched_at, version.version))
    owner = next((v for v in ordered if capture.location is not None and v.location == capture.location), None)
    if owner:
        return Decision("update", owner.id)
    if any(capture.known_as == version.id for version in ordered):
        return Decision("keep", capture.known_as)
    earlier = [version for version in ordered if version.fetched_at <= capture.fetched_at]
    later = ordered[len(earlier) :]
    neighbours = [*earlier[-1:], *later[:1]]
    if earlier and (earlier[-1].page_id, earlier[-1].body_sha256) == (capture.page_id, capture.body_sha256):
        return Decision("update", earlier[-1].id)
    alike = next((v for v in neighbours if v.content_sha256 == capture.content_sha256), None)
    followed = neighbours[0] if neighbours else None
    if alike is None and followed is not None and not _may_follow(capture, followed):
        alike = followed
    return Decision("keep", alike.id) if alike else Decision("add", is_latest=not later)


def _may_follow(capture: Capture, followed: StoredVersion) -> bool:
    if capture.page_id == followed.page_id or not followed.page_is_alive:
        return True
    return capture.page_is_canonical and not followed.page_is_canonical
