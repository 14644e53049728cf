"""What a page was read from and what was cut away of it, for whoever asks; where nobody asks, nothing is kept.

The functions of extraction tell what they cut by `note_cut`, `note_lines` and `note_claims`. Only inside `tracing` is
it kept, so a page that is read in a harvest costs nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lxml.html import HtmlElement

from pipelines.extraction.wording import tidy

if TYPE_CHECKING:
    from pipelines.extraction.published import Weighed

CutReason = Literal[
    "hidden",
    "menu",
    "profile",
    "named box",
    "headed box",
    "box of links",
    "other article",
    "note",
    "outside",
    "pointer",
]
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a page that is no part of its article.

    Attributes:
        reason: Why it was cut away: `hidden` from readers, a `menu` or button, named in the `remove` of the `profile`,
            a `named box` by its class or id, a `headed box` by its heading, a `box of links` below such a heading, a
            box of an `other article`, a `note` of the desk, `outside` the text that was found, or a line that is only
            a `pointer` to another page.
        rule: What says so: the XPath of the profile, the words of a class, the heading; empty where the reason says
            all.
        element: Its element with class and id, as `div.box-related#x`; empty for a line.
        text: Its text on one line.
    """

    reason: CutReason
    rule: str
    element: str
    text: str


@dataclass(slots=True)
class Trace:
    """What was noted while a page was read.

    Attributes:
        cuts: What was cut away, in the order in which it was; what has no text is left out.
        claims: What told of the day of publication, each with what became of it.
    """

    cuts: list[Cut] = field(default_factory=list)
    claims: tuple[Weighed, ...] = ()


_TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextmanager
def tracing() -> Iterator[Trace]:
    """A trace of what is read inside."""
    trace = Trace()
    token = _TRACE.set(trace)
    try:
        yield trace
    finally:
        _TRACE.reset(token)


def is_traced() -> bool:
    """Whether somebody asks: for what has to be worked out only to be told."""
    return _TRACE.get() is not None


def note_cut(reason: CutReason, element: HtmlElement, rule: str = "") -> None:
    """Tell of an element that is about to be cut away."""
    trace = _TRACE.get()
    if trace is not None:
        _add(trace, Cut(reason, rule, _name(element), tidy(" ".join(element.itertext()))))


def note_lines(reason: CutReason, lines: Iterable[str]) -> None:
    """Tell of lines that are left out."""
    trace = _TRACE.get()
    if trace is not None:
        for line in lines:
            _add(trace, Cut(reason, "", "", line))


def note_claims(claims: tuple[Weighed, ...]) -> None:
    """Tell of what was weighed for the day of publication."""
    trace = _TRACE.get()
    if trace is not None:
        trace.claims = claims


def _add(trace: Trace, cut: Cut) -> None:
    if cut.text:
        trace.cuts.append(cut)


def _name(element: HtmlElement) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    classes = "".join(f".{name}" for name in (element.get("class") or "").split())
    identity = f"#{element.get('id')}" if element.get("id") else ""
    named = f"{tag}{classes}{identity}"
    return named if len(named) <= _LONGEST_NAME else f"{named[:_LONGEST_NAME]}…"
