"""One spelling for what is read from pages: spaces, letters, and the folded form in which texts are compared."""

from __future__ import annotations

import re
import unicodedata

from nlp.text import fold

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Characters that no XML text may hold, and so no tree; line breaks and tabs stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PERSON = re.compile(r"[^\W\d_][\w.]*(?: [^\W\d_][\w.]*){1,5}")
_NOT_WORD = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    r"""Text in NFC on one line: any run of spaces and line breaks is one space, invisible characters are gone.

    >>> tidy(" Sa\u0309n pha\u0302\u0309m\u00a0\u00a0OCOP\n ")
    'Sản phẩm OCOP'
    """
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", without_control(text))).split())


def without_control(text: str) -> str:
    r"""Text without control characters, which junk and cut pages hold.

    >>> without_control("OC\x01OP")
    'OCOP'
    """
    return _CONTROL.sub("", text)


def is_person_name(text: str) -> bool:
    """Whether a text reads as a person's name: two to six words, each with a capital, and no weekday.

    >>> is_person_name("Lê Thị Bưởi"), is_person_name("Thứ Hai"), is_person_name("Bản đầy đủ")
    (True, False, False)
    """
    is_name = bool(_PERSON.fullmatch(text)) and all(word[0].isupper() for word in text.split())
    return is_name and not folded(text).startswith(("thu ", "chu nhat"))


def folded(text: str) -> str:
    """Words of a text without case, diacritics and punctuation, for comparing what two places of a page say.

    >>> folded("Cà Mau: 145 sản phẩm “OCOP”…")
    'ca mau 145 san pham ocop'
    """
    return _NOT_WORD.sub(" ", fold(text)).strip()
