"""Where a crawl finds the user's own page profiles."""

from __future__ import annotations

from pathlib import Path

from scrapy.settings import BaseSettings


def profiles_file(settings: BaseSettings) -> Path | None:
    """The file that the setting OCOP_PROFILES names, which need not exist; None without the setting.

    >>> profiles_file(BaseSettings({"OCOP_PROFILES": "data/profiles.toml"})).name
    'profiles.toml'
    """
    stated = settings.get("OCOP_PROFILES")
    return Path(stated) if stated else None
