"""Tables as pages lay them out in plain text: cells behind gaps or on lines of their own, and lists read as tables."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from nlp.reading import read_article
from nlp.tables.finding import find_tables
from ocop.models import Article, Fact

_LEAD = "Năm 2023, tỉnh Sơn La công nhận sản phẩm OCOP theo huyện như sau:"


def _article(*lines: str, day: date | None = date(2024, 2, 1)) -> Article:
    return Article("file:a", "\n".join(lines), "OCOP Sơn La", published_date=day, outlet_province="Sơn La")


def _short(facts: tuple[Fact, ...] | list[Fact]) -> list[tuple[object, ...]]:
    return [(int(one.value), one.star_min, one.place) for one in facts]


def _cells(*lines: str) -> list[list[list[str]]]:
    return [
        [[cell.lower for cell in row.cells] for row in one.rows] for one in find_tables(read_article(_article(*lines)))
    ]


ROWS = [
    ("Huyện", "Tổng", "3 sao", "4 sao"),
    ("Mai Sơn", "12", "10", "2"),
    ("Mộc Châu", "9", "9", "-"),
    ("Tổng cộng", "21", "19", "2"),
]
EXPECTED = [
    (12, None, "Mai Sơn"),
    (10, 3, "Mai Sơn"),
    (2, 4, "Mai Sơn"),
    (9, None, "Mộc Châu"),
    (9, 3, "Mộc Châu"),
    (21, None, "Sơn La"),
    (19, 3, "Sơn La"),
    (2, 4, "Sơn La"),
]
NUMBERED = [("STT", *ROWS[0]), ("1", *ROWS[1]), ("2", *ROWS[2]), ROWS[3]]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([" | ".join(row) for row in ROWS], id="bars"),
        pytest.param(["\t".join(row) for row in ROWS], id="tabs"),
        pytest.param(["    ".join(row) for row in ROWS], id="spaces"),
        pytest.param([cell for row in ROWS for cell in row], id="a cell a line"),
        pytest.param([cell for row in NUMBERED for cell in row], id="a cell a line behind running numbers"),
        pytest.param([cell for row in [ROWS[0], ROWS[3], *ROWS[1:3]] for cell in row], id="the total first"),
        pytest.param(
            ["STT", "Huyện", "Tổng", "Trong đó", "3 sao", "4 sao", *(cell for row in NUMBERED[1:] for cell in row)],
            id="a head over several columns",
        ),
        pytest.param([*ROWS[0][1:], *(cell for row in ROWS[1:] for cell in row)], id="a corner without head"),
        pytest.param(
            [cell for row in NUMBERED for cell in (row[0].zfill(2) if row[0].isdigit() else row[0], *row[1:])],
            id="running numbers with a nought",
        ),
    ],
)
def test_one_table_in_many_layouts(lines: list[str]) -> None:
    found = find_facts(_article(_LEAD, *lines, "Hội đồng tỉnh cho biết như vậy."))
    assert sorted(map(str, _short(found))) == sorted(map(str, EXPECTED))
    assert {(one.status, one.date_start, one.date_end) for one in found} == {
        ("added", date(2023, 1, 1), date(2023, 12, 31))
    }


def test_the_evidence_of_a_cell_on_its_line_is_the_row() -> None:
    article = _article(_LEAD, *(cell for row in ROWS for cell in row))
    fact = find_facts(article)[0]
    assert fact.evidence == article.text[fact.evidence_start : fact.evidence_end] == "Mai Sơn\n12\n10\n2"
    assert article.text[fact.value_start : fact.value_end] == "12"


def test_an_empty_last_cell_behind_a_tab() -> None:
    (table,) = _cells(_LEAD, "Huyện\t3 sao\t4 sao", "Mai Sơn\t10\t2", "Mộc Châu\t9\t")
    assert table[-1] == ["mộc châu", "9", ""]


NAMED = [
    ("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao"),
    ("1", "Chè Tà Xùa", "HTX Tà Xùa", "4 sao"),
    ("2", "Mận hậu sấy", "HTX Mộc An", "3 sao"),
]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([cell for row in NAMED for cell in row], id="a cell a line"),
        pytest.param(["\t".join(row) for row in NAMED], id="tabs"),
        pytest.param(["   ".join(row[1:]) for row in NAMED], id="spaces"),
    ],
)
def test_products_by_name(lines: list[str]) -> None:
    found = find_named_products(_article("Danh sách sản phẩm OCOP năm 2023 của tỉnh:", *lines))
    assert [(one.name, one.producer, one.star) for one in found] == [
        ("Chè Tà Xùa", "HTX Tà Xùa", 4),
        ("Mận hậu sấy", "HTX Mộc An", 3),
    ]


LISTS = [
    (
        "the level in the line above",
        (
            "Đến hết năm 2023, tỉnh có 131 sản phẩm OCOP.",
            "SẢN PHẨM 4 SAO",
            "Nhóm thực phẩm: 25 sản phẩm",
            "Nhóm đồ uống: 5 sản phẩm",
            "SẢN PHẨM 3 SAO",
            "Nhóm thực phẩm: 81 sản phẩm",
            "Nhóm đồ uống: 20 sản phẩm",
        ),
        [(131, None, None), (25, 4, "food"), (5, 4, "beverage"), (81, 3, "food"), (20, 3, "beverage")],
    ),
    (
        "a heading that ends in a colon, items behind dashes",
        (
            "Đến hết năm 2023, tỉnh có 31 sản phẩm OCOP.",
            "Hạng 4 sao:",
            "- Thực phẩm: 3",
            "- Đồ uống: 5",
            "Hạng 3 sao:",
            "- Thực phẩm: 14;",
            "- Đồ uống: 9.",
        ),
        [(31, None, None), (3, 4, "food"), (5, 4, "beverage"), (14, 3, "food"), (9, 3, "beverage")],
    ),
    (
        "products, their producers and levels in one item",
        (
            "Kết quả đánh giá, phân hạng sản phẩm OCOP đến hết năm 2023:",
            "- Đợt 1: 31 sản phẩm, của 20 chủ thể",
            "- Đợt 2: 46 sản phẩm (6 sản phẩm 4 sao)",
            "- Đợt 3: 5 sản phẩm",
        ),
        [(31, None, None), (20, None, None), (46, None, None), (6, 4, None), (5, None, None)],
    ),
]


LISTS.append(
    (
        "a total that opens its own list",
        (
            "Kết quả thực hiện Chương trình OCOP của tỉnh đến hết năm 2023:",
            "Tổng số sản phẩm: 218 sản phẩm, trong đó:",
            "+ 3 sao: 195 sản phẩm",
            "+ 4 sao: 23 sản phẩm",
            "Tổng số chủ thể: 150",
        ),
        [(218, None, None), (195, 3, None), (23, 4, None), (150, None, None)],
    )
)


@pytest.mark.parametrize(("lines", "expected"), [pytest.param(*case[1:], id=case[0]) for case in LISTS])
def test_lists(lines: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    found = find_facts(_article(*lines))
    assert [(one.value, one.star_min, one.product_group) for one in found] == expected
    assert {one.date_end for one in found} == {date(2023, 12, 31)}


def test_kinds_of_producers_below_their_number() -> None:
    found = find_facts(
        _article(
            "Số liệu OCOP huyện Mai Sơn đến 31/12/2023:",
            "Số chủ thể: 185",
            "Hợp tác xã: 64",
            "Doanh nghiệp: 21",
            "Hộ kinh doanh: 100",
        )
    )
    assert [(one.value, one.producer_type, one.place) for one in found] == [
        (185, None, "Mai Sơn"),
        (64, "cooperative", "Mai Sơn"),
        (21, "company", "Mai Sơn"),
        (100, "household", "Mai Sơn"),
    ]


def test_prose_between_list_and_total_is_as_near_as_without_the_list() -> None:
    found = find_facts(
        _article(
            "Năm 2023, tỉnh công nhận 26 sản phẩm OCOP của 22 chủ thể, gồm:",
            "Hợp tác xã: 11;",
            "Hộ kinh doanh: 8;",
            "Doanh nghiệp: 3.",
            "Về phân hạng, có 3 sản phẩm đạt 4 sao; 23 sản phẩm còn lại đạt 3 sao.",
        )
    )
    assert {one.date_end for one in found} == {date(2023, 12, 31)}
    assert {one.value for one in found} == {26, 22, 11, 8, 3, 23}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Lượt xem", "120", "Bình luận", "14", "Chia sẻ", "5"), id="counters of a page"),
        pytest.param(("Thứ hai: nghỉ", "Thứ ba: 8 giờ", "Điện thoại: 0212 345"), id="opening hours"),
        pytest.param(("- Mật ong: 3 lít, giá 5 triệu", "- Chè: 2 kg", "- Gạo: 5 kg"), id="amounts"),
        pytest.param(("1", "Mở lớp tập huấn", "2", "In tờ rơi"), id="a numbered list, not a table"),
        pytest.param(("Tỉnh  có 2  vùng chè", "Huyện  có 3  vùng chè"), id="spaces in prose"),
    ],
)
def test_no_facts(lines: tuple[str, ...]) -> None:
    assert find_facts(_article("Chương trình OCOP của tỉnh được nhiều người biết.", *lines)) == ()


def test_a_bar_that_closes_a_line_parts_no_cells() -> None:
    lines = ("Ảnh: T.H. |", "Đến hết năm 2023, cả nước có 11.056 sản phẩm OCOP từ 3 sao trở lên. |", "Hết.")
    assert find_tables(read_article(_article(*lines))) == ()
    assert [int(one.value) for one in find_facts(_article(*lines))] == [11056]
