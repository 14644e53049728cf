"""The weight of a real page: the styles, scripts and icons around an article, always the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_SHARES = {"styles": 0.27, "head_script": 0.23, "tail_script": 0.38, "sprite": 0.12}
_PARTS = ("header", "menu", "box", "card", "slide", "thumb", "meta", "tools", "share", "poll", "grid", "zone", "tab")
_STATES = ("active", "open", "fixed", "loaded", "first", "last", "wide", "hide-mobile", "sticky", "dark")
_RULES = (
    "display:flex;align-items:center",
    "margin:0 auto {0}px;padding:{1}px 0",
    "font:{2}00 1{1}px/1.{1} 'Noto Serif',serif;color:#{3}",
    "position:absolute;left:{0}px;top:{1}0%;z-index:{1}",
    "background:#{3} url(/static/i/{0}.png) no-repeat {1}px 0",
    "border-bottom:{1}px solid #{3};border-radius:{0}px",
    "grid-template-columns:repeat({1},1fr);gap:{0}px",
    "transition:opacity .{1}s ease-in-out;opacity:.{0}",
)
_STATEMENTS = (
    'n.push({{id:"zone-{0}-{3}",w:3{1}0,h:2{1}0,lazy:!0}});',
    "function f{0}(e){{return e&&e.dataset?e.dataset.k{1}:null}}",
    'var t{0}=d.querySelector(".b-{3}");t{0}&&t{0}.addEventListener("click",f{1});',
    'if(w.innerWidth<{0}0{1}){{r("{3}",{{delay:{0}}})}}',
    'q.add("{3}",{{pos:{1},cap:{0},src:"/static/b/{3}.js"}});',
    "try{{s.set('k{3}',{0})}}catch(x{1}){{}}",
)


@dataclass(frozen=True, slots=True)
class Filler:
    """Text for a page's frame.

    Attributes:
        styles: CSS rules.
        head_script: JavaScript for the head.
        tail_script: JavaScript for the end of the body.
        sprite: The paths of an SVG sprite of icons.
        state: Base64-like text, as a server keeps its view state in a page.
    """

    styles: str
    head_script: str
    tail_script: str
    sprite: str
    state: str


@cache
def filler(seed: str, weight: int) -> Filler:
    """Filler of about `weight` bytes in all but the state, which has a fifth of it; the same for the same seed.

    >>> filler("datmui", 5000) == filler("datmui", 5000)
    True
    >>> 4800 < sum(len(getattr(filler("datmui", 5000), name)) for name in _SHARES) < 5600
    True
    """
    sizes = {name: int(weight * share) for name, share in _SHARES.items()}
    return Filler(
        styles=_fill(_styles(f"{seed}/styles"), sizes["styles"]),
        head_script=_fill(_script(f"{seed}/head"), sizes["head_script"]),
        tail_script=_fill(_script(f"{seed}/tail"), sizes["tail_script"]),
        sprite=_fill(_sprite(f"{seed}/sprite"), sizes["sprite"]),
        state=_fill(_state(f"{seed}/state"), weight // 5),
    )


def _fill(pieces: Iterator[str], size: int) -> str:
    taken: list[str] = []
    length = 0
    while length < size:
        taken.append(next(pieces))
        length += len(taken[-1])
    return "".join(taken)


def _digests(seed: str) -> Iterator[bytes]:
    number = 0
    while True:
        yield hashlib.sha256(f"{seed}/{number}".encode()).digest()
        number += 1


def _styles(seed: str) -> Iterator[str]:
    for digest in _digests(seed):
        part, state = _PARTS[digest[0] % len(_PARTS)], _STATES[digest[1] % len(_STATES)]
        yield f".{part}-{digest[2]}.{state}{{{_formed(_RULES, digest)}}}\n"


def _script(seed: str) -> Iterator[str]:
    for digest in _digests(seed):
        yield _formed(_STATEMENTS, digest)


def _sprite(seed: str) -> Iterator[str]:
    for digest in _digests(seed):
        points = " ".join(f"{a}.{b}" for a, b in zip(digest[::2], digest[1::2], strict=True))
        yield f'<symbol id="i-{digest[:3].hex()}" viewBox="0 0 256 256"><path d="M{points}z"/></symbol>\n'


def _state(seed: str) -> Iterator[str]:
    for digest in _digests(seed):
        yield digest.hex().translate(str.maketrans("abcdef019", "QxVmTzw+/"))


def _formed(patterns: tuple[str, ...], digest: bytes) -> str:
    pattern = patterns[digest[3] % len(patterns)]
    return pattern.format(digest[4] % 97, digest[5] % 10, 3 + digest[6] % 6, digest[7:10].hex())
