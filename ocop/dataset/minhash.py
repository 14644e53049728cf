"""MinHash signatures as the dataset keeps them, and the bands by which those of two alike texts meet."""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# 64 bands of 2 catch a similarity of 0.3, that of a third of a text with the whole, with a probability of 0.998, and
# one of 0.02, that of two stories on one subject, with 0.03.
ROWS_PER_BAND = 2


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated Jaccard similarity of the texts behind two signatures, 0 to 1; 0 where they cannot be compared.

    >>> similarity((1, 2, 3, 4), (1, 2, 3, 9))
    0.75
    """
    if len(one) != len(other) or not one:
        return 0.0
    return sum(map(int.__eq__, one, other)) / len(one)


def band_hashes(signature: Sequence[int]) -> list[int]:
    """One number for each band of the signature: two texts that share one are worth comparing."""
    packed = pack(signature)
    width = 4 * ROWS_PER_BAND
    return [
        int.from_bytes(blake2b(packed[start : start + width], digest_size=8).digest(), "big", signed=True)
        for start in range(0, len(packed) - width + 1, width)
    ]


def pack(signature: Sequence[int]) -> bytes:
    """Signature as the dataset stores it: the lower 32 bits of each number, little-endian."""
    return struct.pack(f"<{len(signature)}I", *(number & 0xFFFFFFFF for number in signature))


def unpack(packed: bytes) -> tuple[int, ...]:
    """Signature that `pack` wrote."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)
