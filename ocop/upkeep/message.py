"""What a person is told of a run, and how it is brought to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.errors import MessageError
from ocop.upkeep.mail import send_mail
from ocop.upkeep.webhook import post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ocop.upkeep.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        subject: What it is about, in one line.
        text: What there is to say.
        record: The same for a program.
    """

    subject: str
    text: str
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message on one way.

    Attributes:
        way: `mail` or `webhook`.
        failure: Why it did not arrive, with the remedy; None where it was handed over.
    """

    way: str
    failure: str | None = None


def deliver(message: Message, configuration: Configuration) -> tuple[Delivery, ...]:
    """Bring a message to a person on every way that is configured; one that fails stops no other."""
    return tuple(_tried(way, send) for way, send in _ways(message, configuration))


def _ways(message: Message, configuration: Configuration) -> Iterator[tuple[str, Callable[[], None]]]:
    if mail := configuration.mail:
        yield "mail", lambda: send_mail(mail, message.subject, message.text)
    if webhook := configuration.webhook:
        yield "webhook", lambda: post(webhook, message.subject, message.text, message.record)


def _tried(way: str, send: Callable[[], None]) -> Delivery:
    try:
        send()
    except MessageError as error:
        return Delivery(way, str(error))
    return Delivery(way)
