"""The contract between the stages: `Source` -> `Page` -> `Article` -> `Fact` and `NamedProduct`.

All are frozen. Texts are NFC. Offsets are half-open and count code points. Times ending in `_at` are aware and UTC;
dates ending in `_date` are local days in Vietnam. None always means "not known" or "does not apply", never a default.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from ocop.grounds import Confidence, Ground, Grounds

Measure = Literal["products", "producers"]
ProducerType = Literal["cooperative", "cooperative_group", "company", "household"]
Unit = Literal["count", "percent"]
Comparator = Literal["eq", "gt", "ge", "lt", "le", "approx"]
Status = Literal["recognised", "added", "renewed", "target", "expected", "other"]
PlaceLevel = Literal["country", "region", "province", "district", "commune"]
CodeList = Literal["vn63", "vn34"]
DateBasis = Literal["text", "published"]
ProductGroup = Literal["food", "beverage", "herbal", "handicraft", "ornamental", "tourism"]
EvidenceField = Literal["text", "title"]
PlaceGround = Literal["sentence", "paragraph", "title", "article", "outlet", "country"]
Reason = Literal["feed", "sitemap", "listing", "file", "archive"]


def stable_id(prefix: str, *parts: object) -> str:
    """Id that is the same wherever and whenever the same parts are read: `prefix` and 16 hexadecimal digits.

    >>> stable_id("p", "https://example.vn/bai-1")
    'p_90cf49f299cdf5b6'
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{prefix}_{digest[:16]}"


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet: who publishes, where its pages are found and how often it may be asked.

    Attributes:
        id: Short lower-case name, unique in the registry, never reused.
        name: Name as its readers know it.
        domain: Host of its pages today, without `www.`; with the port where that is not the usual one.
        kind: `national`, `provincial`, `ministry`, `portal`, `aggregator` or `other`.
        former_domains: Hosts under which the same outlet published before.
        province_codes: Codes (list vn63 up to 30 June 2025, see `data/places/provinces.csv`) of the provinces it speaks
            for; empty for a national outlet. The first is its home province.
        feeds: RSS and Atom addresses.
        sitemaps: Sitemaps and sitemap indexes.
        listings: Pages that list OCOP articles: tag, topic or search pages.
        article_url_pattern: Regular expression that an article's URL matches in whole; None accepts every URL.
        family: CMS family, the key of `profiles.toml`; None where the layout is not known.
        delay_seconds: Least time between two requests to the outlet.
        unverified: The addresses above that nobody has seen working.
        weak_words: How many different weak words of `spiders/promise.toml` title, summary and address of an article
            must hold before it is fetched without a strong one; 0 for never.
    """

    id: str
    name: str
    domain: str
    kind: str
    former_domains: tuple[str, ...] = ()
    province_codes: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    article_url_pattern: str | None = None
    family: str | None = None
    delay_seconds: float = 2.0
    unverified: tuple[str, ...] = ()
    weak_words: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One document as it was fetched or read from disk, before anything is understood of it.

    Attributes:
        url: Address of the document after redirects; `file:` and a relative name for files.
        body: Bytes as received, after content decoding.
        media_type: Lower-case type without parameters: `text/html`, `text/plain` or `application/json` (one article in
            the input shape of the gold).
        fetched_at: When it was received.
        source: The outlet, where it is registered.
        requested_url: Address that was asked for, if a redirect led elsewhere; else equal to `url`.
        status: HTTP status; 200 for files.
        headers: Response headers as received, names in lower case.
        reason: How it was found.
        hint_title: Title that the feed, sitemap or listing gave.
        hint_published_at: Publication time that the feed or news sitemap gave.
    """

    url: str
    body: bytes
    media_type: str
    fetched_at: datetime
    source: Source | None = None
    requested_url: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    reason: Reason = "file"
    hint_title: str | None = None
    hint_published_at: datetime | None = None

    def __post_init__(self) -> None:
        """A page that was not redirected was asked for under its own address."""
        if not self.requested_url:
            object.__setattr__(self, "requested_url", self.url)

    @property
    def id(self) -> str:
        """Stable id of the page: of the address that was asked for."""
        return stable_id("p", self.requested_url)


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says as journalism: its text, its date, its identity.

    Attributes:
        url: Canonical address.
        text: Lead and body, one paragraph a line, without the title where that is known by itself.
        title: Headline.
        lead: The opening paragraph set apart by the layout; it is also the first paragraph of `text`.
        author: Writer as named on the page.
        published_date: Day of publication in Vietnam; None where unknown, never the day of the crawl.
        published_at: Moment of publication where a clock time is known.
        published_ground: Where the date was read: `json-ld`, `meta`, `url`, `stamp`, `feed`, `sitemap`, `record`.
        published_confidence: How sure the day is: `high` where two places say it, or an input record does; `medium`
            where one place of the page says it; `low` where only its address, a feed or a sitemap does, where places
            contradict each other, or where day and month could be swapped.
        modified_at: Moment of the last change that the page states.
        section: Section of the outlet.
        tags: Keywords that the outlet set.
        captions: Captions of pictures; not part of `text`.
        language: ISO 639-1 code of the text.
        outlet: Name of the outlet.
        outlet_province: Home province of the outlet, by the name at the time of the article; None for national ones.
        source_id: `Source.id` where the outlet is registered.
        external_id: Id that the input gave (the `id` of a gold record).
        grounds: Where the other fields were read.
        original_url: Address of the article of another outlet that the page names as its original; None where it names
            none.
        original_key: What all addresses of that article have in common, as `key` of this one; empty where that is not
            known.
        key: What all addresses of the article have in common (`pipelines.extraction.identity`), by which it is known
            over all its versions and twins; empty where that is `url`.
    """

    url: str
    text: str
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    published_date: date | None = None
    published_at: datetime | None = None
    published_ground: Ground | None = None
    published_confidence: Confidence | None = None
    modified_at: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    language: str | None = None
    outlet: str | None = None
    outlet_province: str | None = None
    source_id: str | None = None
    external_id: str | None = None
    grounds: Grounds = field(default_factory=Grounds)
    original_url: str | None = None
    original_key: str = ""
    key: str = ""

    @property
    def identity(self) -> str:
        """Stable id of the article over all its versions and twins."""
        return stable_id("a", self.key or self.url)

    @property
    def original_identity(self) -> str | None:
        """The same of the article that the page names as its original; None where it names none."""
        return stable_id("a", self.original_key) if self.original_key else None

    @property
    def content_sha256(self) -> str:
        """Fingerprint of what a reader sees: two captures with the same one are the same version."""
        parts = (self.title or "", str(self.published_date or ""), self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fact:
    """One count (or percentage) of OCOP products or producers that an article states.

    The meaning of the fields up to `evidence` is set out in `docs/facts.md`.

    Attributes:
        measure: What is counted.
        value: The number; the lower end of a range.
        value_high: The upper end of a stated range.
        unit: `percent` only for a share of OCOP products or producers.
        comparator: What stands before the number: "hơn" is `gt`, "gần" is `lt`.
        producer_type: Kind of producer; None for producers in general and always for products.
        star_min: Lowest star level counted, 1 to 5.
        star_max: Highest star level counted, 1 to 5.
        potential: "tiềm năng 5 sao".
        status: Stock, flow, plan or other.
        place_level: Administrative level of the place.
        place: Name without its type word.
        province: Province the place lies in, by its name at the time of the article.
        place_code: Official code of the place, text with leading zeros; None for country and region.
        place_code_list: The list that the code is from: `vn63` up to 30 June 2025, `vn34` since.
        province_code: Code in the list vn34 of the province the place lies in today.
        place_ground: Where the place was found.
        place_parts: The parts of the place that alone are counted: their names in the order of the alphabet ("Cái Nước;
            Đầm Dơi"), or the words of the text ("9 xã vùng biên giới"); None where the count is of the whole place.
        date_start: First day of a period; None for a stock.
        date_end: Last day of the period, or the day of the stock.
        date_basis: Whether the date is stated or is the article's own.
        product_group: One of the six OCOP product groups.
        evidence: The exact passage that states the count: `text[evidence_start:evidence_end]`.
        evidence_start: First code point of the passage in the field that holds it.
        evidence_end: Code point after its last.
        evidence_field: Field of the article that holds the passage.
        value_start: First code point of the number in the same field, inside the evidence.
        value_end: Code point after the number.
        rule: Family of the rule that found it.
        confidence: Estimated probability that number, stars, status and place are right, 0 to 1.
        part_of: Index, among the facts of the article, of the total that this is a part of.
    """

    measure: Measure
    value: float
    evidence: str
    evidence_start: int
    evidence_end: int
    value_start: int
    value_end: int
    rule: str
    evidence_field: EvidenceField = "text"
    value_high: float | None = None
    unit: Unit = "count"
    comparator: Comparator = "eq"
    producer_type: ProducerType | None = None
    star_min: int | None = None
    star_max: int | None = None
    potential: bool = False
    status: Status = "recognised"
    place_level: PlaceLevel | None = None
    place: str | None = None
    province: str | None = None
    place_code: str | None = None
    place_code_list: CodeList | None = None
    province_code: str | None = None
    place_ground: PlaceGround | None = None
    place_parts: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_basis: DateBasis | None = None
    product_group: ProductGroup | None = None
    confidence: float = 0.5
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class NamedProduct:
    """One product that an article names together with its own rating.

    Attributes:
        name: Name as written.
        star: Star level, 1 to 5; None where the rating is told without one.
        potential: "tiềm năng 5 sao".
        producer: Who makes it, as written.
        place: Place with its type word, as written ("xã Chi Lăng").
        province: Province by its name at the time of the article.
        year: Year of the rating.
        evidence: The exact passage: `Article.text[evidence_start:evidence_end]`.
        evidence_start: First code point of the passage in `Article.text`.
        evidence_end: Code point after its last.
    """

    name: str
    evidence: str
    evidence_start: int
    evidence_end: int
    star: int | None = None
    potential: bool = False
    producer: str | None = None
    place: str | None = None
    province: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ArchiveLocation:
    """Where the bytes of a page are kept: a WARC file, by its name in the archive folder, and an offset in bytes."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page on its way through the item pipelines, with what is understood of it so far.

    Attributes:
        page: The page as fetched.
        location: Where it is archived.
        article: What it says; None where it is no article.
        facts: The article's facts, in order of appearance.
        named_products: The products it names with their own rating.
        signature: MinHash signature of the text, for finding copies; empty where the text is too short.
        original_source: The outlet of the article that this one names as its original, where it is registered.
        cause: Why the page yields nothing, in the fixed vocabulary of `docs/operations.md`; None where it does.
    """

    page: Page
    location: ArchiveLocation | None = None
    article: Article | None = None
    facts: tuple[Fact, ...] = ()
    named_products: tuple[NamedProduct, ...] = ()
    signature: tuple[int, ...] = field(default=(), repr=False)
    original_source: Source | None = None
    cause: str | None = None
