"""What does not work at an outlet, in a vocabulary that does not change."""

from __future__ import annotations

from collections.abc import Mapping

from spiders import causes

GONE = "gone"
EMPTY = "empty"
REFUSAL = "refusal"
NO_ARTICLES = "no articles"
NO_TEXT = "no text"
NO_DATES = "no dates"
LAYOUT_CHANGED = "layout changed"

# Each verdict with what it means for whoever looks after the registry.
VERDICTS: Mapping[str, str] = {
    causes.DNS: "the host name is not known: the outlet has moved or ended",
    causes.REFUSED: "the host refuses the connection",
    causes.TIMEOUT: "no answer in time",
    causes.LOST: "the connection broke off",
    causes.TOO_LARGE: "longer than the limit",
    causes.ROBOTS: "robots.txt forbids it, so it was not asked for: take it out",
    causes.REDIRECT_ONLY: "leads in a circle, to the front page or to another outlet: the address is out of date",
    causes.NOT_TEXT: "a picture or a document where an article should be",
    causes.NO_FEED: "something else lies at the address of a feed",
    causes.DAMAGED: "the document breaks off or cannot be unpacked",
    causes.BAD_ADDRESS: "the address cannot be asked for",
    GONE: "the outlet says that it is not there (404 or 410): take it out or find where it went",
    EMPTY: "it holds no link",
    REFUSAL: "a page that turns us away, with status 200",
    NO_ARTICLES: "its links fit no `article_url_pattern`: the addresses have a new form",
    NO_TEXT: "an article page without text that can be read",
    NO_DATES: "an article page that does not say when it was published",
    LAYOUT_CHANGED: "the text is there, but not where the profile of the family says",
}


def is_verdict(word: str) -> bool:
    """Whether a word is of the vocabulary.

    >>> is_verdict("no dates"), is_verdict("http 403"), is_verdict("works")
    (True, True, False)
    """
    return word in VERDICTS or causes.is_cause(word)


def verdict_of(cause: str) -> str:
    """Verdict on an address whose request failed.

    >>> verdict_of("http 410"), verdict_of("http 500"), verdict_of("dns")
    ('gone', 'http 500', 'dns')
    """
    return GONE if cause in {"http 404", "http 410"} else cause
