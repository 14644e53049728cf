from __future__ import annotations

from pathlib import Path

from ocop.demo.articles import load_articles
from ocop.demo.expected import expected_harvest


def test_a_harvest_of_an_article_and_its_copy(folder: Path):
    harvest = expected_harvest(load_articles(folder))
    assert [article.story for article in harvest.articles] == ["01-ca-mau", "01-ca-mau"]
    assert harvest.stories == {"01-ca-mau": ("01-ca-mau", "02-ban-lai")}
    assert harvest.fact_count == 4
    assert harvest.articles[0].outlet_province == "Cà Mau"
    assert harvest.articles[1].outlet_province is None


def test_a_harvest_after_a_correction(folder: Path):
    harvest = expected_harvest(load_articles(folder), corrected=["01-ca-mau"])
    assert [fact.value for fact in harvest.articles[0].facts] == [146]
    assert harvest.articles[0].text.startswith("Hết năm 2023, tỉnh Cà Mau có 146 sản phẩm OCOP.\n")


def test_the_shipped_web():
    harvest = expected_harvest()
    assert len(harvest.ocop_articles) < len(harvest.articles)
    assert len(harvest.stories) < len(harvest.ocop_articles), "some stories run in several outlets"
    assert harvest.fact_count > 300
    assert {other.kind for other in harvest.others} >= {"private", "withdrawn", "missing", "refusal"}
    for article in harvest.articles:
        assert "\xa0" not in article.text
        assert all(fact.evidence in article.text for fact in article.facts)
        assert article.topic == "ocop" or not article.facts
