"""Reading a table of a configuration: every value is checked, every mistake told with its key."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ocop.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that no log, report or message may hold.

    Attributes:
        text: The secret; it is left out where the object is printed.
    """

    text: str = field(repr=False)


@dataclass(slots=True)
class Table:
    """A table of a TOML file, whose keys are taken one by one.

    Attributes:
        path: The file.
        values: Its keys and values.
        name: Name of the table; empty for the file itself.
    """

    path: Path
    values: Mapping[str, Any]
    name: str = ""
    _known: set[str] = field(default_factory=set)

    def text(self, key: str, default: str = "") -> str:
        """A text of one line; the default where the key is missing."""
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.mistake(key, "must be a text in quotation marks")
        if re.search(r"[\x00-\x1f\x7f]", value):
            raise self.mistake(key, "must be one line")
        return value.strip()

    def needed(self, key: str) -> str:
        """A text that may not be missing or empty."""
        return self.text(key) or self._missing(key)

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of some words, the first where the key is missing."""
        value = self.text(key, choices[0])
        if value not in choices:
            raise self.mistake(key, f"“{value}” is none of {', '.join(choices)}")
        return value

    def number(self, key: str, default: int | None, least: int, most: int) -> int | None:
        """A whole number within limits; the default where the key is missing."""
        value = self._take(key, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most):
            raise self.mistake(key, f"must be a whole number from {least} to {most}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, at least one."""
        value = self._take(key, [])
        several = [value] if isinstance(value, str) else value
        if not isinstance(several, list) or not all(isinstance(each, str) and each.strip() for each in several):
            raise self.mistake(key, "must be a text in quotation marks, or a list of them in square brackets")
        return tuple(each.strip() for each in several) or (self._missing(key),)

    def file(self, key: str) -> Path | None:
        """A path, seen from the folder of the configuration; None where the key is missing."""
        return self.path.parent / Path(value).expanduser() if (value := self.text(key)) else None

    def secret(self, key: str) -> Secret | None:
        """A secret: in the key itself, in the environment variable of `<key>_env` or the file of `<key>_file`.

        None where none of the three is given.
        """
        given = [name for name in (key, f"{key}_env", f"{key}_file") if self._take(name, "") != ""]
        if len(given) > 1:
            raise self.mistake(given[1], f"give only one of {', '.join(given)}")
        if (variable := self.text(f"{key}_env")) and not os.environ.get(variable):
            raise self.mistake(f"{key}_env", f"the environment variable {variable} is not set")
        text = self.text(key) or os.environ.get(variable, "") or self._text_of_file(f"{key}_file")
        return Secret(text) if text else None

    def table(self, name: str) -> Table | None:
        """A table within; None where it is missing."""
        values = self._take(name, None)
        if values is not None and not isinstance(values, dict):
            raise self.mistake(name, f"must be a table: a line [{name}] with its keys below")
        return None if values is None else Table(self.path, values, name)

    def end(self) -> None:
        """All keys have been taken; others are mistakes."""
        for key in self.values:
            if key not in self._known:
                raise self.mistake(key, f"unknown key; the keys are {', '.join(sorted(self._known))}")

    def mistake(self, key: str, what: str) -> ConfigurationError:
        """What to tell of a key; never its value, which may be secret."""
        where = f"[{self.name}] " if self.name else ""
        return ConfigurationError(f"{self.path}, {where}{key}: {what}")

    def _take(self, key: str, default: object) -> Any:
        self._known.add(key)
        return self.values.get(key, default)

    def _missing(self, key: str) -> str:
        raise self.mistake(key, "is missing")

    def _text_of_file(self, key: str) -> str:
        path = self.file(key)
        if path is None:
            return ""
        try:
            text = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise self.mistake(key, f"{path} cannot be read: {why}") from None
        if not text or re.search(r"[\x00-\x1f\x7f]", text):
            raise self.mistake(key, f"{path} must hold the secret alone, in one line")
        return text


def read_table(path: Path) -> Table:
    """A TOML file as a table.

    Raises:
        ConfigurationError: It cannot be read or is no TOML.
        FileNotFoundError: There is none.
    """
    try:
        return Table(path, tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8 text: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
