"""Time and memory of reading facts and named products, beside underthesea's own taggers over the same texts.

Run it as `python -m benchmarks.nlp`. Rounds are interleaved, so that a noisy machine slows both sides; a ratio is the
median of the rounds' ratios. The entity tagger is quadratic in the text and gets a sample of the articles, once. Peak
memory is that of a process of its own that only reads. The texts are the articles of the demonstration site where they
are present, else generated ones.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from nlp.facts import find_claims, find_facts
from nlp.products import find_named_products
from nlp.reading import read_article
from ocop.models import Article

ARTICLES = Path(__file__).resolve().parent.parent / "ocop" / "demo" / "articles"
ROUNDS = 5
_GENERATED = (
    "Đến hết năm {year}, toàn huyện Ba Bể có {count} sản phẩm OCOP từ 3 sao trở lên của 21 chủ thể, trong đó 4 sản "
    "phẩm đạt 4 sao. Các cấp, các ngành tiếp tục tuyên truyền, hỗ trợ các hợp tác xã mở rộng sản xuất, tìm đầu ra cho "
    "nông sản và giữ gìn nghề truyền thống của bà con các dân tộc trong vùng.\n"
)


LENGTHS = (25_000, 50_000, 100_000, 200_000)
_SAMPLED = 6
_MOST_MEGABYTES = 250


@dataclass(frozen=True)
class Result:
    """What was measured.

    Attributes:
        characters: Length of all texts together.
        facts_ms: Milliseconds per 1,000 characters of `find_facts` and `find_named_products` together.
        words_ms: Milliseconds per 1,000 characters of `word_tokenize`.
        ratio: Median of the rounds' ratios of the two.
        entities_ms: Milliseconds per 1,000 characters of `ner`.
        entities_ratio: Reading beside `ner`, over the same sample.
        megabytes: Peak memory of a process that reads all texts.
        growth: For each length of one text the milliseconds per 1,000 characters.
    """

    characters: int
    facts_ms: float
    words_ms: float
    ratio: float
    entities_ms: float
    entities_ratio: float
    megabytes: float
    growth: tuple[tuple[int, float], ...]


def demo_articles() -> list[Article]:
    """Articles of the demonstration site; generated ones where the site is not there."""
    found = []
    for path in sorted(ARTICLES.glob("*.toml")):
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        if "body" in record:
            text = f"{record.get('lead', '')}\n{record['body']}"
            found.append(Article(url=f"file:{path.name}", text=text, title=record.get("title")))
    return found or [
        Article(url=f"file:{year}", text=_GENERATED.format(year=year, count=year - 1990) * 8)
        for year in range(2018, 2026)
    ]


def _read(articles: Sequence[Article]) -> None:
    for article in articles:
        find_facts(article)
        find_named_products(article)


def _timed(work: Callable[[], None]) -> float:
    read_article.cache_clear()
    find_claims.cache_clear()
    start = time.process_time()
    work()
    return time.process_time() - start


def _tagging(name: str, articles: Sequence[Article]) -> Callable[[], None]:
    """The work of one of underthesea's functions over the whole of each text."""
    tag: Callable[[str], object] = getattr(import_module("underthesea"), name)

    def work() -> None:
        for article in articles:
            tag(article.text)

    return work


def _peak_megabytes(articles: Sequence[Article]) -> float:
    """Most memory that this process has used when it has read the texts; to be run in a process of its own."""
    _read(articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _in_a_worker(articles: Sequence[Article]) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak_megabytes, (articles,))


def _growth(articles: Sequence[Article], rounds: int) -> tuple[tuple[int, float], ...]:
    """Milliseconds per 1,000 characters of one text of each length: the articles one after the other, repeated."""
    whole = "\n".join(article.text for article in articles)
    whole *= LENGTHS[-1] // len(whole) + 1
    texts = [Article(url="file:long", text=whole[:length]) for length in LENGTHS]
    times = [[_timed(lambda text=text: _read([text])) for text in texts] for _ in range(rounds)]  # type: ignore[misc]
    return tuple(
        (length, statistics.median(of_round[i] for of_round in times) / length * 1e6)
        for i, length in enumerate(LENGTHS)
    )


def measure(articles: Sequence[Article], rounds: int = ROUNDS) -> Result:
    """Time all, round by round."""
    words = _tagging("word_tokenize", articles)
    sample = articles[::_SAMPLED]
    entities = _tagging("ner", sample)
    _read(articles[:3])
    words()
    pairs = [(_timed(lambda: _read(articles)), _timed(words)) for _ in range(rounds)]
    own, other = _timed(lambda: _read(sample)), _timed(entities)
    scale = 1e6 / sum(len(article.text) for article in articles)
    return Result(
        sum(len(article.text) for article in articles),
        statistics.median(one for one, _ in pairs) * scale,
        statistics.median(one for _, one in pairs) * scale,
        statistics.median(one / two for one, two in pairs),
        other * 1e6 / sum(len(article.text) for article in sample),
        own / other,
        _in_a_worker(articles),
        _growth(articles, rounds),
    )


def main() -> int:
    """Print the table; 1 where reading costs more than a pass of `word_tokenize` or a worker more than its memory."""
    articles = demo_articles()
    result = measure(articles)
    unit = "ms per 1,000 characters"
    print(f"{len(articles)} articles, {result.characters:,} characters, median of {ROUNDS} rounds, CPU time")
    print(f"facts and named products  {result.facts_ms:7.2f} {unit}")
    print(f"underthesea word_tokenize {result.words_ms:7.2f} {unit}, reading beside it {result.ratio:.2f}")
    print(f"underthesea ner           {result.entities_ms:7.2f} {unit}, reading beside it {result.entities_ratio:.3f}")
    print(f"peak memory of a worker   {result.megabytes:7.0f} MB")
    shortest = result.growth[0][1]
    for length, milliseconds in result.growth:
        print(
            f"a text of {length:7,} chars   {milliseconds:7.2f} {unit}, {milliseconds / shortest:.2f} of the shortest"
        )
    return int(result.ratio > 1 or result.megabytes > _MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
