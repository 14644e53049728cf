"""Time of reading facts and named products, beside one pass of underthesea's `word_tokenize` over the same texts.

Run it as `python -m benchmarks.nlp`. Rounds are interleaved, so that a noisy machine slows both; the ratio is the
median of the rounds' ratios. The texts are the articles of the demonstration site where they are present, else
generated ones.
"""

from __future__ import annotations

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


@dataclass(frozen=True)
class Result:
    """Median times of the rounds.

    Attributes:
        characters: Length of all texts together.
        facts_ms: Milliseconds per 1,000 characters of `find_facts` and `find_named_products` together.
        words_ms: Milliseconds per 1,000 characters of `word_tokenize`.
        ratio: Median of the rounds' ratios.
    """

    characters: int
    facts_ms: float
    words_ms: float
    ratio: float


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
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(articles: Sequence[Article], rounds: int = ROUNDS) -> Result:
    """Time both, round by round."""
    word_tokenize: Callable[[str], list[str]] = import_module("underthesea").word_tokenize
    characters = sum(len(article.text) for article in articles)

    def words() -> None:
        for article in articles:
            word_tokenize(article.text)

    _read(articles[:3])
    words()
    pairs = []
    for _ in range(rounds):
        read_article.cache_clear()
        find_claims.cache_clear()
        pairs.append((_timed(lambda: _read(articles)), _timed(words)))
    scale = 1_000_000 / characters
    return Result(
        characters,
        statistics.median(own for own, _ in pairs) * scale,
        statistics.median(other for _, other in pairs) * scale,
        statistics.median(own / other for own, other in pairs),
    )


def main() -> int:
    """Print the table; 1 where reading costs more than one pass of `word_tokenize`."""
    articles = demo_articles()
    result = measure(articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(articles)} articles, {result.characters:,} characters, median of {ROUNDS} rounds, CPU time")
    print(f"facts and named products  {result.facts_ms:6.2f} ms per 1,000 characters")
    print(f"underthesea word_tokenize {result.words_ms:6.2f} ms per 1,000 characters")
    print(f"ratio                     {result.ratio:6.2f}")
    print(f"peak memory               {peak:6.0f} MB")
    return int(result.ratio > 1)


if __name__ == "__main__":
    sys.exit(main())
