"""The papers of the gallery, read from the `papers.toml` of each lot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from ocop.demo.layouts.base import serial
from ocop.demo.stamps import clock_fields
from ocop.demo.tables import DemoDataError, Table, read_toml
from ocop.folding import fold_words

_FOLDER = Path(__file__).parent
_FILE = "papers.toml"
_SHOWN = ("author", "captions", "section")


@dataclass(frozen=True, slots=True)
class Paper:
    """One small paper or portal and its habits.

    Attributes:
        id: Short name, unique in the gallery; its template is `<id>.html` in the folder of its lot.
        folder: Folder of its lot.
        name: Name as its readers know it.
        domain: Its host.
        kind: Kind of source: `national`, `provincial`, `ministry`, `portal` or `other`.
        family: Key of the profiles that fit its pages; None where none has been written.
        imprint: The lines of its footer.
        sections: Sections of its navigation.
        weight: Bytes of styles and scripts around an article.
        address: Pattern of an article's path: the fields of `stamps.spelled`, and `slug`, `section`, `number`, `hex`.
        canonical: Pattern of the path that its canonical link gives, where the page is a twin of another.
        charset: Encoding of its bytes.
        content_type: Header of that name.
        shows: Which of `author`, `captions` and `section` a reader can tell from the page.
        words: Patterns of its stamps and headings of its boxes, as its template asks for them.
    """

    id: str
    folder: Path
    name: str
    domain: str
    kind: str
    family: str | None
    imprint: tuple[str, ...]
    sections: tuple[str, ...]
    weight: int
    address: str
    canonical: str
    charset: str
    content_type: str
    shows: frozenset[str]
    words: Mapping[str, str]

    @property
    def lot(self) -> str:
        """Name of its lot."""
        return self.folder.name

    @property
    def base(self) -> str:
        """Its address without a slash at the end."""
        return f"https://{self.domain}"

    def path_of(self, pattern: str, slug: str, section: str, published_at: datetime) -> str:
        """Path of an article by one of the paper's patterns."""
        number = number_of(published_at)
        return pattern.format(
            **clock_fields(published_at),
            slug=slug,
            section=fold_words(section).replace(" ", "-"),
            number=number,
            hex=f"{number * 7919 % 0xFFFFFFF:07x}",
        )


def number_of(published_at: datetime) -> int:
    """Running number of an article, the same in its address and on its page.

    >>> number_of(datetime.fromisoformat("2016-01-01T08:00:00+07:00"))
    3004
    """
    return serial(published_at, 120, 3000)


def lots() -> tuple[str, ...]:
    """Names of the lots that are there."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob(f"*/{_FILE}")))


@cache
def load_papers(lot: str) -> tuple[Paper, ...]:
    """The papers of a lot.

    Raises:
        DemoDataError: The file is missing or broken; the message names the key.
    """
    folder = _FOLDER / lot
    table = read_toml(folder / _FILE)
    papers = tuple(_read(item, folder) for item in table.tables("papers"))
    table.close()
    for paper in papers:
        if not (folder / f"{paper.id}.html").exists():
            raise DemoDataError(f"{lot}/{paper.id}.html: the template of the paper is missing")
    return papers


def _read(table: Table, folder: Path) -> Paper:
    address = table.text("address")
    words = table.table("words")
    paper = Paper(
        id=table.text("id"),
        folder=folder,
        name=table.text("name"),
        domain=table.text("domain"),
        kind=table.choice("kind", ("national", "provincial", "ministry", "portal", "other")),
        family=table.optional_text("family"),
        imprint=table.texts("imprint"),
        sections=table.texts("sections"),
        weight=table.optional_integer("weight", 0, 2_000_000) or 0,
        address=address,
        canonical=table.optional_text("canonical") or address,
        charset=table.optional_text("charset") or "utf-8",
        content_type=table.optional_text("content_type") or "text/html; charset=utf-8",
        shows=frozenset(table.texts("shows")),
        words={key: words.text(key) for key in words.values} if words else {},
    )
    table.close()
    if not paper.shows <= set(_SHOWN):
        raise table.error("shows", f"must be some of {', '.join(_SHOWN)}")
    return paper
