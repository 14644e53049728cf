"""Everything that can go wrong and that a person can mend, each with a message that says the remedy."""


class OcopError(Exception):
    """A failure to be told in one line; the command line prints it and exits with `exit_code`."""

    exit_code = 1


class UsageError(OcopError):
    """The call itself is wrong: an unknown name, a value out of range, a file that is not there."""

    exit_code = 2


class RegistryError(UsageError):
    """`sources.toml` or `profiles.toml` cannot be used; the message names the line or the key."""


class UnreadableInputError(OcopError):
    """A file or folder holds nothing that can be read as pages or articles."""


class DatasetError(OcopError):
    """The database file cannot serve: it is something else, newer than this program, locked or damaged."""


class ArchiveError(OcopError):
    """A WARC file is damaged or a record is not where the dataset says it is."""
