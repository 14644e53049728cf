"""Short articles of our own writing, each holding some constructions, and helpers to read them."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article, Fact

Told = tuple[str, float, str | None, str, str | None]
Time = tuple[int, str, str, str]
Placed = list[tuple[float, str | None]]


def article(
    text: str, title: str | None = None, published: str | None = "2024-06-15", home: str | None = None
) -> Article:
    day = date.fromisoformat(published) if published else None
    return Article(url="file:test", text=text, title=title, published_date=day, outlet_province=home)


def stars(fact: Fact) -> str | None:
    if fact.star_min is None:
        return None
    return f"{fact.star_min}-{fact.star_max}" + ("?" if fact.potential else "")


def told(given: Article) -> list[Told]:
    """What counts most of each fact: measure or kind, value, levels, status, place."""
    return [
        (fact.producer_type or fact.measure, fact.value, stars(fact), fact.status, fact.place)
        for fact in find_facts(given)
    ]


def times(text: str, title: str | None = None, published: str | None = "2024-06-15") -> set[Time]:
    """Value, first day, last day and basis of each fact, "-" for what is not told."""
    return {
        (int(fact.value), str(fact.date_start or "-"), str(fact.date_end or "-"), fact.date_basis or "-")
        for fact in find_facts(article(text, title=title, published=published, home="Phú Thọ"))
    }


def placed(text: str, title: str | None = None, outlet: str | None = None, day: date | None = None) -> Placed:
    """Value and place of each fact."""
    given = article(text, title=title, published=str(day or date(2024, 6, 3)), home=outlet)
    return [(fact.value, fact.place) for fact in find_facts(given)]


def place_case(name: str, text: str, expected: Placed, **given: object) -> object:
    """A parameter set of a test that asks where counts are placed."""
    return pytest.param(text, given, expected, id=name)


BREAKDOWN = article(
    "Đến hết tháng 5/2024, toàn tỉnh Lạng Sơn có 160 sản phẩm OCOP từ 3 sao trở lên của 95 chủ thể, trong đó có "
    "2 sản phẩm 5 sao, 18 sản phẩm 4 sao và 140 sản phẩm 3 sao. Chủ thể gồm 50 hợp tác xã, 20 doanh nghiệp, "
    "5 tổ hợp tác và 20 hộ kinh doanh.\n"
    "Phân theo địa bàn: Bắc Sơn 24, Hữu Lũng 31, Chi Lăng 40.\n"
    "Năm 2025, tỉnh phấn đấu công nhận mới ít nhất 15 sản phẩm, trong đó 1 sản phẩm tiềm năng 5 sao.",
    title="Lạng Sơn nâng chất sản phẩm OCOP",
    home="Lạng Sơn",
)
COUNCIL = article(
    "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Mai Sơn vừa họp đợt 1 năm 2024. Có 12 sản phẩm của 8 chủ thể "
    "tham gia đánh giá. Kết quả, 9 sản phẩm được công nhận 3 sao, 3 sản phẩm còn lại phải hoàn thiện hồ sơ.",
    title="Mai Sơn có thêm 9 sản phẩm OCOP",
    home="Sơn La",
)
ARTICLES = (BREAKDOWN, COUNCIL)
