from __future__ import annotations

import pytest

from pipelines.extraction.document import parse_html
from pipelines.extraction.photo_pages import shows_own_pictures


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<h1>A</h1><img src=/anh/1.jpg>", True, id="a picture"),
        pytest.param("<h1>A</h1><a href=/anh/1-lon.JPG?v=2><img src=/anh/1.jpg></a>", True, id="with its large twin"),
        pytest.param("<h1>A</h1><img src=/1.jpg width=680 height=auto>", True, id="with its size"),
        pytest.param("<img src=/1.jpg>", True, id="under no headline"),
        pytest.param("<img src=/dau-trang.jpg><h1>A</h1>", False, id="above the headline"),
        pytest.param("<h1>A</h1><a href=/bai-khac.html><img src=/1.jpg></a>", False, id="that leads elsewhere"),
        pytest.param("<h1>A</h1><img src=/logo-bao.png>", False, id="a sign of the outlet"),
        pytest.param("<h1>A</h1><img class=icon-share src=/a.png>", False, id="a button"),
        pytest.param("<h1>A</h1><img src=/dem.gif width=1px height=1>", False, id="what counts visits"),
        pytest.param("<h1>A</h1><p>Đang cập nhật</p>", False, id="none"),
    ],
)
def test_pictures_of_the_page_itself_are_told_from_others(markup: str, expected: bool) -> None:
    tree = parse_html(markup)
    assert tree is not None
    assert shows_own_pictures(tree) is expected
