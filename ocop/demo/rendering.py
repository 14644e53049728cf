"""The template engine of the news web, with the spelling habits of the real CMSs as filters."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ocop.demo import stamps

_TEMPLATES = Path(__file__).parent / "layouts" / "templates"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LATIN_1 = re.compile("[\u00a0-\u00ff]")


def render(template: str, view: object, folder: Path = _TEMPLATES) -> str:
    """Text of a template, such as `mcms/article.html`, for a view.

    Args:
        template: Its file, from the folder of templates on.
        view: What it shows.
        folder: The folder of templates; that of the six outlets, if not given.
    """
    return _environment(folder).get_template(template).render(view=view)


def render_text(source: str, view: object) -> str:
    """A piece of markup that is itself a template.

    >>> render_text("<b>{{ view }}</b>", "Na & Hồi")
    '<b>Na &amp; Hồi</b>'
    """
    return _environment(_TEMPLATES).from_string(source).render(view=view)


def dotnet_entities(text: str) -> str:
    """Text with the characters of Latin-1 as numeric entities, as .NET's encoder writes it; the rest stays.

    >>> dotnet_entities("phút + giây")
    'ph&#250;t &#x2B; gi&#226;y'
    """
    return _LATIN_1.sub(lambda found: f"&#{ord(found[0])};", text.replace("+", "&#x2B;"))


def json_ld(data: dict[str, Any]) -> Markup:
    """Structured data for a `<script>` element, readable, with `<` defused."""
    return Markup(json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c"))  # noqa: S704


def entity_markup(text: str) -> Markup:
    """`dotnet_entities` of a text that is safe to stand in an attribute or an element."""
    return Markup(dotnet_entities(str(escape(text))))  # noqa: S704


def decomposed(text: str) -> str:
    """The text in NFD, as some newsrooms' computers type it."""
    return unicodedata.normalize("NFD", text)


def encoded(text: str, charset: str) -> bytes:
    """The text in an encoding; what it has no sign for becomes an entity.

    Windows-1258 writes most Vietnamese letters as a letter and a tone mark behind it, which Python leaves to its user.

    >>> encoded("Ấp Bắc", "windows-1258").decode("windows-1258") == "Â\u0301p B\u0103\u0301c"
    True
    >>> encoded("4 ★", "windows-1258")
    b'4 &#9733;'
    """
    if charset == "windows-1258":
        text = "".join(char if _fits(char, charset) else _toned(char) for char in text)
    return text.encode(charset, "xmlcharrefreplace")


def _toned(char: str) -> str:
    """A letter with its tone mark behind it, all other marks staying in the letter; or the character as it is."""
    parts = unicodedata.normalize("NFD", char)
    tones = "".join(mark for mark in parts if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones


def _fits(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def shortened(text: str, words: int) -> str:
    """The first words of a text, with an ellipsis where it goes on.

    >>> shortened("Cà Mau có 145 sản phẩm OCOP", 4)
    'Cà Mau có 145…'
    """
    taken = text.split()
    return text if len(taken) <= words else " ".join(taken[:words]).rstrip(",;:.") + "…"


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(stamps.FILTERS)
    environment.filters.update(
        ld=json_ld, dotnet=entity_markup, dotnet_text=dotnet_entities, nfd=decomposed, shortened=shortened
    )
    return environment
