"""Communes without their type word, in lists: "Chi Khê có 9 sản phẩm, Bồng Khê 4", "Bình An, Tân Lập mỗi xã 2"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import word_set
from nlp.placing.names import PlaceMention, capital_run
from nlp.placing.setting import Setting
from nlp.tokens import Token

_HEADS = word_set("commune_heads")
_HAVING = word_set("commune_having")
_SHARING = ("mỗi", "cùng", "đều")
_COUNTED = ("sản", "sp", "mặt", "và", "chủ", "hộ", "htx", "cơ", "ocop")
_LONGEST = 4
_REACH = 4


def bare_commune(tokens: Sequence[Token], at: int, setting: Setting, listed: bool = False) -> PlaceMention | None:
    """The commune that the article has named in full, or one of its provinces whose name heads a count, or a list.

    Args:
        tokens: The tokens of a sentence.
        at: Index of the first token of the name.
        setting: The provinces of the article.
        listed: Whether a commune has been told before in the sentence: its fellows then need not be known.
    """
    if not tokens[at].capital or tokens[at].kind != "word" or not _may_start(tokens, at):
        return None
    name, last = capital_run(tokens, at)
    if setting.introduces(name):
        return PlaceMention("commune", name, at, last)
    if not 2 <= last - at <= _LONGEST or not _heads_count(tokens, last) or not (listed or setting.commune(name)):
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
    for at in range(last, min(last + _REACH, len(tokens) - 1)):
        token = tokens[at]
        if token.kind == "number":
            return tokens[at + 1].kind == "sign" or tokens[at + 1].text in _COUNTED
        if token.text not in _HAVING:
            return False
    return False
