"""When two facts agree, and how many do: precision, recall and F1 at four levels of strictness."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ocop.evaluation.labels import LabelledFact, LabelledProduct, Pair

CORE = ("measure", "unit", "value", "value_high", "star_min", "star_max")
STRICT = (*CORE, "potential", "status", "place_level", "place")
FULL = (*STRICT, "date_start", "date_end", "comparator", "producer_type", "group")
BEYOND_CORE = FULL[len(CORE) :]

# A place is compared without its type word, so that "huyện Ba Bể" is "Ba Bể".
_TYPE_WORD = re.compile(
    r"^(?:tỉnh|thành phố|thanh pho|tp\.?|t\.p\.?|huyện|thị xã|tx\.?|xã|phường|thị trấn|quận|đặc khu|vùng|khu vực)\s+"
)
_NO_LETTERS = re.compile(r"[\s\-–—_.,'\"“”‘’]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what agrees, and the measures made of them.

    Attributes:
        right: What gold and prediction share (true positives).
        predicted: What the extractor found.
        support: What the gold holds.
    """

    right: int
    predicted: int
    support: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 1 where there was nothing to find and nothing was found."""
        return self.right / self.predicted if self.predicted else float(self.support == 0)

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 to 1; 1 where there was nothing to find."""
        return self.right / self.support if self.support else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1.

        >>> Score(right=9, predicted=10, support=12).f1
        0.8181818181818182
        >>> Score(0, 0, 0).f1
        1.0
        """
        both = self.predicted + self.support
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one extractor on one gold.

    Attributes:
        core: Measure, unit, value and stars agree.
        strict: Core, and potential, status, level of the place and place agree.
        full: Strict, and dates, comparator, kind of producer and group agree.
        named: Named products whose name and star agree.
        articles: Articles of the gold.
        articles_strictly_right: Those with every fact strictly right and none besides.
    """

    core: Score
    strict: Score
    full: Score
    named: Score
    articles: int
    articles_strictly_right: int


def score(pairs: Sequence[Pair]) -> Scores:
    """Scores over all articles, micro-averaged."""
    return Scores(
        core=_score_facts(pairs, CORE),
        strict=_score_facts(pairs, STRICT),
        full=_score_facts(pairs, FULL),
        named=_total((map(product_key, pair.gold.named), map(product_key, pair.predicted.named)) for pair in pairs),
        articles=len(pairs),
        articles_strictly_right=sum(_strictly_right(pair) for pair in pairs),
    )


def fact_key(fact: LabelledFact, fields: Sequence[str]) -> tuple[Hashable, ...]:
    """What must be equal in two facts that agree in the fields."""
    return tuple(comparable(fact, field) for field in fields)


def comparable(fact: LabelledFact, field: str) -> Hashable:
    """Value of a field as it is compared: places without type word, diacritics and case; the country by its level.

    >>> comparable(LabelledFact("products", 23, place="huyện Hoà Vang"), "place")
    'hoa vang'
    """
    if field == "place":
        return "vn" if fact.place_level == "country" else place_key(fact.place)
    found: Hashable = getattr(fact, field)
    return found


def product_key(product: LabelledProduct) -> tuple[Hashable, ...]:
    """What must be equal in two named products that agree: the folded name and the star."""
    return fold_name(product.name), product.star


def place_key(name: str | None) -> str:
    """Name of a place as it is compared.

    >>> place_key("TP. Cao Lãnh") == place_key("Cao Lãnh")
    True
    """
    plain = unicodedata.normalize("NFC", (name or "").strip().casefold())
    return fold_name(_TYPE_WORD.sub("", plain))


def fold_name(name: str | None) -> str:
    """Name without case, diacritics, quotes, dashes and spare spaces.

    >>> fold_name("Trà sen “Tây Hồ” – loại 1")
    'tra sen tay ho loai 1'
    """
    decomposed = unicodedata.normalize("NFD", (name or "").casefold()).replace("đ", "d")
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NO_LETTERS.sub(" ", letters).strip()


def _score_facts(pairs: Iterable[Pair], fields: Sequence[str]) -> Score:
    return _total(
        ((fact_key(fact, fields) for fact in side.facts) for side in (pair.gold, pair.predicted)) for pair in pairs
    )


def _total(articles: Iterable[Iterable[Iterable[Hashable]]]) -> Score:
    right = found = support = 0
    for gold, predicted in articles:
        wanted, got = Counter(gold), Counter(predicted)
        right, found, support = right + (wanted & got).total(), found + got.total(), support + wanted.total()
    return Score(right, found, support)


def _strictly_right(pair: Pair) -> bool:
    gold, predicted = (Counter(fact_key(fact, STRICT) for fact in side.facts) for side in (pair.gold, pair.predicted))
    return gold == predicted
