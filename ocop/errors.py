"""Everything that can go wrong and that a person can mend, each with a message that says the remedy."""

from __future__ import annotations

from datetime import datetime


class OcopError(Exception):
    """A failure to be told in one line; the command line prints it and exits with `exit_code`."""

    exit_code = 1


class UsageError(OcopError):
    """The call itself is wrong: an unknown name, a value out of range, a file that is not there."""

    exit_code = 2


class RegistryError(UsageError):
    """`sources.toml` or `profiles.toml` cannot be used; the message names the line or the key."""


class ConfigurationError(UsageError):
    """The configuration of a dataset's upkeep cannot be used; the message names the file and the key."""


class UnreadableInputError(OcopError):
    """A file or folder holds nothing that can be read as pages or articles."""


class DatasetError(OcopError):
    """The database file cannot serve: it is something else, newer than this program, locked or damaged."""


class BusyError(DatasetError):
    """Another run is at work on the dataset.

    Attributes:
        begun_at: When that run began; None where the dataset does not tell.
        verb: Its verb; None as long as `begun_at`.
    """

    def __init__(self, message: str, begun_at: datetime | None = None, verb: str | None = None) -> None:
        super().__init__(message)
        self.begun_at = begun_at
        self.verb = verb


class ArchiveError(OcopError):
    """A WARC file is damaged or a record is not where the dataset says it is."""


class MessageError(OcopError):
    """A message could not be delivered; it names the server and the cause, and no secret."""
