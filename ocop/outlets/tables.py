"""A proposal as the TOML table that a person is shown and that is written."""

from __future__ import annotations

import json

from ocop.outlets.proposals import Proposal


def table_text(proposal: Proposal) -> str:
    r"""The table with its remarks as a comment, ending in a line break.

    >>> from datetime import date
    >>> from ocop.models import Source
    >>> source = Source("vidu", "Báo Ví Dụ", "vidu.vn", "national", article_url_pattern=r"https?://vidu\.vn/\d+")
    >>> print(table_text(Proposal(source, (), (), date(2026, 1, 5))), end="")
    # Looked at on 2026-01-05.
    [[sources]]
    id = "vidu"
    name = "Báo Ví Dụ"
    domain = "vidu.vn"
    kind = "national"
    article_url_pattern = 'https?://vidu\.vn/\d+'
    delay_seconds = 2.0
    """
    source = proposal.source
    lines = [f"# Looked at on {proposal.seen_date.isoformat()}.", *(f"# {remark}" for remark in proposal.remarks)]
    lines.append("[[sources]]")
    lines += [f"{key} = {_text(getattr(source, key))}" for key in ("id", "name", "domain", "kind")]
    for key in ("former_domains", "province_codes", "feeds", "sitemaps", "listings"):
        lines += _list(key, getattr(source, key))
    if source.article_url_pattern is not None:
        lines.append(f"article_url_pattern = {_literal(source.article_url_pattern)}")
    lines += _list("examples", proposal.examples)
    if source.family is not None:
        lines.append(f"family = {_text(source.family)}")
    lines.append(f"delay_seconds = {float(source.delay_seconds)}")
    lines += _list("unverified", source.unverified)
    return "\n".join([*lines, ""])


def _list(key: str, values: tuple[str, ...]) -> list[str]:
    """A list on one line, or one value a line where it is long; nothing where it is empty."""
    if not values:
        return []
    line = f"{key} = [{', '.join(map(_text, values))}]"
    return [line] if len(values) == 1 or key == "province_codes" else [f"{key} = [", *_entries(values), "]"]


def _entries(values: tuple[str, ...]) -> list[str]:
    return [f"  {_text(value)}," for value in values]


def _text(value: str) -> str:
    """A TOML string; JSON's is the same but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\u007f")


def _literal(value: str) -> str:
    """A string in single quotation marks, where a backslash is a backslash."""
    return f"'{value}'" if "'" not in value and value.isprintable() else _text(value)
