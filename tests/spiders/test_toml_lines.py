import pytest

from spiders.toml_lines import line_of

TEXT = """# outlets
[[sources]]
id = "a"
feeds = ["https://a.vn/1"]

[[ sources ]]
id = "b"
"name" = "B"
feeds = [
  "https://b.vn/1",  # the first
  'https://b.vn/2',
]
listings = ["https://b.vn/2"]
"""


@pytest.mark.parametrize(
    ("index", "key", "value", "line", "what"),
    [
        (0, None, None, 2, "header of the first table"),
        (1, None, None, 6, "header with blanks in its brackets"),
        (0, "id", None, 3, "key of the first"),
        (1, "id", None, 7, "the same key of the second"),
        (1, "name", None, 8, "key in quotation marks"),
        (1, "feeds", "https://b.vn/1", 10, "value on a line of its own"),
        (1, "feeds", "https://b.vn/2", 11, "value in single quotation marks, not the same value of a later key"),
        (1, "feeds", "https://b.vn/3", 9, "value that is written otherwise: the key"),
        (1, "feeds", 3, 9, "value that is no text: the key"),
        (0, "kind", None, 2, "key that is missing: the header"),
        (7, "id", None, 1, "table that is not there"),
    ],
)
def test_line(index: int, key: str | None, value: object, line: int, what: str) -> None:
    assert line_of(TEXT, "sources", index, key, value) == line, what
