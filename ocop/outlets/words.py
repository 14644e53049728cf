"""Words as names, labels and addresses are compared by: without tone marks, case and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Lower-case words without tone marks and with d for đ, between single blanks.

    >>> plain("/chu-de/Mỗi_xã – một sản phẩm.html")
    'chu de moi xa mot san pham html'
    """
    letters = (letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", "".join(letters).replace("đ", "d")).strip()
