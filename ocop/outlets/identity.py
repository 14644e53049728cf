"""Who an outlet is, by what its pages and its host call it: name, kind and provinces. All are guesses for a person."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from nlp.places import find_province
from nlp.placing.gazetteer import Province, provinces
from ocop.folding import fold_words
from ocop.outlets.visits import Answer
from pipelines.extraction.charset import decode
from pipelines.extraction.document import parse_html
from pipelines.extraction.head import read_head

_FILE = Path(__file__).with_name("identity.toml")
_BETWEEN = re.compile(r"\s+[|\-–—:»•]\s+|\s*[|»•]\s*")
_LONGEST_NAME = 80
# No province has a longer name.
_MOST_WORDS = 5


def name_of(front: Answer, samples: Sequence[Answer], domain: str) -> str:
    """Name of an outlet: what its pages state, else what is common to their titles; its domain where there is neither.

    Args:
        front: Its front page.
        samples: Some of its articles.
        domain: Its domain.
    """
    titles: list[list[str]] = []
    for answer in (*samples, front):
        tree = parse_html(decode(answer.body, answer.content_type))
        if tree is None:
            continue
        head = read_head(tree)
        stated = head.metas.first("og:site_name")
        if stated and "." not in stated:
            return stated[:_LONGEST_NAME]
        parts = [part.strip() for part in _BETWEEN.split(head.title or "") if part.strip()]
        titles.append(list(dict.fromkeys(parts)))
    shared = Counter(part for parts in titles for part in parts)
    by_share = [part for part, number in shared.most_common() if number > 1]
    of_front = titles[-1] if titles else []
    named = [part for part in (*by_share, *of_front) if fold_words(part).startswith(_outlet_words())]
    return next(iter((*named, *by_share, *of_front, domain)))[:_LONGEST_NAME]


def provinces_of(name: str, domain: str) -> tuple[str, ...]:
    """Codes (list vn63) of the provinces that an outlet speaks for by its name or host, its home first.

    A paper of a merged province speaks for all that it came from.

    >>> provinces_of("Báo Cà Mau", "baocamau.vn"), provinces_of("Báo Nhân Dân", "nhandan.vn")
    (('96', '95'), ())
    """
    home = _province_in(name) or _province_of_host(domain)
    if home is None:
        return ()
    codes = sorted(each.old_code for each in provinces() if each.old_code and each.today_code == home.today_code)
    own = home.old_code or codes[0]
    return (own, *(code for code in codes if code != own))


def kind_of(name: str, domain: str, has_province: bool) -> str:
    """Kind of an outlet by its name and host; `national` where they tell nothing, for most such outlets are.

    >>> kind_of("Báo Cà Mau", "baocamau.vn", True), kind_of("Cổng thông tin tỉnh Lạng Sơn", "langson.gov.vn", True)
    ('provincial', 'portal')
    """
    said = f"{fold_words(name)} "
    for rule in _words()["kinds"]:
        if rule["kind"] == "provincial" and has_province:
            return "provincial"
        begins = any(said.startswith(f"{fold_words(word)} ") for word in rule.get("begins", ()))
        holds = any(f" {fold_words(word)} " in f" {said}" for word in rule.get("holds", ()))
        if begins or holds or domain.endswith(tuple(rule.get("hosts", ())) or "\0"):
            return str(rule["kind"])
    return "national"


def _province_in(name: str) -> Province | None:
    """The province that a name holds, by the longest run of its words that is one; never a word of lower case."""
    words = name.replace(",", " ").split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            # "Báo Tin tức": an abbreviation or a word that is spelt like a province is none.
            if not all(word[:1].isupper() or not word[:1].isalpha() for word in run) or len("".join(run)) < 3:
                continue
            if (length > 1 or fold_words(run[0]) == "hue") and (found := find_province(" ".join(run))):
                return _old(found)
    return None


def _province_of_host(domain: str) -> Province | None:
    """The province whose name is a label of a host, with or without a word such as "bao" before it."""
    labels = domain.partition(":")[0].split(".")
    spelt = _by_spelling()
    for label in labels:
        for prefix in ("", *_words()["host_prefixes"]):
            if label.startswith(prefix) and label.removeprefix(prefix).replace("-", "") in spelt:
                return spelt[label.removeprefix(prefix).replace("-", "")]
    return None


def _old(province: Province) -> Province:
    """The province of the list of 63 that bears a province's name, else that province itself."""
    return next((each for each in provinces() if each.old_code and each.name == province.name), province)


@cache
def _by_spelling() -> dict[str, Province]:
    """Provinces of the list of 63 by their names as hosts spell them: "camau"."""
    return {re.sub(r"[^a-z]", "", fold_words(each.name)): each for each in provinces() if each.old_code}


@cache
def _outlet_words() -> tuple[str, ...]:
    words: Iterable[str] = _words()["outlet_words"]
    return tuple(f"{fold_words(word)} " for word in words)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
