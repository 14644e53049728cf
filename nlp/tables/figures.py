"""The numbers of a cell, where it holds numbers and what they count, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from nlp.numbers import Number
from nlp.reading import Sentence, covered

_PARTS = (",", ";", "(", ")", "của", "và", "gồm", "trong", "đó", "có", "với")
_LINKS = ("đạt", "hạng", "ocop", "loại")


def counted_parts(cell: Sentence) -> list[Sentence]:
    """Pieces of a cell that each hold numbers of one thing; none where the cell says anything else.

    >>> from nlp.text import read
    >>> def parts(text):
    ...     view = read(text)
    ...     return [one.lower for one in counted_parts(Sentence(view, 0, len(view.text), 0, False))]
    >>> parts("127 (87,6%)"), parts("12 sản phẩm (9 sản phẩm 3 sao, 3 sản phẩm 4 sao) của 7 chủ thể")
    (['127 (87,6%)'], ['12 sản phẩm', '9 sản phẩm 3 sao', '3 sản phẩm 4 sao', '7 chủ thể'])
    >>> parts("12 hộp, 3 kg"), parts("tăng 3")
    ([], [])
    """
    if not cell.tokens or cell.tokens[0].kind != "number":
        # "khoảng 20 sản phẩm"
        return [cell] if counted_numbers(cell) else []
    if counted_numbers(cell) and len(cell.stars) < 2 and sum(1 for _ in cell.cues("counted")) < 2:
        return [cell]
    parts: list[Sentence] = []
    first: int | None = None
    for at in range(len(cell.tokens) + 1):
        if at < len(cell.tokens) and cell.tokens[at].text not in _PARTS:
            first = at if first is None else first
        elif first is not None:
            parts.append(replace(cell, start=cell.tokens[first].start, end=cell.tokens[at - 1].end))
            first = None
    return parts if all(map(counted_numbers, parts)) else []


def counted_numbers(cell: Sentence) -> list[Number]:
    """Numbers of a cell that is nothing but numbers, with their noun or level ("17", "127 (87,6%)", "5 sản phẩm")."""
    numbers = [
        one
        for one in cell.numbers
        if not one.in_words
        and not covered(list(cell.dates), one.first, one.last)
        and not any(stars.first <= one.first < stars.last for stars in cell.stars)
    ]
    if not numbers or numbers[0].outer != 0:
        return []
    held = [(one.outer, one.last) for one in numbers]
    held += [(cue.first, cue.last) for cue in cell.cues("counted")] + [(one.first, one.last) for one in cell.stars]
    spare = {at for first, last in held for at in range(first, last)}
    rest = [token for at, token in enumerate(cell.tokens) if at not in spare]
    return numbers if all(token.kind == "sign" or token.text in _LINKS for token in rest) else []
