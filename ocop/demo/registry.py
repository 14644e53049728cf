"""The registry of sources that fits a running news web, as TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ocop.models import Source

WAYS = ("feeds", "sitemaps", "listings")
_LISTS = ("province_codes", *WAYS)


def registry_text(sources: Sequence[Source], examples: Mapping[str, Sequence[str]]) -> str:
    """A `sources.toml` of some sources.

    Args:
        sources: The sources.
        examples: Addresses of articles by the id of their source.

    >>> source = Source("langnghe", "Làng Nghề", "127.0.0.1:8005", "national", delay_seconds=0.0)
    >>> registry_text([source], {}).splitlines()[2:5]
    ['[[sources]]', 'id = "langnghe"', 'name = "Làng Nghề"']
    """
    lines = ["# The outlets of the demo news web on this machine."]
    for source in sources:
        lines += ["", "[[sources]]"]
        lines += [f"{key} = {_value(getattr(source, key))}" for key in ("id", "name", "domain", "kind")]
        lines += [f"{key} = {_value(getattr(source, key))}" for key in _LISTS if getattr(source, key)]
        for key in ("article_url_pattern", "family"):
            if getattr(source, key) is not None:
                lines.append(f"{key} = {_value(getattr(source, key))}")
        if examples.get(source.id):
            lines.append(f"examples = {_value(tuple(examples[source.id]))}")
        lines.append(f"delay_seconds = {source.delay_seconds}")
    return "\n".join([*lines, ""])


def _value(value: str | tuple[str, ...]) -> str:
    """A TOML string or list of strings: JSON's are the same but for DEL, which none of ours holds."""
    return json.dumps(value, ensure_ascii=False)
