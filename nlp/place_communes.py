"""Communes without their type word, in lists: "Chi Khê có 9 sản phẩm, Bồng Khê 4", "Bình An, Tân Lập mỗi xã 2"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import word_set
from nlp.place_names import PlaceMention, capital_run
from nlp.place_setting import Setting
from nlp.tokens import Token

_HEADS = word_set("commune_heads")
_HAVING = word_set("commune_having")
_SHARING = ("mỗi", "cùng", "đều")
_LONGEST = 4
_REACH = 4


def bare_commune(tokens: Sequence[Token], at: int, setting: Setting) -> PlaceMention | None:
    """The commune of the article's provinces whose name heads a count, or a list that shares one."""
    if not tokens[at].capital or tokens[at].kind != "word" or not _may_start(tokens, at):
        return None
    name, last = capital_run(tokens, at)
    if not 2 <= last - at <= _LONGEST or not _heads_count(tokens, last) or not setting.commune(name):
        return None
    return PlaceMention("commune", name, at, last)


def _may_start(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at > 0 else None
    return before is None or before.kind == "sign" or before.text in _HEADS


def _heads_count(tokens: Sequence[Token], last: int) -> bool:
    """Whether a number, or a list that ends in "mỗi xã", follows a name."""
    at = last
    while at + 1 < len(tokens) and tokens[at].text in (",", "và") and tokens[at + 1].capital:
        _, at = capital_run(tokens, at + 1)
    if at < len(tokens) and tokens[at].text in _SHARING:
        return True
    if at > last:
        # A list without "mỗi xã": its last name alone has the number.
        return False
    for token in tokens[last : last + _REACH]:
        if token.kind == "number":
            return True
        if token.text not in _HAVING:
            return False
    return False
