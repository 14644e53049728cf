"""Profiles learned from some pages of an outlet read its other pages, and say what a person would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ocop.demo.gallery.pages import GalleryPage, pages_of
from ocop.demo.gallery.papers import load_papers, lots
from ocop.demo.gallery.scoring import GalleryScore, score_page, summary
from ocop.errors import UsageError
from ocop.models import Article
from pipelines.extraction.profiles import Profile, profiles_in, profiles_with
from pipelines.extraction.web import read_web_page
from pipelines.learning.comparing import Comparison, compare
from pipelines.learning.files import table_text, write_profile
from pipelines.learning.learn import LearnedProfile, LearningError, learn_profile
from tests.pipelines.extraction.making import BODY, LEAD, STRANGE, article_of, frame, page, source

PAPERS = {paper.id: paper for lot in lots() for paper in load_papers(lot)}
# In these the text of an article and that of other stories lie between line breaks of one and the same cell, or every
# post of a thread is made alike.
UNNAMED = {"duyenhai", "nhavuonviet"}


def scores(pages: tuple[GalleryPage, ...], profiles: tuple[Profile, ...]) -> GalleryScore:
    read = [(each.truth, read_web_page(each.page, profiles)) for each in pages]
    return summary(score_page(truth, found if isinstance(found, Article) else None) for truth, found in read)


@pytest.mark.parametrize("paper", sorted(UNNAMED))
def test_a_layout_whose_body_has_no_place_is_left_to_its_look(paper: str) -> None:
    with pytest.raises(LearningError, match="read by their look as before"):
        learn_profile(paper, [each.page for each in pages_of(PAPERS[paper])[:5]])


@pytest.mark.parametrize("paper", sorted(PAPERS.keys() - UNNAMED))
def test_what_five_pages_taught_reads_five_others_no_worse_than_their_look(paper: str) -> None:
    pages = pages_of(PAPERS[paper])
    learned = learn_profile(paper, [each.page for each in pages[:5]])
    assert learned.pages == 5
    found = scores(pages[5:], (learned.profile,))
    parts = (found.title, found.day, found.lead, found.precision, found.recall, -found.leaking)
    if parts == (1, 1, 1, 1, 1, 0):
        return
    look = scores(pages[5:], ())
    known = (look.title, look.day, look.lead, look.precision, look.recall, -look.leaking)
    assert all(part >= before for part, before in zip(parts, known, strict=True)), (found, look)


def issue(number: int, body: str = "") -> str:
    """A page of an outlet whose frame no rule knows: a line in each article, and a box that holds no link."""
    title = f"Huyện thứ {number} của Sông Trăng có thêm sản phẩm OCOP"
    paragraphs = "".join(f"<p>{line} Kỳ {number}.</p>" for line in BODY)
    slogan = "<p>Sông Trăng mỗi ngày một tin vui cho bà con nông dân cả nước cùng đọc.</p>"
    main = f"""<div class="k1"><h1 class="k2">{title}</h1><div class="k3">{number:02}/10/2024 07:15</div>
        <div class="k4">{LEAD} Kỳ {number}.</div><div class="k5">{body}{paragraphs}{slogan}</div></div>"""
    return frame(f"<title>{title} - Báo Sông Trăng</title>", main)


def test_lines_that_stand_in_every_article_are_the_frame_of_the_outlet() -> None:
    pages = [page(issue(number), outlet=source()) for number in range(1, 7)]
    assert "mỗi ngày một tin vui" in article_of(pages[0]).text
    learned = learn_profile("songtrang", pages)
    assert learned.places["body"][0] == "//div[has-class('k5')]"
    assert learned.places["date"][0] == "//div[has-class('k3')]"
    article = read_web_page(page(issue(9), outlet=source()), (learned.profile,))
    assert isinstance(article, Article)
    assert article.text.split("\n") == [f"{line} Kỳ 9." for line in (LEAD, *BODY)]
    assert article.published_date == date(2024, 10, 9)


def test_a_box_that_is_plain_on_some_pages_is_left_out_on_all() -> None:
    plain = f'<div class="k9"><a href="/x">Núi Mây: 999 sản phẩm được xếp hạng trong năm nay</a><p>{STRANGE}</p></div>'
    pages = [page(issue(number, plain), outlet=source()) for number in range(1, 5)]
    learned = learn_profile("songtrang", pages)
    assert learned.places["remove"] == ("//div[has-class('k9')]",)
    bare = page(issue(8, f'<div class="k9"><p>{STRANGE}</p></div>'), outlet=source())
    article = read_web_page(bare, (learned.profile,))
    assert isinstance(article, Article)
    assert STRANGE not in article.text


def test_a_clock_is_no_date_of_publication() -> None:
    clocks = [issue(number).replace(f"{number:02}/10/2024 07:15", "20/09/2026") for number in range(1, 5)]
    learned = learn_profile("songtrang", [page(each, outlet=source()) for each in clocks])
    assert "date" not in learned.places


def test_the_narrowest_name_of_a_box_is_written_for_tables_of_the_article_may_share_the_others() -> None:
    def table(number: int, name: str) -> str:
        link = f'<a href="/x{number}">Núi Mây: 999 sản phẩm được xếp hạng trong năm {2010 + number}</a>'
        return f'<table class="bang {name}"><tr><td>{link}</td></tr><tr><td>{STRANGE}</td></tr></table>'

    pages = [page(issue(number, table(number, "kem1"))) for number in range(1, 4)]
    pages += [page(issue(number, table(number, "kem2"))) for number in range(4, 7)]
    learned = learn_profile("songtrang", pages)
    assert set(learned.places["remove"]) == {"//table[has-class('kem1')]", "//table[has-class('kem2')]"}


def test_a_headline_that_the_body_repeats_is_no_text() -> None:
    def repeated(number: int) -> str:
        title = f"Huyện thứ {number} của Sông Trăng có thêm sản phẩm OCOP"
        return issue(number).replace('<div class="k5">', f'<div class="k5"><p><b>{title}</b></p>')

    learned = learn_profile("songtrang", [page(repeated(number), outlet=source()) for number in range(1, 6)])
    article = read_web_page(page(repeated(9), outlet=source()), (learned.profile,))
    assert isinstance(article, Article)
    assert article.text.startswith(f"{LEAD} Kỳ 9.")
    assert (article.title or "").startswith("Huyện thứ 9")


def test_a_profile_is_told_beside_how_pages_are_read_today() -> None:
    pages = [page(issue(number), outlet=source()) for number in range(1, 5)]
    learned = learn_profile("songtrang", pages)
    assert compare(pages, learned.profile, (learned.profile,)) == Comparison(4, {}, None)
    told = compare([*pages, page("<p>x</p>")], learned.profile, ())
    assert told == Comparison(5, {"text": 4}, pages[0].url)


def test_too_few_pages_teach_nothing() -> None:
    with pytest.raises(LearningError, match="2 pages of “songtrang” show an article, and learning takes 3"):
        learn_profile(
            "songtrang", [page(issue(1)), page(issue(2)), page("<p>x</p>"), page("{}", media_type="text/plain")]
        )


def test_pages_that_have_nothing_in_common_teach_nothing() -> None:
    def differing(number: int) -> str:
        deep = issue(number).replace("<h1", "<div>" * number + "<h1").replace("</h1>", "</h1>" + "</div>" * number)
        return deep.replace('"k5"', f'"{"abcdef"[number] * 3}"').replace('"k1"', f'"{"uvwxyz"[number] * 3}"')

    pages = [page(differing(number)) for number in range(5)]
    with pytest.raises(LearningError, match="at different places"):
        learn_profile("songtrang", pages)


def learned_once() -> LearnedProfile:
    return learn_profile("songtrang", [page(issue(number), outlet=source()) for number in range(1, 5)])


def test_a_profile_is_written_read_back_and_comes_before_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "profiles.toml"
    learned = learned_once()
    write_profile(file, "songtrang", table_text(learned, date(2026, 9, 20)))
    own = profiles_in(file)[0]
    assert (own.source, own.family, own.frame) == ("songtrang", None, learned.profile.frame)
    assert "on 2026-09-20 from 4 pages, of which it reads 4" in file.read_text("utf-8")
    profiles = profiles_with(file)
    assert profiles is not None
    # By the shipped profile of its family alone nothing would be found at these places.
    known = page(issue(9), outlet=replace(source(), family="vnexpress"))
    article = read_web_page(known, profiles)
    assert isinstance(article, Article)
    assert article.grounds.text == "profile"


def test_what_a_person_wrote_stays_and_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "profiles.toml"
    hand = '# mine\n[[profiles]]\nsource = "khac"\nbody = ["//article"]\n'
    file.write_text(hand, encoding="utf-8")
    table = table_text(learned_once(), date(2026, 9, 20))
    write_profile(file, "songtrang", table)
    with pytest.raises(UsageError, match="learn it anew with --replace"):
        write_profile(file, "songtrang", table)
    write_profile(file, "songtrang", table.replace("2026-09-20", "2026-09-21"), replace=True)
    text = file.read_text("utf-8")
    assert text.startswith(hand)
    assert (text.count("[[profiles]]"), text.count("2026-09-21"), text.count("2026-09-20")) == (2, 1, 0)
    with pytest.raises(UsageError, match="written by hand"):
        write_profile(file, "khac", table, replace=True)


def test_no_file_of_ones_own_leaves_the_shipped_profiles(tmp_path: Path) -> None:
    assert profiles_with(None) is None
    assert profiles_with(tmp_path / "profiles.toml") is None
