"""`ocop refresh`: what is new at the outlets."""

from __future__ import annotations

import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.runs import watched_run
from ocop.errors import UsageError
from ocop.harvest import Plan
from ocop.models import Source
from ocop.paths import DEFAULT_DATABASE
from spiders.registry import choose_sources, load_sources


def refresh(
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only this outlet, by its id; may be repeated.")
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    contact: Annotated[
        str, typer.Option(envvar="OCOP_CONTACT", help="Mail address or page that the outlets may write to.")
    ] = "",
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Ask the outlets for new and changed articles and read their figures.

    It may be stopped at any time and goes on where it was; run it as often as you like.

    Example: ocop refresh --source nhandan --contact me@example.org
    """
    chosen = choose_sources(load_sources(sources), ",".join(source) if source else None)
    if not contact and not all(map(_is_local, chosen)):
        contact = _ask_contact()
    arguments = {"sources": ",".join(each.id for each in chosen)} | ({"registry": str(sources)} if sources else {})
    watched_run(Plan("news", "refresh", db, arguments, contact))


def _is_local(source: Source) -> bool:
    """Whether an outlet lives on this machine, as the demo's do: nobody there needs a contact."""
    host = urlsplit(f"//{source.domain}").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _ask_contact() -> str:
    """The address that real outlets are told; asked for where a person can answer."""
    answer = typer.prompt("Mail address or page that the outlets may write to") if sys.stdin.isatty() else ""
    if not answer.strip():
        raise UsageError("say who asks: give --contact or set OCOP_CONTACT to a mail address or page")
    return str(answer).strip()
