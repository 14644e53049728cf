from __future__ import annotations

import pytest

from ocop.notices import notice_in, wants_login


@pytest.mark.parametrize(
    "text",
    [
        "Bạn cần đăng nhập để xem nội dung này.",
        "Vui lòng đăng nhập để đọc tiếp.",
        "Quý độc giả hãy đăng nhập để tiếp tục.",
        "Đăng nhập hoặc đăng ký để đọc toàn bộ bài viết",
        "Bài viết này chỉ dành cho thuê bao trả phí.",
        "Nội dung này dành riêng cho hội viên",
        "Bạn đã dùng hết 5 lượt đọc miễn phí trong tháng.",
        "Đăng ký gói đọc báo để ủng hộ tòa soạn",
        "Trở thành hội viên để đọc bài viết này",
        "Phiên đăng nhập đã hết hạn",
        "Subscribe to continue reading",
    ],
)
def test_a_page_that_wants_a_login_or_a_subscription_refuses(text: str) -> None:
    assert notice_in(text) == "refusal"


@pytest.mark.parametrize(
    "text",
    [
        "Vui lòng đăng nhập để bình luận.",
        "Đăng nhập để gửi ý kiến",
        "Đăng nhập để lưu tin",
        "Các chủ thể đăng nhập vào phần mềm và nộp hồ sơ trên mạng.",
        "Lớp tập huấn dành cho hội viên nông dân",
        "Hội Nông dân dành riêng cho hội viên 12 suất vay",
        "Sông Trăng có thêm 12 sản phẩm",
    ],
)
def test_an_article_and_what_stands_below_it_announce_nothing(text: str) -> None:
    assert notice_in(text) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Đăng nhập", True),
        ("Đăng nhập | Báo Sông Trăng", True),
        ("ĐĂNG NHẬP HỆ THỐNG", True),
        ("Sign in", True),
        ("Đăng nhập một lần, bán hàng trên ba sàn", False),
        ("", False),
    ],
)
def test_the_headline_of_a_login(title: str, expected: bool) -> None:
    assert wants_login(title) is expected
