from __future__ import annotations

from typing import Any

import pytest

from ocop.dataset.versions import Capture, Decision, StoredVersion, decide_version
from ocop.models import ArchiveLocation


def at(offset: int) -> ArchiveLocation:
    return ArchiveLocation("ocop-1.warc.gz", offset)


def version(number: int, content: str, fetched_at: str, **fields: Any) -> StoredVersion:
    defaults: dict[str, Any] = {
        "id": f"a-{number}",
        "version": number,
        "content_sha256": content,
        "body_sha256": f"bytes of {content}",
        "page_id": "p",
        "page_is_canonical": True,
        "page_is_alive": True,
        "fetched_at": fetched_at,
        "location": at(number),
    }
    return StoredVersion(**{**defaults, **fields})


def capture(content: str, fetched_at: str, **fields: Any) -> Capture:
    defaults: dict[str, Any] = {
        "content_sha256": content,
        "body_sha256": f"bytes of {content}",
        "page_id": "p",
        "page_is_canonical": True,
        "fetched_at": fetched_at,
        "location": at(99),
    }
    return Capture(**{**defaults, **fields})


FIRST = version(1, "145", "2026-01-01")
SECOND = version(2, "146", "2026-01-05")
MOBILE = version(1, "145 mobile", "2026-01-01", page_id="m", page_is_canonical=False)


@pytest.mark.parametrize(
    ("versions", "fetched", "decision"),
    [
        pytest.param([], capture("145", "2026-01-01"), Decision("add"), id="an article that was not there"),
        pytest.param([FIRST], capture("146", "2026-01-05"), Decision("add"), id="a correction"),
        pytest.param(
            [FIRST],
            capture("145", "2026-01-05", body_sha256="other advertisements"),
            Decision("keep", "a-1"),
            id="the same article among other advertisements",
        ),
        pytest.param(
            [FIRST], capture("145", "2026-01-05"), Decision("update", "a-1"), id="the very same bytes fetched again"
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("145 better read", "2026-01-01", location=at(1), known_as="a-1"),
            Decision("update", "a-1"),
            id="the first capture read better: its version, not the current one",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("145 better read", "2026-01-03", known_as="a-1"),
            Decision("keep", "a-1"),
            id="a capture that was nothing new is nothing new when it is read again, whatever comes first",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("145", "2026-01-09"),
            Decision("add"),
            id="a correction taken back is a version of its own",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("144", "2025-12-01"),
            Decision("add", is_latest=False),
            id="an older state that comes to light later is not current",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("145", "2025-12-01"),
            Decision("keep", "a-1"),
            id="an older capture of the first version",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("145", "2026-01-03", body_sha256="x"),
            Decision("keep", "a-1"),
            id="a capture between two versions that reads like the one before",
        ),
        pytest.param(
            [FIRST, SECOND],
            capture("146", "2026-01-03"),
            Decision("keep", "a-2"),
            id="a capture between two versions that reads like the one after",
        ),
        pytest.param(
            [FIRST],
            capture("145 mobile", "2026-01-05", page_id="m", page_is_canonical=False),
            Decision("keep", "a-1"),
            id="a twin page with another layout makes no version",
        ),
        pytest.param(
            [MOBILE], capture("145", "2026-01-05"), Decision("add"), id="the canonical page takes over from its twin"
        ),
        pytest.param(
            [version(1, "145", "2026-01-01", page_is_alive=False)],
            capture("146", "2026-01-05", page_id="m", page_is_canonical=False),
            Decision("add"),
            id="a twin takes over where the page followed so far is gone",
        ),
        pytest.param(
            [FIRST],
            capture("144", "2025-12-01", page_id="m", page_is_canonical=False),
            Decision("keep", "a-1"),
            id="an older capture of a twin makes no version either",
        ),
        pytest.param(
            [version(1, "145", "2026-01-01", location=None)],
            capture("145 better read", "2026-01-01", location=None, body_sha256="bytes of 145"),
            Decision("update", "a-1"),
            id="without an archive the bytes tell that it is the same capture",
        ),
        pytest.param(
            [version(1, "145", "2026-01-01"), version(2, "146", "2026-01-01")],
            capture("147", "2026-01-01"),
            Decision("add"),
            id="of one second, the last one saved is the latest",
        ),
    ],
)
def test_which_version_a_capture_is(versions: list[StoredVersion], fetched: Capture, decision: Decision) -> None:
    assert decide_version(fetched, versions) == decision
    assert decide_version(fetched, versions[::-1]) == decision
