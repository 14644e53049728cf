"""What a cell of an Excel sheet can hold."""

from __future__ import annotations

import re

from ocop.dataset.tabular import defused

# Excel's limits: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MAX_CELL_UNITS = 32_767
MAX_SHEET_ROWS = 1_048_576
CUT_MARK = " […]"

# What XML cannot hold; Excel itself has no cell with these either.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sheet_text(cell: str) -> str:
    r"""Text as a sheet can hold it: no formula, line ends as Excel has them, � for what XML cannot hold.

    Text that looks like the XML of a rich text gets an apostrophe as formulas do, for it would be taken for that.

    >>> sheet_text("=1+1"), sheet_text("dòng một\r\ndòng hai"), sheet_text("x\x00")
    ("'=1+1", 'dòng một\ndòng hai', 'x�')
    """
    text = _NO_XML.sub("\ufffd", str(defused(cell)).replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if text.startswith("<r>") else text


def fitting(text: str) -> tuple[str, bool]:
    """Text that is no longer than a cell may be, cut with a mark where it must be; and whether it was cut.

    >>> fitting("Cà Mau")
    ('Cà Mau', False)
    >>> fitting("á" * 40_000)[0][-5:], len(fitting("á" * 40_000)[0])
    ('á […]', 32767)
    """
    if 2 * len(text) <= MAX_CELL_UNITS:
        return text, False
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL_UNITS:
        return text, False
    kept = units[: 2 * (MAX_CELL_UNITS - len(CUT_MARK))].decode("utf-16-le", errors="ignore")
    return kept + CUT_MARK, True
