"""`ocop schedule test-message`: does a message arrive, before one is needed?"""

from __future__ import annotations

import platform

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.run import ConfigurationOption
from ocop.errors import OcopError, UsageError
from ocop.paths import DEFAULT_DATABASE, configuration_file
from ocop.upkeep.configuration import load_configuration
from ocop.upkeep.message import Message, deliver

_TEXT = "This is a test: messages about the dataset {database} arrive here. You need not do anything.\n"


def try_message(config: ConfigurationOption = None, db: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Send a test message on every way that the configuration names, and tell what became of it.

    Example: ocop schedule test-message --db data/ocop.db
    """
    path = config or configuration_file(db)
    configuration = load_configuration(path, may_be_missing=False)
    if not (configuration.mail or configuration.webhook):
        raise UsageError(f"{path} names nobody to tell: give it a table [mail] or [webhook]")
    subject = f"ocop, {db.name} on {platform.node()}: a test message"
    deliveries = deliver(Message(subject, _TEXT.format(database=db), {"outcome": "test"}), configuration)
    for delivery in deliveries:
        if not delivery.failure:
            typer.echo(f"{delivery.way}: sent; look whether it has arrived")
    if failures := [delivery.failure for delivery in deliveries if delivery.failure]:
        raise OcopError("; ".join(failures))
