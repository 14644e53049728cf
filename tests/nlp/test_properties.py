"""What holds for any text: spans, spellings, bounded work, no errors."""

import sys
import unicodedata
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.facts import find_facts
from nlp.products import find_named_products
from ocop.models import Article
from tests.nlp.articles import ARTICLES, BREAKDOWN

WORDS = [
    *("OCOP", "sản phẩm", "chủ thể", "3 sao", "4", "5", "12", "10.880", "huyện", "Ba Bể", "tỉnh", "Hà Nam", "trong đó"),
    *("gồm", "có", "là", "đạt", "công nhận", "năm 2023", "đến nay", "phấn đấu", "dự kiến", "hợp tác xã", "hộ", "từ"),
    *(
        "(",
        ")",
        ",",
        ";",
        ".",
        ":",
        "%",
        "và",
        "của",
        "trở lên",
        "-",
        "/",
        "“",
        "”",
        "mỗi",
        "còn lại",
        "cả nước",
        "nhóm",
    ),
]
NOISY = st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60).map(" ".join)


def core(given_article: Article) -> list[tuple[object, ...]]:
    return [
        (fact.measure, fact.value, fact.star_min, fact.star_max, fact.status, fact.place_level, fact.date_end)
        for fact in find_facts(given_article)
    ]


def other_spelling(original: Article, spell: Callable[[str], str]) -> Article:
    return Article(
        url=original.url,
        text=spell(original.text),
        title=spell(original.title or ""),
        published_date=original.published_date,
        outlet_province=original.outlet_province,
    )


@pytest.mark.parametrize("original", ARTICLES)
@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("-", "–"),
        str.upper,
        lambda text: text.replace("hoà", "hòa").replace("oá", "óa"),
    ],
    ids=["decomposed", "no-break spaces", "dashes", "capitals", "tone marks"],
)
def test_the_spelling_does_not_matter(original: Article, spell: Callable[[str], str]) -> None:
    assert core(other_spelling(original, spell)) == core(original)


@settings(max_examples=150, deadline=None)
@given(st.one_of(NOISY, st.text(max_size=300)))
def test_spans_slice_back_and_nothing_raises(text: str) -> None:
    article = Article(url="file:x", text="OCOP. " + text, title=text[:50])
    facts = find_facts(article)
    for fact in facts:
        field = article.text if fact.evidence_field == "text" else article.title or ""
        assert field[fact.evidence_start : fact.evidence_end] == fact.evidence
        assert fact.evidence_start <= fact.value_start < fact.value_end <= fact.evidence_end
        assert fact.part_of is None or 0 <= fact.part_of < len(facts)
        assert 0 < fact.confidence < 1
    for product in find_named_products(article):
        assert article.text[product.evidence_start : product.evidence_end] == product.evidence


@pytest.mark.parametrize(
    "text",
    ["\x00\x01\x02", "İİİ OCOP 3 sao", "(" * 5000, "OCOP " + "1" * 5000, "OCOP\n" * 2000, "OCOP 3 sao " * 500],
    ids=["binary", "long lower case", "brackets", "digits", "lines", "stars"],
)
def test_junk_has_no_facts(text: str) -> None:
    assert find_facts(Article(url="file:x", text=text)) == ()


Read = Callable[[Article], object]


def calls(read: Read, article: Article) -> int:
    """How many Python functions are entered while an article is read."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(article)
    finally:
        sys.setprofile(before)
    return count


PARAGRAPHS = BREAKDOWN.text + "\n"
ONE_LINE = BREAKDOWN.text.replace("\n", " ") + " "
ONE_SENTENCE = "huyện Ba Bể có 32 sản phẩm OCOP 3 sao, "


@pytest.mark.parametrize(
    ("read", "piece"),
    [
        pytest.param(find_facts, PARAGRAPHS, id="facts of paragraphs"),
        pytest.param(find_facts, ONE_LINE, id="facts of one line"),
        pytest.param(find_facts, ONE_SENTENCE, id="facts of one sentence"),
        pytest.param(find_named_products, PARAGRAPHS, id="names of paragraphs"),
        pytest.param(find_named_products, ONE_LINE, id="names of one line"),
    ],
)
def test_twice_the_text_is_twice_the_work(read: Read, piece: str) -> None:
    read(BREAKDOWN)
    once, twice = (calls(read, Article(url="file:x", text=piece * times)) for times in (150, 300))
    assert twice < 2.6 * once
