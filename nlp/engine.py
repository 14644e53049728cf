"""The one door to underthesea, opened on first use.

Importing underthesea and loading its models costs most of a second and over a hundred megabytes, so nothing here
happens at import, and the rules ask only where a gazetteer and cue words leave a doubt: for short strings that may be
names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from typing import cast

_VERBS = ("V", "R", "E", "C", "P", "L", "T")


Tagger = Callable[[str], "list[tuple[str, str]]"]


@cache
def _tagger() -> Tagger:
    return cast(Tagger, import_module("underthesea").pos_tag)


@lru_cache(maxsize=4096)
def tags(text: str) -> tuple[tuple[str, str], ...]:
    """Words of a short text with their parts of speech, in underthesea's tag set.

    >>> [tag[0] for _, tag in tags("mật ong rừng")][:1]
    ['N']
    """
    return tuple(_tagger()(text))


def looks_like_a_name(text: str) -> bool:
    """Whether a short text is a noun phrase, as names of products are: it does not open with a verb or a function word.

    >>> looks_like_a_name("mật ong hoa nhãn"), looks_like_a_name("phát triển thương hiệu")
    (True, False)
    """
    tagged = tags(text)
    return bool(tagged) and tagged[0][1] not in _VERBS
