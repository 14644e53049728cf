"""What stands beside an article of the gallery: other stories, and what readers write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ocop.demo.articles import DemoArticle
from ocop.demo.related import not_spoken_of, shuffled, strangers_first
from ocop.demo.tables import read_toml

_FILE = Path(__file__).with_name("readers.toml")


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader writes under an article."""

    province: str
    name: str
    text: str


@cache
def load_comments() -> tuple[Comment, ...]:
    """All comments of the file.

    Raises:
        DemoDataError: The file is broken; the message names the key.
    """
    table = read_toml(_FILE)
    comments = []
    for item in table.tables("readers"):
        comments.append(Comment(item.text("province"), item.text("name"), item.text("text")))
        item.close()
    table.close()
    return tuple(comments)


def comments_for(article: DemoArticle, count: int) -> tuple[Comment, ...]:
    """Comments about provinces that the article does not speak of: always the same ones for the same article."""
    strange = not_spoken_of(article, load_comments())
    return tuple(shuffled(strange, article.id, [comment.name for comment in strange])[:count])


def neighbours(article: DemoArticle, others: Sequence[DemoArticle], count: int) -> tuple[DemoArticle, ...]:
    """Other stories of any outlet, each once, those about other provinces first."""
    story = article.copy_of or article.id
    candidates = [other for other in others if other.copy_of is None and other.id != story and other.topic == "ocop"]
    return strangers_first(article, candidates, f"{article.id} beside")[:count]
