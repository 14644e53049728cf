"""Pages for the tests of extraction. All prose, names and figures are invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from string import Template

from ocop.models import Article, Page, Reason, Source
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article

FETCHED_AT = datetime(2026, 9, 20, 8, 30, 12, tzinfo=UTC)

TITLE = "Sông Trăng có thêm 12 sản phẩm OCOP"
LEAD = "Hội đồng tỉnh Sông Trăng vừa công nhận thêm 12 sản phẩm OCOP ba sao trong đợt 2 năm 2024."
BODY = (
    "Như vậy đến nay toàn tỉnh có 77 sản phẩm OCOP, trong đó có 9 sản phẩm bốn sao của các hợp tác xã.",
    "Ông Đinh Văn Lúa, người phụ trách chương trình, cho biết các chủ thể đều làm hồ sơ trên mạng.",
    "Tỉnh phấn đấu đến năm 2025 có ít nhất 100 sản phẩm đạt từ ba sao trở lên.",
)
STRANGE = "Tỉnh Núi Mây hiện có 999 sản phẩm OCOP được công nhận, nhiều nhất vùng."
PAGES = Path(__file__).parent / "pages"
RELATED = f"""<ul><li><a href="/x">Núi Mây: 999 sản phẩm được xếp hạng</a> <span>(19/09/2026)</span>
<p>{STRANGE}</p></li>
<li><a href="/y">Đồng Gió giữ nghề đan lát bằng sản phẩm OCOP</a><p>{STRANGE}</p></li></ul>"""
PARAGRAPHS = "\n".join(f"<p>{line}</p>" for line in BODY)


def source(family: str | None = None, **more: object) -> Source:
    fields = {"id": "songtrang", "name": "Báo Sông Trăng", "domain": "songtrang.example", "kind": "provincial"}
    return Source(**{**fields, "family": family, **more})  # type: ignore[arg-type]


def page(
    markup: str | bytes,
    family: str | None = None,
    url: str = "https://songtrang.example/san-pham-ocop-1.html",
    *,
    outlet: Source | None = None,
    fetched_at: datetime = FETCHED_AT,
    reason: Reason = "listing",
    hint_published_at: datetime | None = None,
    media_type: str = "text/html",
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/html; charset=utf-8"),),
    status: int = 200,
) -> Page:
    body = markup if isinstance(markup, bytes) else markup.encode()
    return Page(
        url=url,
        body=body,
        media_type=media_type,
        fetched_at=fetched_at,
        source=outlet or (source(family) if family else None),
        headers=headers,
        reason=reason,
        hint_published_at=hint_published_at,
        status=status,
    )


def article_of(it: Page) -> Article:
    found = extract_article(it)
    assert isinstance(found, Article), found
    return found


def cause_of(it: Page) -> str | None:
    found = extract_article(it)
    return found.cause if isinstance(found, NoArticle) else None


def page_text(name: str) -> str:
    """A page of the folder `pages`: its head and its main part, with the common words filled in and a frame around."""
    words = {"title": TITLE, "short": TITLE[:20], "lead": LEAD, "strange": STRANGE}
    words |= {"paragraphs": PARAGRAPHS, "related": RELATED}
    words |= dict(zip(("first", "second", "third"), BODY, strict=True))
    text = Template((PAGES / f"{name}.html").read_text(encoding="utf-8")).substitute(words)
    head, _, main = text.partition("<!-- main -->")
    return frame(head, main)


def frame(head: str, main: str) -> str:
    """A page with what stands around every article: a header with a clock, a menu, a sidebar, a footer."""
    links = "".join(f'<li><a href="/muc-{number}">Chuyên mục số {number}</a></li>' for number in range(12))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}
<script>var rubbish = "<p>{STRANGE}</p>";</script><style>p {{color: red}}</style></head><body>
<header><div class="clock">Chủ Nhật, 20/09/2026 15:30</div><ul class="menu">{links}</ul></header>
{main}
<div class="sidebar"><h3>Đọc nhiều</h3><ul><li><a href="/x">Núi Mây: 999 sản phẩm được xếp hạng trong năm nay</a>
<p>{STRANGE}</p><span>01/01/2020 07:00</span></li></ul></div>
<footer><p>Tổng Biên tập: Trần Thị Sao. Giấy phép số 12/GP-BTTTT ngày 03/02/2019</p></footer></body></html>"""
