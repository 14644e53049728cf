from __future__ import annotations

import pytest
from rich.text import Text

from ocop.cli.markdown import markdown_table


def row_of(cell: str | Text) -> str:
    return markdown_table(("head",), [(cell,)]).splitlines()[2]


def marked(text: str, *spans: tuple[int, int]) -> Text:
    cell = Text(text)
    for start, end in spans:
        cell.stylize("bold", start, end)
    return cell


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        pytest.param("", "|  |", id="an empty cell"),
        pytest.param("a|b", r"| a\|b |", id="a bar does not end the cell"),
        pytest.param("một\nhai\t ba", "| một hai ba |", id="a line break does not end the row"),
        pytest.param("*<b>[x]_y_`z`\\", r"| \*\<b\>\[x\]\_y\_\`z\`\\ |", id="nothing else is markup"),
        pytest.param("ở http://a.vn/x_y?b=*1, ok", "| ở <http://a.vn/x_y?b=*1>, ok |", id="an address is a link"),
        pytest.param(marked("Cà Mau", (0, 2), (3, 6)), "| **Cà** **Mau** |", id="marked words"),
        pytest.param(marked("Cà Mau", (0, 4), (2, 6)), "| **Cà Mau** |", id="marks that overlap"),
        pytest.param(marked(" Cà Mau", (0, 3)), "| **Cà** Mau |", id="asterisks stand at a word"),
        pytest.param(marked("a*b", (0, 3)), r"| **a\*b** |", id="signs inside a mark"),
        pytest.param(marked("Cà Mau", (2, 3)), "| Cà Mau |", id="a blank is not marked"),
        pytest.param(marked("Cà", (0, 9)), "| **Cà** |", id="a mark beyond the end"),
    ],
)
def test_cells(cell: str | Text, line: str) -> None:
    assert row_of(cell) == line


def test_head_and_rule_come_first() -> None:
    assert markdown_table(("nơi", "a_b"), []) == "| nơi | a_b |\n| --- | --- |\n"
