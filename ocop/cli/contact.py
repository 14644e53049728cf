"""Who asks: the address that outlets are told, given, taken from the environment or asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from ocop.errors import UsageError
from ocop.outlets.hosts import is_local

ContactOption = Annotated[
    str, typer.Option(envvar="OCOP_CONTACT", help="Mail address or page that the outlets may write to.")
]


def contact_for(hosts: Iterable[str], given: str) -> str:
    """The contact to tell; nobody needs one where all hosts are on this machine.

    Args:
        hosts: The hosts that are asked.
        given: What was given on the command line or in the environment.

    Raises:
        UsageError: There is none, and nobody to ask for it.
    """
    if given.strip() or all(map(is_local, hosts)):
        return given.strip()
    answer = typer.prompt("Mail address or page that the outlets may write to") if sys.stdin.isatty() else ""
    if not answer.strip():
        raise UsageError("say who asks: give --contact or set OCOP_CONTACT to a mail address or page")
    return str(answer).strip()
