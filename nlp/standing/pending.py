"""Whether what a council ranked still waits for the authority's decision: "trình UBND tỉnh xem xét, công nhận"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp.reading import Document, Sentence

_AUTHORITY = ("ubnd", "ủy", "uỷ", "chủ", "tỉnh", "huyện", "thành", "tp", "xã")
_HIGHER = frozenset(("trung", "bộ", "quốc"))
_DECIDES = frozenset(("quyết", "công", "phê", "xem", "ban", "ký"))
_ASKS = ("trình", "đề nghị", "kiến nghị", "tham mưu")
_PASSES = ("trình", "gửi", "nộp", "chuyển", "đề nghị", "gửi lên", "trình lên", "chuyển lên")
_PROVINCIAL = ("tỉnh", "hội đồng thành phố", "cấp thành phố")
_TO_COME = ("sẽ", "để", "tục", "sở", "đang")
_REACH = 5
_SOON = 3
_FAR = 26
_DECIDED = (
    "quyết định số", "ban hành quyết định", "vừa ký quyết định", "đã ký quyết định", "trao giấy chứng nhận",
    "trao chứng nhận", "vừa quyết định", "đã quyết định", "đã phê duyệt", "vừa phê duyệt", "lễ công bố",
    "công bố quyết định", "/qđ-ubnd",
)  # fmt: skip
_CONDITIONS = (
    "nếu được phê duyệt", "nếu được công nhận", "nếu kết quả", "sau khi được ubnd", "sẽ ban hành quyết định",
    "sẽ ký quyết định",
    "sẽ ra quyết định", "sẽ quyết định công nhận",
)  # fmt: skip
# "Chờ Chủ tịch UBND tỉnh ký quyết định": whoever it is that decides.
_WAITS = re.compile(r"\bchờ (?:ubnd\b|(?!trung )(?:\w+ ){0,7}(?:ký|phê duyệt|công nhận|quyết định)\b)")


def decision_pending(document: Document, index: int, values: Sequence[float] = ()) -> bool:
    """Whether the decision on what a sentence tells is awaited: said near by, or in an article that tells of none made.

    Args:
        document: The article.
        index: Number of the sentence.
        values: The count, and those it is a part of: a sentence that counts what it puts up speaks of those alone.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Hội đồng chấm 20 sản phẩm OCOP đạt 3 sao và trình UBND huyện quyết định công nhận."
    >>> decision_pending(read_article(Article(url="file:a", text=text)), 0)
    True
    """
    waiting, passed_on, decided = _awaited(document)
    if any(index <= one <= index + _SOON for one in passed_on):
        return True
    waiting = tuple(one for one in waiting if one == index or _is_of(document.sentences[one], values))
    return any(index - 1 <= one <= index + 2 for one in waiting) or (bool(waiting) and not decided)


@lru_cache(maxsize=2)
def _awaited(document: Document) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """Sentences that tell of a decision to come, those that pass all on to a higher council; whether one was made."""
    waiting = tuple(
        sentence.index
        for sentence in document.sentences
        if any(phrase in sentence.lower for phrase in _CONDITIONS)
        or _WAITS.search(sentence.lower.replace("ủy ban nhân dân", "ubnd"))
        or (any(word in sentence.lower for word in _ASKS) and _put_up(sentence))
    )
    decided = any(phrase in sentence.lower for sentence in document.sentences for phrase in _DECIDED)
    passed_on = tuple(sentence.index for sentence in document.sentences if _passes_on(sentence))
    return waiting, passed_on, decided


def _is_of(sentence: Sentence, values: Sequence[float]) -> bool:
    """Whether a sentence may speak of a count: it tells no count, or one as large, or parts that make it up."""
    told = [one.value for one in sentence.numbers if sentence.words(one.last, one.last + 2) == ["sản", "phẩm"]]
    return not told or not values or max(told) >= min(values) or sum(told) in values


def _put_up(sentence: Sentence) -> bool:
    """Whether a sentence puts a ranking up to the authority of a province, district or commune."""
    words = sentence.words(0, len(sentence.tokens))
    for at, word in enumerate(words):
        asked = word == "trình" and words[at - 1 : at] not in (["chương"], ["quá"], ["công"], ["lộ"], ["quy"], ["bộ"])
        asked = asked or words[at : at + 2] in (["đề", "nghị"], ["kiến", "nghị"])
        # "Sở sẽ tham mưu UBND tỉnh ban hành quyết định": that it has been done is told without "sẽ".
        asked = asked or (words[at : at + 2] == ["tham", "mưu"] and words[at - 1] in _TO_COME)
        if not asked:
            continue
        near, far = words[at + 1 : at + 1 + _REACH], words[at + 1 : at + _FAR]
        if any(word in _AUTHORITY for word in near) and not _HIGHER & set(near) and _DECIDES & set(far):
            return True
    return False


def _passes_on(sentence: Sentence) -> bool:
    """Whether what a lower council ranked goes on to the province's: "hoàn chỉnh hồ sơ, trình Hội đồng cấp tỉnh".

    A sentence that counts what it passes on speaks of those alone.
    """
    lower = sentence.lower
    council = next((at for verb in _PASSES if (at := lower.find(f"{verb} hội đồng")) >= 0), None)
    if council is None or "trung ương" in lower[council:] or not any(one in lower[council:] for one in _PROVINCIAL):
        return False
    return not any(sentence.words(number.last, number.last + 2) == ["sản", "phẩm"] for number in sentence.numbers)
