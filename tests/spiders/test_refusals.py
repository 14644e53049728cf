import pytest

from spiders.refusals import is_refusal_page

LONG = "Toàn tỉnh có 145 sản phẩm OCOP từ 3 sao trở lên. " * 60


@pytest.mark.parametrize(
    ("page", "refuses", "what"),
    [
        ("<title>Access Denied</title><p>You don't have permission.", True, "a firewall"),
        ("<h1>Xác minh bạn không phải là người máy</h1>", True, "a captcha"),
        ("<script>var wall = 'captcha'</script><p>Trang chủ", False, "the word stands only in a script"),
        (f"<p>{LONG}</p><footer>captcha</footer>", False, "a long page that mentions one"),
        ("<p>Trang không tồn tại", False, "an address that is wrong"),
        ("", False, "nothing"),
        ("<p>captcha" + "<!-- x -->" * 20_000, False, "a page too long to be looked at"),
    ],
)
def test_refusal(page: str, refuses: bool, what: str) -> None:
    assert is_refusal_page(page.encode()) is refuses, what
