"""Who may be asked, and who asks."""

from __future__ import annotations

import pytest

from ocop.cli.contact import contact_for
from ocop.errors import UsageError
from ocop.outlets.hosts import is_local


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
    assert is_local(domain) is local


def test_what_was_given_is_told() -> None:
    assert contact_for(["nhandan.vn"], " me@example.org ") == "me@example.org"


def test_nobody_on_this_machine_needs_a_contact() -> None:
    assert not contact_for(["127.0.0.1:8801"], "")


def test_where_nobody_can_answer_the_remedy_is_told() -> None:
    with pytest.raises(UsageError, match="OCOP_CONTACT"):
        contact_for(["127.0.0.1:8801", "nhandan.vn"], "")
