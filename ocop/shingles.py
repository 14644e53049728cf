"""Shingles: the overlapping runs of four words by which two texts are compared."""

from __future__ import annotations

from ocop.folding import fold_words

SHINGLE_WORDS = 4
# Fewer shingles than this are a caption or a notice, which many pages share.
FEWEST_SHINGLES = 20


def shingles_of(text: str) -> frozenset[str]:
    """The shingles of a text by its words without case, diacritics and punctuation; none where it is too short.

    Some desks write 05 and others 5: zeros before a number are left out.

    >>> sorted(shingles_of("Đến cuối năm 2023, tỉnh có 145 sản phẩm OCOP."))
    []
    """
    words = [word.lstrip("0") or "0" for word in fold_words(text).split()]
    shingles = {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(len(words) - SHINGLE_WORDS + 1)}
    return frozenset(shingles) if len(shingles) >= FEWEST_SHINGLES else frozenset()


def with_figures(shingles: frozenset[str]) -> frozenset[str]:
    """Those of the shingles that hold a figure, which one report tells and not the next; star levels are none.

    >>> sorted(with_figures(frozenset({"tinh co 145 san", "san pham 4 sao", "pham ocop cua tinh"})))
    ['tinh co 145 san']
    """
    return frozenset(shingle for shingle in shingles if _has_figure(shingle.split()))


def _has_figure(words: list[str]) -> bool:
    """Whether one of some words is a number, and not one to five before "sao" or where the words end."""
    following = (*words[1:], "sao")
    return any(
        any(map(str.isdigit, word)) and not (word in _STARS and after == "sao")
        for word, after in zip(words, following, strict=True)
    )


_STARS = frozenset("12345")
