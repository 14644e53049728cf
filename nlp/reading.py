"""An article read once: its sentences, each with its numbers, stars, dates, places and cue words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nlp.dates import DateExpression, find_dates
from nlp.gazetteer import name_key
from nlp.lexicon import Cue, table
from nlp.numbers import Number, find_numbers
from nlp.place_mentions import PlaceMention, find_places
from nlp.sentences import lines, sentences
from nlp.stars import Stars, find_stars
from nlp.text import View, fold, read
from nlp.tokens import Token, tokenise
from ocop.models import Article, EvidenceField

_MOSTLY_CAPITALS = 0.7
_SHORT = 18
_TABLES = ("counted", "status", "structure", "groups")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression with the tokens that it covers."""

    what: DateExpression
    first: int
    last: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with all that is found in it; indices are of its tokens.

    Attributes:
        view: The text that holds it.
        start: First character in the view's text.
        end: Character after its last.
        paragraph: Number of its line.
        heading: Whether it is the title, or repeats it.
        tokens: Its words, numbers and signs.
        numbers: Numbers, those of dates and stars included.
        stars: Star levels.
        dates: Dates and periods.
        places: Places.
        cues: Cue words by table.
        field: The article's field that holds it.
        index: Its number in the document.
    """

    view: View
    start: int
    end: int
    paragraph: int
    heading: bool
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...] = ()
    stars: tuple[Stars, ...] = ()
    dates: tuple[Dated, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    cues: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    field: EvidenceField = "text"
    index: int = 0

    @property
    def subheading(self) -> bool:
        """Whether it looks like a heading within the text: a short line without a full stop."""
        text = self.view.text
        alone = (self.start == 0 or "\n" in text[max(0, self.start - 3) : self.start]) and "\n" in text[
            self.end : self.end + 3
        ] + "\n"
        ends = self.end >= len(text) or text[self.end :].lstrip(" ").startswith("\n")
        return alone and ends and len(self.tokens) <= _SHORT and text[self.end - 1] not in ".;:,!?…"

    @property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.view.lower[self.start : self.end]

    def words(self, first: int, last: int) -> list[str]:
        """Lower-case words of a stretch of tokens."""
        return [token.text for token in self.tokens[max(0, first) : max(0, last)]]

    def cues_between(self, kind: str, first: int, last: int) -> list[Cue]:
        """Cues of a table that lie whole between two tokens."""
        return [cue for cue in self.cues.get(kind, ()) if first <= cue.first and cue.last <= last]

    def has(self, kind: str, meaning: str, first: int = 0, last: int | None = None) -> bool:
        """Whether a cue of a meaning lies between two tokens."""
        end = len(self.tokens) if last is None else last
        return any(cue.meaning == meaning for cue in self.cues_between(kind, first, end))


@dataclass(frozen=True)
class Document:
    """An article as its sentences.

    Attributes:
        article: The article.
        sentences: The title where the text does not hold it, then the sentences of the text.
        folded: Folded text, for a quick look whether a word occurs at all.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    folded: str

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return self.article.published_date


def read_article(article: Article) -> Document:
    """Read an article's text and title.

    >>> document = read_article(Article(url="file:a", text="Đến nay, tỉnh có 5 sản phẩm 4 sao."))
    >>> [(number.value) for number in document.sentences[0].numbers], document.sentences[0].stars[0].low
    ([5.0, 4.0], 4)
    """
    view = read(article.text)
    title_key = _key(article.title or "")
    found: list[Sentence] = []
    title_seen = False
    for paragraph, (start, end) in enumerate(lines(view)):
        is_title = bool(title_key) and _key(view.text[start:end]) == title_key
        title_seen = title_seen or is_title
        spans = [(start, end)] if is_title else sentences(view, start, end)
        found.extend(_sentence(view, at, stop, paragraph, is_title, article.published_date) for at, stop in spans)
    if article.title and not title_seen:
        title = read(article.title)
        found.insert(0, _sentence(title, 0, len(title.text), -1, True, article.published_date, "title"))
    return Document(article, tuple(replace(one, index=i) for i, one in enumerate(found)), fold(article.text))


def _key(text: str) -> str:
    return name_key(text)


def _sentence(
    view: View,
    start: int,
    end: int,
    paragraph: int,
    heading: bool,
    published: date | None,
    where: EvidenceField = "text",
) -> Sentence:
    tokens = tokenise(view, start, end)
    plain = view.text[start:end]
    letters = sum(char.isalpha() for char in plain)
    all_capitals = letters > 0 and sum(char.isupper() for char in plain) > _MOSTLY_CAPITALS * letters
    starts = [token.start for token in tokens]
    dates = tuple(
        Dated(found, bisect_left(starts, start + found.start), bisect_left(starts, start + found.end))
        for found in find_dates(view.lower[start:end], published)
    )
    return Sentence(
        view,
        start,
        end,
        paragraph,
        heading,
        tokens,
        tuple(find_numbers(tokens)),
        tuple(find_stars(tokens)),
        dates,
        tuple(find_places(tokens, all_capitals)),
        {name: tuple(table(name).find(tokens)) for name in _TABLES},
        where,
    )


def covered(spans: Sequence[Dated] | Sequence[Stars], first: int, last: int) -> bool:
    """Whether one of the spans covers or touches a stretch of tokens."""
    return any(span.first < last and first < span.last for span in spans)
