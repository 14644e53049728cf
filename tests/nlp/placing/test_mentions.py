"""Names of places, and words that point at one, in a sentence."""

import pytest

from nlp.placing.mentions import find_places
from nlp.text import read
from nlp.tokens import tokenise


def places(text: str, all_capitals: bool = False) -> list[tuple[str, str | None]]:
    return [(one.level, one.name) for one in find_places(tokenise(read(text)), all_capitals)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỉnh Cà Mau có", [("province", "Cà Mau")]),
        ("thành phố Cà Mau có", [("district", "Cà Mau")]),  # the provincial city, not the province
        ("TP. Cần Thơ có", [("province", "Cần Thơ")]),
        ("huyện Quảng Ninh (Quảng Bình)", [("district", "Quảng Ninh")]),
        ("TX. Sa Pa", [("district", "Sa Pa")]),
        ("xã Tân Lập", [("commune", "Tân Lập")]),
        ("phường 3", [("commune", "Phường 3")]),
        ("quận 8", [("district", "Quận 8")]),
        ("Krông Pa cấp chứng nhận", [("district", "Krông Pa")]),
        ("toàn tỉnh, trên địa bàn huyện", [("province", None), ("district", None)]),
        ("của tỉnh Bến Tre", [("province", "Bến Tre")]),
        ("cả nước", [("country", "Việt Nam")]),
        ("vùng ĐBSCL", [("region", "Đồng bằng sông Cửu Long")]),
        ("miền núi phía Bắc", [("region", "miền núi phía Bắc")]),
        ("cấp tỉnh, các huyện, mỗi xã", []),
        ("hợp tác xã 6, thị xã", []),
        ("ông Nguyễn Thái Bình", []),  # a person
        ("đường Hà Giang, sông Đồng Nai", []),  # a street and a river
        ("báo Cà Mau", []),
        ("Công ty Cà Mau Xanh", []),
    ],
)
def test_places(text: str, found: list[tuple[str, str | None]]) -> None:
    assert places(text) == found


def test_a_former_province_is_told_so() -> None:
    (place,) = find_places(tokenise(read("Hà Giang cũ có 157")))
    assert place.era == "former"


def test_the_province_beside_a_district_is_kept() -> None:
    (place,) = find_places(tokenise(read("huyện Châu Thành, tỉnh Tây Ninh")))
    assert place.name == "Châu Thành"
    assert place.province is not None
    assert place.province.name == "Tây Ninh"


def test_capitals_say_nothing_in_a_heading_of_capitals() -> None:
    assert places("HUYỆN BA BỂ CÓ THÊM SẢN PHẨM", all_capitals=True) == [("district", "Ba Bể")]
    assert places("XÃ TÂN LẬP CÓ THÊM SẢN PHẨM", all_capitals=True) == []
