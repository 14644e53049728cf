"""Counts words for `nlp/spelling/accents.py` in the project's own articles; measures how well diacritics are restored.

Run it as `python -m benchmarks.accents`: it writes `nlp/data/accents.txt` and prints the share of words that were
restored rightly in articles left out of the counts (each fifth in turn).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from nlp.spelling import accent_counts, accents
from nlp.spelling.accent_counts import Counts
from nlp.text import fold, read
from nlp.tokens import tokenise

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = (ROOT / "ocop" / "demo" / "articles", ROOT / "tests" / "gold")
TARGET = ROOT / "nlp" / "data" / "accents.txt"
FOLDS = 5


def texts() -> list[str]:
    """Titles and texts of the articles, without those that are written without diacritics."""
    found = []
    for file in sorted(path for folder in ARTICLES for path in folder.glob("*.toml")):
        article = tomllib.loads(file.read_text("utf-8"))
        body = article.get("text") or article.get("body")
        if isinstance(body, str):
            found.append("\n".join(filter(None, (article.get("title"), article.get("lead"), body))))
    return [text for text in found if not accents.is_plain(text)]


def counted(chosen: list[str]) -> Counts:
    """Counts of texts."""
    counts = Counts()
    for text in chosen:
        counts.add_text(text)
    return counts


def main() -> None:
    """Measure, then write."""
    every = texts()
    right = words = 0
    for part in range(FOLDS):
        write(counted([text for i, text in enumerate(every) if i % FOLDS != part]))
        for text in every[part::FOLDS]:
            for line in text.split("\n"):
                truth = read(line)
                told = tokenise(read(accents.restored_line("".join(map(_plain, truth.text)))))
                for one, two in zip(tokenise(truth), told, strict=True):
                    words += one.kind == "word"
                    right += one.kind == "word" and one.text == two.text
    write(counted(every))
    print(f"{len(every)} articles, {words} words; restored rightly when left out: {100 * right / words:.1f} %")


def write(counts: Counts) -> None:
    """Write the counts and forget those loaded before."""
    TARGET.write_text("\n".join(accent_counts.written(counts)) + "\n", encoding="utf-8")
    accents.forget()


def _plain(letter: str) -> str:
    folded = fold(letter)
    return letter if len(folded) != 1 else folded.upper() if letter.isupper() else folded


if __name__ == "__main__":
    main()
