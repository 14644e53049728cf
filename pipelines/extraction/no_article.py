"""Why a page holds no article: the fixed vocabulary that the dataset, the run reports and the documentation share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Cause = Literal[
    "empty",
    "too large",
    "not text",
    "unknown type",
    "http error",
    "refusal",
    "withdrawn",
    "drawn by script",
    "listing",
    "picture or video",
    "too short",
    "broken record",
    "not vietnamese",
    "not ocop",
]
CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class NoArticle:
    """The answer for a page that is no article.

    Attributes:
        cause: Why, in a word of the vocabulary.
        detail: What a person who wants to mend it should know; empty where the cause says it all.
    """

    cause: Cause
    detail: str = ""
