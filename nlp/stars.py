"""Star levels: "4 sao", "3 - 5 sao", "từ 3 sao trở lên", "nâng từ 3 sao lên 4 sao", "tiềm năng 5 sao"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.lexicon import word_set
from nlp.numbers import parse_figures, parse_words
from nlp.tokens import Token

HIGHEST = 5
SIGNS = ("sao", "*", "★", "⭐")
_RANGE = ("-", "đến", "tới")
_LIST = (",", "và", "hoặc", "/", "hay", "&")
_RANK_WORDS = word_set("rank_words")
_MOVES = word_set("level_moves")
_LONGEST_MOVE = 6
_NOT_A_LEVEL = ("khách", "sạn", "resort", "ngôi")
_HEAD_WORDS = (
    "có", "là", ":", "(", "chiếm", "với", "gồm", "cùng", "đều", "mỗi", "loại", "chỉ", "còn", "ít", "nhất", "tối",
    "thiểu", "khoảng", "hơn", "trên", "gần", "hiện", "đã", "được", "mới",
)  # fmt: skip
_LOOK_BACK = 6
_LEAST_DRAWN = 3


@dataclass(frozen=True, slots=True)
class Stars:
    """Star levels as they stand in a sequence of tokens.

    Attributes:
        low: Lowest level.
        high: Highest level.
        first: Index of the first token, with "từ", "hạng", "tiềm năng" before the figure.
        last: Index after the last token, with "trở lên"; 0 for a level that is told in another sentence.
        potential: Whether "tiềm năng" bears on it.
        upgrade: Whether it is the level reached from another one ("từ 3 sao lên 4 sao", "từ 4 sao xuống 3 sao").
    """

    low: int
    high: int
    first: int
    last: int
    potential: bool = False
    upgrade: bool = False


def find_stars(tokens: Sequence[Token]) -> list[Stars]:
    """Star levels in order; a range, a coordination or an upgrade is one.

    >>> from nlp.text import read
    >>> from nlp.tokens import tokenise
    >>> text = "đạt 3 - 5 sao; từ 3 sao trở lên; nâng từ 3 sao lên 4 sao; hạng 3 sao và hạng 4 sao; tiềm năng 5 sao"
    >>> [(s.low, s.high, s.potential, s.upgrade) for s in find_stars(tokenise(read(text)))]
    [(3, 5, False, False), (3, 5, False, False), (4, 4, False, True), (3, 4, False, False), (5, 5, True, False)]
    """
    found: list[Stars] = []
    for at, token in enumerate(tokens):
        if token.text not in SIGNS or (found and at < found[-1].last):
            continue
        stars = _level_before(tokens, at, found[-1].last if found else 0) or _drawn(tokens, at)
        if stars is None:
            continue
        joined = _joined(tokens, found[-1], stars) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(stars)
    return [_open_below(tokens, _with_prefix(tokens, stars)) for stars in found]


def _figure(token: Token) -> int | None:
    value = parse_figures(token.text) if token.kind == "number" else parse_words([token.text])
    return int(value) if value is not None and value in (1, 2, 3, 4, 5) and "," not in token.text else None


def _level_before(tokens: Sequence[Token], at: int, floor: int) -> Stars | None:
    """The level whose sign ("sao") is token `at`, with a range before it ("3 - 5 sao", "3, 4, 5 sao")."""
    if at == floor or (high := _figure(tokens[at - 1])) is None:
        return None
    first, low = at - 1, high
    while first - 2 >= floor and tokens[first - 1].text in (*_RANGE, *_LIST):
        other = _figure(tokens[first - 2])
        if other is None or other >= low or tokens[first - 2].kind != "number":
            break
        first, low = first - 2, other
    if first - 4 >= floor and [token.text for token in tokens[first - 3 : first]] == ["và", "tiềm", "năng"]:
        # "Đạt 4 và tiềm năng 5 sao": the sign is told once for both levels.
        other = _figure(tokens[first - 4])
        if other is not None and other < low and tokens[first - 4].kind == "number":
            return Stars(other, high, first - 4, at + 1)
    if any(token.text in _NOT_A_LEVEL for token in tokens[max(floor, first - 2) : first]):
        return None
    last = at + 1
    if first - 3 >= floor and tokens[first - 1].text == "lên" and tokens[first - 3].text == "từ":
        source = _figure(tokens[first - 2])
        if source is not None and source <= low:
            # "Nâng từ 4 lên 5 sao": the word is told once for both levels.
            return Stars(low, high, first - 3, last, upgrade=True)
    return _going_on(tokens, Stars(low, high, first, last))


def _going_on(tokens: Sequence[Token], stars: Stars) -> Stars:
    """A level with the words after its sign that open or raise it: "3 sao trở lên", "2 sao lên 3"."""
    last = stars.last + 2
    if last > len(tokens):
        return stars
    word, following = tokens[stars.last].text, tokens[stars.last + 1]
    if word == "trở" and following.text == "lên":
        return replace(stars, high=HIGHEST, last=last)
    if word == "trở" and following.text == "xuống":
        return replace(stars, low=1, last=last)
    alone = last == len(tokens) or tokens[last].kind == "sign"
    if word == "lên" and alone and _figure(following) == stars.high + 1:
        return replace(stars, low=stars.high + 1, high=stars.high + 1, last=last, upgrade=True)
    return stars


def _drawn(tokens: Sequence[Token], at: int) -> Stars | None:
    """A level drawn as its stars, in brackets or after a word of rank: "đạt 4 (****)", "hạng ★★★"."""
    last = at
    while last < len(tokens) and tokens[last].text == tokens[at].text:
        last += 1
    value, bracket = last - at, at > 0 and tokens[at - 1].text == "("
    if tokens[at].text not in SIGNS[1:] or not _LEAST_DRAWN <= value <= HIGHEST:
        return None
    first = at - bracket
    if bracket and first > 0 and _figure(tokens[first - 1]) == value:
        first -= 1
    elif first == 0 or tokens[first - 1].text not in _RANK_WORDS:
        return None
    closed = bracket and last < len(tokens) and tokens[last].text == ")"
    return Stars(value, value, first, last + closed)


def _joined(tokens: Sequence[Token], one: Stars, two: Stars) -> Stars | None:
    """Both levels as one, where the words between them say so."""
    between = [token.text for token in tokens[one.last : two.first]]
    while len(between) > 1 and between[-1] in _RANK_WORDS:
        between.pop()
    if len(between) <= _LONGEST_MOVE and _MOVES.issuperset(between):
        rises = ("lên" in between or "thành" in between) and one.high <= two.high
        if rises or ("xuống" in between and one.high >= two.high):
            return replace(two, first=one.first, upgrade=True)
    if len(between) == 1 and between[0] in _RANGE and one.low <= two.high:
        return Stars(min(one.low, two.low), max(one.high, two.high), one.first, two.last)
    listed = len(between) in (1, 2) and all(word in _LIST for word in between)
    # "4 sao, 3 sao có 12 sản phẩm" is the head of the next count, not a coordination.
    counted = any(token.kind == "number" for token in tokens[max(0, one.first - 5) : one.first])
    opener = tokens[two.last].text if two.last < len(tokens) else ""
    heads = _heads_a_count(tokens, two.last) and (opener != "(" if counted else opener != "gồm")
    if listed and one.low != two.low and not heads:
        return Stars(min(one.low, two.low), max(one.high, two.high), one.first, two.last)
    return None


def _heads_a_count(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + 4]:
        if token.kind == "number" or parse_words([token.text]) is not None:
            return True
        if token.text not in _HEAD_WORDS:
            return False
    return False


def _with_prefix(tokens: Sequence[Token], stars: Stars) -> Stars:
    """The level with the words before it that belong to it."""
    first = stars.first
    potential = False
    while first > 0 and stars.first - first < _LOOK_BACK:
        if tokens[first - 1].text == "năng" and first > 1 and tokens[first - 2].text == "tiềm":
            first, potential = first - 2, True
        elif tokens[first - 1].text in (
            "từ",
            "hạng",
            "xếp",
            "loại",
            "mức",
            "đạt",
            "ocop",
            "chuẩn",
            "lên",
            "được",
            "có",
            "nâng",
        ):
            first -= 1
        else:
            break
    if not potential:
        # Only "từ" and "hạng" belong to the level itself; verbs are left to the clause.
        first = stars.first
        while first > 0 and tokens[first - 1].text in ("hạng", "loại", "mức"):
            first -= 1
        first -= first > 0 and tokens[first - 1].text == "từ"
    last = stars.last
    if [token.text for token in tokens[last : last + 2]] == ["tiềm", "năng"]:
        potential, last = True, last + 2
    return Stars(stars.low, stars.high, first, last, potential, stars.upgrade)


def _open_below(tokens: Sequence[Token], stars: Stars) -> Stars:
    """Open a level upwards where it stands as "từ 3 sao" alone, or after "ít nhất"."""
    if stars.low != stars.high or stars.upgrade or stars.high == HIGHEST:
        return stars
    words = [token.text for token in tokens[max(0, stars.first - 2) : stars.last]]
    from_here = tokens[stars.first].text == "từ" or "từ" in words[2:3]
    at_least = words[:2] in (["ít", "nhất"], ["tối", "thiểu"])
    return replace(stars, high=HIGHEST) if from_here or at_least else stars
