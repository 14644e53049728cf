"""Reading the web's own TOML files with errors that name the file and the key."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ocop.errors import OcopError


class DemoDataError(OcopError):
    """A file of the news web cannot be used; the message names the file and the key and says what is expected."""


def read_toml(path: Path) -> Table:
    """Root table of a TOML file.

    Raises:
        DemoDataError: The file is missing, is not UTF-8 or is not TOML; the message has the line.
    """
    try:
        return Table(path.name, tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        raise DemoDataError(f"{path}: there is no such file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DemoDataError(f"{path.name}: not a TOML file: {error}") from error


@dataclass(slots=True)
class Table:
    """One TOML table that is read key by key; `close` refuses the keys that nobody asked for.

    Attributes:
        file: Name of the file, for messages.
        values: What the file holds.
        path: Key under which the table lies in its file, such as `facts[2]`; empty for the root.
    """

    file: str
    values: Mapping[str, object]
    path: str = ""
    _read: set[str] = field(default_factory=set)

    def error(self, key: str, expected: str) -> DemoDataError:
        """Error about one key.

        >>> print(Table("03.toml", {}, "facts[2]").error("value", "is missing"))
        03.toml: facts[2].value is missing
        """
        name = f"{self.path}.{key}" if self.path and key else self.path or key
        return DemoDataError(f"{self.file}: {name} {expected}")

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str) -> str:
        """Required string in NFC; refused when empty."""
        found = self.optional_text(key)
        if found is None:
            raise self.error(key, "is missing: a string is needed")
        return found

    def optional_text(self, key: str) -> str | None:
        """String in NFC without the space around it, or None where the key is absent."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, str) or not found.strip():
            raise self.error(key, f"must be a string that is not empty, not {found!r}")
        return unicodedata.normalize("NFC", found.strip())

    def texts(self, key: str) -> tuple[str, ...]:
        """List of strings in NFC; empty where the key is absent."""
        found = self._take(key)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(item, str) and item.strip() for item in found):
            raise self.error(key, "must be a list of strings")
        return tuple(unicodedata.normalize("NFC", item.strip()) for item in found)

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """String that is one of the options; the default where the key is absent."""
        allowed = tuple(options)
        found = self.optional_text(key) or default
        if found is None:
            raise self.error(key, f"is missing: one of {', '.join(allowed)} is needed")
        if found not in allowed:
            raise self.error(key, f"must be one of {', '.join(allowed)}, not {found!r}")
        return found

    def optional_choice(self, key: str, options: Iterable[str]) -> str | None:
        """Like `choice`, with None where the key is absent."""
        return self.choice(key, options) if key in self else None

    def optional_number(self, key: str) -> float | None:
        """Number that is not negative, or None where the key is absent."""
        found = self._take(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
            raise self.error(key, f"must be a number from 0 up, not {found!r}")
        return float(found)

    def integer(self, key: str, low: int, high: int) -> int:
        """Required whole number within both bounds."""
        found = self.optional_integer(key, low, high)
        if found is None:
            raise self.error(key, f"is missing: a whole number from {low} to {high} is needed")
        return found

    def optional_integer(self, key: str, low: int, high: int) -> int | None:
        """Whole number within both bounds, or None where the key is absent."""
        found = self._take(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            raise self.error(key, f"must be a whole number from {low} to {high}, not {found!r}")
        return found

    def flag(self, key: str) -> bool:
        """Boolean, false where the key is absent."""
        found = self._take(key)
        if found is not None and not isinstance(found, bool):
            raise self.error(key, f"must be true or false, not {found!r}")
        return bool(found)

    def optional_day(self, key: str) -> date | None:
        """TOML local date, or None where the key is absent."""
        found = self._take(key)
        if found is None:
            return None
        if isinstance(found, datetime) or not isinstance(found, date):
            raise self.error(key, f"must be a date such as 2023-12-05 without quotes, not {found!r}")
        return found

    def moment(self, key: str) -> datetime:
        """Required TOML date-time with an offset."""
        found = self.optional_moment(key)
        if found is None:
            raise self.error(key, "is missing: a time such as 2023-12-05T07:30:00+07:00 is needed")
        return found

    def optional_moment(self, key: str) -> datetime | None:
        """TOML date-time with an offset, or None where the key is absent."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, datetime) or found.tzinfo is None:
            raise self.error(key, f"must be a time such as 2023-12-05T07:30:00+07:00 without quotes, not {found!r}")
        return found

    def table(self, key: str) -> Table | None:
        """Table under the key, or None where it is absent."""
        found = self._take(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise self.error(key, f"must be a table written as [{key}]")
        return Table(self.file, found, f"{self.path}.{key}" if self.path else key)

    def tables(self, key: str) -> Iterator[Table]:
        """Tables of an array; they are numbered from 1 in messages."""
        found = self._take(key)
        if found is None:
            return
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.error(key, f"must be a list of tables written as [[{key}]]")
        for number, item in enumerate(found, start=1):
            name = f"{key}[{number}]"
            yield Table(self.file, item, f"{self.path}.{name}" if self.path else name)

    def close(self) -> None:
        """Refuse the keys that were not read: they are slips of the pen.

        Raises:
            DemoDataError: A key is left.
        """
        for key in self.values:
            if key not in self._read:
                raise self.error(key, f"is not known here; known are {', '.join(sorted(self._read))}")

    def _take(self, key: str) -> object | None:
        self._read.add(key)
        return self.values.get(key)
