"""What was found at the addresses of an outlet, and what is said of it in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Part = Literal["feed", "sitemap", "listing", "article"]
PARTS: tuple[Part, ...] = ("feed", "sitemap", "listing", "article")

WORKS = "works"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at one address of an outlet.

    Attributes:
        source_id: The outlet.
        part: What the address is.
        url: The address; empty where no article was found to look at.
        verdict: What does not work, in the words of `ocop.outlets.verdicts`; None where it works.
        articles: For a feed, sitemap or listing, the articles that it points to.
        newest_date: The latest day that it states, of any of them or of the article itself.
    """

    source_id: str
    part: Part
    url: str
    verdict: str | None = None
    articles: int = 0
    newest_date: date | None = None


def summary(findings: Sequence[Finding]) -> Mapping[Part, str]:
    """What is said of each part of an outlet: `works`, the cause, or how many of several work.

    >>> summary([Finding("vidu", "feed", "https://vidu.vn/rss", "gone")])["feed"]
    'gone'
    """
    return {part: _said([finding for finding in findings if finding.part == part]) for part in PARTS}


def _said(findings: Sequence[Finding]) -> str:
    if not findings:
        return "-"
    causes = ", ".join(dict.fromkeys(finding.verdict for finding in findings if finding.verdict))
    if not findings[0].url or (findings[0].part != "article" and len(findings) == 1):
        return causes or WORKS
    working = sum(finding.verdict is None for finding in findings)
    return f"{working} of {len(findings)}" + (f": {causes}" if causes else "")
