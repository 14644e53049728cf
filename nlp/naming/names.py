"""Where the name of a product begins and ends among the words of a sentence, and whether it can be one."""

from __future__ import annotations

import re

from nlp.engine import looks_like_a_name
from nlp.lexicon import table, word_set
from nlp.naming.words import CLASSES, after_phrase, in_proper_name, noun_at, phrases
from nlp.reading import Sentence, covered
from nlp.text import one_tone_style

_BULLETS = ("-", "+", "*", "•", "●", "▪", "■", "(", ")", "[", ".", ":", ",", ";", "–", "|")
_STOPS = ("(", ")", ",", ";", ":", "…", "|", "[", "]", "?", "!", "=")
_LONGEST_LIST_NUMBER = 2
_DASHED = ("đặc", "sản", "đạt", "được", "ocop", "hạng", "của", "do")
_ALWAYS_END = ("của", "do", "thuộc", "tại", "ở", "được")
_NO_PRODUCT = ("duy nhất", "đầu tiên", "nói trên", "nêu trên", "loại này", "nổi tiếng")
_SETS = ("nhóm", "bộ")
_AGENTS = ("hội", "ubnd")
MAX_WORDS = 14
_SHORTEST = 3
_ADDRESS = ("xã", "phường", "huyện", "trấn")
_SET = re.compile(r"^bộ sản phẩm|^bộ .* \d+ sản phẩm$")
_REFUSED = ("sao", "ocop", "%")
UNITS = frozenset(
    ("xã", "phường", "huyện", "quận", "thôn", "bản", "ấp", "tỉnh", "khóm", "tx", "tp", "thị", "làng", "tổ", "khu")
)
_PLURAL = word_set("several_products")
_GENERIC = frozenset(
    (
        "khác",
        "v.v",
        "vv",
        "v.v.",
        "đồ uống",
        "thực phẩm",
        "thủ công mỹ nghệ",
        "dược liệu",
        "du lịch",
        "thảo dược",
        "thực phẩm bảo vệ sức khỏe",
        "thực phẩm chức năng",
    )
)


def after_leads(sentence: Sentence, first: int, last: int) -> int:
    """Index of the first token of a name, after bullets, numbers of a list and words such as "sản phẩm"."""
    at = first
    while at < last:
        token = sentence.tokens[at]
        behind = after_phrase(sentence, "leads", at)
        in_set = sentence.words(at + 1, at + 3) == ["sản", "phẩm"]
        if noun_at(sentence, at) is not None and token.text != "sản" and not in_set:
            return at
        if token.text in _BULLETS or _is_list_number(sentence, at):
            at += 1
        elif behind is not None and behind < last and after_phrase(sentence, "no_name", behind) is None:
            at = behind
        else:
            return at
    return at


def _is_list_number(sentence: Sentence, at: int) -> bool:
    """Whether a number counts items or products: "1.", "(2)", "3 sản phẩm"."""
    token, following = sentence.tokens[at], sentence.words(at + 1, at + 3)
    if token.kind != "number" or len(token.text) > _LONGEST_LIST_NUMBER:
        return False
    if at == 0 and noun_at(sentence, 1) is not None:
        return True
    return following[:1] in ([")"], ["."], ["-"]) or following in CLASSES


def name_end(sentence: Sentence, first: int, last: int) -> int:
    """Index after the last token of a name that starts at a token."""
    tokens, quoted = sentence.tokens, False
    if covered(sentence.stars, first, first + 1):
        return first
    for at in range(first, last):
        text = tokens[at].text
        if text == '"':
            quoted = not quoted
        if quoted or at == first:
            continue
        if text in _STOPS or text == "ocop" or (text in (".", "-", "/") and _parts(sentence, at)):
            return at
        if tokens[at].kind == "number" and sentence.words(at + 1, at + 2) == ["điểm"]:
            return at
        if tokens[at].kind == "word" and (_ends(sentence, at) or _is_address(sentence, first, at)):
            return at
    return last


def _parts(sentence: Sentence, at: int) -> bool:
    """Whether a full stop, dash or stroke parts a name from what follows, rather than standing in it."""
    tokens = sentence.tokens
    glued = at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    if glued:
        return False
    if tokens[at].text != "-" or at + 1 >= len(tokens) or noun_at(sentence, at + 1) is not None:
        return tokens[at].text != "-" or at + 1 >= len(tokens)
    following, cue = tokens[at + 1], table("named").match_at(tokens, at + 1)
    owner = (cue is not None and cue.meaning == "producer") or following.text in _AGENTS
    return (
        owner
        or (following.capital and _is_place(sentence, at + 1))
        or following.kind != "word"
        or following.text in (*UNITS, *_DASHED)
    )


def _is_place(sentence: Sentence, at: int) -> bool:
    return any(place.first <= at < place.last for place in sentence.places)


def _is_address(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a place is told at once after a name of its own: "giò Bà Tư xã Lam Hạ", but not "dưa lưới xã Lam Hạ"."""
    named = any(token.capital for token in sentence.tokens[first + 1 : at])
    return (
        named
        and sentence.tokens[at].text in _ADDRESS
        and sentence.tokens[at + 1 : at + 2] != ()
        and (not sentence.tokens[at].capital and sentence.tokens[at + 1].capital)
    )


def _ends(sentence: Sentence, at: int) -> bool:
    if after_phrase(sentence, "firms", at) is not None:
        return True
    if in_proper_name(sentence, at) and sentence.tokens[at].text not in _ALWAYS_END:
        return False
    if after_phrase(sentence, "inside", at) is not None and sentence.tokens[at].text != "từ":
        return False
    since = sentence.tokens[at].text == "từ" and covered(sentence.dates, at + 1, at + 2)
    if since or after_phrase(sentence, "ends", at) is not None or covered(sentence.stars, at, at + 1):
        return True
    following = sentence.tokens[at + 1 : at + 2]
    counted = bool(following) and following[0].kind == "number"
    return counted and sentence.tokens[at].text in ("năm", "từ", "đợt", "hạng", "loại", "với")


def is_name(sentence: Sentence, first: int, last: int, listed: bool = False) -> bool:
    """Whether a stretch of tokens can be the name of a product; in a list of products its first word may be any."""
    tokens = sentence.tokens[first:last]
    words = [token.text for token in tokens if token.kind != "sign"]
    quoted = sum(token.text == '"' for token in tokens) % 2
    if not 0 < len(words) <= MAX_WORDS or tokens[0].kind != "word" or quoted:
        return False
    text = sentence.view.text[tokens[0].start : tokens[-1].end]
    lower = one_tone_style(text.lower())
    if lower in _GENERIC or any(word in _REFUSED for word in words):
        return False
    if "sản phẩm" in _SET.sub("", lower) or "chủ thể" in lower or lower.endswith(_NO_PRODUCT):
        return False
    if tokens[0].text in UNITS and (len(tokens) == 1 or tokens[1].kind == "number"):
        # "khóm" is a fruit, "khóm 2" a quarter.
        return False
    if any(place.first == first and place.last >= last - 1 for place in sentence.places):
        return False
    return _begins_name(sentence, first, len(words), text, listed)


def _begins_name(sentence: Sentence, first: int, count: int, text: str, listed: bool) -> bool:
    """Whether the first word of a stretch of tokens can begin a name."""
    noun, token = noun_at(sentence, first), sentence.tokens[first]
    cue = table("named").match_at(sentence.tokens, first)
    if noun is not None or (token.text in _SETS and noun_at(sentence, first + 1) is not None):
        return cue is None or cue.meaning not in ("not_name", "producer") or noun is None or cue.last <= noun
    if cue is not None and cue.meaning in ("not_name", "producer"):
        return False
    if token.text in UNITS or (count == 1 and (not token.capital or len(text) < _SHORTEST - listed)):
        return False
    if not token.capital and after_phrase(sentence, "ends", first) is not None:
        return False
    # No noun of a known kind: there the tagger is asked, unless capitals show a name.
    return token.capital or listed or looks_like_a_name(text)


def starts_name(sentence: Sentence, at: int) -> bool:
    """Whether a name may begin at a token: a noun of a known kind where a name can stand."""
    token = sentence.tokens[at]
    if token.text == '"' and at + 1 < len(sentence.tokens):
        return noun_at(sentence, at + 1) is not None
    if noun_at(sentence, at) is None:
        return _after_its_class(sentence, at)
    if at and sentence.tokens[at - 1].text == '"':
        return False
    if at == 0 or sentence.tokens[at - 1].kind == "sign":
        return True
    if after_phrase(sentence, "inside", at - 1) == at + 1 and at > 1 and sentence.tokens[at - 2].kind == "word":
        # "bột rau má có đường" is one name.
        return False
    # A workshop is called by what it makes: "cơ sở Rượu Kim Long được công nhận 4 sao".
    workshop = token.capital and sentence.words(at - 2, at) == ["cơ", "sở"]
    before = (phrases("before").match_at(sentence.tokens, first) for first in (at - 1, at - 2) if first >= 0)
    return workshop or any(cue is not None and cue.last == at for cue in before)


def _after_its_class(sentence: Sentence, at: int) -> bool:
    """Whether a proper name of no known kind follows "sản phẩm" told of one: "sản phẩm phên tre Xuân La"."""
    token = sentence.tokens[at]
    if token.kind != "word" or sentence.tokens[at - 1].text not in ("phẩm", "hàng"):
        return False
    if sentence.words(at - 2, at) not in CLASSES:
        return False
    before = sentence.tokens[at - 3 : at - 2] if at > 2 else ()
    if before and (before[0].kind == "number" or before[0].text in _PLURAL):
        return False
    if any(after_phrase(sentence, meaning, at) is not None for meaning in ("ends", "firms", "no_name", "trade")):
        return False
    cue = table("named").match_at(sentence.tokens, at)
    if token.text in UNITS or (cue is not None and cue.meaning in ("not_name", "producer")) or _is_place(sentence, at):
        return False
    end = name_end(sentence, at, min(len(sentence.tokens), at + MAX_WORDS))
    return not token.capital and any(other.capital for other in sentence.tokens[at + 1 : end])
