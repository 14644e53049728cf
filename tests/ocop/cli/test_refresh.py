"""`ocop refresh`: who may be asked, and who asks."""

from __future__ import annotations

import pytest

from ocop.cli.refresh import _ask_contact, _is_local
from ocop.errors import UsageError
from ocop.models import Source


@pytest.mark.parametrize(
    ("domain", "local"),
    [
        pytest.param("127.0.0.1:8801", True, id="the demo"),
        pytest.param("127.0.0.7", True, id="another loopback address"),
        pytest.param("localhost:80", True, id="by name"),
        pytest.param("nhandan.vn", False, id="a newspaper"),
        pytest.param("10.0.0.5", False, id="somebody else's machine"),
    ],
)
def test_only_this_machine_needs_no_contact(domain: str, local: bool) -> None:
    assert _is_local(Source("x", "X", domain, "other")) is local


def test_where_nobody_can_answer_the_remedy_is_told() -> None:
    with pytest.raises(UsageError, match="OCOP_CONTACT"):
        _ask_contact()
