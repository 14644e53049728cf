"""An article read once: its sentences, each with its numbers, stars, dates, places and cue words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from functools import lru_cache

from nlp.dates import DateExpression, find_dates
from nlp.lexicon import Cue, table
from nlp.numbers import Number, find_numbers
from nlp.once import once
from nlp.placing.gazetteer import name_key
from nlp.placing.mentions import PlaceMention, find_places
from nlp.placing.setting import Setting
from nlp.sentences import lines, sentences
from nlp.spelling.forms import regular
from nlp.stars import SIGNS, Stars, find_stars
from nlp.text import View, mentions_ocop, read
from nlp.tokens import Token, tokenise
from ocop.models import Article, EvidenceField

_MOSTLY_CAPITALS = 0.7
_SHORT = 18
_SLACK = 8
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression with the tokens that it covers."""

    what: DateExpression
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence; what is in it is found when it is first asked for. Indices are of its tokens.

    Attributes:
        view: The text that holds it.
        start: First character in the view's text.
        end: Character after its last.
        paragraph: Number of its line.
        heading: Whether it is the title, or repeats it.
        published: Day of publication of the article.
        field: The article's field that holds it.
        index: Its number in the document.
        setting: The provinces of the article.
    """

    view: View
    start: int
    end: int
    paragraph: int
    heading: bool
    published: date | None = None
    field: EvidenceField = "text"
    index: int = 0
    setting: Setting | None = None
    _cues: dict[str, tuple[Cue, ...]] = attribute(default_factory=dict, init=False, repr=False)

    @once
    def lower(self) -> str:
        """Its text in lower case."""
        return self.view.lower[self.start : self.end]

    @once
    def tokens(self) -> tuple[Token, ...]:
        """Its words, numbers and signs."""
        return tokenise(self.view, self.start, self.end)

    @once
    def _texts(self) -> list[str]:
        return [token.text for token in self.tokens]

    @once
    def _vocabulary(self) -> frozenset[str]:
        """Its different words, so that most tables are seen at once to have nothing here."""
        return frozenset(self._texts)

    @once
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, those of dates and stars included."""
        return tuple(find_numbers(self.tokens))

    @once
    def stars(self) -> tuple[Stars, ...]:
        """Its star levels."""
        return tuple(find_stars(self.tokens)) if any(sign in self.lower for sign in SIGNS) else ()

    @once
    def dates(self) -> tuple[Dated, ...]:
        """Its dates and periods."""
        found = find_dates(self.lower, self.published)
        starts = [token.start - self.start for token in self.tokens] if found else []
        return tuple(Dated(one, bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in found)

    @once
    def places(self) -> tuple[PlaceMention, ...]:
        """The places it names or points at."""
        plain = self.view.text[self.start : self.end]
        capitals = sum(map(str.isupper, plain))
        all_capitals = capitals > 0 and capitals > _MOSTLY_CAPITALS * sum(map(str.isalpha, plain))
        return tuple(find_places(self.tokens, all_capitals, self.setting))

    def cues(self, kind: str) -> tuple[Cue, ...]:
        """Cue words of a table, in order."""
        found = self._cues.get(kind)
        if found is None:
            phrases = table(kind)
            is_here = not phrases.heads.isdisjoint(self._vocabulary)
            found = self._cues[kind] = tuple(phrases.find(self.tokens)) if is_here else ()
        return found

    @once
    def subheading(self) -> bool:
        """Whether it looks like a heading within the text: a short line without a full stop."""
        text = self.view.text
        before = text[max(0, self.start - _MARGIN) : self.start].rstrip(" ")[-1:]
        after = text[self.end : self.end + _MARGIN].lstrip(" ")[:1]
        alone = before in ("", "\n") and after in ("", "\n")
        return alone and len(self.tokens) <= _SHORT and text[self.end - 1] not in ".;:,!?…"

    def words(self, first: int, last: int) -> list[str]:
        """Lower-case words of a stretch of tokens."""
        return self._texts[first if first > 0 else 0 : last if last > 0 else 0]

    def cues_between(self, kind: str, first: int, last: int) -> list[Cue]:
        """Cues of a table that lie whole between two tokens."""
        return [cue for cue in self.cues(kind) if first <= cue.first and cue.last <= last]

    def has(self, kind: str, meaning: str, first: int = 0, last: int | None = None) -> bool:
        """Whether a cue of a meaning lies between two tokens."""
        end = len(self.tokens) if last is None else last
        return any(cue.meaning == meaning and first <= cue.first and cue.last <= end for cue in self.cues(kind))


@dataclass(frozen=True, eq=False)
class Document:
    """An article as its sentences.

    Attributes:
        article: The article.
        sentences: The title where the text does not hold it, then the sentences of the text.
    """

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return self.article.published_date

    @once
    def title_is_about_ocop(self) -> bool:
        """Whether the title speaks of OCOP."""
        return mentions_ocop(self.article.title or "")

    @once
    def is_about_ocop(self) -> bool:
        """Whether the title or the text speaks of OCOP."""
        return self.title_is_about_ocop or mentions_ocop(self.article.text)


@lru_cache(maxsize=2)
def read_article(article: Article) -> Document:
    """Read an article's text and title.

    The last ones are remembered, for facts and named products are asked for in turn.

    >>> document = read_article(Article(url="file:a", text="Đến nay, tỉnh có 5 sản phẩm 4 sao."))
    >>> [number.value for number in document.sentences[0].numbers], document.sentences[0].stars[0].low
    ([5.0, 4.0], 4)
    """
    view, published = regular(read(article.text)), article.published_date
    setting = Setting(article, view.text)
    paragraphs = list(lines(view))
    headings = set(_title_lines(view, paragraphs, article.title or ""))
    found: list[Sentence] = []
    if article.title and not headings:
        title = regular(read(article.title))
        found.append(Sentence(title, 0, len(title.text), -1, True, published, "title", 0, setting))
    for paragraph, (start, end) in enumerate(paragraphs):
        is_title = paragraph in headings
        for at, stop in [(start, end)] if is_title else sentences(view, start, end):
            found.append(Sentence(view, at, stop, paragraph, is_title, published, "text", len(found), setting))
    return Document(article, tuple(found))


def _title_lines(view: View, paragraphs: Sequence[tuple[int, int]], title: str) -> Iterator[int]:
    """Numbers of the lines that are the title once more."""
    key, longest = name_key(title), len(title) + _SLACK
    for number, (start, end) in enumerate(paragraphs):
        if key and end - start <= longest and key == name_key(view.text[start:end]):
            yield number


def covered(spans: Sequence[Dated] | Sequence[Stars], first: int, last: int) -> bool:
    """Whether one of the spans covers or touches a stretch of tokens."""
    return any(span.first < last and first < span.last for span in spans)
