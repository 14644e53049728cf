"""Text as the reader sees it: one spelling of spaces, dashes, quotes and tone marks, with a way back to the original.

Vietnamese news mixes composed and decomposed letters, two ways of placing the tone mark ("hoà", "hòa"), several dashes
and spaces, and the Icelandic "Ð" for "Đ". All rules of this package read a `View`, in which each of these has one form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nlp.once import once

_SPACES = "\t\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_BREAKS = "\u000b\u000c\u0085\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_LINE_BREAKS, "\n"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "Ð": "Đ",
        "Ɖ": "Đ",
        "ð": "đ",
    }
)
# Few characters of a text are any of these, and a pattern passes the others by faster than `str.translate` does.
_REWRITTEN = re.compile("[" + re.escape("".join(map(chr, _SAME_LENGTH))) + "]+")

_PLAIN_LETTERS = str.maketrans(
    {
        "ð": "d",
        **{
            letter: plain
            for plain, letters in {
                "a": "àáảãạăằắẳẵặâầấẩẫậ",
                "d": "đ",
                "e": "èéẻẽẹêềếểễệ",
                "i": "ìíỉĩị",
                "o": "òóỏõọôồốổỗộơờớởỡợ",
                "u": "ùúủũụưừứửữự",
                "y": "ỳýỷỹỵ",
            }.items()
            for letter in letters
        },
    }
)

_NEW_STYLE = {
    **{f"o{new}": f"{old}a" for new, old in zip("àáảãạ", "òóỏõọ", strict=True)},
    **{f"o{new}": f"{old}e" for new, old in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{f"u{new}": f"{old}y" for new, old in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
}
# The mark sits on the last letter of an open syllable; "qu" is one consonant, so "quý" keeps its mark.
_NEW_STYLE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")

# A mark typed too early in a closed syllable ("hòan thiện", "các lọai").
_EARLY = {written: right for right, written in _NEW_STYLE.items()}
_EARLY_TONE = re.compile(r"[òóỏõọ][ae](?=[^\W\d_])")

_OCOP = re.compile(r"\bocop(?![a-z])|\b(?:moi|mot) (?:xa|lang)(?:,? phuong)? (?:la )?mot san pham")
# Products are rated with stars by the programme alone: "trao hạng 4 sao cho 5 sản phẩm", "sản phẩm được gắn sao".
_RATED = re.compile(
    r"\bsản phẩm\b[^.;\n]{0,120}?\b(?:[345]|ba|bốn|năm|gắn|cấp|giữ|xếp) sao\b"
    r"|\b(?:[345]|ba|bốn|năm|gắn|cấp|giữ|xếp) sao\b[^.;\n]{0,60}?\bsản phẩm\b"
    r"|\bsản phẩm (?:\w+ ){0,2}(?:có|mang|dán) sao\b"
)
_BESIDE = 40
_ABROAD = re.compile(r"\bo(?:to|vo|do)p\b")
_LODGING = re.compile(r"khách sạn|resort|lưu trú|du thuyền|năng lượng|khu nghỉ")
# What needs no folding: between plain signs.
_PLAINLY = re.compile(r"(?:^|[ \n(\"])(?:OCOP|ocop)(?=[ \n.,;:)\"]|$)")


def fold(text: str) -> str:
    """Lower-case text without tone marks and diacritics, đ as d: the form in which "dak lak" finds "Đắk Lắk".

    >>> fold("Đắk Lắk, HOÀ BÌNH")
    'dak lak, hoa binh'
    """
    lowered = text.lower().translate(_PLAIN_LETTERS)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain).translate(_PLAIN_LETTERS)


def mentions_ocop(text: str) -> bool:
    """Whether the text speaks of the OCOP programme: by its abbreviation, by its name, by stars for products.

    Programmes of other countries ("OTOP", "OVOP") and hotels with stars do not count.

    >>> mentions_ocop("Chương trình “Mỗi xã một sản phẩm” năm 2024")
    True
    >>> mentions_ocop("Mô hình OTOP của Thái Lan"), mentions_ocop("Huyện Lục Yên có 5 sản phẩm đạt 4 sao")
    (False, True)
    """
    if _PLAINLY.search(text) is not None:
        return True
    return _OCOP.search(re.sub(r"\s+", " ", fold(text))) is not None or _rates_products(text)


def _rates_products(text: str) -> bool:
    """Whether a text that does not name the programme tells of products that have stars."""
    plain = unicodedata.normalize("NFC", text).lower()
    return (
        "sản phẩm" in plain
        and _ABROAD.search(plain) is None
        and any(
            _LODGING.search(plain[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]) is None
            for match in _RATED.finditer(plain)
        )
    )


def one_tone_style(text: str) -> str:
    """Lower-case text with tone marks placed as in "hòa", "khỏe", "thủy"; its length stays.

    >>> one_tone_style("thành phố hoà bình, huyện hoàng hoá, quý i"), one_tone_style("hòan thiện các lọai")
    ('thành phố hòa bình, huyện hoàng hóa, quý i', 'hoàn thiện các loại')
    """
    text = _EARLY_TONE.sub(lambda match: _EARLY[match[0]], text)
    return _NEW_STYLE_TONE.sub(lambda match: _NEW_STYLE[match[0]], text)


def _lower_same_length(text: str) -> str:
    """Lower-case text of the same length; letters whose lower case is longer (İ) stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@dataclass(frozen=True)
class View:
    """A text in one spelling, and the offsets of the original text that each of its characters came from.

    Attributes:
        original: The text as given.
        text: The same in NFC with plain spaces, dashes and quotes; case kept.
        offsets: For each character of `text`, and one past its end, its place in `original`; None where they are equal.
        given: The text before letters of it were changed (diacritics, case), of the same length; None where none was.
    """

    original: str
    text: str
    offsets: tuple[int, ...] | None = None
    given: str | None = None

    @once
    def lower(self) -> str:
        """`text` in lower case with one style of tone marks; the same length as `text`."""
        return one_tone_style(_lower_same_length(self.text))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Span of the original text that the span `[start, end)` of `text` came from.

        >>> view = read("Hoa\u0300 An co\u0301 12")
        >>> view.original_span(view.text.index("12"), len(view.text))
        (12, 14)
        """
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]

    def as_given(self, words: str, start: int, end: int) -> str:
        """Words of a stretch of `text` as the original text has them: without diacritics, in capitals.

        >>> View("Tra Kim Anh", "Trà Kim Anh", given="Tra Kim Anh").as_given("Trà Kim", 0, 11)
        'Tra Kim'
        """
        at = self.text.find(words, start, end) if self.given is not None else -1
        return words if at < 0 or self.given is None else self.given[at : at + len(words)]


def _respelt(text: str) -> str:
    return _REWRITTEN.sub(lambda match: match[0].translate(_SAME_LENGTH), text)


def read(text: str) -> View:
    """View of a text.

    >>> read("Ðến nay – 5\u00a0sao").text
    'Đến nay - 5 sao'
    """
    if unicodedata.is_normalized("NFC", text) and not any(char in text for char in _INVISIBLE):
        return View(text, _respelt(text))
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if text[start] not in _INVISIBLE:
            piece = _respelt(unicodedata.normalize("NFC", text[start:end]))
            pieces.append(piece)
            offsets.extend([start] * len(piece))
        start = end
    offsets.append(len(text))
    return View(text, "".join(pieces), tuple(offsets))
