"""Products that an article names together with their own rating.

Three ways of naming: a list after a level or a count ("3 sản phẩm 4 sao gồm: …"), a sentence about one product
("Bánh chưng Đất Tổ … được công nhận 4 sao"), and a caption ("Trà hoa vàng, sản phẩm OCOP 4 sao").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.claims import Claim
from nlp.counts import find_counts
from nlp.facts import find_claims
from nlp.lexicon import Cue, table
from nlp.place_context import PlaceContext
from nlp.product_names import Item, parse_item, parse_items, split_items
from nlp.reading import Document, Sentence, read_article
from nlp.stars import Stars
from nlp.text import fold
from ocop.models import Article, NamedProduct

_MAX_GAP = 14
_LONGEST_LIST = 40
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class _Found:
    item: Item
    stars: Stars
    sentence: Sentence
    offset: int
    year: int | None
    where: str | None
    potential: bool


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
    found: dict[tuple[str, int, bool], NamedProduct] = {}
    for sentence_index, sentence in enumerate(document.sentences):
        if sentence.field == "title" or sentence.heading:
            continue
        own = [claim for claim in claims if claim.count.sentence == sentence_index]
        for one in (*_in_sentence(document, sentence, own, claims), *_following(document, sentence_index, own)):
            product = _product(one, home)
            found.setdefault((fold(product.name), product.star or 0, False), product)
    return tuple(found.values())


def _in_sentence(
    document: Document, sentence: Sentence, own: Sequence[Claim], claims: Sequence[Claim]
) -> Iterator[_Found]:
    listed = list(_lists(sentence, own, claims))
    if listed:
        yield from listed
        return
    bracketed = list(_bracketed(sentence))
    if bracketed:
        yield from bracketed
    elif not any(claim.own_stars is not None and claim.count.number.value > 1 for claim in own):
        yield from _told(sentence)


def _bracketed(sentence: Sentence) -> Iterator[_Found]:
    """Names with their level in brackets: "chè Hồng Thái (4 sao), mật ong bạc hà (3 sao)"."""
    for stars in sentence.stars:
        before = sentence.words(stars.first - 1, stars.first)
        opened = next(
            (at for at in range(stars.first - 1, max(-1, stars.first - 4), -1) if sentence.tokens[at].text == "("), None
        )
        if (
            stars.low != stars.high
            or opened is None
            or sentence.words(stars.last, stars.last + 1) not in ([")"], [","], [";"])
        ):
            continue
        first = opened
        while first > 0 and sentence.tokens[first - 1].text not in (",", ";", ":", ")", "như", "là", "gồm", "và"):
            first -= 1
        if first == opened or before == [")"]:
            continue
        start, end = sentence.tokens[first].start, sentence.tokens[opened - 1].end
        item = parse_item(sentence.view.text[start:end], 0, end - start)
        if item is not None:
            yield _Found(item, stars, sentence, start, _year(sentence), None, stars.potential)


def _following(document: Document, index: int, own: Sequence[Claim]) -> Iterator[_Found]:
    """Names in the lines or the sentence after a count, where as many are told there as were counted."""
    for claim in own:
        stars, number = claim.stars, claim.count.number.value
        if (
            stars is None
            or stars.low != stars.high
            or claim.count.measure != "products"
            or not 1 < number <= _LONGEST_LIST
        ):
            continue
        found: list[_Found] = []
        for sentence in document.sentences[index + 1 : index + 1 + int(number)]:
            if sentence.stars or len(found) >= number:
                break
            potential = stars.potential or claim.status == "expected"
            items = [item for item in _owned_items(sentence) if item.producer is not None]
            if not items:
                break
            found.extend(
                _Found(
                    item,
                    stars,
                    sentence,
                    sentence.start,
                    claim.when.last.year if claim.when.last else None,
                    None,
                    potential,
                )
                for item in items
            )
        if number * _ENOUGH <= len(found) <= number + 1:
            yield from found
            return


def _owned_items(sentence: Sentence) -> Iterator[Item]:
    text = sentence.view.text[sentence.start : sentence.end]
    for start, end in split_items(text):
        yield from parse_items(text, start, end)


def _lists(sentence: Sentence, own: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[_Found]:
    """Names in the lists of a sentence, each with the level that heads its list."""
    heads = sorted(_heads(sentence, own, claims), key=lambda head: head[0])
    for position, (opens, stars, status) in enumerate(heads):
        nearest = [other for other, _, _ in heads[position + 1 :] if other > opens]
        end = _list_end(sentence, nearest[0] if nearest else None, opens)
        if end > opens:
            yield from _items(sentence, opens, end, stars, status)


def _heads(sentence: Sentence, own: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[tuple[int, Stars, str]]:
    """Token at which a list of names opens, with the level of its items and the status of their count."""
    seen: set[int] = set()
    known = {claim.count for claim in own}
    for count in find_counts(sentence, 0):
        stars = _level_of_equal(count.number.value, claims)
        opens = _opener(sentence, count.last)
        told = all(one.number != count.number for one in known)
        if told and count.measure == "products" and stars is not None and opens is not None:
            seen.add(opens)
            yield opens, stars, "recognised"
    for claim in own:
        if claim.count.measure != "products":
            continue
        stars = claim.stars or _level_of_equal(claim.count.number.value, claims)
        last = max(claim.count.last, claim.own_stars.last if claim.own_stars else 0)
        opens = _opener(sentence, last) or _opener(sentence, claim.count.last)
        if stars is not None and stars.low == stars.high and opens is not None and opens not in seen:
            seen.add(opens)
            yield opens, stars, claim.status
    for stars in sentence.stars:
        opens = _opener(sentence, stars.last)
        if stars.low == stars.high and opens is not None and opens not in seen:
            seen.add(opens)
            yield opens, stars, "recognised"


def _level_of_equal(value: float, claims: Sequence[Claim]) -> Stars | None:
    """Level of a count told elsewhere with the same number ("Tên 7 sản phẩm: …")."""
    for other in claims:
        same = other.count.number.value == value and other.count.measure == "products"
        if same and other.stars is not None and other.stars.low == other.stars.high:
            return other.stars
    return None


def _opener(sentence: Sentence, last: int) -> int | None:
    """Token after the words that open a list, where they follow soon; None where something else follows."""
    colon = next(
        (at for at in range(last, min(last + _MAX_GAP, len(sentence.tokens))) if sentence.tokens[at].text == ":"), None
    )
    if colon is not None and not any(
        token.kind == "number" or token.text == ";" for token in sentence.tokens[last:colon]
    ):
        return None if _counts_on(sentence, colon + 1) else colon + 1
    at = last
    while at < len(sentence.tokens) and at - last < _MAX_GAP:
        cue = _cue(sentence, at, ("opens", "between"))
        if cue is None:
            token = sentence.tokens[at]
            if token.text in ("(", ")") or (token.kind == "number" and _dated(sentence, at)):
                at += 1
                continue
            return None
        if cue.meaning == "opens" and not _counts_on(sentence, cue.last):
            weak = sentence.words(cue.first, cue.last) == ["có"] or cue.last - cue.first == 0
            if not weak:
                return cue.last
        at = cue.last
    return None


def _dated(sentence: Sentence, at: int) -> bool:
    return any(dated.first <= at < dated.last for dated in sentence.dates)


def _cue(sentence: Sentence, at: int, meanings: tuple[str, ...]) -> Cue | None:
    cue = table("named").match_at(sentence.tokens, at)
    return cue if cue is not None and cue.meaning in meanings else None


def _counts_on(sentence: Sentence, at: int) -> bool:
    """Whether a count follows, so that no list of names opens."""
    after = sentence.tokens[at : at + 1]
    return bool(after) and after[0].kind == "number"


def _list_end(sentence: Sentence, following: int | None, opens: int) -> int:
    """Token at which a list ends: where the next one is headed, or at the end of the sentence."""
    if following is None:
        return len(sentence.tokens)
    stars = [star.first for star in sentence.stars if opens < star.first < following]
    end = stars[-1] if stars else following
    for at in range(end, opens, -1):
        if sentence.tokens[at - 1].text in (";", ",", "."):
            return at - 1
    return end


def _items(sentence: Sentence, first: int, last: int, stars: Stars, status: str) -> Iterator[_Found]:
    start, end = sentence.tokens[first].start if first < last else 0, sentence.tokens[last - 1].end
    text = sentence.view.text[start:end]
    potential = stars.potential or status == "expected"
    for item_start, item_end in split_items(text):
        for item in parse_items(text, item_start, item_end):
            yield _Found(item, stars, sentence, start, _year(sentence), None, potential)


def _year(sentence: Sentence) -> int | None:
    for dated in sentence.dates:
        if dated.what.kind == "period" and dated.what.last_day is not None and not dated.what.stage:
            return dated.what.last_day.year
    return None


def _told(sentence: Sentence) -> Iterator[_Found]:
    """The product that a sentence or caption is about, with each level told of it."""
    levels = [star for star in sentence.stars if star.low == star.high]
    if not levels or not sentence.tokens:
        return
    for verb in _verbs(sentence, levels[0]):
        start, end = sentence.start, sentence.tokens[verb.first - 1].end
        subject = _subject(sentence.view.text[start:end])
        item = parse_item(subject, 0, len(subject)) if subject else None
        if item is None or not (item.name[0].isupper() or subject.lower().startswith("sản phẩm")):
            return
        for star in levels:
            after = star.first >= verb.first
            if after and star.first - verb.last < 40:
                potential = star.potential or sentence.has("status", "expected", 0, star.first)
                yield _Found(item, star, sentence, start, _year_near(sentence, star), None, potential)
        return


def _verbs(sentence: Sentence, level: Stars) -> Iterator[Cue]:
    """Words that open what is told of the subject, up to the first level; "từ 3 sao … lên 4 sao" opens itself."""
    for cue in sentence.cues("named"):
        if cue.meaning == "rated" and 0 < cue.first <= level.first:
            yield cue
    if level.first > 0 and sentence.tokens[level.first].text == "từ":
        yield Cue("named", "rated", level.first, level.first)


def _subject(text: str) -> str:
    """The part of a caption or sentence that may hold a name, without "Ảnh:" and "Sản phẩm"."""
    for lead in ("Ảnh:", "(Ảnh:", "Trong ảnh:", "Ảnh minh họa:"):
        if text.startswith(lead):
            text = text[len(lead) :]
    text = text.strip(" \"'(-")
    return text.split(" - ")[0]


def _year_near(sentence: Sentence, stars: Stars) -> int | None:
    after = [dated for dated in sentence.dates if 0 <= dated.first - stars.last <= 3 and dated.what.last_day]
    if after and after[0].what.last_day:
        return after[0].what.last_day.year
    return _year(sentence)


def _product(found: _Found, home: str | None) -> NamedProduct:
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
