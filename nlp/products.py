"""Products that an article names together with their own rating.

Four ways of naming: a list after a level or a count ("3 sản phẩm 4 sao gồm: …"), a sentence about one product
("Bánh chưng Đất Tổ … được công nhận 4 sao"), a caption ("Trà hoa vàng, sản phẩm OCOP 4 sao"), and a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.claims import Claim
from nlp.facts import find_claims
from nlp.naming.brackets import names_with_brackets
from nlp.naming.completing import Completion
from nlp.naming.found import Found
from nlp.naming.items import Item
from nlp.naming.levels import listed_names
from nlp.naming.lines import names_after, names_going_on, names_in_lines
from nlp.naming.tales import names_told
from nlp.naming.topics import topic_of
from nlp.placing.context import place_context
from nlp.reading import Document, Sentence, read_article
from nlp.stars import Stars
from nlp.tables.finding import table_lines
from nlp.tables.names import names_in_tables
from nlp.text import fold, one_tone_style
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
    context = place_context(document)
    found: dict[tuple[str, int | None], list[NamedProduct]] = {}
    claims = find_claims(document)
    completion = Completion(document, claims, context)
    for one in _longest(_found(document, claims)):
        product = _product(completion.complete(one), context.home.name if context.home else None)
        known = found.setdefault((fold(product.name), product.star), [])
        if not any(_same_owner(product, other) for other in known):
            known.append(product)
    return tuple(product for known in found.values() for product in known)


def _longest(found: Iterator[Found]) -> Iterator[Found]:
    """What is named, but of two names of one level that begin together only the longer."""
    kept = list(found)
    longest: dict[tuple[int, int, int], int] = {}
    for one in kept:
        at = (one.sentence.index, one.item.start, one.stars.high)
        longest[at] = max(len(one.item.name), longest.get(at, 0))
    for one in kept:
        if len(one.item.name) == longest[one.sentence.index, one.item.start, one.stars.high]:
            yield one


def _same_owner(one: NamedProduct, two: NamedProduct) -> bool:
    """Whether nothing told of two products of one name shows that they are of two producers."""
    if one.producer is None or two.producer is None:
        return True
    return fold(one.producer).split()[-1:] == fold(two.producer).split()[-1:]


def _found(document: Document, claims: Sequence[Claim]) -> Iterator[Found]:
    """All that is named, sentence by sentence."""
    beside: dict[int, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.count.sentence, []).append(claim)
    levels = _levels(claims)
    previous: Sentence | None = None
    before: list[Found] = []
    named, rows = {one.sentence.paragraph: one for one in names_in_tables(document)}, table_lines(document)
    for index, sentence in enumerate(document.sentences):
        own = beside.get(index, [])
        if sentence.field == "title" or sentence.heading:
            for told in names_told(sentence, frozenset(), None):
                shown = told if sentence.field == "text" else _in_text(document, told)
                yield from (shown,) if shown is not None else ()
            yield from names_after(document, index, own)
            continue
        if sentence.paragraph in rows:
            one = named.pop(sentence.paragraph, None)
            yield from (one,) if one is not None else ()
            continue
        topic = topic_of(previous) if sentence.stars and previous is not None else None
        found = [*_in_sentence(document, index, own, levels, topic), *names_after(document, index, own)]
        further = list(names_going_on(document, index, before))
        yield from (*found, *further)
        before = [one for one in (*found, *further) if one.sentence is sentence]
        yield from names_in_lines(document, index)
        previous = sentence


def _in_text(document: Document, told: Found) -> Found | None:
    """What the title tells of a product, with the place in the text that names it; None where none does."""
    name = one_tone_style(told.item.name.lower())
    for sentence in document.sentences:
        at = sentence.lower.find(name) if sentence.field == "text" else -1
        if at >= 0:
            start, end = sentence.start + at, sentence.start + at + len(name)
            item = replace(told.item, name=sentence.view.text[start:end], start=start, end=end)
            return replace(told, item=item, sentence=sentence)
    return None


def _levels(claims: Sequence[Claim]) -> dict[float, Stars]:
    """The exact level told with each number of products, for lists told elsewhere ("Tên 7 sản phẩm: …")."""
    found: dict[float, Stars] = {}
    several: set[float] = set()
    for claim in claims:
        stars, number = claim.stars, claim.count.number.value
        if claim.count.measure == "products" and stars is not None and stars.low == stars.high:
            known = found.setdefault(number, stars)
            several |= {number} if known.low != stars.low else set()
    return {number: stars for number, stars in found.items() if number not in several}


def _in_sentence(
    document: Document,
    index: int,
    own: Sequence[Claim],
    levels: Mapping[float, Stars],
    topic: Item | None,
) -> Iterator[Found]:
    sentence = document.sentences[index]
    listed = [*listed_names(document, index, own, levels), *names_with_brackets(sentence)]
    yield from listed
    if sentence.stars:
        used = frozenset(one.stars.first for one in listed)
        yield from names_told(sentence, used, topic)


def _product(found: Found, home: str | None) -> NamedProduct:
    view, item = found.sentence.view, found.item
    start, end = view.original_span(item.start, item.end)

    def given(words: str | None) -> str | None:
        return view.as_given(words, found.sentence.start, found.sentence.end) if words is not None else None

    return NamedProduct(
        name=given(item.name) or item.name,
        evidence=view.original[start:end],
        evidence_start=start,
        evidence_end=end,
        star=found.stars.high,
        potential=found.potential,
        producer=given(item.producer),
        place=given(item.place),
        province=home,
        year=found.year,
    )
