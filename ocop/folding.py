"""Words of a text in the one form in which what people type, link and announce is compared."""

from __future__ import annotations

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")


def fold_words(text: str) -> str:
    """Lower-case words without tone marks and with d for đ, between single blanks.

    >>> fold_words("Đặc sản Đắk Lắk – mỗi xã một sản phẩm")
    'dac san dak lak moi xa mot san pham'
    """
    text = text.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")
    return _NO_WORD.sub(" ", text).strip()
