"""The time of a count by the round or act that the text speaks of before it."""

import pytest

from tests.nlp.articles import Time, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chiều 12/6, UBND huyện Thanh Ba trao giấy chứng nhận sản phẩm OCOP cho các chủ thể. Theo đó, đợt này "
            "toàn huyện có 15 sản phẩm được công nhận.",
            [(15, "2024-06-12", "2024-06-12", "text")],
            id="the day of the act that 'theo đó' goes on with",
        ),
        pytest.param(
            "Ngày 12/6, UBND huyện Thanh Ba công bố quyết định công nhận sản phẩm OCOP. Tại buổi lễ, 15 sản phẩm được "
            "trao giấy chứng nhận.",
            [(15, "2024-06-12", "2024-06-12", "text")],
            id="the day of the ceremony",
        ),
        pytest.param(
            "UBND tỉnh ban hành Quyết định số 1012/QĐ-UBND ngày 10/6/2024 công nhận sản phẩm OCOP.\n"
            "Theo quyết định, 15 sản phẩm được công nhận, gồm 12 sản phẩm 3 sao và 3 sản phẩm 4 sao.",
            [(15, "2024-06-10", "2024-06-10", "text"), (12, "2024-06-10", "2024-06-10", "text")],
            id="the day of the decision, and the parts of what it recognised",
        ),
        pytest.param(
            "UBND tỉnh ban hành Quyết định số 1012/QĐ-UBND ngày 10/6/2024 phê duyệt kết quả đánh giá sản phẩm OCOP "
            "đợt 2 năm 2023. Theo đó, có 15 sản phẩm được công nhận.",
            [(15, "2023-01-01", "2023-12-31", "text")],
            id="the round wins over the day of the decision before",
        ),
        pytest.param(
            "Việc đánh giá theo Quyết định số 148 ngày 24/2/2023 của Thủ tướng. Kết quả, tỉnh công nhận 26 sản phẩm "
            "OCOP.",
            [(26, "-", "2024-06-15", "published")],
            id="no day of a decision of the government",
        ),
        pytest.param(
            "Đợt 2 năm 2023 tỉnh nhận nhiều hồ sơ. Năm 2022, toàn huyện có 40 sản phẩm đăng ký tham gia OCOP. Kết quả, "
            "33 sản phẩm được công nhận 3 sao.",
            [(33, "2022-01-01", "2022-12-31", "text")],
            id="the outcome of what was put forward just before",
        ),
        pytest.param(
            "Tỉnh đánh giá OCOP đợt 1 năm 2024. Riêng năm 2022, tỉnh đi đầu cả vùng. Hội đồng khi ấy công nhận lại "
            "7 sản phẩm.",
            [(7, "2022-01-01", "2022-12-31", "text")],
            id="a period of the paragraph before a round of the article",
        ),
        pytest.param(
            "Năm 2023, tỉnh công nhận 40 sản phẩm OCOP. Trong đó, 1 sản phẩm có tiềm năng 5 sao được đề nghị Trung "
            "ương đánh giá.",
            [(1, "2023-01-01", "2023-12-31", "text")],
            id="a part of the round that is put forward further",
        ),
        pytest.param(
            "Năm 2023, huyện công nhận 2 sản phẩm OCOP. Hiện huyện có 10 sản phẩm OCOP: 5 sản phẩm 4 sao, 4 sản phẩm "
            "3 sao, còn 1 sản phẩm đang chờ Hội đồng tỉnh đánh giá.",
            [(1, "-", "-", "-"), (5, "-", "2024-06-15", "published")],
            id="a part of the stock that still waits",
        ),
        pytest.param(
            "UBND huyện trao giấy chứng nhận sản phẩm OCOP huyện Thanh Ba năm 2023.\nĐây là lần thứ ba.\nNhiều chủ thể "
            "tham dự.\nTại hội nghị, giấy chứng nhận được trao cho 22 sản phẩm OCOP.",
            [(22, "2023-01-01", "2023-12-31", "text")],
            id="the year of the certificates is that of the round",
        ),
        pytest.param(
            "Kết quả đánh giá 15 sản phẩm OCOP đợt 1 năm 2022 vừa được phê duyệt. 15 sản phẩm OCOP của 7 chủ thể này "
            "đều được xếp hạng 4 sao, đã nâng tổng số sản phẩm OCOP của tỉnh đến nay là 56 sản phẩm.",
            [(7, "2022-01-01", "2022-12-31", "text"), (56, "-", "2024-06-15", "published")],
            id="the day of the total that a round leads to",
        ),
        pytest.param(
            "Năm 2022, Bộ công nhận 22 sản phẩm OCOP quốc gia.\nNăm 2023, có 55 sản phẩm đăng ký đánh giá OCOP.\n"
            "Chiều 5.6, Hội đồng sẽ xem xét, đánh giá 18 sản phẩm còn lại.",
            [(18, "2023-01-01", "2023-12-31", "text")],
            id="the nearest of what was put forward and what was recognised",
        ),
        pytest.param(
            "Hội đồng tỉnh đánh giá OCOP đợt 2 năm 2023. Trong tổng số 31 sản phẩm tham gia đánh giá có 26 sản phẩm "
            "mới.",
            [(31, "2023-01-01", "2023-12-31", "text"), (26, "2023-01-01", "2023-12-31", "text")],
            id="'trong tổng số' leads to no new total",
        ),
        pytest.param(
            "Hội đồng tỉnh đánh giá sản phẩm OCOP đợt 2 năm 2023. Đến hết năm 2023, Chi cục nhận hồ sơ của 56 sản phẩm "
            "đề nghị đánh giá.",
            [(56, "2023-01-01", "2023-12-31", "text")],
            id="put forward by the last day of the round",
        ),
    ],
)
def test_times_of_rounds_and_acts(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)


def test_a_flow_that_the_title_dates() -> None:
    text = (
        "Huyện vừa sơ kết Chương trình. Kết quả, toàn huyện có 10 sản phẩm tham gia OCOP và đều được công nhận 3 sao."
    )
    title = "Thanh Ba: Giai đoạn 2019 - 2020, có 10 sản phẩm OCOP đạt 3 sao"
    assert (10, "2019-01-01", "2020-12-31", "text") in times(text, title)


@pytest.mark.parametrize(
    ("title", "published", "expected"),
    [
        pytest.param(
            "Số sản phẩm OCOP của tỉnh tính đến ngày 31/5/2024",
            "2024-06-15",
            [(231, "-", "2024-05-31", "text"), (30, "-", "2024-05-31", "text")],
            id="the day of the title",
        ),
        pytest.param(
            "Đến năm 2030, Phú Thọ có 500 sản phẩm OCOP",
            "2024-06-15",
            [(231, "-", "2024-06-15", "published")],
            id="a title of what lies ahead",
        ),
        pytest.param(
            "Giai đoạn 2019 - 2023: Phú Thọ phát triển mạnh sản phẩm OCOP",
            None,
            [(231, "-", "2023-12-31", "text")],
            id="the stage of a title, where the article's day is not known",
        ),
    ],
)
def test_stock_below_a_dated_title(title: str, published: str | None, expected: list[Time]) -> None:
    text = "Toàn tỉnh có 231 sản phẩm OCOP. Huyện Thanh Ba có nhiều nhất với 30 sản phẩm."
    assert set(expected) <= times(text, title, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Đến nay, tỉnh có 157 sản phẩm OCOP, gồm 140 sản phẩm 3 sao.\n"
            "Theo báo cáo đến hết năm 2023, 157 sản phẩm OCOP của tỉnh thuộc 80 chủ thể.",
            [(157, "-", "2023-12-31", "text"), (140, "-", "2023-12-31", "text")],
            id="a stock that is dated where it is told again",
        ),
        pytest.param(
            "Qua 5 năm triển khai (2019 - 2023), đến nay huyện có 42 sản phẩm OCOP.",
            [(42, "-", "2023-12-31", "text")],
            id="the end of the years looked back at before a day that is not known",
        ),
        pytest.param(
            "Năm 2023, huyện công nhận thêm 9 sản phẩm OCOP 3 sao vào ngày 15/11.",
            [(9, "2023-11-15", "2023-11-15", "text")],
            id="a day in the year that its sentence tells",
        ),
        pytest.param(
            "Kế hoạch của tỉnh năm 2025 đã rõ. Giai đoạn 2018 - 2022, tỉnh có 217 sản phẩm OCOP.",
            [(217, "-", "2022-12-31", "text")],
            id="a stage that was over before the last year told",
        ),
    ],
)
def test_where_the_articles_day_is_not_known(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text, published=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sáng 12/3, Hội đồng OCOP tỉnh họp đánh giá, phân hạng sản phẩm đợt 2 năm 2023. Từ 34 sản phẩm do các "
            "huyện gửi hồ sơ đề nghị tỉnh xếp hạng, hội đồng chấm từng mẫu.",
            (34, "2023-01-01", "2023-12-31", "text"),
            id="what was put forward to the council that meets",
        ),
        pytest.param(
            "Hội đồng đánh giá sản phẩm OCOP đợt 2 năm 2023 và đề nghị Trung ương công nhận 2 sản phẩm 5 sao.",
            (2, "2023-01-01", "2023-12-31", "text"),
            id="what the council puts forward further",
        ),
        pytest.param(
            "Tỉnh đánh giá sản phẩm OCOP đợt 2 năm 2023. Hiện tỉnh đang trình Trung ương 2 sản phẩm 5 sao.",
            (2, "-", "-", "-"),
            id="what still goes on is of no round",
        ),
        pytest.param(
            "Hội đồng họp chấm điểm sản phẩm OCOP (mỗi xã một sản phẩm) năm 2023. Kết quả, 9 sản phẩm được công nhận.",
            (9, "2023-01-01", "2023-12-31", "text"),
            id="the year after the programme's name in brackets",
        ),
        pytest.param(
            "10 sản phẩm OCOP được tỉnh công nhận 4 sao.\nQuyết định phê duyệt danh mục sản phẩm xếp hạng 4 sao theo "
            "Chương trình OCOP tỉnh Hà Nam năm 2023.",
            (10, "2023-01-01", "2023-12-31", "text"),
            id="the only year of acts, told after the count",
        ),
        pytest.param(
            "Năm 2022, huyện công nhận 15 sản phẩm OCOP. Mới đây, huyện công nhận thêm 6 sản phẩm 3 sao.",
            (6, "-", "2024-06-15", "published"),
            id="what has just been done is of no year before",
        ),
        pytest.param(
            "15:10 09-06-2024\nHội đồng tỉnh họp chấm điểm.\nKết quả, 5 sản phẩm OCOP được công nhận.",
            (5, "-", "2024-06-15", "published"),
            id="no day of a page's dateline",
        ),
    ],
)
def test_rounds_spoken_of(text: str, expected: Time) -> None:
    assert expected in times(text)
