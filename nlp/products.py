"""Products that an article names together with their own rating.

Four ways of naming: a list after a level or a count ("3 sản phẩm 4 sao gồm: …"), a sentence about one product
("Bánh chưng Đất Tổ … được công nhận 4 sao"), a caption ("Trà hoa vàng, sản phẩm OCOP 4 sao"), and a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nlp.claims import Claim
from nlp.facts import find_claims
from nlp.place_context import PlaceContext
from nlp.product_found import Found
from nlp.product_lists import listed_names, names_after
from nlp.product_tales import names_told, names_with_brackets
from nlp.reading import Sentence, read_article
from nlp.stars import Stars
from nlp.table_names import names_in_tables
from nlp.tables import table_lines
from nlp.text import fold
from ocop.models import Article, NamedProduct


def find_named_products(article: Article) -> tuple[NamedProduct, ...]:
    """Products that an article names with their own star level, in order of appearance.

    >>> text = "Sản phẩm OCOP 4 sao gồm: trà sen Tây Hồ của HTX Quảng An; cốm Mễ Trì của hộ kinh doanh Lan."
    >>> [(one.name, one.star, one.producer) for one in find_named_products(Article(url="file:a", text=text))]
    [('trà sen Tây Hồ', 4, 'HTX Quảng An'), ('cốm Mễ Trì', 4, 'hộ kinh doanh Lan')]
    """
    document = read_article(article)
    if not document.is_about_ocop:
        return ()
    claims = find_claims(document)
    context = PlaceContext(document)
    home = context.home.name if context.home else None
    found: dict[tuple[str, int | None], NamedProduct] = {}
    beside: dict[int, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.count.sentence, []).append(claim)
    levels, rows = _levels(claims), table_lines(document)
    for sentence_index, sentence in enumerate(document.sentences):
        if sentence.field == "title" or sentence.heading or sentence.paragraph in rows:
            continue
        own = beside.get(sentence_index, [])
        for one in (*_in_sentence(sentence, own, levels), *names_after(document, sentence_index, own)):
            product = _product(one, home)
            found.setdefault((fold(product.name), product.star), product)
    for one in names_in_tables(document):
        product = _product(one, home)
        found.setdefault((fold(product.name), product.star), product)
    return tuple(sorted(found.values(), key=lambda product: product.evidence_start))


def _levels(claims: Sequence[Claim]) -> dict[float, Stars]:
    """The exact level told with each number of products, for lists told elsewhere ("Tên 7 sản phẩm: …")."""
    found: dict[float, Stars] = {}
    for claim in claims:
        stars = claim.stars
        if claim.count.measure == "products" and stars is not None and stars.low == stars.high:
            found.setdefault(claim.count.number.value, stars)
    return found


def _in_sentence(sentence: Sentence, own: Sequence[Claim], levels: Mapping[float, Stars]) -> Iterable[Found]:
    found = list(listed_names(sentence, own, levels)) or list(names_with_brackets(sentence))
    counted = any(claim.own_stars is not None and claim.count.number.value > 1 for claim in own)
    return found if found or counted else names_told(sentence)


def _product(found: Found, home: str | None) -> NamedProduct:
    view = found.sentence.view
    start, end = view.original_span(found.offset + found.item.start, found.offset + found.item.end)
    piece = view.original[start:end]
    lead = len(piece) - len(piece.lstrip())
    start, end = start + lead, end - (len(piece) - len(piece.rstrip()))
    return NamedProduct(
        name=found.item.name,
        evidence=view.original[start:end],
        evidence_start=start,
        evidence_end=end,
        star=found.stars.high,
        potential=found.potential,
        producer=found.item.producer,
        place=found.item.place,
        province=home,
        year=found.year,
    )
