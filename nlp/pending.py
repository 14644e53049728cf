"""Whether what a council ranked still waits for the authority's decision: "trình UBND tỉnh xem xét, công nhận"."""

from __future__ import annotations

from functools import lru_cache

from nlp.reading import Document, Sentence

_AUTHORITY = ("ubnd", "ủy", "uỷ", "chủ", "tỉnh", "huyện", "thành", "tp", "xã")
_HIGHER = frozenset(("trung", "bộ", "quốc"))
_DECIDES = frozenset(("quyết", "công", "phê", "xem", "ban", "ký"))
_REACH = 5
_FAR = 26
_DECIDED = (
    "quyết định số", "ban hành quyết định", "vừa ký quyết định", "đã ký quyết định", "trao giấy chứng nhận", "trao chứng nhận",
    "vừa quyết định", "đã quyết định", "đã phê duyệt", "vừa phê duyệt", "lễ công bố", "công bố quyết định", "/qđ-ubnd",
)  # fmt: skip
_CONDITIONS = (
    "nếu được phê duyệt", "nếu được công nhận", "nếu kết quả", "chờ quyết định", "chờ ubnd", "chờ tỉnh công nhận", "chờ phê duyệt",
    "chờ công nhận", "sau khi được ubnd", "sẽ ban hành quyết định", "sẽ ký quyết định", "sẽ ra quyết định", "sẽ quyết định công nhận",
)  # fmt: skip


@lru_cache(maxsize=2)
def decision_pending(document: Document) -> bool:
    """Whether an article tells that a decision is awaited, and none that it has been made.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Hội đồng chấm 20 sản phẩm OCOP đạt 3 sao và trình UBND huyện quyết định công nhận."
    >>> decision_pending(read_article(Article(url="file:a", text=text)))
    True
    """
    lowers = [sentence.lower for sentence in document.sentences]
    if any(phrase in lower for lower in lowers for phrase in _DECIDED):
        return False
    return any(
        any(phrase in lower for phrase in _CONDITIONS) or ("trình" in lower or "đề nghị" in lower) and _put_up(sentence)
        for lower, sentence in zip(lowers, document.sentences, strict=True)
    )


def _put_up(sentence: Sentence) -> bool:
    """Whether a sentence puts a ranking up to the authority of a province, district or commune."""
    words = sentence.words(0, len(sentence.tokens))
    for at, word in enumerate(words):
        asked = word == "trình" and words[at - 1 : at] not in (["chương"], ["quá"], ["công"], ["lộ"], ["quy"], ["bộ"])
        asked = asked or words[at : at + 2] == ["đề", "nghị"]
        if not asked:
            continue
        near, far = words[at + 1 : at + 1 + _REACH], words[at + 1 : at + _FAR]
        if any(word in _AUTHORITY for word in near) and not _HIGHER & set(near) and _DECIDES & set(far):
            return True
    return False
