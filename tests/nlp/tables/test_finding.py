"""Tables of counts in an article's text, in tables of our own; places and figures are made up."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from nlp.reading import read_article
from nlp.tables.finding import find_tables, table_lines
from nlp.tables.labels import read_label
from ocop.models import Article, Fact

_TOLD = "Năm 2024, tỉnh Bắc Kạn công nhận sản phẩm OCOP như sau:"
_STOCK = "Đến hết năm 2023, tỉnh Bắc Kạn có sản phẩm OCOP như sau:"


def _article(*lines: str, title: str | None = "OCOP Bắc Kạn", published: date = date(2025, 1, 10)) -> Article:
    return Article("file:a", "\n".join(lines), title, published_date=published, outlet_province="Bắc Kạn")


def _of_tables(article: Article) -> list[Fact]:
    return [fact for fact in find_facts(article) if fact.rule == "table_cell"]


def _short(article: Article) -> list[tuple[object, ...]]:
    return [(one.value, one.star_min, one.status, one.place) for one in _of_tables(article)]


def test_places_by_levels_with_totals_and_dashes() -> None:
    article = _article(_TOLD, "TT | Huyện | Số sản phẩm | 3 sao | 4 sao", "1 | Ba Bể | 3 | 2 | 1",
                       "2 | Na Rì | 4 | 4 | -", "Tổng cộng | 7 | 6 | 1")  # fmt: skip
    assert _short(article) == [
        (3, None, "added", "Ba Bể"), (2, 3, "added", "Ba Bể"), (1, 4, "added", "Ba Bể"),
        (4, None, "added", "Na Rì"), (4, 3, "added", "Na Rì"),
        (7, None, "added", "Bắc Kạn"), (6, 3, "added", "Bắc Kạn"), (1, 4, "added", "Bắc Kạn"),
    ]  # fmt: skip
    facts = find_facts(article)
    assert {(one.date_start, one.date_end) for one in facts} == {(date(2024, 1, 1), date(2024, 12, 31))}
    assert [one.part_of for one in facts] == [5, 0, 0, 5, 3, None, 5, 5]


def test_evidence_is_the_row_and_the_value_its_cell() -> None:
    article = _article(_TOLD, "Huyện | Chủ thể | Sản phẩm", "Ba Bể | 1.100 | hơn 20 sản phẩm")
    producers, products = find_facts(article)
    assert producers.evidence == products.evidence == "Ba Bể | 1.100 | hơn 20 sản phẩm"
    assert article.text[producers.value_start : producers.value_end] == "1.100"
    assert article.text[products.value_start : products.value_end] == "20"
    assert (producers.measure, producers.value, products.comparator) == ("producers", 1100, "gt")


def test_the_total_before_a_table_gives_what_the_table_does_not_say() -> None:
    article = _article(
        "Cuối tháng 6/2024, tỉnh có 60 sản phẩm OCOP từ 3 sao trở lên.",
        "Cơ cấu cụ thể như sau:",
        "Nhóm | Số lượng | Tỷ lệ (%)",
        "Thực phẩm | 50 | 83,3",
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch | 10 | 16,7",
        "Cộng | 60 | 100",
    )
    total, *parts = find_facts(article)
    assert (total.value, total.part_of) == (60, None)
    assert [(one.value, one.unit, one.product_group) for one in parts] == [
        (50, "count", "food"), (83.3, "percent", "food"), (10, "count", "tourism"), (16.7, "percent", "tourism"),
    ]  # fmt: skip
    assert {(one.star_min, one.star_max, one.status, one.place, one.date_end) for one in parts} == {
        (3, 5, "recognised", "Bắc Kạn", date(2024, 6, 30))
    }
    assert [one.part_of for one in parts] == [0, None, 0, None]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Tăng trưởng sản phẩm OCOP của tỉnh:", "Thời điểm | Sản phẩm", "31/12/2022 | 10",
             "Tháng 7/2023 | 12", "Đến nay | 15"),
            [("recognised", None, date(2022, 12, 31)), ("recognised", None, date(2023, 7, 31)),
             ("recognised", None, date(2025, 1, 10))],
            id="points in time are stocks",
        ),
        pytest.param(
            ("Sản phẩm OCOP qua các năm:", "Năm | Số sản phẩm", "2021 | 40", "2022 | 30", "Tổng | 70"),
            [("added", date(2021, 1, 1), date(2021, 12, 31)), ("added", date(2022, 1, 1), date(2022, 12, 31)),
             ("added", date(2021, 1, 1), date(2022, 12, 31))],
            id="years that add up are flows",
        ),
        pytest.param(
            ("Số sản phẩm OCOP lũy kế:", "Huyện | Năm 2021 | Năm 2022", "Ba Bể | 4 | 6"),
            [("recognised", None, date(2021, 12, 31)), ("recognised", None, date(2022, 12, 31))],
            id="years of a running total are stocks",
        ),
        pytest.param(
            ("Số sản phẩm OCOP được công nhận từng năm:", "Huyện | 2021 | 2022", "Ba Bể | 4 | 6"),
            [("added", date(2021, 1, 1), date(2021, 12, 31)), ("added", date(2022, 1, 1), date(2022, 12, 31))],
            id="recognition told of years is a flow",
        ),
        pytest.param(
            ("Mục tiêu phát triển sản phẩm OCOP của tỉnh:", "Năm | 2025 | 2026", "Số sản phẩm | 200 | 250"),
            [("target", date(2025, 1, 1), date(2025, 12, 31)), ("target", date(2026, 1, 1), date(2026, 12, 31))],
            id="years of a plan",
        ),
        pytest.param(
            ("Năm 2023 tỉnh công nhận sản phẩm OCOP theo quý:", "Thời gian | Số sản phẩm", "Quý I | 4", "Quý II | 6"),
            [("added", date(2023, 1, 1), date(2023, 3, 31)), ("added", date(2023, 4, 1), date(2023, 6, 30))],
            id="a quarter takes the year of the lead-in",
        ),
    ],
)  # fmt: skip
def test_dates_in_labels(lines: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    found = _of_tables(_article(*lines))
    assert [(one.status, one.date_start, one.date_end) for one in found] == expected


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        pytest.param("Huyện | Kế hoạch | Thực hiện | Tỷ lệ hoàn thành (%)", "Ba Bể | 5 | 6 | 120",
                     [(5, "target"), (6, "added")], id="plan and result; its percentage is nothing"),
        pytest.param("Huyện | Thực hiện/Kế hoạch", "Ba Bể | 6/5", [(6, "added"), (5, "target")],
                     id="a ratio to a plan"),
        pytest.param("Huyện | Công nhận mới | Công nhận lại", "Ba Bể | 5 | 3", [(5, "added"), (3, "renewed")],
                     id="renewal"),
        pytest.param("Huyện | Số hồ sơ đăng ký | Số sản phẩm", "Ba Bể | 5 | 3", [(5, "expected"), (3, "added")],
                     id="dossiers"),
    ],
)  # fmt: skip
def test_status_in_heads(head: str, row: str, expected: list[tuple[object, ...]]) -> None:
    assert [(one.value, one.status) for one in _of_tables(_article(_TOLD, head, row))] == expected


def test_what_a_plan_renews_is_planned() -> None:
    lines = ("Kế hoạch phát triển sản phẩm OCOP năm 2025:", "Xã | Sản phẩm mới | Đánh giá lại", "Khang Ninh | 2 | 1")
    found = _of_tables(_article(*lines))
    assert [(one.value, one.status, one.place_level, one.part_of) for one in found] == [
        (2, "target", "commune", None), (1, "target", "commune", None),
    ]  # fmt: skip


def test_a_plan_beside_a_stock_has_no_date_of_its_own() -> None:
    lines = ("Sản phẩm OCOP của các huyện:", "Huyện | Hiện có | Mục tiêu", "Ba Bể | 5 | 8")
    assert [(one.status, one.date_end) for one in _of_tables(_article(*lines))] == [
        ("recognised", date(2025, 1, 10)), ("target", None),
    ]  # fmt: skip


def test_kinds_of_producers_split_their_total() -> None:
    lines = ("Tỉnh hiện có 40 chủ thể OCOP, cụ thể:", "Loại hình | Số lượng", "Hợp tác xã | 30", "Doanh nghiệp | 10")
    total, *parts = find_facts(_article(*lines))
    assert total.value == 40
    assert [(one.producer_type, one.value, one.part_of) for one in parts] == [
        ("cooperative", 30, 0),
        ("company", 10, 0),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("Chỉ tiêu | Ba Bể | Na Rì", "Số sản phẩm OCOP | 5 | 6", "Doanh thu (tỷ đồng) | 7 | 8"),
                     [(5, None, "recognised", "Ba Bể"), (6, None, "recognised", "Na Rì")], id="places as heads"),
        pytest.param(("Huyện | Tổng số sản phẩm | Trong đó", "3 sao | 4 sao", "Ba Bể | 5 | 3 | 2"),
                     [(5, None, "recognised", "Ba Bể"), (3, 3, "recognised", "Ba Bể"), (2, 4, "recognised", "Ba Bể")],
                     id="a head over two columns"),
        pytest.param(("Nội dung | 3 sao", "Ba Bể | ", "Thực phẩm | 5", "Na Rì | ", "Thực phẩm | 6"),
                     [(5, 3, "recognised", "Ba Bể"), (6, 3, "recognised", "Na Rì")], id="rows that head those below"),
        pytest.param(("Ba Bể | 5 sản phẩm", "Na Rì | 6 sản phẩm"),
                     [(5, None, "recognised", "Ba Bể"), (6, None, "recognised", "Na Rì")], id="no heads"),
        pytest.param(("Xã, phường | Số sản phẩm", "Hộ Phòng | 5", "Xã Đất Mũi | 6"),
                     [(5, None, "recognised", "Hộ Phòng"), (6, None, "recognised", "Đất Mũi")],
                     id="a commune whose name begins like a kind of producer"),
        pytest.param(("Thị xã | Số sản phẩm", "Giá Rai | 5"), [(5, None, "recognised", "Giá Rai")],
                     id="a name that begins like a price"),
        pytest.param(("Địa phương | Số sản phẩm", "Huyện Ba Bể | 5", "Chợ Mới | 6", "Khác | 7"),
                     [(5, None, "recognised", "Ba Bể"), (6, None, "recognised", "Chợ Mới")], id="a row of no place"),
    ],
)  # fmt: skip
def test_shapes(lines: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    assert _short(_article(_STOCK, *lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Doanh thu OCOP (tỷ đồng):", "Huyện | 2022 | 2023", "Ba Bể | 20 | 30"),
                     id="money in the lead-in"),
        pytest.param((_STOCK, "Huyện | Diện tích (ha) | Số xã", "Ba Bể | 20 | 3"), id="other columns"),
        pytest.param((_STOCK, "Chủ thể | Số sản phẩm", "HTX Tài Hoan | 5", "Công ty An Phú | 4"),
                     id="one firm's products"),
        pytest.param((_STOCK, "Tên sản phẩm | Tổng điểm", "Miến dong | 91", "Bí xanh | 75"), id="scores"),
        pytest.param(("Cơ sở đạt VietGAP:", "Huyện | Số HTX", "Ba Bể | 5"), id="another scheme"),
        pytest.param((_STOCK, "Huyện | Số sản phẩm", "Ba Bể | -", "Na Rì | 0", "Chợ Mới | 5,7", "Ngân Sơn | x"),
                     id="no numbers"),
        pytest.param((_STOCK, "Huyện | Số sản phẩm | 3 sao", "Ba Bể | 5"), id="a row that does not fit"),
        pytest.param((_STOCK, "Huyện | Số sản phẩm"), id="one line is no table"),
        pytest.param((_STOCK, "Ảnh | " + "chữ " * 50, "Ba Bể | 5"), id="prose in a box"),
        pytest.param((_STOCK, "Tỷ lệ | 2023", "100% | 120%"), id="the whole as a percentage"),
    ],
)  # fmt: skip
def test_no_counts(lines: tuple[str, ...]) -> None:
    assert _of_tables(_article(*lines)) == []


def test_a_table_alone_takes_place_and_date_from_the_article() -> None:
    found = _of_tables(_article("Hạng sao | Số sản phẩm OCOP", "3 sao | 5", "4 sao | 6", title=None))
    assert [(one.value, one.star_min, one.place, one.date_basis) for one in found] == [
        (5, 3, "Bắc Kạn", "published"), (6, 4, "Bắc Kạn", "published"),
    ]  # fmt: skip


def test_a_caption_says_what_is_counted_over_a_unit_in_brackets() -> None:
    lines = (
        "Hội nghị vừa diễn ra.",
        "Kết quả công nhận đợt 2 năm 2022",
        "(ĐVT: sản phẩm)",
        "Huyện | 3 sao",
        "Ba Bể | 5",
    )
    (fact,) = _of_tables(_article(*lines))
    assert (fact.status, fact.date_start, fact.date_end) == ("added", date(2022, 1, 1), date(2022, 12, 31))


def test_districts_are_of_the_province_of_the_table() -> None:
    lines = ("Năm 2024, tỉnh Cà Mau công nhận sản phẩm OCOP:", "Huyện | Số sản phẩm", "Phú Tân | 5")
    (fact,) = _of_tables(_article(*lines))
    assert (fact.province, fact.place_code) == ("Cà Mau", "972")


def test_rows_are_no_prose_and_equal_rows_are_two_facts() -> None:
    article = _article(_TOLD, "Huyện | 3 sao", "Ba Bể có 5 sản phẩm OCOP | 5", "Na Rì | 5")
    assert [(one.value, one.place) for one in find_facts(article)] == [(5, "Ba Bể"), (5, "Na Rì")]


def test_products_named_in_rows() -> None:
    article = _article(
        "Danh sách sản phẩm OCOP năm 2023:",
        "STT | Tên sản phẩm | Chủ thể | Địa chỉ | Hạng sao",
        "1 | Miến dong Na Rì | HTX Tài Hoan | xã Côn Minh | 5 sao",
        "2 | Bí xanh thơm | | huyện Ba Bể | 4",
        "3 | Chè hoa vàng | HTX An | | 80,5",
    )
    assert find_facts(article) == ()
    assert [(one.name, one.star, one.producer, one.place, one.year) for one in find_named_products(article)] == [
        ("Miến dong Na Rì", 5, "HTX Tài Hoan", "xã Côn Minh", 2023),
        ("Bí xanh thơm", 4, None, "huyện Ba Bể", 2023),
    ]


def test_the_level_of_all_named_rows_may_stand_before_them() -> None:
    article = _article("Các sản phẩm OCOP 4 sao:", "Tên sản phẩm | Chủ thể", "Miến dong | HTX An", "Chè | HTX Bình")
    assert [(one.name, one.star) for one in find_named_products(article)] == [("Miến dong", 4), ("Chè", 4)]


def test_offsets_hold_where_the_text_is_decomposed() -> None:
    article = _article(_TOLD, "Huyện | 3 sao", "Ba Bê\u0309 |\u00a05", "Na Rì\u200b | 6")
    for fact in _of_tables(article):
        assert article.text[fact.evidence_start : fact.evidence_end] == fact.evidence
        assert article.text[fact.value_start : fact.value_end] == str(int(fact.value))


def test_find_tables_by_their_bars() -> None:
    document = read_article(_article("Đầu", "a | b", "", "c | d", "giữa", "e | f", "cuối"))
    (table,) = find_tables(document)
    assert [cell.lower for row in table.rows for cell in row.cells] == ["a", "b", "c", "d"]
    assert table_lines(document) == {1, 2}
    assert not table.rows[0].subheading


def test_an_empty_cell_says_nothing() -> None:
    (table,) = find_tables(read_article(_article("a | ", "b | c")))
    assert not read_label(table.rows[0].cells[1]).telling


def test_a_cell_a_line() -> None:
    heads = "STT, Huyện, Số sản phẩm, 4 sao, 3 sao"
    lines = f"{heads}, 1, Ba Bể, 3, 1, 2, 2, Na Rì, 4, -, 4, Tổng cộng, 7, 1, 6".split(", ")
    assert _short(_article(_TOLD, *lines)) == [
        (3, None, "added", "Ba Bể"), (1, 4, "added", "Ba Bể"), (2, 3, "added", "Ba Bể"),
        (4, None, "added", "Na Rì"), (4, 3, "added", "Na Rì"),
        (7, None, "added", "Bắc Kạn"), (1, 4, "added", "Bắc Kạn"), (6, 3, "added", "Bắc Kạn"),
    ]  # fmt: skip


def test_short_lines_are_no_table() -> None:
    article = _article(_TOLD, "Tin liên quan", "Đọc nhiều", "Video", "12", "Ảnh", "Bạn đọc", "7", "Xem thêm", "Mới")
    assert find_tables(read_article(article)) == ()
