"""Where an article plays: the communes whose bare names it may write, of the provinces that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.placing.gazetteer import (
    HUE_CITY,
    REFORM,
    Province,
    communes_of,
    find_by_name,
    name_key,
    province_names,
    provinces,
)
from nlp.placing.phrases import district_table, districts_named, province_table
from nlp.spelling.forms import regular
from nlp.text import View, read
from nlp.tokens import Token, tokenise
from ocop.models import Article

OPENING = 1200
"""How much of a text tells its provinces."""

_MOST = 3
# No name of a province is longer.
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_][^\W_]*")


@dataclass(frozen=True, eq=False)
class Setting:
    """The provinces that an article speaks of.

    Attributes:
        article: The article.
        opening: The beginning of its text in the usual form; None to read it from the article.
    """

    article: Article
    opening: str | None = None

    @property
    def reformed(self) -> bool:
        """Whether the article appeared when the districts had ended."""
        day = self.article.published_date
        return day is not None and day >= REFORM

    @cached_property
    def hue_is_district(self) -> bool:
        """Whether the city of Huế was still a district of Thừa Thiên Huế; with no date the article's own words tell."""
        day = self.article.published_date
        if day is None:
            return "thừa thiên" in f"{self.article.text} {self.article.outlet_province or ''}".lower()
        return day < HUE_CITY

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        """Provinces of the outlet and of the opening, with the old ones that lie in them today; none of too many."""
        home = province_names().get(name_key(self.article.outlet_province or ""))
        names = {} if home is None else {home.name: None}
        text = self.opening if self.opening is not None else regular(read(self.article.text[:OPENING])).text
        whole = f"{regular(read(self.article.title or '')).text}\n{text}"
        view = View(whole, whole)
        names.update(dict.fromkeys(_named(view)))
        if not names:
            names = _of_districts(tokenise(view))
        told = [find_by_name(name) for name in names]
        if len(told) > _MOST:
            told = told[: home is not None]
        today = {one.today_code for one in told}
        return tuple(one for one in provinces() if (one.today_code in today if self.reformed else one in told))

    def commune(self, name: str) -> bool:
        """Whether a name is that of a commune of the article's provinces, at its time.

        >>> Setting(Article(url="file:a", text="Huyện Con Cuông (Nghệ An)")).commune("Chi Khê")
        True
        """
        return name_key(name) in self._communes

    @cached_property
    def _communes(self) -> frozenset[str]:
        found: set[str] = set()
        for province in self.provinces:
            if province.new_code is not None and self.reformed:
                found.update(communes_of("vn34", province.new_code))
            if province.old_code is not None and not self.reformed:
                found.update(communes_of("vn63", province.old_code))
        return frozenset(found)


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
