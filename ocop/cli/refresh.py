"""`ocop refresh`: what is new at the outlets."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ocop.cli.common import DEFAULT_DATABASE, DatabaseOption
from ocop.cli.runs import watched_run
from ocop.errors import UsageError
from ocop.harvest import Plan
from ocop.models import Source
from spiders.registry import load_sources


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
    chosen = _choose(load_sources(sources), source or [])
    if not contact and not all(map(_is_local, chosen)):
        contact = _ask_contact()
    arguments = {"sources": ",".join(each.id for each in chosen)} | ({"registry": str(sources)} if sources else {})
    watched_run(Plan("news", "refresh", db, arguments, contact))


def _choose(registry: Sequence[Source], ids: Sequence[str]) -> list[Source]:
    """The outlets asked for, all where none is named."""
    by_id = {each.id: each for each in registry}
    for wanted in ids:
        if wanted not in by_id:
            near = get_close_matches(wanted, by_id, 3)
            hint = f"did you mean {', '.join(near)}?" if near else "`ocop sources` lists them"
            raise UsageError(f"no outlet has the id {wanted!r}: {hint}")
    return [by_id[wanted] for wanted in dict.fromkeys(ids)] or list(registry)


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
