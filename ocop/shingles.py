"""Shingles: the overlapping runs of four words by which two texts are compared."""

from __future__ import annotations

from ocop.folding import fold_words

SHINGLE_WORDS = 4
# Fewer shingles than this are a caption or a notice, which many pages share.
FEWEST_SHINGLES = 20


def shingles_of(text: str) -> frozenset[str]:
    """The shingles of a text by its words without case, diacritics and punctuation; none where it is too short.

    >>> sorted(shingles_of("Đến cuối năm 2023, tỉnh có 145 sản phẩm OCOP."))
    []
    """
    words = fold_words(text).split()
    shingles = {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(len(words) - SHINGLE_WORDS + 1)}
    return frozenset(shingles) if len(shingles) >= FEWEST_SHINGLES else frozenset()


def with_figures(shingles: frozenset[str]) -> frozenset[str]:
    """Those of the shingles that hold a digit: what they say is told by one report and not by the next.

    >>> sorted(with_figures(frozenset({"tinh co 145 san", "pham ocop cua tinh"})))
    ['tinh co 145 san']
    """
    return frozenset(shingle for shingle in shingles if any(map(str.isdigit, shingle)))
