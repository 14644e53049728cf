"""Whether a count is of OCOP products or producers, or of something else told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counts import Count
from nlp.lexicon import table
from nlp.reading import Document, Sentence
from nlp.stars import Stars
from nlp.structure import Link
from nlp.text import mentions_ocop
from nlp.zones import Zone, zone

_JOINS = ("của", "do", "thuộc", "với", "cho", "từ", "là")


def belonging(
    document: Document, counts: Sequence[Count], stars: Sequence[Stars | None], links: Sequence[Link]
) -> list[bool]:
    """For each count of an article whether it is a count of OCOP products or producers."""
    title = document.article.title or ""
    if not mentions_ocop(document.article.text) and not mentions_ocop(title):
        return [False] * len(counts)
    found: list[bool] = []
    for i, count in enumerate(counts):
        sentence = document.sentences[count.sentence]
        around = zone(sentence, counts, i)
        if count.form == "share":
            found.append(found[i - 1] if i > 0 else False)
        elif _no_count(sentence, count) or _one_firms(sentence, around, count):
            found.append(False)
        elif count.measure == "products":
            found.append(_products(document, sentence, counts, stars, links, found, i, around))
        else:
            found.append(_producers(document, sentence, counts, links, found, i, around))
    _share_lists(document, counts, found)
    return found


def _share_lists(document: Document, counts: Sequence[Count], found: list[bool]) -> None:
    """Kinds of producers in one list belong together: "12 HTX, 5 doanh nghiệp và 8 hộ tham gia OCOP"."""
    for step in (1, -1):
        order = range(1, len(counts)) if step == 1 else range(len(counts) - 2, -1, -1)
        for i in order:
            one, two = (counts[i - step], counts[i]) if step == 1 else (counts[i], counts[i - step])
            kinds = one.producer_type is not None and two.producer_type is not None
            if not kinds or one.sentence != two.sentence or found[i] or not found[i - step]:
                continue
            between = document.sentences[one.sentence].words(one.last, two.first)
            found[i] = all(word in (",", "và", "cùng", "có", ";") for word in between)


def _cues(sentence: Sentence, meaning: str, first: int, last: int) -> bool:
    return any(cue.meaning == meaning for cue in table("belonging").find(sentence.tokens[first:last]))


def _no_count(sentence: Sentence, count: Count) -> bool:
    """Averages, changes, turns and shares of a plan."""
    number = count.number
    for cue in sentence.cues_between("structure", max(0, number.outer - 7), number.first):
        if cue.meaning == "no_count" and cue.last >= number.outer - 1:
            return True
    after = sentence.words(number.last, number.last + 3)
    if number.percent and (number.value >= 100 or "hoạch" in after or "tiêu" in after or "với" in after[:2]):
        return True
    if number.value == 0 or (number.value != int(number.value) and not number.percent):
        return True
    if number.value == 1 and "không" in sentence.words(number.last, number.last + 14):
        return True
    if number.of is not None and number.of <= 12 and after[:1] == ["số"]:
        return True
    if number.in_words and number.value == 1:
        return sentence.words(number.first - 1, number.first) in (["xã"], ["làng"], ["phường"], ["mỗi"]) or after[
            :1
        ] == ["số"]
    return False


def _one_firms(sentence: Sentence, around: Zone, count: Count) -> bool:
    """Whether the products are those of one named producer."""
    if count.measure != "products":
        return False
    own = table("belonging")
    for first, last in ((around.left, around.first), (around.last, around.comma)):
        for cue in own.find(sentence.tokens[first:last]):
            if cue.meaning != "one_firm" or _inside_a_name(sentence, first + cue.first, first + cue.last):
                continue
            head, after = first + cue.first, first + cue.last
            named = after < len(sentence.tokens) and sentence.tokens[after].capital
            counted = head > 0 and sentence.tokens[head - 1].kind == "number"
            plural = sentence.words(head - 1, head) in (["các"], ["nhiều"], ["những"], ["số"])
            behind = first == around.last and sentence.words(head - 1, head) not in (["của"], ["do"])
            subject = first != around.last and not _place_between(sentence, after, around.first)
            if named and not counted and not plural and not behind and (subject or first == around.last):
                return True
    return False


def _inside_a_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a short word is a syllable of a name ("Bà Rịa") and not the word itself."""
    return (
        last - first == 1 and first > 0 and sentence.tokens[first].capital and not sentence.tokens[first].text == "htx"
    )


def _place_between(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        first <= place.first and place.last <= last and place.level != "commune" for place in sentence.places
    ) or any(first <= dated.first < last for dated in sentence.dates)


def _products(
    document: Document,
    sentence: Sentence,
    counts: Sequence[Count],
    stars: Sequence[Stars | None],
    links: Sequence[Link],
    found: Sequence[bool],
    i: int,
    around: Zone,
) -> bool:
    count, parent = counts[i], links[i].parent
    ocop = "ocop" in sentence.words(around.left, around.right)
    if _of_another_scheme(sentence, around) or _mixed(sentence, counts, stars, links, i):
        return False
    if _cues(sentence, "other_scheme", around.last, around.comma) and not ocop and stars[i] is None:
        return False
    own = stars[i]
    if (
        count.number.in_words
        and count.number.value == 1
        and (own is None or own.first - count.last > 3)
        and parent is None
    ):
        return False
    if stars[i] is not None or ocop:
        return True
    if parent is not None:
        return found[parent]
    if count.number.percent and count.form in ("place_number", "group_number"):
        return any(found[j] and _near(document, counts[j], count) for j in range(i))
    if sentence.cues_between("groups", around.left, around.comma):
        return True
    if "ocop" in sentence.lower or "mỗi xã một sản phẩm" in sentence.lower:
        return True
    if i > 0 and counts[i - 1].sentence == count.sentence:
        return found[i - 1] and not _cues(sentence, "other_scheme", around.left, around.right)
    if any(
        found[j] and counts[j].measure == "products" and _same_paragraph(document, counts[j], count) for j in range(i)
    ):
        return not _cues(sentence, "other_scheme", around.left, around.right)
    judged = sentence.has("status", "flow") or sentence.has("status", "expected") or sentence.has("status", "renewed")
    close = any(
        found[j] and 0 <= sentence.paragraph - document.sentences[counts[j].sentence].paragraph <= 1 for j in range(i)
    )
    return judged and (close or mentions_ocop(document.article.title or "") or sentence.paragraph < 3)


def _near(document: Document, one: Count, two: Count) -> bool:
    return 0 <= document.sentences[two.sentence].paragraph - document.sentences[one.sentence].paragraph <= 1


def _same_paragraph(document: Document, one: Count, two: Count) -> bool:
    return document.sentences[one.sentence].paragraph == document.sentences[two.sentence].paragraph


def _of_another_scheme(sentence: Sentence, around: Zone) -> bool:
    """Whether the nearest scheme named before a count is another one: "110 sản phẩm CNNT tiêu biểu, 28 sản phẩm …"."""
    last = -1
    for cue in table("belonging").find(sentence.tokens[around.clause : around.first]):
        if cue.meaning == "other_scheme":
            last = around.clause + cue.first
    words = sentence.words(around.clause, around.right)
    ocop = max((around.clause + at for at, word in enumerate(words) if word == "ocop"), default=-1)
    return last > ocop and "sao" not in sentence.words(last, around.right)


def _mixed(
    sentence: Sentence, counts: Sequence[Count], stars: Sequence[Stars | None], links: Sequence[Link], i: int
) -> bool:
    """Whether OCOP products are only a part of the count: "300 sản phẩm, trong đó có 120 sản phẩm OCOP"."""
    if stars[i] is not None or "ocop" in sentence.words(zone(sentence, counts, i).clause, counts[i].last + 3):
        return False
    for j in range(i + 1, len(counts)):
        if counts[j].sentence != counts[i].sentence or counts[j].number.value > counts[i].number.value:
            break
        part = zone(sentence, counts, j)
        opened = any(cue.meaning == "part" for cue in sentence.cues_between("structure", counts[i].last, part.first))
        among = opened or "trong" in sentence.words(part.last, part.last + 1)
        if counts[j].measure == "products" and among and "ocop" in sentence.words(part.left, part.comma):
            return links[j].parent in (None, i)
    return False


def _producers(
    document: Document,
    sentence: Sentence,
    counts: Sequence[Count],
    links: Sequence[Link],
    found: Sequence[bool],
    i: int,
    around: Zone,
) -> bool:
    count = counts[i]
    if _cues(sentence, "training", around.left, around.right) and "ocop" not in sentence.words(
        around.last, around.right
    ):
        return False
    parent = links[i].parent
    if parent is not None and found[parent] and links[i].part:
        return True
    before = counts[i - 1] if i > 0 and counts[i - 1].sentence == count.sentence else None
    after = counts[i + 1] if i + 1 < len(counts) and counts[i + 1].sentence == count.sentence else None
    joined = before is not None and found[i - 1] and before.measure == "products"
    joined = joined and any(word in _JOINS for word in sentence.words(before.last if before else 0, count.first))
    leads = after is not None and after.measure == "products" and _leads_to_products(sentence, count, after)
    if count.producer_type is None and not count.weak:
        return (
            joined
            or leads
            or "ocop" in sentence.lower
            or _ocop_before(document, sentence)
            or (before is not None and found[i - 1])
        )
    tied = _cues(sentence, "ties", around.last if count.weak else around.left, around.comma)
    listed = before is not None and found[i - 1] and before.measure == "producers"
    makers = before is not None and found[i - 1] and _cues(sentence, "ties", 0, count.first)
    return joined or leads or listed or tied or makers


def _leads_to_products(sentence: Sentence, count: Count, after: Count) -> bool:
    between = sentence.words(count.last, after.first)
    return (
        len(between) <= 10
        and any(word in ("với", "có", "cho", "đưa", "mang") for word in between)
        and ";" not in between
    )


def _ocop_before(document: Document, sentence: Sentence) -> bool:
    return any(
        "ocop" in other.lower
        for other in document.sentences
        if 0 <= sentence.paragraph - other.paragraph <= 1 and other.field == sentence.field
    )
