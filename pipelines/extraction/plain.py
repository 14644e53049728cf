"""A text file read as an article.

What a person saves from a page is its text with rests of the page around it: a hotline, a breadcrumb, a byline with a
date. Every sentence of the file stays in the text, for facts are read from it; only the headline is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocop.grounds import Grounds
from ocop.models import Article, Page
from pipelines.extraction.charset import decode, looks_binary
from pipelines.extraction.language import language_of
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.published import Claim, find_publication
from pipelines.extraction.stamps import parse_stamp
from pipelines.extraction.wording import folded, is_person_name, tidy

_SHORTEST_TITLE, _LONGEST_TITLE = 15, 220
_FEWEST_WORDS = 4
_LONGEST_STAMP = 90
# The opening of a file reaches to its first paragraph: a long line, or a sentence.
_PARAGRAPH, _SENTENCE = 200, 50
_MOST_OPENING_LINES = 15
_NO_TITLE = re.compile(
    r"^\W*(?:hotline|e-?mail|điện thoại|đt|tel|fax|địa chỉ|website|trang chủ|home|tìm kiếm|chia sẻ|từ khóa|tags?)\b"
    r"|@|https?://|www\.|\bảnh\s*:|^[•>\-–*|·]|\d{3,4}[ .]\d{3,4}[ .]\d{3,4}",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.;:,…]['”\"’)]*$")
_BYLINE = re.compile(r"^(?P<name>[^\d|–—-]{3,50}?)\s*[-–—|,]\s*(?=.*\d{4})")


def read_plain_text(page: Page) -> Article | NoArticle:
    r"""Article of a text file, or why it holds none.

    Args:
        page: A page of type `text/plain`.

    >>> from datetime import UTC, datetime
    >>> lines = ["An Giang: 92 sản phẩm OCOP", "Lê An - 13:58 17/09/2023"]
    >>> lines += ["Đến hết tháng 8/2023, toàn tỉnh An Giang có 92 sản phẩm từ 3 sao trở lên."]
    >>> body = "\n".join(lines).encode()
    >>> article = read_plain_text(Page("file:tin/a.txt", body, "text/plain", datetime(2026, 1, 1, tzinfo=UTC)))
    >>> article.title, article.author, article.published_date.isoformat()
    ('An Giang: 92 sản phẩm OCOP', 'Lê An', '2023-09-17')
    """
    content = decode(page.body, dict(page.headers).get("content-type"))
    if looks_binary(content):
        return NoArticle("not text")
    lines = [line for raw in content.splitlines() if (line := tidy(raw))]
    if not lines:
        return NoArticle("empty")
    opening = _opening(lines)
    place = _title_place(lines, opening)
    title = None if place is None else lines[place]
    body = lines if place is None or len(lines) == 1 else lines[:place] + lines[place + 1 :]
    stamp = next((line for line in lines[:opening] if _is_stamp(line)), None)
    publication = find_publication(page, [Claim("stamp", stamp)] if stamp else [])
    byline = _BYLINE.match(stamp) if stamp else None
    text = "\n".join(body)
    author = byline["name"] if byline and is_person_name(byline["name"]) else None
    language = language_of(text, None)
    told = tidy(page.hint_title or "") or None
    return Article(
        url=page.url,
        text=text,
        title=title or told,
        author=author,
        published_date=publication.day,
        published_at=publication.at,
        published_ground=publication.ground,
        published_confidence=publication.confidence,
        language=language,
        outlet=page.source.name if page.source else None,
        source_id=page.source.id if page.source else None,
        grounds=Grounds(
            title="file" if title else "listing" if told else None,
            text="file",
            author="stamp" if author else None,
            language="letters" if language else None,
            outlet="registry" if page.source else None,
            url="url",
        ),
    )


def _opening(lines: Sequence[str]) -> int:
    """Number of lines before the first paragraph."""
    for number, line in enumerate(lines[:_MOST_OPENING_LINES]):
        if len(line) >= _PARAGRAPH or (len(line) >= _SENTENCE and _CLOSED.search(line)):
            return number
    return min(len(lines), _MOST_OPENING_LINES)


def _title_place(lines: Sequence[str], opening: int) -> int | None:
    """Number of the line that is the headline; None where there is none.

    Of the lines that could be one, that is taken which is said again in the opening or stands above the byline.
    """
    candidates = [number for number in range(opening) if _may_be_title(lines[number])]
    if not candidates or opening == len(lines):
        return None
    said = [folded(line) for line in lines[: opening + 3]]

    def strength(number: int) -> int:
        repeated = sum(said[number] in line for line in said) > 1
        above_byline = number + 1 < len(lines) and _is_stamp(lines[number + 1])
        return 2 * repeated + 2 * above_byline

    return max(candidates, key=lambda number: (strength(number), -number))


def _may_be_title(line: str) -> bool:
    if not _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE or len(line.split()) < _FEWEST_WORDS:
        return False
    return not (_CLOSED.search(line) or _NO_TITLE.search(line) or _is_stamp(line))


def _is_stamp(line: str) -> bool:
    return len(line) <= _LONGEST_STAMP and parse_stamp(line) is not None
