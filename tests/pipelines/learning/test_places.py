from __future__ import annotations

import pytest
from lxml.html import fromstring

from pipelines.extraction.profiles import xpath_of
from pipelines.learning.places import places_of


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        pytest.param("<div><p id='sapo' class='x'>a</p></div>", "//*[@id='sapo']", id="an id before a class"),
        pytest.param("<div><p id='p91822' class='mo dau'>a</p></div>", "//p[has-class('dau')]", id="an id of its page"),
        pytest.param(
            "<div itemprop='articleBody'><p>a</p></div>", "//div[@itemprop='articleBody']/p", id="by its holder"
        ),
        pytest.param("<div class='tin'><p>b</p><p>a</p></div>", "//div[has-class('tin')]/p", id="among others"),
    ],
)
def test_places(markup: str, first: str) -> None:
    tree = fromstring(f"<html><body>{markup}</body></html>")
    element = next(each for each in tree.iter("p") if each.text == "a")
    places = list(places_of(element))
    assert first in places
    for place in places:
        assert element in xpath_of(place)(tree)
