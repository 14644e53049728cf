"""`ocop sources add`: a new outlet, looked at and written into a registry of one's own."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.visits import watched_visits
from ocop.errors import OcopError, UsageError
from ocop.outlets.hosts import is_local
from ocop.outlets.registry_files import append_table, refuse_known
from spiders.links import clean_url, host_of

DEFAULT_FILE = Path("my-outlets.toml")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="The outlet's front page, or any other page of it.")],
    registry: Annotated[
        Path, typer.Option("--sources", help="Registry of your own to write to; made where it does not exist.")
    ] = DEFAULT_FILE,
    identifier: Annotated[
        str | None, typer.Option("--id", help="Id for the outlet; made from its domain where it is left out.")
    ] = None,
    contact: ContactOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write the table without asking.")] = False,
) -> None:
    """Look at a news site, propose its table for the registry, and write it after asking.

    It looks for feeds, sitemaps and lists of OCOP articles, and works out what the addresses of articles share. What
    is in the file stays as it is.

    Example: ocop sources add baolamgiang.vn --contact me@example.org
    """
    from ocop.outlets.probing import probe  # noqa: PLC0415 - reading pages takes long to load
    from ocop.outlets.tables import table_text  # noqa: PLC0415

    address = _address(url)
    if identifier is not None and not re.fullmatch(r"[a-z][a-z0-9_]*", identifier):
        raise UsageError(f"“{identifier}” is no id: lower-case letters, digits and _, from a letter on")
    host = host_of(address)
    refuse_known(registry, host.removeprefix("www."), identifier)
    contact = contact_for([host], contact)
    delays = {host: 0.0} if is_local(host) else {}
    proposal = watched_visits("looking", {address: probe(address, identifier)}, delays, contact)[address]
    refuse_known(registry, proposal.source.domain, proposal.source.id)
    table = table_text(proposal)
    typer.echo(table)
    if not yes and not is_watched():
        raise UsageError(f"nobody to ask, so nothing was written: --yes writes this table to {registry}")
    if not yes and not typer.confirm(f"Write it to {registry}?", default=True):
        raise OcopError("nothing was written")
    append_table(registry, table)
    typer.echo(f"written to {registry}; `ocop refresh --sources {registry}` asks {proposal.source.name}")


def is_watched() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def _address(url: str) -> str:
    """The address that a person meant, who may have left out https://.

    Raises:
        UsageError: It is none.
    """
    stated = url.strip()
    address = clean_url(stated if "://" in stated else f"https://{stated}")
    host = (urlsplit(address).hostname or "") if address else ""
    if address is None or not (_HOST.fullmatch(host) or is_local(host)):
        raise UsageError(f"“{url}” is no address of a web page: give one such as https://baolamgiang.vn/")
    return address
