"""Articles that tell one number each, for what sets numbers beside each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from ocop.models import Reading, Source
from tests.ocop.dataset.make import DAT_MUI, a_fact, a_reading, an_article

CA_MAU_63 = {"place": "Cà Mau", "province": "Cà Mau", "place_code": "96", "place_code_list": "vn63"}
CA_MAU_34 = {**CA_MAU_63, "place_code_list": "vn34"}
PAIR = {"place_parts": "Cái Nước; Đầm Dơi"}
THREE, FOUR, FIVE = ({"star_min": star, "star_max": star} for star in (3, 4, 5))


def told(
    name: str,
    number: int,
    day: str,
    published: str | None = None,
    *,
    same_story: int | None = None,
    outlet: Source = DAT_MUI,
    more: str = "",
    **changes: Any,
) -> Reading:
    """One article that tells one number of one day; articles of one `same_story` are copies of each other."""
    words = " ".join("chuyện " + "o" * (same_story or 0) + "a" * each for each in range(40)) if same_story else ""
    text = f"Tỉnh có {number} sản phẩm OCOP{more}. {words}"
    published_date = date.fromisoformat(published or day)
    fact = a_fact(text, f"{number} sản phẩm OCOP", **{"date_end": date.fromisoformat(day) if day else None, **changes})
    signature = [same_story * 1000 + each for each in range(128)] if same_story else ()
    url = f"https://datmui.example/{name}"
    article = an_article(url, text=text, published_date=published_date, source_id=outlet.id, outlet=outlet.name)
    return a_reading(article, (fact,), signature=signature, source=outlet)
