"""The name that outlets and archives are told, with whom to write to."""

from __future__ import annotations

from ocop import __version__

NAME = "ocop-harvest"
SOFTWARE = f"{NAME}/{__version__}"


def user_agent(contact: str) -> str:
    """The `User-Agent` of our requests.

    Args:
        contact: Mail address or page that outlets may write to; empty where there is none.

    >>> user_agent("me@example.org").partition(" ")[2]
    '(+me@example.org)'
    """
    return f"{SOFTWARE} (+{contact})" if contact else SOFTWARE
