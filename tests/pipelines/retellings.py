"""What papers make of an article of another paper, and what only looks like it: copies, and stories of their own.

Each kind makes articles of the news web from one that ships with it; ids of copies begin with that of their original
and a tilde, ids of stories of their own have a plus instead.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.blocks import Paragraph
from ocop.demo.outlets import load_outlets

Kind = Callable[[DemoArticle], tuple[DemoArticle, ...]]

ORIGINALS = tuple(
    article for article in load_articles() if article.copy_of is None and len(expected_text(article)) > 900
)
_NEXT = {
    outlet.id: after.id for outlet, after in zip(load_outlets(), (*load_outlets()[1:], load_outlets()[0]), strict=True)
}
_NAME = re.compile(r"(?<=[^\W\d_] )(?!Việt Nam)[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+)*")
_END = re.compile(r"(?<=[.!?]) (?=[A-ZĐÀ-Ỹ])")

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LEADS, LOCAL, FRAMES, SERIES = (_WORDS[key] for key in ("leads", "local", "frames", "series"))


def _copy(article: DemoArticle, kind: str, lines: Sequence[str], title: str = "") -> DemoArticle:
    return _made(article, f"{article.id}~{kind}", lines, title, hours=20)


def _own(article: DemoArticle, kind: str, lines: Sequence[str], title: str = "") -> DemoArticle:
    return _made(article, f"{article.id}+{kind}", lines, title, hours=30)


def _made(article: DemoArticle, name: str, lines: Sequence[str], title: str, hours: int) -> DemoArticle:
    return replace(
        article,
        id=name,
        outlet=_NEXT[article.outlet],
        slug=f"{article.slug}-{name.partition('~')[2] or name.partition('+')[2]}",
        title=title or article.title,
        lead=lines[0],
        blocks=tuple(map(Paragraph, lines[1:])),
        published_at=article.published_at + timedelta(hours=hours),
        modified_at=None,
        captions=(),
        facts=(),
        named=(),
        correction=None,
    )


def _lines(article: DemoArticle) -> list[str]:
    return expected_text(article).split("\n")


def _chance(article: DemoArticle) -> random.Random:
    return random.Random(article.id)


def _first(lines: Sequence[str], share: float) -> list[str]:
    """Whole lines from the top, up to a share of the letters; two at least."""
    most = share * sum(map(len, lines))
    return [line for at, line in enumerate(lines) if at < 2 or sum(map(len, lines[: at + 1])) <= most]


# --- Copies ---


def word_for_word(article: DemoArticle) -> tuple[DemoArticle, ...]:
    return (_copy(article, "nguyen-van", [*_lines(article), f"Theo Báo {article.author}"]),)


def another_headline_and_lead(article: DemoArticle) -> tuple[DemoArticle, ...]:
    lead = _chance(article).choice(LEADS)
    return (_copy(article, "sapo-khac", [lead, *_lines(article)[1:]], "Tin vui cho người làm hàng quê"),)


def shortened(article: DemoArticle) -> tuple[DemoArticle, ...]:
    return (_copy(article, "rut-gon", _first(_lines(article), _chance(article).uniform(0.45, 0.75))),)


def shortened_under_another_lead(article: DemoArticle) -> tuple[DemoArticle, ...]:
    lines = _first(_lines(article)[1:], 0.65)
    return (_copy(article, "rut-gon-sapo-khac", [_chance(article).choice(LEADS), *lines], "Quà quê rộng đường ra phố"),)


def with_a_paragraph_added(article: DemoArticle) -> tuple[DemoArticle, ...]:
    lines = _lines(article)
    at = _chance(article).randrange(1, len(lines) + 1)
    return (_copy(article, "them-doan", [*lines[:at], _chance(article).choice(LOCAL), *lines[at:]]),)


def with_sentences_cut(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """The last sentence of every second paragraph that has several."""
    lines = [
        " ".join(sentences[:-1]) if at % 2 and len(sentences := _END.split(line)) > 1 else line
        for at, line in enumerate(_lines(article))
    ]
    return (_copy(article, "cat-cau", lines),)


def in_the_style_of_another_desk(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """Two digits for small numbers, abbreviations, other quotation marks and dashes, paragraphs joined."""
    text = expected_text(article)
    for old, new in (
        (r"(?<![\d.,/-])([1-9])(?= (?:sản phẩm|chủ thể|hợp tác xã|cơ sở|huyện|xã))", r"0\1"),
        ("[Hh]ợp tác xã", "HTX"),
        ("[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân", "UBND"),
        ("thành phố (?=[A-ZĐ])", "TP. "),
        ("[“”]", '"'),
        (" - ", " – "),
        (r"\.\n", ". "),
    ):
        text = re.sub(old, new, text, count=4 if old == r"\.\n" else 0)
    return (_copy(article, "bien-tap", text.split("\n")),)


COPIES: tuple[Kind, ...] = (
    word_for_word,
    another_headline_and_lead,
    shortened,
    shortened_under_another_lead,
    with_a_paragraph_added,
    with_sentences_cut,
    in_the_style_of_another_desk,
)


# --- Stories of their own ---


def _with_other_figures(text: str, chance: random.Random) -> str:
    """Every number another one, but for star levels and the years of periods."""

    def other(found: re.Match[str]) -> str:
        number = found.group()
        if re.match(r" ?sao", text[found.end() :]) or re.fullmatch(r"20\d\d", number):
            return number
        return f"{int(number) + chance.randrange(1, 9):0{len(number)}}"

    return re.sub(r"(?<![\d.])\d+", other, text)


def from_one_template(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """Another district's report: its own names and figures in the same sentences."""
    chance = _chance(article)
    names: dict[str, str] = {}
    text = _NAME.sub(
        lambda found: names.setdefault(found.group(), chance.choice(_WORDS["names"])), expected_text(article)
    )
    return (_own(article, "huyen-khac", _with_other_figures(text, chance).split("\n")),)


def next_years_report(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """The same office a year later: its names and sentences, other figures, one paragraph of its own."""
    text = re.sub(r"20[12]\d", lambda year: str(int(year.group()) + 1), expected_text(article))
    lines = _with_other_figures(text, _chance(article)).split("\n")
    report = _own(article, "nam-sau", [*lines, _chance(article).choice(LOCAL)])
    return (replace(report, outlet=article.outlet, published_at=article.published_at + timedelta(days=365)),)


def _report(article: DemoArticle) -> list[str]:
    """A report of the same event: its figures as they were announced, in other words."""
    passages = list(dict.fromkeys(fact.evidence for fact in article.facts))
    frames = (FRAMES[at % len(FRAMES)] for at in count(len(article.id)))
    said = [frame.format(passage) for passage, frame in zip(passages, frames, strict=False)]
    return [" ".join(said[at : at + 2]) for at in range(0, len(said), 2)]


def another_report_of_the_event(article: DemoArticle) -> tuple[DemoArticle, ...]:
    if len(article.facts) < 3:
        return ()
    return (_own(article, "tuong-thuat", [LEADS[0], *_report(article), LOCAL[0]], "Thêm hàng quê lên kệ"),)


def a_report_that_quotes_a_paragraph(article: DemoArticle) -> tuple[DemoArticle, ...]:
    if len(article.facts) < 3:
        return ()
    quoted = max(_lines(article)[1:], key=len)
    return (_own(article, "trich-dan", [LEADS[1], quoted, *_report(article), LOCAL[1]], "Hàng quê: mừng và lo"),)


def a_digest_of_three(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """The beginnings of three articles under one address, days after; two digests share one item at most."""
    at = ORIGINALS.index(article)
    items = [ORIGINALS[(at + step) % len(ORIGINALS)] for step in (0, 7, 19)]
    lines = [" ".join(_END.split(" ".join(_lines(each)))[:3]) for each in items]
    digest = _own(article, "diem-tin", lines, "Điểm tin cuối tuần")
    return (replace(digest, published_at=max(each.published_at for each in items) + timedelta(days=3)),)


STORIES: tuple[Kind, ...] = (
    from_one_template,
    next_years_report,
    another_report_of_the_event,
    a_report_that_quotes_a_paragraph,
    a_digest_of_three,
)


def series_of_two(article: DemoArticle) -> tuple[DemoArticle, ...]:
    """Part 1 and part 2: the same words before and after, and each its half."""
    lines = _lines(article)
    middle = len(lines) // 2
    halves = (lines[:middle], lines[middle:])
    return tuple(
        _own(article, f"phan-{part}", [SERIES[0], *half, SERIES[1]], f"{article.title} (phần {part})")
        for part, half in enumerate(halves, 1)
    )
