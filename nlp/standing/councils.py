"""Whether a council's or an authority's act is told where a count stands: "Hội đồng", "quyết định", "đợt này"."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.reading import Document, Sentence

_THEREBY = (
    "theo đó",
    "kết quả",
    "cụ thể",
    "qua đánh giá",
    "qua thẩm định",
    "trong đó",
    "trên cơ sở",
    "sau khi",
    "căn cứ",
    "đồng thời",
    "bên cạnh đó",
    "cùng với đó",
)
_COUNCIL = (
    "hội đồng",
    "quyết định",
    "đợt 1",
    "đợt 2",
    "đợt 3",
    "đợt này",
    "trong đợt",
    "đợt i",
    "lần này",
    "kỳ này",
    "dịp này",
    "họp xét",
    "chấm điểm",
    "chấm xong",
    "sau chấm",
    "thẩm định",
    "phê duyệt kết quả",
    "công bố kết quả",
)


# "Phiên chấm", "kết quả phân hạng", "hội nghị đánh giá": a round, its sitting or what came of it.
_SITTING = re.compile(
    r"\b(?:kết quả|đợt|kỳ|vòng|phiên|phiên họp|buổi|hội nghị)(?: thi)? "
    r"(?:chấm|đánh giá|thẩm định|phân hạng|xếp hạng|xét)\b"
)


@lru_cache(maxsize=64)
def names_council(sentence: Sentence) -> bool:
    """Whether a council, a decision or a round is named."""
    return any(word in sentence.lower for word in _COUNCIL) or _SITTING.search(sentence.lower) is not None


def council_acts(document: Document, index: int) -> bool:
    """Whether what a council or an authority did is told in a sentence, or just before it."""
    here = document.sentences[index]
    if here.lower.startswith(("kết quả", "theo kết quả")):
        return True
    goes_on = any(here.lower.startswith(word) for word in _THEREBY)
    reach = 2 if goes_on else 1
    for other in document.sentences[max(0, index - reach) : index + 1]:
        near = other.paragraph == here.paragraph or (goes_on and here.paragraph - other.paragraph == 1)
        if near and (goes_on or not other.heading) and names_council(other):
            return True
    return False
