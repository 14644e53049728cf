import unicodedata

import pytest

from spiders.links import Link
from spiders.promise import fold, promise_of


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
    ],
)
def test_promise(link: Link, expected: str | None, what: str) -> None:
    assert promise_of(link) == expected, what


def test_decomposed_letters_are_the_same_words() -> None:
    title = unicodedata.normalize("NFD", "Sản phẩm đặc trưng của làng nghề")
    assert promise_of(Link("https://v.vn/a.html", title=title)) == "weak"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đắk Lắk", "dak lak"), ("san_pham--OCOP.html", "san pham ocop html"), ("", ""), ("ƯỚC, ơn; ĂN!", "uoc on an")],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
