from __future__ import annotations

import pytest
from lxml.html import fromstring

from pipelines.extraction.profiles import xpath_of
from pipelines.learning.places import places_beside, places_of


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        pytest.param("<div><p id='sapo' class='x'>a</p></div>", "//*[@id='sapo']", id="an id before a class"),
        pytest.param("<div><p id='p91822' class='mo dau'>a</p></div>", "//p[has-class('dau')]", id="an id of its page"),
        pytest.param(
            "<div itemprop='articleBody'><p>a</p></div>", "//div[@itemprop='articleBody']/p", id="by its holder"
        ),
        pytest.param("<div class='tin'><p>b</p><p>a</p></div>", "//div[has-class('tin')]/p", id="among others"),
        pytest.param("<div id='f:r:0'><i>b</i><p>a</p></div>", "//*[@id='f:r:0']/p", id="an id that a renderer made"),
        pytest.param("<div><p align='center'>a</p></div>", "//p[@align='center']", id="by how it is set"),
    ],
)
def test_places(markup: str, first: str) -> None:
    tree = fromstring(f"<html><body>{markup}</body></html>")
    element = next(each for each in tree.iter("p") if each.text == "a")
    places = list(places_of(element))
    assert first in places
    for place in places:
        assert element in xpath_of(place)(tree)


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        pytest.param("<h1>t</h1><i></i><p>b</p><p>a</p>", "//h1/following-sibling::p[2]", id="below it"),
        pytest.param("<p>a</p><p>b</p><h1>t</h1>", "//h1/preceding-sibling::p[2]", id="above it"),
        pytest.param("<div><h1>t</h1></div><div><p>a</p></div>", "//h1/../following-sibling::div[1]/p", id="beside"),
    ],
)
def test_places_beside_the_headline(markup: str, place: str) -> None:
    tree = fromstring(f"<html><body><div>{markup}</div></body></html>")
    element = next(each for each in tree.iter("p") if each.text == "a")
    headline = next(tree.iter("h1"))
    assert list(places_beside(element, headline, "//h1")) == [place]
    assert xpath_of(place)(tree) == [element]
    holder = headline.getparent()
    assert list(places_beside(holder, headline, "//h1")) == ["//h1/.."]
