from __future__ import annotations

import json
import time

import pytest

from pipelines.extraction.document import parse_html
from pipelines.extraction.scripts import Scripts, read_scripts
from tests.pipelines.extraction.making import BODY, LEAD


def scripts(markup: str) -> Scripts:
    tree = parse_html(f"<html><head><title>a</title></head><body>{markup}</body></html>")
    assert tree is not None
    return read_scripts(tree)


STATE = json.dumps({"post": {"body": "".join(f"<p>{line}</p>" for line in BODY)}}, ensure_ascii=False)
ESCAPED = json.dumps({"post": {"body": f"<p>{LEAD}</p>"}}).replace("/", "\\/")
HOLDER = '<div class="wrap"><section id="noi-dung-bai"><div class="spinner"></div></section></div>'


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<div id="root"></div><script src="/app.js"></script>', id="the element of a framework"),
        pytest.param(f"{HOLDER}<script>fill('#noi-dung-bai', \"{LEAD}\")</script>", id="an element of any name"),
        pytest.param(f"{HOLDER}<script>render('noi-dung-bai', {ESCAPED})</script>", id="letters as \\u, tags inside"),
        pytest.param(
            f"<div class=chi-tiet></div><script>find('.chi-tiet').innerHTML = `<p>{LEAD}</p>`</script>",
            id="an element known by its class",
        ),
        pytest.param(
            f"{HOLDER}<script>window.__STATE__ = {STATE}</script><script src=/a.js></script>",
            id="a state of several sentences, the element named elsewhere",
        ),
        pytest.param(f"{HOLDER}<script type=application/json>{STATE}</script>", id="a state as JSON"),
        pytest.param(
            f"{HOLDER}<script>x('#noi-dung-bai', \"{LEAD.replace('12 sản', '<b>12</b> sản')}\")</script>",
            id="a word in bold",
        ),
    ],
)
def test_a_page_that_a_script_draws_is_known(markup: str) -> None:
    assert scripts(markup).draw_text()


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div id=x>Đang cập nhật</div><script>fill('#x', \"{LEAD}\")</script>", id="nothing is empty"),
        pytest.param(f"<div id=x><img src=a.png></div><script>fill('#x', \"{LEAD}\")</script>", id="a picture in it"),
        pytest.param(f'{HOLDER}<script>var teaser = "{LEAD}";</script>', id="one sentence, for no element"),
        pytest.param(
            '<div id="loi"></div><script>$("#loi").html("Vui lòng nhập đầy đủ họ tên và địa chỉ của bạn.")</script>',
            id="a form that complains",
        ),
        pytest.param(
            '<div id="ad-1"></div><script>show("ad-1"); // Đoạn mã này được dùng cho các hộp ở trang chủ.\n</script>',
            id="a remark of the programmer",
        ),
        pytest.param(
            f"<div id=phim></div><script>jwplayer('phim').setup({{file: 'a.mp4', description: \"{LEAD}\"}})</script>",
            id="the description of a film",
        ),
        pytest.param(
            f'<div id=x></div><script type=application/ld+json>{{"id": "x", "text": "{LEAD}"}}</script>',
            id="structured data",
        ),
        pytest.param(
            '<div id="x"></div><script>t("#x", "This page shows the products of our province. It is new.")</script>',
            id="not in Vietnamese",
        ),
        pytest.param('<div id="root"><p>Bài viết</p></div>', id="a framework's element that the server has filled"),
        pytest.param("", id="no script at all"),
    ],
)
def test_a_page_with_scripts_need_not_be_drawn_by_them(markup: str) -> None:
    assert not scripts(markup).draw_text()


@pytest.mark.parametrize("unit", ['\\"', '"a', "<b>", "&amp;", "'>`", "Đến nay có ", "\\u0110", f'"{LEAD} Vui lòng."'])
def test_a_megabyte_of_anything_is_read_in_bounded_time(unit: str) -> None:
    found = Scripts((unit * (1_000_000 // len(unit)),), frozenset({"x"}))
    began = time.process_time()
    found.draw_text()
    assert time.process_time() - began < 5
