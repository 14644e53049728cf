"""The answers to what is asked of every fact about its risk."""

import pytest

from nlp.facts import find_marked_facts
from nlp.risks import QUESTIONS
from tests.nlp.articles import BREAKDOWN, article


def marks(text: str, title: str | None = None) -> list[dict[str, str]]:
    return [dict(found) for _, found in find_marked_facts(article(text, title=title, home="Hà Nam"))]


def test_every_question_is_asked_once_in_order() -> None:
    for _, found in find_marked_facts(BREAKDOWN):
        assert [question for question, _ in found] == list(QUESTIONS)


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        pytest.param(
            "told",
            "Tỉnh hiện có 90 sản phẩm OCOP, trong đó 12 sản phẩm 4 sao.",
            ["own", "inherited"],
            id="a word of its own, and what is taken from the total",
        ),
        pytest.param("told", "Tỉnh Hà Nam với 90 sản phẩm OCOP.", ["nothing"], id="nothing tells what it stands for"),
        pytest.param(
            "part",
            "Tỉnh hiện có 90 sản phẩm OCOP, gồm 12 sản phẩm 4 sao và 78 sản phẩm 3 sao.",
            ["whole_adding_up", "part_adding_up", "part_adding_up"],
            id="parts that add up",
        ),
        pytest.param(
            "part",
            "Tỉnh hiện có 90 sản phẩm OCOP, trong đó 12 sản phẩm 4 sao.",
            ["whole", "part"],
            id="a part of a whole",
        ),
        pytest.param(
            "places",
            "Tỉnh Hà Nam hiện có 90 sản phẩm OCOP. Toàn tỉnh phấn đấu có 120 sản phẩm OCOP. Hiện có 44 chủ thể OCOP.",
            ["own", "pointed_at", "none"],
            id="a name, a word that points, none",
        ),
        pytest.param(
            "stars",
            "Tỉnh hiện có 90 sản phẩm OCOP từ 3 sao trở lên. Huyện Kim Bảng hiện có 9 sản phẩm OCOP 4 sao.",
            ["own_range", "own_level"],
            id="a range and a level",
        ),
        pytest.param(
            "noun",
            "Tỉnh hiện có 90 sản phẩm OCOP. OCOP giúp người dân, tỉnh có 12 sản phẩm 4 sao. Có 3 sản phẩm 5 sao.",
            ["named", "in_sentence", "elsewhere"],
            id="how far the name of the scheme is",
        ),
        pytest.param(
            "number",
            "Tỉnh có 80 đến 90 sản phẩm OCOP. Tỉnh có mười hai sản phẩm OCOP 4 sao. Tỉnh có 5 sản phẩm OCOP 5 sao.",
            ["range_or_ratio", "in_words", "few"],
            id="a range, words, a small number",
        ),
        pytest.param(
            "neighbours",
            "Tỉnh hiện có 90 sản phẩm OCOP. Năm 2025, tỉnh phấn đấu có thêm 15 sản phẩm OCOP.",
            ["mixed", "mixed"],
            id="a stock beside a plan",
        ),
        pytest.param("neighbours", "Tỉnh hiện có 90 sản phẩm OCOP.", ["same"], id="a fact alone"),
        pytest.param("deep", "Tỉnh hiện có 90 sản phẩm OCOP, trong đó 12 sản phẩm 4 sao.", ["0", "1"], id="one link"),
        pytest.param("beside", "Tỉnh hiện có 90 sản phẩm OCOP của 44 chủ thể.", ["some", "some"], id="two beside"),
    ],
)
def test_answers(question: str, text: str, answers: list[str]) -> None:
    assert [found[question] for found in marks(text)] == answers


def test_cells_of_tables_are_a_form() -> None:
    text = "Năm 2022 Hà Nam công nhận sản phẩm OCOP:\nHuyện | 3 sao | 4 sao\nKim Bảng | 2 | -\nLý Nhân | - | 1"
    assert {found["form"] for found in marks(text)} == {"table_cell"}
