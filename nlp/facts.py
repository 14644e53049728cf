"""From an article to its facts: every count of OCOP products or producers that it states, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from nlp.claims import Claim
from nlp.confidence import confidence
from nlp.counting.abroad import of_this_country
from nlp.counting.belonging import belonging
from nlp.counting.counts import Count, find_counts
from nlp.counting.groups import group_counts
from nlp.counting.left_out import Topic, left_out
from nlp.counting.no_counts import tells_of_change
from nlp.dating.claims import date_counts, of_plan
from nlp.dating.lists import each_year
from nlp.evidence import evidence_span
from nlp.levels.owners import own_stars
from nlp.levels.shared import shared_levels
from nlp.levels.splits import inherited_stars
from nlp.levels.topics import told_afterwards, topic_levels
from nlp.linking.scene import Scene
from nlp.linking.structure import find_links
from nlp.merging import told_once
from nlp.placing.claims import place_counts
from nlp.placing.context import of_its_time, today_code
from nlp.reading import Document, read_article
from nlp.risks import Mark, Risks
from nlp.standing.entrants import entrants
from nlp.standing.retold import retold
from nlp.standing.status import judge
from nlp.standing.wholes import flows_by_parts
from nlp.standing.yearly import yearly_flows
from nlp.stars import Stars
from nlp.tables.counts import read_tables
from nlp.tables.finding import table_lines
from nlp.tables.rows import Row
from ocop.models import Article, Fact


def find_facts(article: Article) -> tuple[Fact, ...]:
    """Facts that an article states, in order of appearance, as `docs/facts.md` defines them.

    Evidence spans are half-open, in code points of `Article.text` (or of `Article.title`, see `Fact.evidence_field`).
    Any text is fine; one that is not about OCOP has no facts.

    >>> article = Article(url="file:a", text="Đến nay, huyện Ba Bể có 32 sản phẩm OCOP, trong đó 2 sản phẩm 4 sao.")
    >>> [(fact.value, fact.star_min, fact.status, fact.place, fact.part_of) for fact in find_facts(article)]
    [(32.0, None, 'recognised', 'Ba Bể', None), (2.0, 4, 'recognised', 'Ba Bể', 0)]
    """
    return tuple(replace(fact, confidence=confidence(marks)) for fact, marks in find_marked_facts(article))


def find_marked_facts(article: Article) -> tuple[tuple[Fact, tuple[Mark, ...]], ...]:
    """The facts of `find_facts`, before they are given a confidence, each with the marks that it is estimated from."""
    document = read_article(article)
    if not document.is_about_ocop:
        return ()
    claims = find_claims(document)
    beside: dict[int, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.count.sentence, []).append(claim)
    facts = [(_fact(document, claim, beside[claim.count.sentence]), claim) for claim in claims]
    tabled = read_tables(document, claims)
    facts += [(_fact(tabled.document, claim, (claim,)), claim) for claim in tabled.claims]
    once = told_once(tabled.document, facts)
    risks = Risks(tabled.document, once)
    return tuple((fact, risks.marks(i)) for i, (fact, _) in enumerate(once))


@lru_cache(maxsize=2)
def find_claims(document: Document) -> tuple[Claim, ...]:
    """Counts of an article with what it says of them."""
    scene = find_scene(document)
    if not scene.counts:
        return ()
    judged = entrants(scene, flows_by_parts(scene, yearly_flows(scene, retold(scene, judge(scene)))))
    times, places = date_counts(scene, judged), place_counts(scene)
    groups, levels = group_counts(scene), inherited_stars(scene)
    claims: list[Claim] = []
    for i, count in enumerate(scene.counts):
        status, sure, link = judged[i].status, judged[i].sure, scene.links[i]
        for where, when in product(places[i] or (None,), each_year(scene, i, status, times[i])):
            claim = Claim(i, count, levels[i], scene.stars[i], link, status, sure, where, when, groups[i])
            claims.append(claim)
            if count.number.of is not None and status == "added" and _of_a_plan(document, count):
                planned = replace(count, number=replace(count.number, value=count.number.of, of=None))
                claims.append(replace(claim, count=planned, status="target", when=of_plan(when)))
    return tuple(claims)


def find_scene(document: Document) -> Scene:
    """The counts of OCOP products and producers of an article, with what each hangs on."""
    scene = _counted(document)
    scene = scene.linked(find_links(scene))
    kept = belonging(scene)
    if all(kept):
        return scene
    scene = scene.only(kept)
    return scene.linked(find_links(scene))


def _counted(document: Document) -> Scene:
    counts: list[Count] = []
    stars: list[Stars | None] = []
    rows = table_lines(document)
    topic: Topic | None = None
    for index, sentence in enumerate(document.sentences):
        if sentence.paragraph in rows or not sentence.numbers:
            continue
        own, topic = left_out(sentence, index, find_counts(sentence, index), topic)
        if not own:
            continue
        counts.extend(own)
        stars.extend(shared_levels(sentence, own, topic_levels(sentence, own, own_stars(sentence, own))))
    scene = Scene(document, tuple(counts), tuple(told_afterwards(document, counts, stars)))
    at_home = of_this_country(document, counts)
    return scene.only([at_home[i] and not tells_of_change(scene.sentence(i), count) for i, count in enumerate(counts)])


def _of_a_plan(document: Document, count: Count) -> bool:
    """Whether a ratio ("62/54 sản phẩm") is of results to plan."""
    words = document.sentences[count.sentence].lower
    over = count.number.of is not None and count.number.value > count.number.of
    return over or any(word in words for word in ("kế hoạch", "chỉ tiêu", "được giao"))


def _fact(document: Document, claim: Claim, beside: Sequence[Claim]) -> Fact:
    count, number = claim.count, claim.count.number
    where = of_its_time(claim.where, claim.when.last) if claim.where else None
    sentence = document.sentences[count.sentence]
    row = isinstance(sentence, Row)
    start, end = (sentence.start, sentence.end) if row else evidence_span(sentence, claim, beside)
    evidence_start, evidence_end = sentence.view.original_span(start, end)
    value_start, value_end = sentence.view.original_span(
        sentence.tokens[number.first].start, sentence.tokens[number.last - 1].end
    )
    trailing = sentence.words(count.last, count.last + 2) == ["trở", "lên"]
    return Fact(
        measure=count.measure,
        value=number.value,
        evidence=sentence.view.original[evidence_start:evidence_end],
        evidence_start=evidence_start,
        evidence_end=evidence_end,
        value_start=value_start,
        value_end=value_end,
        rule="table_cell" if row else count.form,
        evidence_field=sentence.field,
        value_high=number.high,
        unit="percent" if number.percent else "count",
        comparator="ge" if trailing and number.comparator == "eq" else number.comparator,
        producer_type=count.producer_type,
        star_min=claim.stars.low if claim.stars else None,
        star_max=claim.stars.high if claim.stars else None,
        potential=claim.stars.potential if claim.stars else False,
        status=claim.status,
        place_level=where.level if where else None,
        place=where.name if where else None,
        province=where.province if where else None,
        place_code=where.code if where else None,
        place_code_list=where.code_list if where else None,
        province_code=today_code(where) if where else None,
        place_parts=where.parts if where else None,
        place_ground=where.ground if where else None,
        date_start=claim.when.first,
        date_end=claim.when.last,
        date_basis=claim.when.basis,
        product_group=claim.group,
    )
