"""How the verbs that check the dataset show a number with its evidence."""

from __future__ import annotations

from rich.text import Text

from ocop.cli.answers import source_line
from ocop.dataset.figures import Figure
from ocop.dataset.statement import Statement


def sentence_with_evidence(stated: Figure | Statement) -> Text:
    """The sentence with the passage that states the number in bold."""
    sentence = Text(stated.sentence)
    start = stated.sentence.find(stated.evidence)
    if start >= 0:
        sentence.stylize("bold", start, start + len(stated.evidence))
    return sentence


def source_words(statement: Statement) -> str:
    """Who says so, when and where."""
    return source_line(statement.outlet, statement.published_date, statement.url)


def story_words(stories: int) -> str:
    """Number of independent stories.

    >>> story_words(1), story_words(3)
    ('1 story', '3 stories')
    """
    return f"{stories} {'story' if stories == 1 else 'stories'}"
