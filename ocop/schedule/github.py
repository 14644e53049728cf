"""A workflow of GitHub Actions that keeps a dataset without a machine of one's own."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ocop import __version__
from ocop.errors import UsageError

if TYPE_CHECKING:
    from ocop.schedule.times import Rhythm

_TEMPLATE = Path(__file__).with_name("workflow.yml")
_ACTIONS = Path(__file__).with_name("actions.toml")
# Days for which an artifact with the dataset is kept: long enough for runs to fail for a while, and not so long that
# many whole datasets pile up.
_RETENTION_DAYS = {"hour": 7, "day": 30, "week": 90}


def workflow(rhythm: Rhythm, contact: str, sources: Path | None = None) -> str:
    """The workflow file.

    Args:
        rhythm: How often it runs; its times are in UTC.
        contact: Mail address or page that the outlets may write to.
        sources: Registry of outlets in the repository; None for the shipped one.

    Raises:
        UsageError: A value cannot stand in a workflow.
    """
    values = {
        "WORDS": rhythm.words,
        "CRON": rhythm.crontab,
        "RETENTION": str(_RETENTION_DAYS[rhythm.period]),
        "CONTACT": _scalar("--contact", contact),
        "SOURCES": "" if sources is None else f" --sources {_repository_path(sources)}",
        "VERSION": __version__,
        **{name.upper(): uses for name, uses in pinned_actions().items()},
    }
    return re.sub(r"@([A-Z_]+)@", lambda match: values[match[1]], _TEMPLATE.read_text(encoding="utf-8"))


def pinned_actions() -> dict[str, str]:
    """The actions that the workflow uses, each by the commit behind its version.

    >>> pinned_actions()["checkout"].partition("@")[0]
    'actions/checkout'
    """
    actions = tomllib.loads(_ACTIONS.read_text(encoding="utf-8"))["actions"]
    return {name: f"{each['uses']}@{each['commit']} # {each['version']}" for name, each in actions.items()}


def _scalar(option: str, value: str) -> str:
    """A text as YAML, which knows the quotation marks of JSON."""
    if "${{" in value or not value.isprintable():
        raise UsageError(f"{option} {value!r} cannot stand in a workflow; give a plain mail address or page")
    return json.dumps(value, ensure_ascii=False)


def _repository_path(path: Path) -> str:
    """A path within the repository, as the shell of the workflow reads it."""
    posix = PurePosixPath(path.as_posix())
    plain = all(part.replace("-", "").replace("_", "").replace(".", "").isalnum() for part in posix.parts)
    if posix.is_absolute() or ".." in posix.parts or not plain or not path.as_posix().isascii():
        raise UsageError(f"--sources {path}: give its path within the repository, such as sources.toml")
    return str(posix)
