"""Where a list of names opens after a level or a count: at "gồm", a colon, "là", a bracket."""

from __future__ import annotations

from nlp.lexicon import Cue, table
from nlp.naming.names import after_leads, starts_name
from nlp.reading import Sentence

_MAX_GAP = 14
_FAR = 40
_AFTER_BRACKET = (["gồm"], ["bao"], [":"])
_TIED = ("gồm", "là", ":", "như", "sau")


def opener(sentence: Sentence, last: int) -> int | None:
    """Token after the words that open a list, where they follow soon; None where something else follows."""
    last = _over_explanation(sentence, last)
    reach = range(last, min(last + _MAX_GAP, len(sentence.tokens)))
    colon = next((at for at in reach if sentence.tokens[at].text == ":"), None)
    plain = colon is not None and all(token.kind != "number" for token in sentence.tokens[last:colon])
    if colon is not None and plain and ";" not in sentence.words(last, colon):
        return None if _counts_on(sentence, colon + 1) else colon + 1
    return _part(sentence, last) or _named_opener(sentence, last)


def _over_explanation(sentence: Sentence, last: int) -> int:
    """Token after a bracket that only explains a level, where "gồm" or a colon follows it; the given one elsewhere."""
    end = bracket_end(sentence, last + 1)
    return end + 1 if end is not None and sentence.words(end + 1, end + 2) in _AFTER_BRACKET else last


def far_opener(sentence: Sentence, last: int) -> int | None:
    """Token after "gồm", "là" or a colon that opens a list of what was counted, with the count's owners before it."""
    for at in range(last, min(last + _FAR, len(sentence.tokens) - 1)):
        text = sentence.tokens[at].text
        if text in (";", "("):
            return None
        kinds = text == "là" and sentence.words(at - 1, at) == ["đều"]
        if text in _TIED and not kinds and _name_at(sentence, at + 1):
            return at + 1 + (sentence.tokens[at + 1].text == ":")
    return None


def bracket_end(sentence: Sentence, opens: int) -> int | None:
    """Token that closes the bracket that holds a list; None where the list stands in no bracket."""
    if sentence.words(opens - 1, opens) != ["("]:
        return None
    depth = 0
    for at in range(opens, len(sentence.tokens)):
        text = sentence.tokens[at].text
        if text == ")" and depth == 0:
            return at
        depth += (text == "(") - (text == ")")
    return None


def _name_at(sentence: Sentence, at: int) -> bool:
    first = after_leads(sentence, at, len(sentence.tokens))
    return first < len(sentence.tokens) and starts_name(sentence, first)


def _named_opener(sentence: Sentence, last: int) -> int | None:
    at = last
    while at < len(sentence.tokens) and at - last < _MAX_GAP:
        opened = _plain_opener(sentence, at)
        if opened is not None or sentence.words(at, at + 2) == [",", "là"]:
            return opened
        cue = _cue(sentence, at, ("opens", "between"))
        if cue is None and not _passed_over(sentence, at):
            return None
        opens = cue is not None and cue.meaning == "opens" and sentence.words(cue.first, cue.last) != ["có"]
        if cue is not None and opens and not _counts_on(sentence, cue.last):
            return cue.last
        at = cue.last if cue is not None else at + 1
    return None


def _plain_opener(sentence: Sentence, at: int) -> int | None:
    """Token after "có" or "lên", which open a list only where a name follows."""
    plain = sentence.words(at, at + 1) in (["có"], ["lên"]) and at + 1 < len(sentence.tokens)
    return at + 1 if plain and starts_name(sentence, at + 1) else None


def _part(sentence: Sentence, last: int) -> int | None:
    """Token after ", trong đó có", where a name follows it, with the owners of the whole before it."""
    tokens = sentence.tokens
    for at in range(last, min(last + _MAX_GAP, len(tokens) - 4)):
        if sentence.words(at, at + 2) == ["trong", "đó"]:
            name = at + 2 + (tokens[at + 2].text in ("có", "gồm"))
            return name if starts_name(sentence, name) and tokens[name - 1].text != "đó" else None
        owned = tokens[at].text in ("của", ",", "chủ", "thể") or tokens[at].kind == "number"
        if not owned and not _passed_over(sentence, at):
            return None
    return None


def _passed_over(sentence: Sentence, at: int) -> bool:
    """Whether a bracket, a date or a place, with "của" before it, may stand between a level and its list."""
    text = sentence.tokens[at].text
    owner = at + (text == "của")
    if text in ("(", ")") or _dated(sentence, at):
        return True
    return any(place.first <= owner < place.last for place in sentence.places)


def _dated(sentence: Sentence, at: int) -> bool:
    return any(dated.first <= at < dated.last for dated in sentence.dates)


def _cue(sentence: Sentence, at: int, meanings: tuple[str, ...]) -> Cue | None:
    cue = table("named").match_at(sentence.tokens, at)
    return cue if cue is not None and cue.meaning in meanings else None


def _counts_on(sentence: Sentence, at: int) -> bool:
    """Whether a count follows, so that no list of names opens."""
    after = sentence.tokens[at : at + 1]
    return bool(after) and after[0].kind == "number"
