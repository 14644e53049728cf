"""The one door to underthesea, opened on first use.

Importing underthesea and loading its models costs more than half a second and some eighty megabytes, so nothing here
happens at import, and the rules ask only where a gazetteer and cue words leave a doubt: for short strings that may be
names of products. Its entity tagger is not asked at all: in annotated articles it took every other province or district
that stands without its type word for a person, and facts got worse by it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, cast

from nlp.tagging import features, parse_template

Tags = tuple[tuple[str, str], ...]
Tagger = Callable[[str], Sequence[tuple[str, str]]]

_VERBS = ("V", "R", "E", "C", "P", "L", "T")
# Fourteen words of a name never have as many letters; the library's tokenizer is quadratic in one long word.
_LONGEST_NAME = 200
_UNSET = "X"


@cache
def _tagger() -> Tagger:
    """Part-of-speech tagger: the library's words and model, with features made here; else wholly the library's own."""
    library = import_module("underthesea")
    words = cast("Callable[[str], list[str]]", library.word_tokenize)
    try:
        predictor: Any = import_module("underthesea.pipeline.pos_tag.model_crf").CRFPOSTagPredictor.Instance()
        model = cast("Callable[[Sequence[Sequence[str]]], list[str]]", predictor.model.tag)
        templates = tuple(parse_template(label) for label in predictor.transformer.template)
    except (ImportError, AttributeError, ValueError):
        # A version that is built otherwise inside has the same tags, slower.
        return cast(Tagger, library.pos_tag)

    def tag(text: str) -> Sequence[tuple[str, str]]:
        found = words(text)
        return list(zip(found, model(features((found, [_UNSET] * len(found)), templates)), strict=True))

    return tag


@lru_cache(maxsize=4096)
def tags(text: str) -> Tags:
    """Words of a text with their parts of speech, in underthesea's tag set; none for a text without words.

    What is no valid Unicode is tagged as a question mark.

    >>> tags("hợp tác xã nông nghiệp")
    (('hợp tác xã', 'N'), ('nông nghiệp', 'N'))
    """
    valid = text.encode(errors="replace").decode()
    return tuple(_tagger()(valid)) if valid.strip() else ()


def looks_like_a_name(text: str) -> bool:
    """Whether a short text is a noun phrase, as names of products are: it does not open with a verb or a function word.

    A text longer than any name is none.

    >>> looks_like_a_name("mật ong hoa nhãn"), looks_like_a_name("phát triển thương hiệu")
    (True, False)
    """
    tagged = tags(text) if len(text) <= _LONGEST_NAME else ()
    return bool(tagged) and tagged[0][1] not in _VERBS
