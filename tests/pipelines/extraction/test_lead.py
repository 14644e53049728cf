from __future__ import annotations

import pytest
from lxml.html import fromstring

from pipelines.extraction.blocks import read_blocks
from pipelines.extraction.lead import find_lead, opening_lead, without_signature
from tests.pipelines.extraction.making import BODY, LEAD


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (f"(Chinhphu.vn) - {LEAD}", LEAD),
        (f"(ĐTCK) {LEAD}", LEAD),
        (f"(NSV24) – {LEAD}", LEAD),
        (f"(Sông Trăng Online) - {LEAD}", LEAD),
        (f"(Báo Sông Trăng) - {LEAD}", LEAD),
        (f"(Cà Mau) - {LEAD}", f"(Cà Mau) - {LEAD}"),
        (f"(TPHCM) - {LEAD}", f"(TPHCM) - {LEAD}"),
        (LEAD, LEAD),
        ("(OCOP)", "(OCOP)"),
    ],
)
def test_the_signature_of_the_desk_goes_and_a_place_stays(lead: str, expected: str) -> None:
    assert without_signature(lead, "Báo Sông Trăng") == expected


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        (f"<div class='sapo'>{LEAD}</div>", None),
        (f"<p class='article-description'>{LEAD}</p>", None),
        (f"<div class='tomTat'>{LEAD}</div>", None),
        (f"<div class='x'>{LEAD}</div>", LEAD),
        (f"<div class='x'>{LEAD}</div>", LEAD[:70] + "…"),
        (f"<div class='desc'>Ngắn</div><div class='intro'>{LEAD}</div>", None),
        (f"<div class='desc'><a href='/x'>{BODY[0]}</a></div><div class='x'>{LEAD}</div>", LEAD),
    ],
)
def test_the_lead_is_found_by_its_name_or_by_the_description(markup: str, description: str | None) -> None:
    found = find_lead(fromstring(f"<div>{markup}</div>"), description)
    assert found is not None
    assert found.text_content() == LEAD


def test_a_short_article_is_no_lead() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in (LEAD, *BODY))
    found = find_lead(fromstring(f"<div><div class='summary'>{paragraphs}</div></div>").iterdescendants(), LEAD)
    assert found is not None
    assert found.text_content() == LEAD


def test_no_lead_is_none() -> None:
    assert (
        find_lead(fromstring(f"<div><p>{LEAD}</p></div>"), "Tin tức mới nhất trong ngày về nông thôn và OCOP") is None
    )


@pytest.mark.parametrize(
    ("markup", "description", "expected"),
    [
        (f"<p><strong>{LEAD}</strong></p>", None, LEAD),
        (f"<div><b>{LEAD}</b></div>", None, LEAD),
        (f"<p>{LEAD}</p>", LEAD, LEAD),
        (f"<p>{LEAD}</p>", None, None),
        (f"<p><strong>Sông Trăng</strong> {LEAD}</p>", None, None),
        ("<p><strong>Ngắn</strong></p>", None, None),
        ("", None, None),
    ],
    ids=["bold", "bold in a div", "the description", "plain", "half bold", "too short", "no line"],
)
def test_the_first_line_is_the_lead_where_the_layout_sets_it_apart(
    markup: str, description: str | None, expected: str | None
) -> None:
    lines = read_blocks([fromstring(f"<div>{markup}</div>")]).lines
    assert opening_lead(lines, description) == expected
