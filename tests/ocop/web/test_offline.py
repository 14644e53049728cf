from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest

from ocop.dataset.registry import public_relations
from ocop.web.questions import questions
from tests.ocop.web.asking import page

PAGES = [
    "/",
    "/ocop",
    *(f"/ocop/{name}" for name in public_relations()),
    *(f"/ocop/{name}" for name in questions()),
    "/ocop/history_of_a_province?province=ca+mau",
    "/ocop/provinces/vn63-96",
    "/ocop?sql=select+1",
]
# What makes a browser ask for something by itself; a link (`a`, `link rel=alternate`) waits for a person.
LOADED = re.compile(
    r"""<(?:script|img|iframe|embed|object|source|video|audio|base|use|image)\b[^>]*>
    | <link\b(?=[^>]*rel="(?:stylesheet|icon|preload|preconnect|dns-prefetch|manifest)")[^>]*>
    | @import | url\( | \bsrcset=""",
    re.VERBOSE,
)


async def test_no_page_loads_anything_but_our_own_style_sheet(site: Any) -> None:
    for path in PAGES:
        assert LOADED.findall(await page(site, path)) == ['<link rel="stylesheet" href="/static/ocop.css">'], path


def test_the_style_sheet_loads_nothing() -> None:
    sheet = resources.files("ocop.web").joinpath("static", "ocop.css").read_text(encoding="utf-8")
    assert LOADED.findall(sheet) == []
    assert "//" not in sheet


@pytest.mark.parametrize("path", ["/", "/ocop/facts", "/ocop/facts.json", "/static/ocop.css", "/ocop/nothing"])
async def test_the_browser_is_told_to_load_nothing_from_elsewhere_and_to_run_no_script(site: Any, path: str) -> None:
    policy = (await site.client.get(path)).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self' data:;")
    assert "script" not in policy
    assert "http" not in policy


async def test_the_style_sheet_is_served_from_here(site: Any) -> None:
    response = await site.client.get("/static/ocop.css")
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, "text/css")


async def test_every_page_can_be_read_out(site: Any) -> None:
    """One first heading, a language, a way past the head, a label for each field."""
    for path in PAGES:
        told = await page(site, path)
        assert told.count("<h1") == 1, path
        assert '<html lang="vi">' in told
        assert '<a class="skip" href="#content">' in told
        labelled = set(re.findall(r'<label for="([^"]+)"', told))
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", told):
            identified = re.search(r'\bid="([^"]+)"', field)
            has_label = "aria-label=" in field or 'type="hidden"' in field
            assert has_label or (identified and identified[1] in labelled), (path, field)


def test_colours_hold_their_contrast() -> None:
    sheet = resources.files("ocop.web").joinpath("static", "ocop.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z0-9]+): #([0-9a-f]{3,6});", sheet))
    for name in ("ink", "quiet", "link", "green", "alert", "s0", "s1", "s2", "s3", "s4", "s5"):
        for ground in ("ground", "card"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    assert contrast("d8eadf", colours["green"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    full = colour if len(colour) == 6 else "".join(letter * 2 for letter in colour)
    shares = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
