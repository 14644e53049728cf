"""Facts, labels and files for the tests of measuring, each written with no more than a case needs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ocop.evaluation.labels import LabelledFact, LabelledProduct, Labels, Pair


def fact(value: float = 145, **fields: Any) -> LabelledFact:
    """A fact of Cà Mau, but for what is said otherwise."""
    return LabelledFact(**{"measure": "products", "place_level": "province", "place": "Cà Mau", **fields}, value=value)


def pair(
    gold: Iterable[LabelledFact] = (),
    predicted: Iterable[LabelledFact] = (),
    *,
    named: Iterable[LabelledProduct] = (),
    found: Iterable[LabelledProduct] = (),
    name: str = "a",
) -> Pair:
    """One article, annotated and read."""
    return Pair(Labels(name, tuple(gold), tuple(named)), Labels(name, tuple(predicted), tuple(found)))


def write_jsonl(path: Path, *records: object) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def record(name: str = "bai-1", **fields: Any) -> dict[str, Any]:
    """An annotated article with one fact, in the JSON shape."""
    text = "Đến cuối năm 2023, tỉnh Cà Mau có 145 sản phẩm OCOP."
    one = {
        "measure": "products",
        "value": 145,
        "place_level": "province",
        "place": "Cà Mau",
        "province": "Cà Mau",
        "date_end": "2023-12-31",
        "date_basis": "text",
        "evidence": "tỉnh Cà Mau có 145 sản phẩm OCOP",
    }
    return {"id": name, "text": text, "facts": [one], "named": []} | fields
