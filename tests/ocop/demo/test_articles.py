from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocop.demo.articles import expected_text, gold_records, load_articles
from ocop.demo.outlets import load_outlets
from ocop.demo.related import load_teasers
from ocop.demo.tables import DemoDataError
from ocop.records import article_from_record

from .conftest import COPY, CORRECTION, SAMPLE


def test_an_article_with_its_copy_and_its_correction(folder: Path):
    original, copy = load_articles(folder)
    assert expected_text(original).splitlines() == [
        "Hết năm 2023, tỉnh Cà Mau có 145 sản phẩm OCOP.",
        "Trong đó có 2 sản phẩm 5 sao.",
        "Theo huyện",
        "Ngọc Hiển: 20 sản phẩm",
        "Sao | Số sản phẩm",
        "4 sao | 31",
    ]
    assert (copy.copy_of, copy.title, copy.topic) == (original.id, "Đất Mũi khoe 145 sản phẩm", "ocop")
    assert expected_text(copy) == expected_text(original)
    assert copy.captions == original.captions
    assert [fact.date_end for fact in original.facts] == [date(2023, 12, 31), date(2024, 1, 9)]
    assert [fact.date_end for fact in copy.facts] == [date(2023, 12, 31), date(2024, 1, 11)]
    corrected = original.corrected()
    assert [fact.value for fact in corrected.facts] == [146]
    assert corrected.named == original.named
    assert corrected.blocks == original.blocks
    assert copy.corrected() is copy
    assert original.provinces == {"Cà Mau"}
    assert original.path == "/tin-tuc/ca-mau-co-145-san-pham-ocop-20240109073000327.htm"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('outlet = "datmui"', 'outlet = "datmoi"', "outlet must be one of nongsanviet"),
        ('slug = "ca-mau-', 'slug = "Cà-Mau-', "slug must be unaccented words"),
        ("published = 2024-01-09T07:30:00+07:00", "published = 2024-01-09T07:30:00", "published must be a time"),
        ('section = "', 'modified = 2024-01-08T00:00:00+07:00\nsection = "', "modified is before published"),
        ('title = "Cà Mau', 'title = "Cà Mau\\n', "title must be one line"),
        ("tags = [", 'topic = "other"\ntags = [', "topic is “other”, but the article has facts"),
        ("tags = [", 'topic = "kinh tế"\ntags = [', "topic must be one of ocop, other"),
        ("tags = [", "sao = 4\ntags = [", "sao is not known here"),
        ('caption = "Khô', 'chu_thich = 1\ncaption = "Khô', "pictures[1].chu_thich is not known here"),
        ("value = 31", "value = -31", "facts[2].value must be a number from 0 up"),
        ("modified = 2024-01-10", "modified = 2024-01-08", "correction.modified is before the article"),
        ("có 146 sản phẩm OCOP.", "có 145 sản phẩm OCOP.", "correction.facts[1].evidence is not a passage"),
        ("\n[[correction.facts]]", "\nsao = 3\n[[correction.facts]]", "correction.sao is not known here"),
    ],
)
def test_broken_articles_are_told_with_file_and_key(tmp_path: Path, old: str, new: str, message: str):
    text = SAMPLE + CORRECTION
    assert text.count(old) == 1
    (tmp_path / "01-ca-mau.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DemoDataError) as error:
        load_articles(tmp_path)
    assert str(error.value).startswith("01-ca-mau.toml: ")
    assert message in str(error.value)


def test_a_correction_that_changes_nothing(tmp_path: Path):
    unchanged = "[correction]\nmodified = 2024-01-10T10:00:00+07:00\n"
    (tmp_path / "01-ca-mau.toml").write_text(SAMPLE + unchanged, "utf-8")
    with pytest.raises(DemoDataError, match="correction changes neither title nor lead nor body"):
        load_articles(tmp_path)


def test_a_correction_may_replace_everything(tmp_path: Path):
    change = (
        '[correction]\nmodified = 2024-01-10T10:00:00+07:00\ntitle = "Sửa"\nbody = "Không còn số."\n'
        '[[correction.named]]\nname = "Muối ba khía"\nstar = 3\n'
    )
    (tmp_path / "01-ca-mau.toml").write_text(SAMPLE + change, "utf-8")
    corrected = load_articles(tmp_path)[0].corrected()
    assert corrected.title == "Sửa"
    assert expected_text(corrected) == "Hết năm 2023, tỉnh Cà Mau có 145 sản phẩm OCOP.\nKhông còn số."
    assert corrected.facts == ()
    assert [product.name for product in corrected.named] == ["Muối ba khía"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"01-ca-mau"', '"99-khong-co"', "copy_of must name the file of a story"),
        ('"01-ca-mau"', '"02-ban-lai"', "copy_of must name the file of a story"),
        ('author = "', 'lead = "Sapo riêng."\nauthor = "', "lead is inherited by a copy"),
        ('"datviet"', '"datmui"', "outlet must be another than that of the original"),
    ],
    ids=["unknown", "itself", "own lead", "same outlet"],
)
def test_broken_copies(folder: Path, old: str, new: str, message: str):
    (folder / "02-ban-lai.toml").write_text(COPY.replace(old, new), "utf-8")
    with pytest.raises(DemoDataError) as error:
        load_articles(folder)
    assert str(error.value).startswith("02-ban-lai.toml: ")
    assert message in str(error.value)


def test_one_address_cannot_hold_two_articles(folder: Path):
    (folder / "03-trung.toml").write_text(SAMPLE, "utf-8")
    with pytest.raises(DemoDataError, match=r"03-trung\.toml: slug is also that of 01-ca-mau\.toml"):
        load_articles(folder)


def test_a_folder_without_articles(tmp_path: Path):
    with pytest.raises(DemoDataError, match="there is no article here"):
        load_articles(tmp_path)


def test_gold_records(folder: Path):
    articles = load_articles(folder)
    (record,) = gold_records(articles)
    assert list(record) == ["id", "url", "title", "published", "outlet_province", "text", "facts", "named"]
    assert record["url"] == "https://datmui.example/tin-tuc/ca-mau-co-145-san-pham-ocop-20240109073000327.htm"
    assert (record["published"], record["outlet_province"]) == ("2024-01-09", "Cà Mau")
    assert article_from_record(record).text == record["text"]
    everything = gold_records(articles, copies=True, corrections=True)
    assert [item["id"] for item in everything] == ["01-ca-mau", "01-ca-mau-corrected", "02-ban-lai"]
    assert [len(item["facts"]) for item in everything] == [2, 1, 2]
    assert everything[2]["outlet_province"] is None


class TestShippedArticles:
    """The articles of the package keep what the news web promises."""

    def test_there_are_enough_of_every_kind(self):
        articles = load_articles()
        assert len(articles) >= 40
        assert {article.outlet for article in articles} == {outlet.id for outlet in load_outlets()}
        assert any(article.topic == "other" for article in articles)
        assert any(article.correction for article in articles)
        originals = [article.copy_of for article in articles if article.copy_of]
        assert any(originals.count(name) > 1 for name in originals), "one agency story runs in several outlets"

    def test_gold_is_unique_and_slices(self):
        records = gold_records(copies=True, corrections=True)
        assert len({record["id"] for record in records}) == len(records)
        assert len({record["url"] for record in records}) == len(load_articles())
        for record in records:
            assert all(fact["evidence"] in record["text"] for fact in record["facts"])

    def test_no_teaser_sentence_is_true_of_an_article(self):
        for article in load_articles():
            text = expected_text(article)
            assert not [teaser.sentence for teaser in load_teasers() if teaser.sentence in text]
