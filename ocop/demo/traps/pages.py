"""The pages that set a trap, read from `pages.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from ocop.demo.rendering import encoded, render, render_text
from ocop.demo.tables import Table, read_toml
from ocop.models import Page, Source

VISITED_AT = datetime.fromisoformat("2026-04-08T14:21:07+07:00")
"""When the pages are fetched."""

SOURCE = Source(
    id="muongvi",
    name="Báo Mường Vi",
    domain="muongvi.example",
    kind="provincial",
    former_domains=("baomuongvi.example",),
    province_codes=("15",),
)
"""The outlet that all of them are of."""

ARTICLE = "article"
_FOLDER = Path(__file__).parent
_SLOTS = ("head", "top", "heading", "stamp", "body", "below")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a careful reader makes of a page.

    Attributes:
        kind: `article`, or the cause for which it is none.
        url: The address that stands for it.
        title: Headline, in NFC and with plain spaces.
        lead: Opening paragraph; None where none is set apart.
        lines: Lead and body.
        published_date: Day of publication; None where the page does not tell it.
        published_time: Time of day in Vietnam; None where the page does not tell it.
        modified_at: Last change; None where the page tells none that can be true.
        language: Language of the text.
        author: Writer; None where nobody is named.
    """

    kind: str
    url: str
    title: str
    lead: str | None
    lines: tuple[str, ...]
    published_date: date | None
    published_time: time | None
    modified_at: datetime | None
    language: str
    author: str | None


@dataclass(frozen=True, slots=True)
class PageTrap:
    """One page.

    Attributes:
        id: Short name.
        number: Number of the trap among the families of traps that `pages.toml` lists.
        what: What it stands for.
        page: The page as fetched.
        outcome: What is to be made of it.
    """

    id: str
    number: int
    what: str
    page: Page
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Slots:
    """What the template is given."""

    now: datetime
    published_at: datetime
    url: str
    language: str
    title: str
    lead: str
    lines: tuple[str, ...]
    parts: Mapping[str, str] = field(default_factory=dict)


@cache
def page_traps() -> tuple[PageTrap, ...]:
    """All pages of the file.

    Raises:
        DemoDataError: The file is broken; the message names the key.
    """
    table = read_toml(_FOLDER / "pages.toml")
    usual = table.table("usual")
    traps = tuple(_read(item, usual) for item in table.tables("traps") if usual)
    table.close()
    return traps


def _read(table: Table, usual: Table) -> PageTrap:
    def text(key: str) -> str:
        return table.optional_text(key) or usual.optional_text(key) or ""

    name = table.text("id")
    number = table.integer("number", 1, 11)
    url = table.optional_text("url") or f"https://{SOURCE.domain}/tin/{name}.html"
    published_at = usual.moment("published")
    lines = table.texts("lines") or usual.texts("lines")
    slots = _Slots(VISITED_AT, published_at, url, text("language"), text("title"), lines[0], lines[1:])
    parts = {slot: render_text(text(slot), slots) for slot in _SLOTS}
    whole = table.optional_text("whole")
    markup = render_text(whole, slots) if whole else render("page.html", replace(slots, parts=parts), _FOLDER)
    page = Page(
        url=url,
        body=encoded(markup, table.optional_text("charset") or "utf-8"),
        media_type="text/html",
        fetched_at=VISITED_AT,
        source=SOURCE,
        headers=(("content-type", table.optional_text("content_type") or "text/html"),),
        reason="feed",
    )
    outcome = Outcome(
        kind=table.optional_text("outcome") or ARTICLE,
        url=table.optional_text("canonical") or url,
        title=slots.title,
        lead=None if table.flag("unled") else slots.lead,
        lines=lines,
        published_date=None if table.flag("undated") else table.optional_day("day") or published_at.date(),
        published_time=time.fromisoformat(clock) if (clock := table.optional_text("time")) else None,
        modified_at=table.optional_moment("modified"),
        language=slots.language,
        author=table.optional_text("author"),
    )
    trap = PageTrap(name, number, table.text("what"), page, outcome)
    table.close()
    return trap
