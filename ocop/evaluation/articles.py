"""An annotated article in TOML: `<number>-<name>.toml`, the shape of the articles in `tests/gold`.

The file holds `text` and, where the article has them, `title`, `published`, `outlet_province` and `url`; `holds`, the
constructions of the language for which it was written; `[[facts]]` and `[[named]]` with the fields that differ from the
defaults of `docs/facts.md`. Its id is its name without the suffix.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ocop.demo.annotations import province_names
from ocop.demo.tables import Table, read_toml
from ocop.evaluation.labels import GoldArticle, LabelledFact, LabelledProduct, Labels
from ocop.evaluation.records import read_fact, read_product
from ocop.models import Article

FILES = "[0-9]*-*.toml"


def load_article(path: Path) -> GoldArticle:
    """The annotated article of a TOML file, held to the rules that a fact obeys.

    Raises:
        OcopError: The file is missing or no TOML, a key is missing, unknown or out of range, an evidence is not in the
            text or title, or a fact contradicts itself; the message names the file, the fact and the key.
    """
    table = read_toml(path)
    published = table.optional_day("published")
    article = Article(
        url=table.optional_text("url") or f"file:{path.stem}",
        text=table.text("text"),
        title=table.optional_text("title"),
        published_date=published,
        published_ground="record" if published else None,
        language="vi",
        outlet_province=table.optional_text("outlet_province"),
        external_id=path.stem,
    )
    facts = tuple(_fact(item, article) for item in table.tables("facts"))
    named = tuple(_product(item) for item in table.tables("named"))
    holds = table.texts("holds")
    table.close()
    return GoldArticle(article, Labels(path.stem, facts, named), holds)


def _fact(table: Table, article: Article) -> LabelledFact:
    fact = read_fact(table)
    table.close()
    if not fact.evidence or not any(fact.evidence in (field or "") for field in (article.text, article.title)):
        raise table.error("evidence", f"is not a passage of the text or title: “{fact.evidence}”")
    _check_numbers(table, fact)
    _check_place(table, fact)
    _check_dates(table, fact, article.published_date)
    return fact


def _product(table: Table) -> LabelledProduct:
    product = read_product(table)
    table.close()
    _check_province(table, product.province)
    return product


def _check_numbers(table: Table, fact: LabelledFact) -> None:
    if fact.value_high is not None and fact.value_high <= fact.value:
        raise table.error("value_high", "must be above value")
    if fact.unit == "percent" and fact.value > 100:
        raise table.error("value", "is over 100 percent")
    if (fact.star_min is None) != (fact.star_max is None):
        raise table.error("star_min" if fact.star_min is None else "star_max", "is missing: stars have both ends")
    if fact.star_min is not None and fact.star_max is not None and fact.star_min > fact.star_max:
        raise table.error("star_min", "is above star_max")
    if fact.producer_type is not None and fact.measure == "products":
        raise table.error("producer_type", "belongs to producers only")


def _check_place(table: Table, fact: LabelledFact) -> None:
    if fact.place_level is None or fact.place is None:
        raise table.error("place_level" if fact.place_level is None else "place", "is missing: every count has a place")
    wide = fact.place_level in ("country", "region")
    if wide and fact.province is not None:
        raise table.error("province", f"does not go with a {fact.place_level}")
    if not wide and fact.province is None:
        raise table.error("province", f"is missing: a {fact.place_level} lies in one")
    if fact.place_level == "province" and fact.place != fact.province:
        raise table.error("place", "and province must be the same name for a province")
    _check_province(table, fact.province)


def _check_province(table: Table, name: str | None) -> None:
    if name is not None and name not in province_names():
        raise table.error("province", f"is no province of data/places/provinces.csv: “{name}”")


def _check_dates(table: Table, fact: LabelledFact, published: date | None) -> None:
    if (fact.date_end is not None) != (fact.date_basis is not None):
        raise table.error("date_basis", "goes with date_end: write both or neither")
    if fact.date_start and (fact.date_end is None or fact.date_end < fact.date_start):
        raise table.error("date_start", "needs a date_end that is not before it")
    if fact.date_basis == "published" and fact.date_end != published:
        day = published or "not known here"
        raise table.error("date_end", f"must be the day of publication ({day}) where date_basis says so")
