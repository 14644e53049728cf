"""A host that is in trouble is soon left in peace."""

from __future__ import annotations

import pytest

from ocop.outlets.asking import Asking
from ocop.outlets.visits import Answer, Visit
from tests.ocop.outlets.web import HOME, Thing, hold


def _ask_all(urls: list[str]) -> Visit[list[Answer]]:
    asking = Asking()
    answers: list[Answer] = []
    for url in urls:
        answer = yield from asking.ask(url)
        answers.append(answer)
    return answers


@pytest.mark.parametrize(
    ("causes", "number"),
    [
        pytest.param(["http 403", "http 403", None], 2, id="turned away twice in a row"),
        pytest.param(["http 403", None, "http 403", None], 4, id="turned away now and then"),
        pytest.param(["http 404", "http 404", None], 3, id="pages that are gone say nothing of the host"),
    ],
)
def test_patience(causes: list[str | None], number: int) -> None:
    urls = [f"{HOME}/{index}" for index in range(len(causes))]
    answers, asked = hold(_ask_all(urls), {url: Thing(cause=cause) for url, cause in zip(urls, causes, strict=True)})
    assert len(asked) == number
    assert len(answers) == len(urls)
    if number < len(urls):
        assert answers[-1].cause == "http 403"


def test_one_host_does_not_answer_for_another() -> None:
    urls = [f"{HOME}/1", f"{HOME}/2", "https://khac.vn/3"]
    _, asked = hold(_ask_all(urls), {url: Thing(cause="timeout") for url in urls})
    assert asked == urls
