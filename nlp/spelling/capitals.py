"""Lines in capitals, read in the usual case: "HUYỆN BA VÌ: 12 SẢN PHẨM" as "Huyện Ba Vì: 12 sản phẩm".

What capitals tell of a name they do not tell in such a line. Names of the gazetteer, communes after their type word or
in a list, and what follows the word for a person or firm get theirs back, and so do abbreviations; the rest does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlp.lexicon import PhraseTable, word_set, words_of
from nlp.placing.gazetteer import communes
from nlp.placing.phrases import district_table, province_table, region_table
from nlp.text import View
from nlp.tokens import Token, tokenise

_CAPITALS = 0.9
_WORDS = 2
_OPENING = 30
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 5
# Districts whose names are words as well.
_COMMON = (["thống", "nhất"], ["đại", "từ"])
_KINDS = ("tỉnh", "huyện", "quận", "xã", "phường", "phố", "trấn", "tp", "tx", "khu")


def recased(text: str) -> str:
    r"""The text with its lines in capitals in the usual case; its length stays.

    >>> recased("HUYỆN BA VÌ VÀ XÃ TẢN LĨNH: 12 SẢN PHẨM OCOP\nÔng A nói.")
    'Huyện Ba Vì và xã Tản Lĩnh: 12 sản phẩm OCOP\nÔng A nói.'
    """
    return "\n".join(_recased_line(line) if _in_capitals(line) else line for line in text.split("\n"))


def _in_capitals(line: str) -> bool:
    opening = line[:_OPENING]
    if 2 * sum(map(str.islower, opening)) > len(opening):
        return False
    letters = _LETTERS.findall(line)
    return len(line.split()) >= _WORDS and sum(map(str.isupper, letters)) > _CAPITALS * len(letters)


def _recased_line(line: str) -> str:
    tokens = tokenise(View(line, line))
    kept = _named(tokens)
    pieces = list(line)
    opens = True
    for at, token in enumerate(tokens):
        if token.kind == "word" and token.text not in word_set("abbreviations"):
            first = token.start + (at in kept or opens)
            pieces[first : token.end] = [
                low if len(low := char.lower()) == 1 else char for char in pieces[first : token.end]
            ]
        opens = token.text in (".", "!", "?") or (opens and token.kind == "sign")
    return "".join(pieces)


def _named(tokens: Sequence[Token]) -> set[int]:
    """Tokens that are words of names."""
    found: set[int] = set()
    at = 0
    while at < len(tokens):
        last = at
        if tokens[at].kind == "word":
            last = max(_place(tokens, at), _after_head(tokens, at))
        found.update(range(at, last))
        at = max(last, at + 1)
    return found


def _place(tokens: Sequence[Token], at: int) -> int:
    """Index after the name of a place that starts at a token; its own where none does."""
    tables = [province_table(), region_table(), district_table()]
    if at > 0 and (tokens[at - 1].text in _KINDS or _goes_on_a_list(tokens, at)):
        tables.append(_commune_table())
    if [token.text for token in tokens[at : at + 2]] in _COMMON and tokens[at - 1].text not in _KINDS:
        return at
    cues = [cue for one in tables if (cue := one.match_at(tokens, at)) is not None]
    return max((cue.last for cue in cues if cue.last - at > 1 or cue.kind != "commune"), default=at)


def _goes_on_a_list(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].text in (",", "và", ";") or tokens[at - 1].kind == "number"


def _after_head(tokens: Sequence[Token], at: int) -> int:
    """Index after the name of a person or firm that the word before it tells of."""
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if not before or not (before[-1] in word_set("name_heads") or before == ["tác", "xã"]):
        return at
    last = at
    while last < len(tokens) and last - at < _LONGEST_NAME and tokens[last].kind == "word":
        if tokens[last].text in word_set("no_name_words"):
            break
        last += 1
    return last


@cache
def _commune_table() -> PhraseTable:
    names = {words_of(unit.name): unit.name for unit in communes()}
    return PhraseTable("commune", ((words, name) for words, name in names.items() if words))
