"""What an extractor says: ours, run on the articles, or any other's from a file."""

from __future__ import annotations

from pathlib import Path

from nlp.facts import find_facts
from nlp.products import find_named_products
from ocop.errors import UnreadableInputError
from ocop.evaluation.labels import GoldArticle, Labels, label_fact, label_product
from ocop.evaluation.records import labels_of, read_objects, table_of


def predict(gold: GoldArticle) -> Labels:
    """What our reader finds in the article; it is shown no label."""
    return Labels(
        gold.labels.id,
        tuple(map(label_fact, find_facts(gold.article))),
        tuple(map(label_product, find_named_products(gold.article))),
    )


def load_predictions(path: Path) -> tuple[Labels, ...]:
    """Predictions of a `.jsonl` file, one line an article: `{"id", "facts", "named"}`, as `ocop facts --jsonl` prints.

    A fact may have a `confidence`, 0 to 1.

    Raises:
        UsageError: There is no such file.
        OcopError: A line is not of the shape; the message names the line, the fact and the field.
    """
    found: dict[str, Labels] = {}
    for where, record in read_objects(path):
        labels = labels_of(table_of(record, where))
        if labels.id in found:
            raise UnreadableInputError(f"{where}: the article “{labels.id}” was answered before; keep one answer")
        found[labels.id] = labels
    return tuple(found.values())
