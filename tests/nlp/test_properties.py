"""What holds for any text: spans, spellings, bounded work, no errors."""

import random
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.nlp import demo_articles
from nlp.dates import find_dates
from nlp.facts import find_facts
from nlp.numbers import find_numbers
from nlp.products import find_named_products
from nlp.text import read
from nlp.tokens import tokenise
from ocop.models import Article
from tests.nlp.articles import ARTICLES, BREAKDOWN
from tests.nlp.variants import DAY_FORMS, MONTH_FORMS, Spelling, day_in, month_in
from tests.nlp.work import Read, calls

OWN = demo_articles()
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


SAME_LETTERS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "dashes": lambda text: text.replace("-", "–"),
}


@pytest.mark.parametrize("spell", SAME_LETTERS.values(), ids=SAME_LETTERS)
def test_our_own_articles_read_the_same_in_another_spelling(spell: Callable[[str], str]) -> None:
    assert [article.url for article in OWN[::3] if core(other_spelling(article, spell)) != core(article)] == []


def test_capitals_take_only_what_hangs_on_a_name() -> None:
    """In capitals nothing tells a name from a word: counts told by names of communes alone are lost, few others."""

    def figures(article: Article) -> list[tuple[object, ...]]:
        return [(fact.measure, fact.value, fact.star_min, fact.star_max, fact.date_end) for fact in find_facts(article)]

    told = [(figures(article), figures(other_spelling(article, str.upper))) for article in OWN[::2]]
    kept = sum(one in capitals for plain, capitals in told for one in plain)
    added = sum(one not in plain for plain, capitals in told for one in capitals)
    every = sum(len(plain) for plain, _ in told)
    assert kept > 0.95 * every
    assert added < 0.02 * every


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


def read_and_check(article: Article) -> None:
    """Every span slices back to its evidence, and every link and estimate is in its bounds."""
    facts = find_facts(article)
    for fact in facts:
        field = article.text if fact.evidence_field == "text" else article.title or ""
        assert field[fact.evidence_start : fact.evidence_end] == fact.evidence
        assert fact.evidence_start <= fact.value_start < fact.value_end <= fact.evidence_end
        assert fact.part_of is None or 0 <= fact.part_of < len(facts)
        assert 0 < fact.confidence < 1
    for product in find_named_products(article):
        assert article.text[product.evidence_start : product.evidence_end] == product.evidence


@settings(max_examples=150, deadline=None)
@given(st.one_of(NOISY, st.text(max_size=300)))
def test_spans_slice_back_and_nothing_raises(text: str) -> None:
    read_and_check(Article(url="file:x", text="OCOP. " + text, title=text[:50]))


def test_spans_of_our_own_articles_slice_back() -> None:
    for number, original in enumerate(OWN):
        spelt = unicodedata.normalize("NFD" if number % 2 else "NFKC", original.text)
        read_and_check(Article(original.url, spelt, original.title))


Mutation = Callable[[list[str], random.Random], list[str]]


def deleted(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() < 0.7]


def doubled(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines for _ in range(chance.choice((1, 1, 2)))]


def shuffled(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def glued(lines: list[str], chance: random.Random) -> list[str]:
    return ["".join(line + chance.choice(("", " ", "\n", "; ", "(", ")")) for line in lines)]


def cut(lines: list[str], chance: random.Random) -> list[str]:
    return [line[chance.randrange(len(line) + 1) :][: chance.randrange(1, 400)] for line in lines]


def littered(lines: list[str], chance: random.Random) -> list[str]:
    def spoilt(char: str) -> str:
        return char + chr(chance.randrange(0x110000)) if chance.random() < 0.02 else char

    return ["".join(map(spoilt, line)) for line in lines]


def words_mixed(lines: list[str], chance: random.Random) -> list[str]:
    return [" ".join(chance.sample(line.split(), len(line.split()))) for line in lines]


def other_figures(lines: list[str], chance: random.Random) -> list[str]:
    return ["".join(chance.choice("0123456789.,/-%") if char.isdigit() else char for char in line) for line in lines]


MUTATIONS: tuple[Mutation, ...] = (deleted, doubled, shuffled, glued, cut, littered, words_mixed, other_figures)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(OWN),
    st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3),
    st.integers(min_value=0, max_value=1 << 30),
)
def test_no_mutation_of_an_article_raises(original: Article, mutations: list[Mutation], seed: int) -> None:
    lines, chance = original.text.split("\n"), random.Random(seed)
    for mutate in mutations:
        lines = mutate(lines, chance)
    read_and_check(Article(url="file:x", text="\n".join(lines), title=original.title))


SPELLINGS = st.builds(
    Spelling,
    odd=st.sampled_from(["linh", "lẻ"]),
    one=st.sampled_from(["mốt", "một"]),
    four=st.sampled_from(["tư", "bốn"]),
    five=st.sampled_from(["lăm", "nhăm"]),
    thousand=st.sampled_from(["nghìn", "ngàn"]),
    whole=st.booleans(),
)


@given(st.integers(min_value=2, max_value=999_999), SPELLINGS)
def test_numbers_written_in_words_come_back(value: int, spelling: Spelling) -> None:
    (number,) = find_numbers(tokenise(read(f"có {spelling.words(value)} sản phẩm")))
    assert (number.value, number.in_words) == (value, True)


@given(
    st.integers(min_value=2, max_value=9_999_999),
    st.sampled_from([("{:,}", "."), ("{:,}", ","), ("{}", ""), ("0{}", "")]),
)
def test_numbers_written_in_figures_come_back(value: int, form: tuple[str, str]) -> None:
    pattern, mark = form
    written = pattern.format(value).replace(",", mark or ",")
    assert [number.value for number in find_numbers(tokenise(read(f"có {written} sản phẩm")))] == [value]


@given(st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31)), st.sampled_from(DAY_FORMS))
def test_days_come_back(day: date, form: str) -> None:
    (found,) = find_dates(day_in(form, day), None)
    assert (found.first_day, found.last_day) == (day, day)


@given(st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31)), st.sampled_from(MONTH_FORMS))
def test_months_come_back(day: date, form: str) -> None:
    (found,) = find_dates(month_in(form, day), None)
    first = day.replace(day=1)
    assert (found.first_day, found.last_day) == (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    ["\x00\x01\x02", "İİİ OCOP 3 sao", "(" * 5000, "OCOP " + "1" * 5000, "OCOP\n" * 2000, "OCOP 3 sao " * 500],
    ids=["binary", "long lower case", "brackets", "digits", "lines", "stars"],
)
def test_junk_has_no_facts(text: str) -> None:
    assert find_facts(Article(url="file:x", text=text)) == ()


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
    texts = (piece * (length // len(piece)) for length in (15_000, 30_000))
    once, twice = (calls(read, Article(url="file:x", text=text)) for text in texts)
    assert twice < 2.6 * once


LENGTHS = (50_000, 200_000)


def test_work_grows_with_the_text_to_200_000_characters() -> None:
    """Our articles one after the other, and again and again: a character costs as much at the end as at the start."""

    def both(article: Article) -> None:
        find_facts(article)
        find_named_products(article)

    whole = "\n".join(article.text for article in OWN)
    whole *= LENGTHS[-1] // len(whole) + 1
    both(BREAKDOWN)
    each = [calls(both, Article(url="file:x", text=whole[:length])) / length for length in LENGTHS]
    assert max(each) < 1.3 * min(each)
