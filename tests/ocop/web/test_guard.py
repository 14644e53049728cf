from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8001", 200),
        ("localhost:8001", 200),
        ("[::1]:8001", 200),
        ("evil.example", 403),  # a name that somebody had resolved to this machine
        ("127.0.0.1.evil.example:8001", 403),
        ("[", 403),
        ("", 403),
    ],
)
async def test_only_this_machines_own_names_are_answered(site: Any, host: str, status: int) -> None:
    assert (await site.client.get("/ocop/provinces.json", headers={"host": host})).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_what_is_no_question_is_refused(site: Any, method: str) -> None:
    refused = await site.client.request(method, "/ocop/facts")
    assert (refused.status_code, refused.text) == (
        405,
        "This site only shows; nothing can be changed through it\n",
    )


async def test_a_head_is_answered_without_a_body(site: Any) -> None:
    answer = await site.client.request("HEAD", "/ocop/provinces")
    assert (answer.status_code, answer.content) == (200, b"")
