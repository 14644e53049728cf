"""What closes an article below its last paragraph: the writer's name, and then the outlet's imprint."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from pipelines.extraction.blocks import Line
from pipelines.extraction.noise import words
from pipelines.extraction.wording import folded, is_person_name

_LONGEST = 60
_MOST_LINES = 3
_MOST_WORDS = 5
_BY = re.compile(r"^(?:(?:viết )?bởi|by)\b:?\s*", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_INLINE = frozenset({"span", "strong", "b", "em", "i", "font", "u"})


def writer_of(text: str) -> str:
    """A byline without what stands before the name.

    >>> writer_of("Bài, ảnh: Lê Thị Bưởi")
    'Lê Thị Bưởi'
    """
    label, colon, name = text.partition(":")
    is_labelled = bool(colon) and folded(label) in words().writers
    return (name if is_labelled else _BY.sub("", text)).strip(" -–|,;:.()")


def without_byline(lines: Iterable[Line]) -> tuple[tuple[Line, ...], str | None]:
    """Lines without the byline and the credits that end them, and the writer; None where none is named.

    A byline is short, closed by no full stop, and a name, set to the right, or the very last words: a heading has
    something below it, and an item of a list is one.

    >>> lines, writer = without_byline([Line("Cà Mau có 145 sản phẩm."), Line("Lê Thị Bưởi")])
    >>> len(lines), writer
    (1, 'Lê Thị Bưởi')
    """
    told = list(lines)
    # Links that end a body are no part of it, and left out by whoever joins the lines.
    end = next((at for at in range(len(told), 0, -1) if not told[at - 1].leads_elsewhere), 0)
    kept, writer = _signed_off(told[:end])
    return (*kept, *told[end:]), writer


def _signed_off(lines: list[Line]) -> tuple[list[Line], str | None]:
    """Lines without what signs them at their end, and the writer."""
    kept, writer = _without_credits(lines)
    names: list[str] = []
    while writer is None and (found := _last_signature(kept)) is not None and len(names) < _MOST_LINES:
        place, name = found
        kept = kept[:place] + kept[place + 1 :]
        names.append(name)
    return kept, writer or next((name for name in reversed(names) if name), None)


def _last_signature(kept: list[Line]) -> tuple[int, str] | None:
    """Place of the last line that signs the article, and the name in it, which may be empty."""
    for place in range(len(kept) - 1, max(len(kept) - 1 - _MOST_LINES, 0), -1):
        line = kept[place]
        if len(line.text) > _LONGEST or line.is_row or line.text.endswith((".", "!", "?", "…", ":", ";", "”")):
            break
        writer = writer_of(line.text)
        is_name = is_person_name(writer) and not _is_item(line)
        if is_name or _is_signed(line) or (place == len(kept) - 1 and _is_signature(line)):
            return place, writer if is_name else ""
    return None


def _without_credits(lines: list[Line]) -> tuple[list[Line], str | None]:
    """Lines without those at their end that tell who did what, and the writer whom one of them names.

    >>> told = ["Cà Mau có 145 sản phẩm.", "Nội dung: Lê Thị Bưởi", "Thiết kế: Minh Sang"]
    >>> [line.text for line in _without_credits([Line(text) for text in told])[0]]
    ['Cà Mau có 145 sản phẩm.']
    """
    names: list[str] = []
    while len(lines) > 1 and not lines[-1].is_row and len(text := lines[-1].text) <= _LONGEST:
        label, _, name = text.partition(":")
        is_writer = folded(label) in words().writers and is_person_name(name.strip())
        if not is_writer and not (folded(label) in words().credits and name.strip()):
            break
        names += [name.strip()] if is_writer else []
        lines.pop()
    return lines, names[-1] if names else None


def without_imprint(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines without the outlet's imprint and whatever follows it.

    >>> [line.text for line in without_imprint([Line("Hết."), Line("Giấy phép số 12/GP"), Line("Địa chỉ: số 1")])]
    ['Hết.']
    """
    kept: list[Line] = []
    for line in lines:
        if kept and _is_imprint(line):
            return tuple(kept[: len(kept) - _opening_of(line, kept)])
        kept.append(line)
    return tuple(kept)


def _opening_of(imprint: Line, lines: list[Line]) -> int:
    """How many lines above an imprint stand in one block with it and belong to it, as the outlet's name does."""
    block = None if imprint.element is None else imprint.element.getparent()
    if block is None:
        return 0
    beside = 0
    for line in reversed(lines):
        if line.element is None or line.element.getparent() is not block:
            break
        if len(line.text) > _LONGEST or line.text.endswith(".") or line.is_row:
            return 0
        beside += 1
    return beside


def _is_imprint(line: Line) -> bool:
    text = folded(line.text)
    return not line.is_row and (line.text.startswith("©") or text.startswith(words().imprint))


def _is_signature(line: Line) -> bool:
    few = len(line.text.split()) <= _MOST_WORDS and line.text[:1].isupper()
    return few and not any(char.isdigit() for char in line.text) and not _is_item(line)


def _is_signed(line: Line) -> bool:
    return folded(line.text) in words().signatures or (_is_right(line.element) and len(line.text.split()) >= 2)


def _is_right(element: HtmlElement | None) -> bool:
    while element is not None:
        if (element.get("align") or "").lower() == "right" or _RIGHT.search(element.get("style") or ""):
            return True
        if element.tag not in _INLINE:
            return False
        element = element.getparent()
    return False


def _is_item(line: Line) -> bool:
    return line.element is not None and line.element.tag in {"li", "td", "dd", "dt"}
