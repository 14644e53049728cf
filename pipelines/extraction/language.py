"""Whether a text is Vietnamese, by its letters and its commonest words."""

from __future__ import annotations

import re
import unicodedata

# Letters that no other language of the region writes: those with a tone on a marked vowel, and ơ, ư. French, English
# and the languages of the highlands have none or few of them.
_OWN = re.compile("[ơưđăĩũạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    (
        *("và", "của", "có", "các", "là", "được", "cho", "trong", "với", "những", "này", "không", "người", "đã"),
        *("sản", "phẩm", "tỉnh", "huyện", "xã", "đạt", "năm", "từ", "đến", "tại", "một", "để", "trên", "theo", "về"),
    )
)
_SAMPLE = 20_000


def is_vietnamese(text: str) -> bool:
    """Whether a text is written in Vietnamese with its diacritics.

    >>> is_vietnamese("Cà Mau hiện có 145 sản phẩm OCOP được công nhận.")
    True
    >>> is_vietnamese("Ca Mau now has 145 OCOP products."), is_vietnamese("L'été à Huế était très agréable, déjà.")
    (False, False)
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    letters = len(_LETTER.findall(sample))
    words = _WORD.findall(sample)
    if not letters:
        return False
    own = len(_OWN.findall(sample)) / letters
    common = sum(word in _COMMON for word in words) / len(words)
    # A headline may have none of the common words, but then its letters are unmistakable.
    return own >= 0.06 and (common >= 0.05 or (own >= 0.12 and len(words) < 30))


def common_words(text: str) -> int:
    """Number of the commonest Vietnamese words in a text's beginning, by which two readings of it are compared.

    >>> common_words("Cà Mau hiện có 145 sản phẩm OCOP được công nhận."), common_words("Cµ Mau hiÖn cã 145 s¶n phÈm")
    (4, 0)
    """
    return sum(word in _COMMON for word in _WORD.findall(text[:_SAMPLE].lower()))


def language_of(text: str, stated: str | None) -> str | None:
    """ISO 639-1 code of a text's language; None where it is neither Vietnamese nor what the page states.

    Args:
        text: The text.
        stated: Language that the page states.
    """
    if is_vietnamese(text):
        return "vi"
    return stated if stated and stated != "vi" and re.fullmatch(r"[a-z]{2}", stated) else None
