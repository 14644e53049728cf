"""Code blocks taken out of a page of the documentation, with what the page says that they print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"

_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code.

    Attributes:
        language: Its language.
        code: The code.
        output: What the page says that it prints: the `text` block that follows it; empty where none does.
    """

    language: str
    code: str
    output: str


def blocks(page: str) -> list[Block]:
    """The blocks of code of a page, in order."""
    found = [(match["language"], match["text"]) for match in _BLOCK.finditer((DOCS / page).read_text("utf-8"))]
    following = [*found[1:], ("", "")]
    return [
        Block(language, code, output if after == "text" else "")
        for (language, code), (after, output) in zip(found, following, strict=True)
        if language != "text"
    ]


def without_blanks(text: str) -> str:
    """Text without blanks at the ends of its lines and empty lines at its own."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
