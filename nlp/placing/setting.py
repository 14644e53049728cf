"""Where an article plays: the communes whose bare names it may write, of the provinces that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from nlp.once import once
from nlp.placing.gazetteer import (
    HUE_CITY,
    REFORM,
    Province,
    communes_of,
    find_by_name,
    name_key,
    province_names,
    provinces,
    zones,
)
from nlp.placing.phrases import district_table, districts_named, province_table
from nlp.spelling.forms import regular
from nlp.text import View, read
from nlp.tokens import Token, tokenise
from ocop.models import Article

# How much of a text tells its provinces.
_OPENING = 1200
_MOST = 3
# No name of a province is longer.
_LONGEST = 40
_INTRODUCED = re.compile(r"(?<!tác )(?<!thị )(?:xã|phường|thị trấn|đặc khu) ((?:\w[\w'’]* ?){2,5})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W_]*")


@dataclass(frozen=True, eq=False)
class Setting:
    """The provinces that an article speaks of.

    Attributes:
        article: The article.
        text: Its text in the usual form; None to read it from the article.
    """

    article: Article
    text: str | None = None

    @once
    def _text(self) -> str:
        return self.text if self.text is not None else regular(read(self.article.text)).text

    @property
    def reformed(self) -> bool:
        """Whether the article appeared when the districts had ended."""
        day = self.article.published_date
        return day is not None and day >= REFORM

    @once
    def hue_is_district(self) -> bool:
        """Whether the city of Huế was still a district of Thừa Thiên Huế; with no date the article's own words tell."""
        day = self.article.published_date
        if day is None:
            return "thừa thiên" in f"{self.article.text} {self.article.outlet_province or ''}".lower()
        return day < HUE_CITY

    @once
    def provinces(self) -> tuple[Province, ...]:
        """Provinces of the outlet and of the opening, with the old ones that lie in them today; none of too many."""
        home = province_names().get(name_key(self.article.outlet_province or ""))
        names = {} if home is None else {home.name: None}
        whole = f"{regular(read(self.article.title or '')).text}\n{self._text[:_OPENING]}"
        view = View(whole, whole)
        names.update(dict.fromkeys(_named(view)))
        if not names:
            names = _of_districts(tokenise(view))
        told = [find_by_name(name) for name in names]
        if len(told) > _MOST:
            told = told[: home is not None]
        today, then = {one.today_code for one in told}, {one.name for one in told}
        return tuple(one for one in provinces() if (one.today_code in today if self.reformed else one.name in then))

    def commune(self, name: str) -> bool:
        """Whether a name is that of a commune of the article's provinces, at its time.

        >>> Setting(Article(url="file:a", text="Huyện Con Cuông (Nghệ An)")).commune("Chi Khê")
        True
        """
        return name_key(name) in self._communes

    def introduces(self, name: str) -> bool:
        """Whether a name without its type word is that of a commune: the article names it in full, or it is a zone now.

        >>> Setting(Article(url="file:a", text="UBND xã Chi Khê họp.")).introduces("Chi Khê")
        True
        """
        key = name_key(name)
        if self.reformed:
            return key in self.introduced or key in zones()
        # A town has no claim to the name of its district: "thị trấn Nam Đàn".
        return key in self.introduced and not districts_named(name)

    @once
    def introduced(self) -> frozenset[str]:
        """Keys of the communes that the article names with their type word, and may later name without it.

        >>> Setting(Article(url="file:a", text="UBND phường Đồng Nguyên và hợp tác xã Tân An")).introduced
        frozenset({'dong nguyen'})
        """
        names = (name[1].split() for name in _INTRODUCED.finditer(f"{self.article.title or ''}\n{self._text}"))
        runs = (list(takewhile(_is_capital, words)) for words in names)
        return frozenset(name_key(" ".join(run)) for run in runs if len(run) > 1)

    @once
    def _communes(self) -> frozenset[str]:
        found: set[str] = set()
        for province in self.provinces:
            if province.new_code is not None and self.reformed:
                found.update(communes_of("vn34", province.new_code))
            if province.old_code is not None and not self.reformed:
                found.update(communes_of("vn63", province.old_code))
        return frozenset(found)


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _named(view: View) -> Iterator[str]:
    """Provinces named in a text; only the words from a capital on that may begin one are looked at."""
    table = province_table()
    for match in _WORD.finditer(view.lower):
        if match[0] in table.heads and view.text[match.start()].isupper():
            found = table.match_at(tokenise(view, match.start(), match.start() + _LONGEST), 0)
            if found is not None:
                yield found.meaning


def _of_districts(tokens: Sequence[Token]) -> dict[str, None]:
    """Provinces of the districts named with a type word, where only one province has a district of that name."""
    old = {one.old_code: one.name for one in provinces() if one.old_code is not None}
    found: dict[str, None] = {}
    for at in range(1, len(tokens)):
        if tokens[at].capital and tokens[at - 1].text in ("huyện", "xã", "phố"):
            cue = district_table().match_at(tokens, at)
            units = districts_named(cue.meaning) if cue is not None else ()
            if len(units) == 1:
                found.setdefault(old[units[0].province_code])
    return found
