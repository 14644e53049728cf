from __future__ import annotations

import pytest

from ocop.notices import notice_in
from pipelines.extraction.no_article import CAUSES
from tests.pipelines.extraction.making import (
    BODY,
    LEAD,
    PARAGRAPHS,
    STRANGE,
    TITLE,
    article_of,
    cause_of,
    frame,
    page,
    source,
)

HEADLINES = "".join(
    f'<div><h3><a href="/bai-{n}">Huyện thứ {n} có thêm sản phẩm được xếp hạng</a></h3><p>{STRANGE}</p></div>'
    for n in range(8)
)
SHELL = '<html><head><title>Báo</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>'
PLAYER = f'<h1>{TITLE}</h1><p>Xem clip.</p><iframe src="https://www.youtube.com/embed/x"></iframe>'
ARTICLE_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>'

PICTURES = "".join(
    f"<figure><img src='/anh-{n}.jpg'><figcaption>Bà con bản {n} đóng gói miến dong ba sao.</figcaption></figure>"
    for n in range(12)
)
LOGIN = "<div><p>Bạn cần đăng nhập để xem nội dung này.</p></div>" + "<aside><p>Giá báo in không đổi.</p></aside>" * 90
WALL = "Bài viết này chỉ dành cho thuê bao. Đăng nhập hoặc đăng ký để đọc toàn bộ bài viết và ủng hộ tòa soạn nhé."
PRINTED = "".join(
    f"<li><a href='/in/{n}'>Huyện thứ {n} có thêm 3 sản phẩm được xếp hạng trong năm</a></li>" for n in range(9)
)


@pytest.mark.parametrize(
    ("markup", "cause"),
    [
        pytest.param(frame("<title>OCOP</title>", f"<h1>OCOP</h1>{HEADLINES}"), "listing", id="a list of articles"),
        pytest.param(
            frame('<script type="application/ld+json">{"@type": "CollectionPage"}</script>', f"<h1>A</h1>{HEADLINES}"),
            "listing",
            id="a list that says so",
        ),
        pytest.param(SHELL, "drawn by script", id="an empty shell"),
        pytest.param(
            "<body>Vui lòng bật JavaScript để xem nội dung.</body>", "drawn by script", id="a plea for scripts"
        ),
        pytest.param("<title>403 Forbidden</title><h1>403 Forbidden</h1>", "refusal", id="a refusal with status 200"),
        pytest.param("<body><h1>Truy cập bị từ chối</h1><p>Mã sự cố 12345</p></body>", "refusal", id="in Vietnamese"),
        pytest.param("<body>Vui lòng nhập captcha để tiếp tục</body>", "refusal", id="a captcha"),
        pytest.param(
            "<body><h1>Bài viết không tồn tại</h1><p>Mời xem tin khác</p></body>", "withdrawn", id="taken away"
        ),
        pytest.param(frame("<title>Clip</title>", PLAYER), "picture or video", id="a video"),
        pytest.param(
            frame('<script type="application/ld+json">{"@type": "VideoObject"}</script>', f"<h1>{TITLE}</h1>"),
            "picture or video",
            id="a video that says so",
        ),
        pytest.param(frame("<title>A</title>", "<h1>A</h1><p>Đang cập nhật.</p>"), "too short", id="nearly no text"),
        pytest.param("<html></html>", "too short", id="no text at all"),
        pytest.param("<!-- -->", "empty", id="a comment alone"),
        pytest.param(frame("<title>Ảnh</title>", f"<h1>{TITLE}</h1>{PICTURES}"), "picture or video", id="pictures"),
        pytest.param(
            frame(ARTICLE_LD, f"<h1>{TITLE}</h1><div><img src='/to.png' height='4800'></div>"),
            "picture or video",
            id="an infographic on an unknown layout that says that it is an article",
        ),
        pytest.param(
            frame("<title>A</title>", f"<h1>{TITLE}</h1><p id='cho'></p><script>f('#cho', '{LEAD}')</script>"),
            "drawn by script",
            id="a text that a script holds",
        ),
        pytest.param(
            frame("<title>Báo</title>", f"<h1>{TITLE}</h1>{LOGIN}"), "refusal", id="a login with a long frame"
        ),
        pytest.param(
            frame(ARTICLE_LD, f"<h1>{TITLE}</h1><p>Tin dành cho bạn.</p><p>{WALL}</p>"),
            "refusal",
            id="a wall that says that it is an article",
        ),
        pytest.param(
            "<title>Đăng nhập - Báo</title><h1>Đăng nhập</h1><form>Tên <input> Mật khẩu <input type=password></form>",
            "refusal",
            id="a form alone",
        ),
        pytest.param(frame("<title>In</title>", f"<h1>OCOP</h1><ol>{PRINTED}</ol>"), "listing", id="a list for print"),
    ],
)
def test_a_page_that_is_no_article_says_why(markup: str, cause: str) -> None:
    assert cause_of(page(markup)) == cause
    assert cause in CAUSES


def test_an_infographic_has_a_body_without_text() -> None:
    main = f"""<h1 class="detail-title" data-role="title">{TITLE}</h1>
        <div class="detail-content afcbc-body" data-role="content"><img src="/to.png" height="4800"></div>"""
    assert cause_of(page(frame("", main), "vccorp")) == "picture or video"


def test_a_page_of_several_bodies_is_a_list() -> None:
    posts = f"<article class='hentry'><h2>{TITLE}</h2><div class='entry-content'>{PARAGRAPHS}</div></article>" * 3
    assert cause_of(page(frame("", posts), "wordpress")) == "listing"


def test_an_address_that_is_no_article_s_is_a_list() -> None:
    outlet = source(article_url_pattern=r"https://songtrang\.example/[a-z-]+-\d+\.html")
    markup = frame("<title>OCOP</title>", f"<h1>OCOP</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div>")
    assert cause_of(page(markup, url="https://songtrang.example/chuyen-muc/ocop", outlet=outlet)) == "listing"
    assert article_of(page(markup, url="https://songtrang.example/bai-12.html", outlet=outlet)).text
    assert article_of(page(markup, url="file:a/b.html", outlet=outlet, reason="file")).text


@pytest.mark.parametrize("family", ["vccorp", None])
def test_an_article_of_one_sentence_is_one(family: str | None) -> None:
    main = f'<h1 data-role="title">{TITLE}</h1><div data-role="content"><p>{LEAD}</p></div>'
    assert article_of(page(frame(ARTICLE_LD, main), family)).text == LEAD


def test_an_article_may_speak_of_refusals() -> None:
    text = f"<p>Ông Lúa kể: trang web báo “truy cập bị từ chối” khi nộp hồ sơ. {LEAD}</p>{PARAGRAPHS}"
    assert article_of(page(frame(ARTICLE_LD, f"<h1>{TITLE}</h1><div>{text}</div>"))).title == TITLE


@pytest.mark.parametrize(
    ("status", "cause"), [(404, "withdrawn"), (410, "withdrawn"), (403, "http error"), (500, "http error")]
)
def test_an_answer_that_failed_is_no_article(status: int, cause: str) -> None:
    assert cause_of(page(frame("", f"<h1>{TITLE}</h1>{PARAGRAPHS}"), status=status)) == cause


STAMP = "<span class='date'>05/09/2026 07:30</span>"
ASKED = "Người mua phải đăng nhập để xem chi tiết từng mặt hàng, bà Sao kể, nên hợp tác xã mở thêm gian hàng ở chợ."


@pytest.mark.parametrize(
    ("head", "main"),
    [
        pytest.param(ARTICLE_LD, f"<div><p>{ASKED}</p>{PARAGRAPHS}</div>", id="in an article that says what it is"),
        pytest.param("", f"{STAMP}<div><p>{ASKED}</p>{PARAGRAPHS}</div>", id="in one with a date"),
        pytest.param("", f"<div>{PARAGRAPHS}</div><p>Vui lòng đăng nhập để bình luận.</p>", id="below a short article"),
        pytest.param(
            ARTICLE_LD,
            f"<div>{PARAGRAPHS}</div><p>Đăng nhập để đọc thêm bài của các cây bút mà bạn thích.</p>",
            id="below an article, for more of them",
        ),
        pytest.param("", f"{STAMP}<p>{LEAD}</p>{PARAGRAPHS}<form>Mã xác nhận <input></form>", id="a form's captcha"),
        pytest.param("", f"<div>{PICTURES}<p>{LEAD}</p>{PARAGRAPHS}</div>", id="among many pictures"),
        pytest.param(
            "",
            f"<div><p>{LEAD}</p>{PARAGRAPHS}</div><div id='x'></div><script>f('#x', '{STRANGE}')</script>",
            id="beside a box that a script fills",
        ),
        pytest.param(
            ARTICLE_LD, f"<div id='root'></div><div><p>{LEAD}</p></div>", id="one sentence beside an empty element"
        ),
    ],
)
def test_an_article_stays_one(head: str, main: str) -> None:
    short = f"<html lang='vi'><head>{head}<title>{TITLE}</title></head><body><h1>{TITLE}</h1>{main}</body></html>"
    for markup in (short, frame(f"{head}<title>{TITLE}</title>", f"<h1>{TITLE}</h1>{main}")):
        text = article_of(page(markup)).text
        assert LEAD in text or BODY[0] in text
        assert STRANGE not in text


def test_ordinary_words_announce_nothing() -> None:
    assert notice_in("Sông Trăng có thêm 12 sản phẩm") is None
