"""What the reader makes of former provinces that live on by name is sound, and stands with the right one's figures."""

from datetime import date
from pathlib import Path

import pytest

from nlp.facts import find_facts
from ocop.dataset.connection import open_dataset
from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.figures import find_figures
from ocop.dataset.verify import verify
from tests.ocop.dataset.make import a_reading, an_article, save

PUBLISHED = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("text", "former", "present"),
    [
        ("Lào Cai cũ có 250 sản phẩm OCOP.", [250], []),
        ("Tỉnh Lào Cai (cũ) hiện có 250 sản phẩm OCOP, nay toàn tỉnh có 605 sản phẩm OCOP.", [250], [605]),
        ("Trước khi hợp nhất, Lào Cai có 250 sản phẩm OCOP.", [250], []),
        ("Lào Cai trước kia có 250 sản phẩm OCOP.", [250], []),
        ("Lào Cai (trước ngày 01/7/2025) có 250 sản phẩm OCOP.", [250], []),
        ("Hết năm 2024, Lào Cai (mới) có 550 sản phẩm OCOP.", [], [550]),
        ("Hết năm 2024, tỉnh Lào Cai mới đã có 550 sản phẩm OCOP.", [], [550]),
        ("Tỉnh Lào Cai có 605 sản phẩm OCOP, trong đó Lào Cai 255 sản phẩm, Yên Bái 350 sản phẩm.", [255], [605]),
    ],
)
def test_former_and_present_provinces(tmp_path: Path, text: str, former: list[int], present: list[int]) -> None:
    article = an_article(text=text, published_date=PUBLISHED, outlet_province="Lào Cai")
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, a_reading(article, find_facts(article)))
        told = [
            (one.place_code_list, one.value)
            for one in find_figures(db, FigureQuestion(province="Lào Cai", history=True))
        ]
        assert verify(db, path).findings == []
    assert [value for code_list, value in told if code_list == "vn34"] == present
    assert [value for code_list, value in told if code_list == "vn63" and value != 350] == former
