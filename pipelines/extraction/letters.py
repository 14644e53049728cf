"""Vietnamese letters that are not Unicode's: fonts of the time before it, and UTF-8 that was read as something else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.extraction.language import common_words, is_vietnamese

_FILE = Path(__file__).with_name("letters.toml")
_LATIN = re.compile("[\u00a1-\u00ff]")
_OWN = re.compile("[ăđơưĂĐƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>|&[#\w]+;", re.DOTALL | re.IGNORECASE)
# What windows-1252 has where latin-1 has control characters.
_WINDOWS = {
    ord(char): 0x80 + number
    for number, char in enumerate(bytes(range(0x80, 0xA0)).decode("cp1252", "replace"))
    if char != "\ufffd"
}
_FEWEST = 20
_SAMPLE = 400_000


def in_unicode(markup: str) -> str:
    """Markup whose Vietnamese letters are Unicode's, whatever font or wrong encoding hid them; others as they are.

    >>> in_unicode("<p>" + "S¶n phÈm OCOP cña tØnh ®­îc c«ng nhËn ®¹t ba sao trong n¨m nay. " * 3)[:36]
    '<p>Sản phẩm OCOP của tỉnh được công '
    """
    sample = markup[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    if latin < _FEWEST or latin < 4 * len(_OWN.findall(sample)):
        return markup
    shown = _TAG.sub(" ", sample)
    if is_vietnamese(shown):
        return markup
    twice = _decoded_twice(markup)
    if twice is not None:
        return twice
    convert = max((_from_tcvn3, _from_vni), key=lambda each: common_words(each(shown)))
    return convert(markup) if is_vietnamese(convert(shown)) else markup


def _decoded_twice(markup: str) -> str | None:
    """Markup whose UTF-8 was taken for windows-1252 or latin-1 and written as UTF-8 again; None where it was not."""
    text = markup.translate(_WINDOWS).encode("latin-1", "replace").decode("utf-8", "replace")
    return text if is_vietnamese(_TAG.sub(" ", text[:_SAMPLE])) else None


def _from_tcvn3(text: str) -> str:
    return text.translate(_tables()[0])


def _from_vni(text: str) -> str:
    pairs, pattern = _tables()[1:]
    return pattern.sub(lambda match: pairs[match[0]], text)


@cache
def _tables() -> tuple[dict[int, str], dict[str, str], re.Pattern[str]]:
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found, meant = (lists["tcvn3"][key].replace(" ", "") for key in ("found", "meant"))
    pairs = _vni_pairs(lists["vni"])
    longest_first = sorted(pairs, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return {ord(old): new for old, new in zip(found, meant, strict=True)}, pairs, pattern


def _vni_pairs(table: Mapping[str, Any]) -> dict[str, str]:
    pairs = {pair[0]: pair[1] for key in ("letters", "alone") for pair in table[key].split()}
    for group in ("plain", "roofed", "short"):
        marks = table[group]["found"]
        for letter, meant in table[group].items():
            for mark, new in zip(marks, meant, strict=True) if letter != "found" else ():
                pairs[letter + mark] = new
                pairs[letter.upper() + mark.upper()] = pairs[letter.upper() + mark] = new.upper()
    return pairs
