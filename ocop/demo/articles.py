"""The articles of the news web and what a harvest must read in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ocop.demo.annotations import AnnotatedFact, AnnotatedProduct, read_fact, read_product
from ocop.demo.blocks import Block, parse_body, stored_text
from ocop.demo.layouts import layout_of
from ocop.demo.outlets import load_outlets, outlet_by_id
from ocop.demo.stamps import local
from ocop.demo.tables import DemoDataError, Table, read_toml

ARTICLES_DIR = Path(__file__).parent / "articles"
TOPICS = ("ocop", "other")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_INHERITED = ("lead", "body", "facts", "named", "correction")


@dataclass(frozen=True, slots=True)
class Correction:
    """The article as its editors put it right later; everything is told in full.

    Attributes:
        modified_at: When the editors changed it, in the world of the story.
        title: Corrected headline.
        lead: Corrected opening paragraph.
        blocks: Corrected body.
        facts: All facts of the corrected text.
        named: All named products of the corrected text.
    """

    modified_at: datetime
    title: str
    lead: str
    blocks: tuple[Block, ...]
    facts: tuple[AnnotatedFact, ...]
    named: tuple[AnnotatedProduct, ...]


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One article of the news web.

    Attributes:
        id: Name of its file without the suffix, such as `03-ca-mau-co-145-san-pham-ocop`.
        outlet: Id of the outlet that publishes it.
        slug: Unaccented words of the address.
        title: Headline.
        lead: Opening paragraph, which the layouts set apart.
        blocks: Body.
        author: Writer, an invented person.
        published_at: Moment of publication, with its offset.
        modified_at: Moment of the last change, if one is told.
        section: Section of the outlet.
        tags: Keywords.
        topic: `ocop`, or `other` for what a harvest must set aside.
        captions: Captions of the pictures; not part of the text.
        facts: Its facts.
        named: The products that it names with their rating.
        copy_of: Id of the agency story that this one reprints; None for a story of its own.
        correction: The later, corrected form.
    """

    id: str
    outlet: str
    slug: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    author: str
    published_at: datetime
    modified_at: datetime | None
    section: str
    tags: tuple[str, ...]
    topic: str
    captions: tuple[str, ...]
    facts: tuple[AnnotatedFact, ...] = ()
    named: tuple[AnnotatedProduct, ...] = ()
    copy_of: str | None = None
    correction: Correction | None = None

    @property
    def published_date(self) -> date:
        """Local day of publication."""
        return local(self.published_at).date()

    @property
    def provinces(self) -> frozenset[str]:
        """Names of the provinces that its facts and products are about."""
        found = [fact.province for fact in self.facts] + [product.province for product in self.named]
        return frozenset(name for name in found if name)

    @property
    def path(self) -> str:
        """Address of the article in its outlet, from the root on."""
        return layout_of(outlet_by_id(self.outlet).family).article_path(self.slug, self.published_at)

    def corrected(self) -> DemoArticle:
        """The article after its correction; itself where it has none."""
        change = self.correction
        if change is None:
            return self
        return replace(
            self,
            title=change.title,
            lead=change.lead,
            blocks=change.blocks,
            facts=change.facts,
            named=change.named,
            modified_at=change.modified_at,
        )


def expected_text(article: DemoArticle) -> str:
    """The text that a harvest must store for the article, in NFC and without the title."""
    return stored_text(article.lead, article.blocks)


def load_articles(folder: Path | None = None) -> tuple[DemoArticle, ...]:
    """All articles of a folder, in the order of their file names; copies have what they inherit.

    Args:
        folder: Where the `.toml` files are; None takes those that ship with the package.

    Raises:
        DemoDataError: A file does not hold an article; the message names the file and the key.
    """
    folder = folder or ARTICLES_DIR
    tables = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    if not tables:
        raise DemoDataError(f"{folder}: there is no article here, none of its files ends in .toml")
    originals = {name: _read_article(name, table) for name, table in tables.items() if "copy_of" not in table}
    articles = tuple(originals.get(name) or _read_copy(name, table, originals) for name, table in tables.items())
    _check_addresses(articles)
    return articles


def gold_records(
    articles: Sequence[DemoArticle] | None = None, *, copies: bool = False, corrections: bool = False
) -> list[dict[str, Any]]:
    """The articles as annotated gold: `id url title published outlet_province text facts named`.

    Args:
        articles: The articles; None takes those that ship with the package.
        copies: Also the reprints, whose text is that of their original.
        corrections: Also the corrected forms, under the article's id with `-corrected` behind it.
    """
    chosen = load_articles() if articles is None else articles
    records = []
    for article in chosen:
        if article.copy_of is None or copies:
            records.append(_record(article, article.id))
        if article.correction is not None and corrections:
            records.append(_record(article.corrected(), f"{article.id}-corrected"))
    return records


def _record(article: DemoArticle, record_id: str) -> dict[str, Any]:
    outlet = outlet_by_id(article.outlet)
    return {
        "id": record_id,
        "url": f"https://{outlet.domain}{article.path}",
        "title": article.title,
        "published": article.published_date.isoformat(),
        "outlet_province": outlet.home_province,
        "text": expected_text(article),
        "facts": [fact.record() for fact in article.facts],
        "named": [product.record() for product in article.named],
    }


def _read_article(name: str, table: Table) -> DemoArticle:
    lead, body = _line(table, "lead"), table.text("body")
    article = _read_frame(name, table, lead, parse_body(body))
    text = expected_text(article)
    article = replace(
        article,
        facts=tuple(read_fact(item, text, article.published_date) for item in table.tables("facts")),
        named=tuple(read_product(item) for item in table.tables("named")),
    )
    change = table.table("correction")
    table.close()
    if article.topic == "other" and (article.facts or article.named):
        raise table.error("topic", "is “other”, but the article has facts or named products")
    return article if change is None else replace(article, correction=_read_correction(change, article))


def _read_copy(name: str, table: Table, originals: dict[str, DemoArticle]) -> DemoArticle:
    source = table.text("copy_of")
    original = originals.get(source)
    if original is None:
        raise table.error("copy_of", f"must name the file of a story that is no copy itself, not “{source}”")
    for key in _INHERITED:
        if key in table:
            raise table.error(key, "is inherited by a copy: leave it out")
    copy = _read_frame(name, table, original.lead, original.blocks)
    table.close()
    if copy.outlet == original.outlet:
        raise table.error("outlet", "must be another than that of the original")
    return replace(
        copy,
        copy_of=source,
        topic=original.topic,
        captions=copy.captions or original.captions,
        facts=tuple(fact.republished(original.published_date, copy.published_date) for fact in original.facts),
        named=original.named,
    )


def _read_frame(name: str, table: Table, lead: str, blocks: tuple[Block, ...]) -> DemoArticle:
    article = DemoArticle(
        id=name,
        outlet=table.choice("outlet", (outlet.id for outlet in load_outlets())),
        slug=table.text("slug"),
        title=_line(table, "title"),
        lead=lead,
        blocks=blocks,
        author=table.text("author"),
        published_at=table.moment("published"),
        modified_at=table.optional_moment("modified"),
        section=table.text("section"),
        tags=table.texts("tags"),
        topic=table.choice("topic", TOPICS, "ocop"),
        captions=tuple(_caption(item) for item in table.tables("pictures")),
    )
    if not _SLUG.fullmatch(article.slug):
        raise table.error("slug", f"must be unaccented words joined by hyphens, not “{article.slug}”")
    if article.modified_at is not None and article.modified_at < article.published_at:
        raise table.error("modified", "is before published")
    return article


def _read_correction(table: Table, article: DemoArticle) -> Correction:
    body = table.optional_text("body")
    changed = Correction(
        modified_at=table.moment("modified"),
        title=_optional_line(table, "title") or article.title,
        lead=_optional_line(table, "lead") or article.lead,
        blocks=article.blocks if body is None else parse_body(body),
        facts=(),
        named=(),
    )
    if changed.modified_at < (article.modified_at or article.published_at):
        raise table.error("modified", "is before the article itself")
    text = stored_text(changed.lead, changed.blocks)
    changed = replace(
        changed,
        facts=tuple(read_fact(item, text, article.published_date) for item in table.tables("facts")),
        named=tuple(read_product(item) for item in table.tables("named")) if "named" in table else article.named,
    )
    table.close()
    if (changed.title, changed.lead, changed.blocks) == (article.title, article.lead, article.blocks):
        raise table.error("", "changes neither title nor lead nor body")
    return changed


def _line(table: Table, key: str) -> str:
    line = _optional_line(table, key)
    return table.text(key) if line is None else line


def _optional_line(table: Table, key: str) -> str | None:
    found = table.optional_text(key)
    if found is not None and "\n" in found:
        raise table.error(key, "must be one line")
    return found


def _caption(table: Table) -> str:
    caption = table.text("caption")
    table.close()
    return caption


def _check_addresses(articles: Sequence[DemoArticle]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for article in articles:
        other = seen.setdefault((article.outlet, article.slug), article.id)
        if other != article.id:
            raise DemoDataError(f"{article.id}.toml: slug is also that of {other}.toml in the same outlet")
