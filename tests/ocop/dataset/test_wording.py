from __future__ import annotations

from typing import Any

import pytest

from ocop.dataset.wording import count_words
from tests.ocop.dataset.make import CA_MAU, a_fact


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "145 products"),
        ({"value": 1.0}, "1 product"),
        ({"value": 1.0, "value_high": 2.0}, "1–2 products"),
        ({"value": 1.0, "measure": "producers", "producer_type": "company"}, "1 company"),
        ({"comparator": "gt"}, "more than 145 products"),
        ({"value_high": 150.0, "comparator": "approx"}, "about 145–150 products"),
        ({"star_min": 3, "star_max": 5}, "145 products 3–5★"),
        ({"star_min": 5, "star_max": 5, "potential": True}, "145 products potential 5★"),
        ({"measure": "producers"}, "145 producers"),
        ({"measure": "producers", "producer_type": "cooperative"}, "145 cooperatives"),
        ({"unit": "percent", "value": 12.5}, "12.5 % products"),
        ({"product_group": "food", "star_min": 4, "star_max": 4}, "145 food products 4★"),
    ],
)
def test_a_count_in_words(fields: dict[str, Any], words: str) -> None:
    assert count_words(a_fact(CA_MAU, "145 sản phẩm OCOP", **fields)) == words
