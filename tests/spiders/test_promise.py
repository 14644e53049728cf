import unicodedata

import pytest

from spiders.links import Link, Promise
from spiders.promise import promise_of


@pytest.mark.parametrize(
    ("link", "expected", "what"),
    [
        (Link("https://v.vn/a-1.html", title="Cà Mau có 145 sản phẩm OCOP"), "strong", "in the title"),
        (
            Link("https://v.vn/a-1.html", summary="… mỗi xã một sản phẩm …"),
            "strong",
            "the programme's name in the summary",
        ),
        (Link("https://v.vn/moi-xa-mot-san-pham-1.html"), "strong", "the name without tone marks in the address"),
        (Link("https://v.vn/them-20-san-pham-ocoptien-giang-2.html"), "strong", "glued to the next word"),
        (Link("https://v.vn/s%E1%BA%A3n-ph%E1%BA%A9m-ocop.html"), "strong", "a percent-encoded address"),
        (Link("https://v.vn/dac-san-vung-cao-1.html"), "weak", "speciality in the address"),
        (Link("https://v.vn/a.html", title="HỢP TÁC XÃ vùng ven"), "weak", "cooperative in capitals"),
        (Link("https://v.vn/a.html", title="HTX kiểu mới"), "weak", "cooperative shortened"),
        (Link("https://v.vn/a.html", title="Xã đạt chuẩn nông thôn mới"), "weak", "rural renewal"),
        (Link("https://v.vn/a.html", title="Giữ lửa làng nghề"), "weak", "craft village"),
        (Link("https://v.vn/xa-san-phamtich.html"), None, "part of another word"),
        (Link("https://v.vn/gia-vang-hom-nay.html", title="Giá vàng hôm nay"), None, "nothing"),
        (Link("https://ocop.vn/gia-vang.html"), None, "only in the host"),
        (Link("https://v.vn/ocop/vang-lap-dinh-moi-post919861.html"), "listed", "only in the section"),
        (Link("https://v.vn/tin/them-5-san-pham-ocop/81234.html"), "strong", "before a number that ends the address"),
        (Link("https://v.vn/ocop/gia-vang/81234.html"), "listed", "only in the section, before a number"),
        (Link("https://v.vn/nong-thon-moi/gia-vang.html"), "weak", "a weaker word in the section"),
        (Link("https://v.vn/tin-tuc/cong-nhan-ocop-5-sao/"), "strong", "before a slash that ends the address"),
        (Link("https://v.vn/"), None, "no words at all"),
    ],
)
def test_promise(link: Link, expected: str | None, what: str) -> None:
    promise = promise_of(link)
    assert (promise.kind if promise else None) == expected, what


def test_decomposed_letters_are_the_same_words() -> None:
    title = unicodedata.normalize("NFD", "Sản phẩm đặc trưng của làng nghề")
    assert promise_of(Link("https://v.vn/a.html", title=title)) == Promise("weak", ("sản phẩm", "làng nghề"))


@pytest.mark.parametrize(
    ("needed", "expected"), [(0, None), (1, "weak"), (2, "weak"), (3, None)], ids="{} needed".format
)
def test_weak_words_needed(needed: int, expected: str | None) -> None:
    promise = promise_of(Link("https://v.vn/a.html", title="Đặc sản của hợp tác xã, đặc sản của làng"), needed)
    assert (promise.kind if promise else None) == expected


def test_strong_words_need_no_weak_ones() -> None:
    assert promise_of(Link("https://v.vn/ocop-1.html"), 0) == Promise("strong", ("ocop",))
