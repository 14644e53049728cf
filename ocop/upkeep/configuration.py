"""How a dataset is kept: the file `ocop.toml` beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop.errors import ConfigurationError
from ocop.outlets.hosts import is_local
from ocop.upkeep.tables import Secret, Table, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

KEEP = 7
REMIND_DAYS = 7
# Ports as RFC 8314 and RFC 6409 give them, by how the connection is guarded.
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
FORMS = ("report", "text", "discord", "plain")


@dataclass(frozen=True, slots=True)
class Mail:
    """Whom to write to, through which server.

    Attributes:
        host: The SMTP server.
        port: Its port.
        security: `starttls`, `tls` or `none`.
        user: Name to log in with; empty for none.
        password: The password; None where there is no user.
        sender: Address of the sender.
        recipients: Addresses that are written to.
    """

    host: str
    port: int
    security: str
    sender: str
    recipients: tuple[str, ...]
    user: str = ""
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that messages are sent to by HTTP POST.

    Attributes:
        url: The address, often a secret by itself.
        form: What is sent. `report`: JSON with `subject`, `text` and the whole `report`; `text`: JSON with `text`
            alone (Slack, Mattermost, Google Chat); `discord`: JSON with `content`; `plain`: the text (ntfy).
    """

    url: Secret
    form: str = "report"


@dataclass(frozen=True, slots=True)
class Configuration:
    """How a dataset is kept.

    Attributes:
        contact: Mail address or page that outlets may write to; empty where it is given elsewhere.
        sources: Registry of outlets; None for the shipped one.
        keep: Backups that are kept, 0 for none.
        package: Folder in which the data package is published; None for no package.
        silent_days: Days without a new article after which that is told; None: as the dataset's own past makes unusual.
        remind_days: Days after which a trouble that lasts is told again.
        heartbeat: Address that is asked for after each good run, so that a service may notice a run that never came.
        webhook: Where messages go by HTTP.
        mail: Where messages go by mail.
    """

    contact: str = ""
    sources: Path | None = None
    keep: int = KEEP
    package: Path | None = None
    silent_days: int | None = None
    remind_days: int = REMIND_DAYS
    heartbeat: Secret | None = None
    webhook: Webhook | None = None
    mail: Mail | None = None

    def overridden(
        self, *, contact: str = "", sources: Path | None = None, keep: int | None = None, package: Path | None = None
    ) -> Configuration:
        """With what was given on the command line, which counts before the file.

        >>> Configuration(keep=3).overridden(keep=0).keep
        0
        """
        return replace(
            self,
            contact=contact or self.contact,
            sources=sources or self.sources,
            keep=self.keep if keep is None else keep,
            package=package or self.package,
        )


def load_configuration(path: Path, *, may_be_missing: bool = True) -> Configuration:
    """The configuration in a file.

    Args:
        path: The file.
        may_be_missing: Whether a file that is not there says nothing; else it is a mistake.

    Raises:
        ConfigurationError: It cannot be read or says what cannot be; the message names file, key and remedy.
    """
    try:
        table = read_table(path)
    except FileNotFoundError:
        if may_be_missing:
            return Configuration()
        raise ConfigurationError(f"{path}: there is no such file") from None
    configuration = Configuration(
        contact=table.text("contact"),
        sources=table.file("sources"),
        keep=table.number("keep", KEEP, 0, 1000) or 0,
        package=table.file("package"),
        silent_days=table.number("silent_days", None, 1, 3650),
        remind_days=table.number("remind_days", REMIND_DAYS, 1, 365) or REMIND_DAYS,
        heartbeat=_address(table, "heartbeat_url"),
        webhook=_webhook(table.table("webhook")),
        mail=_mail(table.table("mail")),
    )
    table.end()
    return configuration


def _webhook(table: Table | None) -> Webhook | None:
    if table is None:
        return None
    url, form = _address(table, "url"), table.choice("form", FORMS)
    table.end()
    if url is None:
        raise table.mistake("url", "is missing; give url, url_env or url_file")
    return Webhook(url, form)


def _mail(table: Table | None) -> Mail | None:
    if table is None:
        return None
    security = table.choice("security", tuple(_PORTS))
    user, password = table.text("user"), table.secret("password")
    mail = Mail(
        host=table.needed("host"),
        port=table.number("port", _PORTS[security], 1, 65535) or 0,
        security=security,
        sender=_addresses(table, "from", [table.needed("from")])[0],
        recipients=_addresses(table, "to", table.texts("to")),
        user=user,
        password=password,
    )
    table.end()
    if bool(user) is not bool(password):
        raise table.mistake("user", "user and password belong together; leave out both where the server needs none")
    if user and security == "none" and not is_local(mail.host):
        raise table.mistake("security", "a password may not travel in the clear; use starttls or tls")
    return mail


def _addresses(table: Table, key: str, several: Sequence[str]) -> tuple[str, ...]:
    for each in several:
        address = parseaddr(each)[1]
        name, _, domain = address.rpartition("@")
        if not (name and domain) or not address.isascii() or re.search(r"\s", address):
            raise table.mistake(key, "must be mail addresses such as me@example.org")
    return tuple(several)


def _address(table: Table, key: str) -> Secret | None:
    """A secret address on the web."""
    address = table.secret(key)
    if address is not None and not _is_web_address(address.text):
        raise table.mistake(key, "must be an address that begins with https:// or http://")
    return address


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and " " not in text
    except ValueError:
        return False
