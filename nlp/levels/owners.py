"""Which count a star level belongs to: the one it follows ("32 sản phẩm 4 sao") or the one it heads ("4 sao: 22")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.counting.counts import Count
from nlp.lexicon import word_set
from nlp.linking.partitives import whole_follows
from nlp.linking.zones import parts_kinds
from nlp.reading import Sentence
from nlp.stars import Stars

_HEADS = word_set("star_heads")
_SOFT = word_set("star_soft")
# "90 sản phẩm trong đó đạt 4 sao": these say which products are meant, and open nothing.
_AMONG = (["trong", "số", "này"], ["trong", "số", "ấy"], ["trong", "số", "đó"], ["trong", "đó"])
_STOPS = (";", ".", ":", "(", ")", "!", "?")
# Words that open a predicate of what is counted.
_SAYING = word_set("predicate_openers")
_ATTRIBUTE = word_set("level_names")
_FARTHEST, _LONGEST, _SHORT = 120, 40, 12


def own_stars(sentence: Sentence, counts: Sequence[Count]) -> list[Stars | None]:
    """For each count of a sentence the star level that bears on it; None where none is told with it."""
    owners: list[Stars | None] = [None] * len(counts)
    for stars in sentence.stars:
        owner = _inside(stars, counts)
        after = next((i for i, count in enumerate(counts) if count.first >= stars.last), None)
        before = _before(sentence, stars, counts)
        if _is_source(sentence, stars):
            continue
        if owner is None and after is not None and owners[after] is None and _heads(sentence, stars, counts[after]):
            tight = before is not None and owners[before] is None and _tight(sentence, counts[before], stars)
            followed = counts[after].form == "number_noun" and _followed(sentence, counts[after])
            producers = before is not None and counts[after].measure == "producers" and owners[before] is None
            owner = before if (tight or followed or producers) and counts[after].form != "star_number" else after
        if owner is None:
            owner = before
        if owner is None:
            continue
        if owners[owner] is None:
            owners[owner] = stars
            _share_with_producers(owners, counts, owner, stars)
        elif (widened := _widened(owners[owner], stars, sentence)) is not None:
            owners[owner] = widened
    return owners


def _is_source(sentence: Sentence, stars: Stars) -> bool:
    """Whether it is the level that an upgrade starts from: "3 sản phẩm nâng hạng từ 3 sao"."""
    written = sentence.words(stars.first, stars.last)
    raised = "nâng" in sentence.words(stars.first - 4, stars.first)
    alone = not any(word in written for word in ("trở", "-", "đến", "tới", "lên"))
    return raised and alone and written[:1] == ["từ"]


def _inside(stars: Stars, counts: Sequence[Count]) -> int | None:
    """The count whose noun and number the level stands between ("số sản phẩm 3 sao là 39")."""
    for i, count in enumerate(counts):
        if count.form == "noun_number" and count.noun_last <= stars.first < count.number.first:
            return i
    return None


def _heads(sentence: Sentence, stars: Stars, count: Count) -> bool:
    between = [
        token.text
        for at, token in enumerate(sentence.tokens[stars.last : count.first], stars.last)
        if not any(dated.first <= at < dated.last for dated in sentence.dates)
    ]
    while "*" in between:
        # "3 sao (***)" tells one level twice.
        between.remove("*")
    between = between[2:] if between[:2] == ["(", ")"] else between
    if between[:2] == [",", "gồm"]:
        between = between[1:]
    if between[:1] == [")"] and ("đối" in between or "cho" in between):
        # "(5 sao) năm 2022 (đợt 1) cho 22 sản phẩm".
        between = [word for word in between if word not in ("(", ")", "đợt") and not word.isdigit()]
    return count.form != "share" and len(between) <= 6 and all(word in _HEADS for word in between)


def _before(sentence: Sentence, stars: Stars, counts: Sequence[Count]) -> int | None:
    """The count that the level follows, past producers told in passing ("18 sản phẩm của 9 chủ thể đạt 4 sao")."""
    for i in range(len(counts) - 1, -1, -1):
        count = counts[i]
        if count.number.last > stars.first or count.form == "share":
            continue
        if _past_brackets(sentence, count.last, stars.first) is None:
            # What a bracket says is told of what stands before it.
            continue
        if i > 0 and whole_follows(sentence, counts[i - 1], count) and not _qualifies(sentence, count, stars):
            # "3 trong số 12 sản phẩm được nâng lên 4 sao": what is said is said of the 3.
            return i - 1 if _reaches(sentence, count, stars) else None
        embedded = i > 0 and counts[i - 1].measure == "products" and count.measure == "producers"
        if embedded and _joined_by_owner(sentence, counts[i - 1], count) and _reaches(sentence, count, stars):
            return i - 1
        if (head := _head_of(sentence, counts, i, stars)) is not None:
            return head if _reaches(sentence, count, stars) else None
        return i if _reaches(sentence, count, stars) and not _of_one_named(sentence, count, stars) else None
    return None


def _qualifies(sentence: Sentence, count: Count, stars: Stars) -> bool:
    """Whether a level is told right with a count, and so is which of its things are meant, not what became of some."""
    between, after = sentence.words(count.last, stars.first), sentence.tokens[stars.last : stars.last + 1]
    predicate = "đạt" in between and (not after or after[0].kind == "sign")
    return all(word in _ATTRIBUTE for word in between) and not predicate


def _head_of(sentence: Sentence, counts: Sequence[Count], i: int, stars: Stars) -> int | None:
    """The products that a predicate after an aside is told of: "9 sản phẩm, gồm 5 mới và 4 lại, đều đạt 3 sao"."""
    after = sentence.words(counts[i].last, stars.first)
    if "," not in after or _SAYING.isdisjoint(after[after.index(",") + 1 :][:1]):
        return None
    for j in range(i - 1, -1, -1):
        between = sentence.words(counts[j].last, counts[i].first)
        if ";" in between or "đó" in between:
            return None
        if counts[j].measure == "products" and (counts[i].measure == "producers" or "gồm" in between):
            return j
    return None


def _of_one_named(sentence: Sentence, count: Count, stars: Stars) -> bool:
    """Whether a level is only that of the first of the products named: "3 sản phẩm là A, đạt 4 sao; B và C, 3 sao"."""
    between = sentence.words(count.last, stars.first)
    named = any(word in ("là", "gồm", ":") for word in between) and ("," in between or "(" in between)
    others = any(one.first >= stars.last and one.low != stars.low for one in sentence.stars)
    return named and others and count.number.value > 1 and not _next_counted(sentence, stars)


def _next_counted(sentence: Sentence, stars: Stars) -> bool:
    """Whether products are counted after a level: the levels after it are then theirs."""
    counted = {cue.first for cue in sentence.cues("counted")}
    return any(number.first >= stars.last and number.last in counted for number in sentence.numbers)


def _joined_by_owner(sentence: Sentence, products: Count, producers: Count) -> bool:
    between = sentence.words(products.last, producers.first)
    aside = between[-1:] == ["do"] or between == ["/"]
    owned = any(word in ("của", "do", "thuộc") for word in between)
    return aside or (owned and not any(word in (";", ",", ".") for word in between))


def _reaches(sentence: Sentence, count: Count, stars: Stars) -> bool:
    """Whether nothing between a count and a level after it ends the reach of the count."""
    if stars.first - count.last > _FARTHEST:
        return False
    at = _past_brackets(sentence, count.last, stars.first)
    if at is None:
        return False
    for among in _AMONG:
        if [sentence.tokens[k].text for k in at[: len(among)]] == among:
            at = at[len(among) :]
    between = [sentence.tokens[k].text for k in at]
    if len(between) > _LONGEST or "chưa" in between or "không" in between or "nào" in between:
        return False
    in_brackets = sentence.words(stars.last, stars.last + 1) == [")"]
    if any(word in _STOPS and not (word == "(" and in_brackets) for word in between):
        return False
    # After a comma only the predicate of what is counted may go on ("…, đều được xếp từ 3 sao"), not a new clause.
    commas = [i for i, k in enumerate(at) if between[i] == "," and not parts_kinds(sentence, k)]
    goes_on = not commas or _predicates(sentence, at[commas[-1] + 1 :])
    opened = [
        cue.first
        for cue in sentence.cues_between("structure", count.last, stars.first)
        if cue.meaning in ("example", "part", "rest") and cue.first in at
        if sentence.words(cue.first, cue.last) not in (["xếp", "hạng"], ["với"], ["phân", "loại"])
        # "Hai sản phẩm nổi bật đạt hạng 4 sao" says which they are, and gives no example.
        if not (cue.first == count.last and sentence.words(cue.last, cue.last + 1) in (["đạt"], ["được"]))
    ]
    if goes_on and opened and commas and opened[-1] < at[commas[-1]]:
        # "13 sản phẩm của 9 chủ thể, gồm HTX và doanh nghiệp, được xếp hạng 3 sao": the list is an aside.
        return not any(one.first >= stars.last and one.low != stars.low for one in sentence.stars)
    return goes_on and not opened


def _past_brackets(sentence: Sentence, first: int, last: int) -> list[int] | None:
    """The tokens between two, those in brackets left out; None where a bracket shuts that was open before them."""
    found: list[int] = []
    opened: list[int] = []
    for at in range(first, last):
        text = sentence.tokens[at].text
        if text == "(":
            opened.append(len(found))
        if text == ")":
            if not opened:
                return None
            del found[opened.pop() :]
        else:
            found.append(at)
    return found


def _predicates(sentence: Sentence, at: Sequence[int]) -> bool:
    """Whether words after a comma only say more of what is counted, and name nothing that is rated by itself."""
    words = [sentence.tokens[k].text for k in at]
    if all(word in _SOFT for word in words):
        return True
    named = any(sentence.tokens[k].kind == "number" for k in at) or any(
        cue.first in at for cue in sentence.cues("counted")
    )
    return bool(words) and words[0] in _SAYING and len(words) <= _SHORT and not named


def _followed(sentence: Sentence, count: Count) -> bool:
    """Whether a count has a level of its own right after it."""
    return any(count.last <= stars.first and _tight(sentence, count, stars) for stars in sentence.stars)


def _tight(sentence: Sentence, count: Count, stars: Stars) -> bool:
    return all(word in _SOFT and word != "và" for word in sentence.words(count.last, stars.first))


def _share_with_producers(owners: list[Stars | None], counts: Sequence[Count], owner: int, stars: Stars) -> None:
    """Producers named between products and their level may be split by it too; that is decided later."""
    after = owner + 1
    if after < len(counts) and counts[after].measure == "producers" and counts[owner].measure == "products":
        owners[after] = stars


def _widened(own: Stars | None, more: Stars, sentence: Sentence) -> Stars | None:
    """Levels coordinated at a distance ("hạng 3 sao cấp huyện và 4 sao cấp tỉnh") as one range."""
    if own is None or own.last > more.first or own.low == more.low:
        return None
    between = sentence.words(own.last, more.first)
    if len(between) <= 3 and between and between[-1] == "và":
        return replace(own, low=min(own.low, more.low), high=max(own.high, more.high), last=more.last)
    return None
