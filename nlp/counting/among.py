"""Words between a share and its whole: "9 trong số 14 sản phẩm", "97 trên tổng số 118"."""

from __future__ import annotations

# The longest first, since each may go on as another.
AMONG = (
    ["trong", "tổng", "số"],
    ["trên", "tổng", "số"],
    ["trong", "tổng"],
    ["trong", "số"],
    ["trên", "tổng"],
    ["trong"],
)
LONGEST_AMONG = 3


def ends_with_among(words: list[str]) -> bool:
    """Whether words lead to the whole that a share before them is of.

    >>> ends_with_among("sản phẩm trong tổng số".split())
    True
    """
    return any(words[-len(among) :] == among for among in AMONG)
