from __future__ import annotations

import pytest

from pipelines.extraction import container
from pipelines.extraction.document import parse_html
from tests.pipelines.extraction.making import BODY, LEAD, PARAGRAPHS, STRANGE


def found(markup: str) -> str | None:
    tree = parse_html(f"<html><body>{markup}</body></html>")
    assert tree is not None
    return " ".join(str(element.get("id")) for element in container.find_containers(tree.body)) or None


DIVS = "".join(f"<div>{line}</div>" for line in BODY)


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        pytest.param(f"<div id=a><div id=b>{PARAGRAPHS}</div></div>", "b", id="the innermost that holds all"),
        pytest.param(f"<div id=a><div id=b>{DIVS}</div></div>", "b", id="paragraphs that are divs"),
        pytest.param(f"<div id=a><p>{BODY[0]}</p><div id=b><p>{BODY[1]}</p></div></div>", "a", id="paragraphs apart"),
        pytest.param(
            f"<div id=a>{PARAGRAPHS}</div><div id=b><a href=x>{STRANGE}</a></div>", "a", id="links say nothing"
        ),
        pytest.param("<div id=a><p>Ngắn.</p></div>", None, id="no paragraph"),
    ],
)
def test_the_container_is_found(markup: str, name: str | None) -> None:
    assert found(markup) == name


def test_a_failure_of_the_library_leaves_the_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(container, "bare_extraction", fail)
    assert found(f"<div id=a>{PARAGRAPHS}</div><p>{LEAD[:20]}</p>") == "a"


def test_the_tree_is_not_changed() -> None:
    tree = parse_html(f"<body><div>{PARAGRAPHS}</div></body>")
    assert tree is not None
    before = tree.text_content()
    container.find_containers(tree.body)
    assert tree.text_content() == before
