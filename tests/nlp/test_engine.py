"""The door to underthesea: tags are the library's own, and nothing is loaded before it is asked for."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

import pytest

from benchmarks.nlp import demo_articles
from nlp import engine
from nlp.engine import looks_like_a_name, tags
from nlp.reading import read_article
from nlp.tagging import features, parse_template

WANTED = 500


def own_sentences() -> list[str]:
    """Sentences of the articles of our news web, evenly over all of them."""
    every = [
        sentence.view.text[sentence.start : sentence.end]
        for article in demo_articles()
        for sentence in read_article(article).sentences
    ]
    return [every[at * len(every) // WANTED] for at in range(min(WANTED, len(every)))]


def predictor(name: str) -> Any:
    modules = {"POSTag": "pos_tag", "Chunking": "chunking", "NER": "ner"}
    module = import_module(f"underthesea.pipeline.{modules[name]}.model_crf")
    return getattr(module, f"CRF{name}Predictor").Instance()


def tagged(columns: Sequence[Sequence[str]], name: str) -> list[str]:
    """Tags of one kind by the library's model from our features; "X" stands for what is asked."""
    asked = predictor(name)
    templates = [parse_template(label) for label in asked.transformer.template]
    found: list[str] = asked.model.tag(features([*columns, ["X"] * len(columns[0])], templates))
    return found


def rows(sentence: str) -> Iterator[tuple[str, ...]]:
    words = [word for word, _ in tags(sentence)]
    parts = [part for _, part in tags(sentence)]
    chunks = tagged([words, parts], "Chunking")
    return zip(words, parts, chunks, tagged([words, parts, chunks], "NER"), strict=True)


def test_words_and_tags_are_those_of_the_library_over_500_sentences() -> None:
    sentences = own_sentences()
    assert len(sentences) == WANTED
    pos_tag: Callable[[str], list[tuple[str, str]]] = import_module("underthesea").pos_tag
    other = [sentence for sentence in sentences if list(tags(sentence)) != pos_tag(sentence)]
    assert other == []


def test_the_same_features_serve_its_other_taggers() -> None:
    ner: Callable[[str], list[tuple[str, ...]]] = import_module("underthesea").ner
    other = [sentence for sentence in own_sentences()[::5] if list(rows(sentence)) != ner(sentence)]
    assert other == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "\u3000"],
    ids=["empty", "space", "line break", "wide space"],
)
def test_a_text_without_words_has_no_tags(text: str) -> None:
    assert tags(text) == ()
    assert not looks_like_a_name(text)


@pytest.mark.parametrize(
    "text",
    ["mật \ud800 ong", "\x00\x01", "\u200b\ufeff", "İİİ", "\U0010ffff", "(" * 200, "a." * 100, "http://" + "(" * 99],
    ids=["surrogate", "controls", "invisible", "long lower case", "last", "brackets", "dots", "address"],
)  # fmt: skip
def test_junk_is_tagged_without_an_error(text: str) -> None:
    assert all(word and part for word, part in tags(text))
    looks_like_a_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("mật ong hoa nhãn", True, id="noun"),
        pytest.param("tinh cà phê nguyên chất", True, id="noun phrase"),
        pytest.param("đăng ký", False, id="verb"),
        pytest.param("của huyện", False, id="preposition"),
        pytest.param("mật ong " * 40, False, id="longer than any name"),
    ],
)
def test_a_name_opens_with_no_verb(text: str, name: bool) -> None:
    assert looks_like_a_name(text) is name


def test_a_library_that_is_built_otherwise_is_asked_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def another(name: str) -> Any:
        if name != "underthesea":
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr(engine, "import_module", another)
    slower = engine._tagger.__wrapped__()
    text = "Hợp tác xã có 3 sản phẩm OCOP 4 sao"
    assert slower(text) == import_module("underthesea").pos_tag(text)
    assert tuple(slower(text)) == tags(text)


def test_nothing_is_loaded_before_the_first_doubt() -> None:
    told = (
        "import sys; from nlp.facts import find_facts; from ocop.models import Article;"
        "facts = find_facts(Article(url='file:a', text='Huyện Ba Bể có 32 sản phẩm OCOP 3 sao.'));"
        "print(len(facts), 'underthesea' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
