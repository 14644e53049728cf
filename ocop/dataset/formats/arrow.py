"""Arrow's arrays, laid out by ourselves.

`pyarrow.array` first asks whether it was given a series of pandas, and to know that imports pandas wherever it is
installed: 40 MB and half a second for every export.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop.dataset.registry import Form

# Gives back what is no more needed; the default one keeps it.
POOL = pa.system_memory_pool()

_NUMBERS: dict[Form, tuple[pa.DataType, str]] = {
    "integer": (pa.int64(), "q"),
    "yes_no": (pa.int64(), "q"),
    "number": (pa.float64(), "d"),
}


def arrow_array(form: Form, wanted: pa.DataType, cells: Sequence[Any]) -> pa.Array:
    """Cells of one column as SQLite gives them: text for days and times, 0 or 1 for no and yes; None is null.

    Args:
        form: The form of the column in the registry.
        wanted: Arrow's type for it.
        cells: At least one cell.

    Raises:
        ValueError: A cell is nothing of this type; so do TypeError and OverflowError tell.

    >>> arrow_array("date", pa.date32(), ["2023-12-05", None]).to_pylist()
    [datetime.date(2023, 12, 5), None]
    >>> arrow_array("text", pa.string(), ["Đắk Lắk", "", None]).to_pylist()
    ['Đắk Lắk', '', None]
    """
    stored = _numbers(form, cells) if form in _NUMBERS else _texts(cells)
    return stored if stored.type == wanted else stored.cast(wanted, memory_pool=POOL)


def _texts(cells: Sequence[Any]) -> pa.Array:
    """Strings: where each begins among the bytes of all."""
    encoded = [b"" if cell is None else str.encode(cell) for cell in cells]
    begins = array("i", accumulate(map(len, encoded), initial=0))
    return _of_buffers(pa.string(), cells, pa.py_buffer(begins), pa.py_buffer(b"".join(encoded)))


def _numbers(form: Form, cells: Sequence[Any]) -> pa.Array:
    """Numbers side by side; whole ones may come as floating-point numbers, as SQLite sums them up."""
    kind, code = _NUMBERS["number" if any(isinstance(cell, float) for cell in cells) else form]
    values = array(code, [0 if cell is None else cell for cell in cells])
    return _of_buffers(kind, cells, pa.py_buffer(values))


def _of_buffers(kind: pa.DataType, cells: Sequence[Any], *buffers: pa.Buffer) -> pa.Array:
    """An array of what its buffers hold; a bit for each cell, the first one lowest, tells whether it is not null."""
    bits = int("".join("0" if cell is None else "1" for cell in reversed(cells)), 2)
    present = bits.to_bytes((len(cells) + 7) // 8, "little")
    return pa.Array.from_buffers(kind, len(cells), [pa.py_buffer(present), *buffers])
