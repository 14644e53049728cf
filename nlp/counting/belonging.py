"""Whether a count is of OCOP products or producers, or of something else told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counting.counts import Count
from nlp.counting.firms import of_one_firm
from nlp.counting.in_context import REACH, in_context, ocop_before
from nlp.counting.no_counts import no_count
from nlp.counting.nouns import PRODUCER_KINDS
from nlp.linking.scene import Scene
from nlp.linking.zones import Zone
from nlp.reading import Sentence

_AMONG = ("trong đó có", "trong đó", "gồm", "bao gồm")
_NEAR, _LONG = 10, 30
_JOINS = ("của", "do", "thuộc", "với", "cho", "từ", "là")


def belonging(scene: Scene) -> list[bool]:
    """For each count of an article whether it is a count of OCOP products or producers."""
    if not scene.document.is_about_ocop:
        return [False] * len(scene.counts)
    found: list[bool] = []
    of_firms: set[int] = set()
    for i, count in enumerate(scene.counts):
        sentence, link = scene.sentence(i), scene.links[i]
        within = link.part and link.parent in of_firms and scene.beside(i, link.parent or 0)
        if count.form == "share":
            found.append(i > 0 and found[i - 1] and not no_count(sentence, count))
        elif _of_its_fellow(scene, i) and not found[i - 1]:
            found.append(False)
        elif within or of_one_firm(sentence, scene.zones[i], count):
            of_firms.add(i)
            found.append(False)
        elif no_count(sentence, count) or _of_some_firm(scene, i):
            found.append(False)
        elif count.measure == "products":
            found.append(_products(scene, found, i))
        else:
            found.append(_producers(scene, found, i))
    _share_lists(scene, found)
    _with_totals(scene, found)
    _without_dossiers(scene, found)
    return found


def _of_its_fellow(scene: Scene, i: int) -> bool:
    """Whether products are counted without their noun, which is that of the count before in the sentence."""
    count = scene.counts[i]
    return count.form == "elliptic" and count.measure == "products" and scene.beside(i, i - 1)


def _without_dossiers(scene: Scene, found: list[bool]) -> None:
    """Leave out dossiers that are told with the products that they are of: "33 hồ sơ với 62 sản phẩm" are 62."""
    for i in range(len(found) - 1):
        if found[i] and _holds_products(scene, i):
            found[i], found[i + 1] = False, True


def _with_totals(scene: Scene, found: list[bool]) -> None:
    """What OCOP counts add up to is one itself: "công nhận mới 26, gồm 20 sản phẩm 3 sao và 6 sản phẩm 4 sao"."""
    for i, link in enumerate(scene.links):
        if link.by_sum and link.parent is not None and found[i] and scene.stars[i] is not None:
            found[link.parent] = True


def _share_lists(scene: Scene, found: list[bool]) -> None:
    """Kinds of producers in one list belong together: "12 HTX, 5 doanh nghiệp và 8 hộ tham gia OCOP"."""
    pairs = [i for i in range(1, len(scene.counts)) if _listed_kinds(scene, i)]
    for i in pairs:
        found[i] = found[i] or found[i - 1]
    for i in reversed(pairs):
        found[i - 1] = found[i - 1] or found[i]


def _listed_kinds(scene: Scene, i: int) -> bool:
    """Whether a count and the one before it are of kinds of producers, with only a comma or "và" between."""
    one, two = scene.counts[i - 1], scene.counts[i]
    if not scene.beside(i, i - 1) or one.producer_type is None or two.producer_type is None:
        return False
    return all(word in (",", "và", "cùng", "có", ";") for word in scene.sentence(i).words(one.last, two.first))


def _cues(sentence: Sentence, meaning: str, first: int, last: int) -> bool:
    return sentence.has("belonging", meaning, first, last)


def _of_some_firm(scene: Scene, i: int) -> bool:
    """Whether the products are those of one producer that is not named: "Một hợp tác xã ở A có 5 sản phẩm"."""
    if not scene.beside(i, i - 1) or scene.counts[i].measure != "products":
        return False
    firm = scene.counts[i - 1]
    one = firm.measure == "producers" and firm.number.value == 1 and firm.number.in_words
    between = scene.sentence(i).words(firm.last, scene.counts[i].first)
    return one and "có" in between[-3:] and not any(sign in between for sign in (",", ";"))


def _holds_products(scene: Scene, i: int) -> bool:
    """Whether a count of dossiers is followed by that of their products."""
    if not scene.counts[i].dossier or not scene.beside(i, i + 1) or scene.counts[i + 1].measure != "products":
        return False
    between = scene.sentence(i).words(scene.counts[i].last, scene.counts[i + 1].first)
    return between in (["với"], ["của"], ["cho"], ["gồm"], [",", "gồm"], ["("]) and not scene.counts[i + 1].dossier


def _products(scene: Scene, found: Sequence[bool], i: int) -> bool:
    sentence, around, count = scene.sentence(i), scene.zones[i], scene.counts[i]
    parent, own = scene.links[i].parent, scene.stars[i]
    ocop = "ocop" in sentence.words(around.left, around.right)
    other = _cues(sentence, "other_scheme", around.last, around.comma) and not ocop and own is None
    if other or _of_another_scheme(sentence, around) or _mixed(scene, i):
        return False
    if count.number.in_words and count.number.value == 1 and parent is None:
        # "Một sản phẩm" is mostly an article and no count.
        return own is not None and own.first - count.last <= 3
    if own is not None or ocop or _of_a_told_whole(scene, found, i):
        return True
    if count.weak and (parent is None or not scene.links[i].part):
        return False
    if parent is not None and (found[parent] or scene.links[i].part):
        return found[parent]
    return in_context(scene, found, i)


def _of_a_told_whole(scene: Scene, found: Sequence[bool], i: int) -> bool:
    """Whether the count is told as so many of a count told before: "đang bán 214/262 sản phẩm"."""
    whole = scene.counts[i].number.of
    return whole is not None and any(
        found[j] and scene.counts[j].measure == "products" and scene.counts[j].number.value == whole
        for j in scene.earlier(i, REACH)
    )


def _of_another_scheme(sentence: Sentence, around: Zone) -> bool:
    """Whether the nearest scheme named before a count is another one: "110 sản phẩm CNNT tiêu biểu, 28 sản phẩm …"."""
    last = -1
    for cue in sentence.cues_between("belonging", around.clause, around.first):
        if cue.meaning == "other_scheme":
            last = cue.first
    words = sentence.words(around.clause, around.right)
    ocop = max((around.clause + at for at, word in enumerate(words) if word == "ocop"), default=-1)
    return last > ocop and "sao" not in sentence.words(last, around.right)


def _mixed(scene: Scene, i: int) -> bool:
    """Whether OCOP products are only a part of the count: "300 sản phẩm, trong đó có 120 sản phẩm OCOP"."""
    sentence, counts = scene.sentence(i), scene.counts
    around = scene.zones[i]
    if scene.stars[i] is not None or "ocop" in sentence.words(around.clause, max(around.comma, counts[i].last + 3)):
        return False
    after = " ".join(sentence.words(counts[i].last, counts[i].last + REACH))
    if any(f"{among} {many} sản phẩm ocop" in after for among in _AMONG for many in ("nhiều", "các", "cả", "một số")):
        # "500 sản phẩm, trong đó có nhiều sản phẩm OCOP": how many are OCOP's is not told.
        return True
    for j in range(i + 1, len(counts)):
        if not scene.beside(i, j) or counts[j].number.value > counts[i].number.value:
            break
        part = scene.zones[j]
        openers = [
            cue
            for cue in sentence.cues_between("structure", counts[i].last, part.first)
            if cue.meaning == "part" and ")" not in sentence.words(cue.last, part.first)
        ]
        opened = any({"trong", "gồm", "riêng"} & set(sentence.words(cue.first, cue.last)) for cue in openers)
        among = opened or "trong" in sentence.words(part.last, part.last + 1)
        if counts[j].measure == "products" and among and "ocop" in sentence.words(part.left, part.comma):
            parent = scene.links[j].parent
            return parent is None or parent == i or not scene.beside(i, parent)
    return False


def _producers(scene: Scene, found: Sequence[bool], i: int) -> bool:
    sentence, around, count = scene.sentence(i), scene.zones[i], scene.counts[i]
    link = scene.links[i]
    named = "ocop" in sentence.words(around.first, around.right)
    if _cues(sentence, "training", around.left, around.right) and not named:
        return False
    if link.part and link.parent is not None and found[link.parent]:
        return True
    before = scene.beside(i, i - 1) and found[i - 1]
    previous = scene.counts[i - 1] if before else None
    joined = previous is not None and previous.measure == "products"
    joined = joined and any(word in _JOINS for word in sentence.words(previous.last if previous else 0, count.first))
    if joined or _leads_to_products(scene, i):
        return True
    if not _of_a_kind(sentence, count) and not count.weak:
        told = any(found[j] and scene.paragraphs(j, i) <= 1 for j in scene.earlier(i, REACH))
        return told or "ocop" in sentence.lower or ocop_before(scene.document, sentence)
    tied = _cues(sentence, "ties", around.last if count.weak else around.left, around.comma)
    if tied or _cues(sentence, "makers", around.clause, around.comma):
        return True
    return before and (scene.counts[i - 1].measure == "producers" or _cues(sentence, "ties", 0, count.first))


def _of_a_kind(sentence: Sentence, count: Count) -> bool:
    """Whether a kind of producer is counted, or several together, and not chủ thể."""
    if count.producer_type is not None:
        return True
    return any(cue.first == count.noun_first and cue.meaning in PRODUCER_KINDS for cue in sentence.cues("counted"))


def _leads_to_products(scene: Scene, i: int) -> bool:
    """Whether producers are told with their products: "109 chủ thể đăng ký tham gia với 252 sản phẩm"."""
    if not scene.beside(i, i + 1) or scene.counts[i + 1].measure != "products":
        return False
    between = scene.sentence(i).words(scene.counts[i].last, scene.counts[i + 1].first)
    leads = any(word in ("với", "có", "cho", "đưa", "mang", "giữ", "hữu", "ra") for word in between)
    enters = "gia" in between and any(word in ("ký", "đánh", "chấm") for word in between)
    return (len(between) <= (_LONG if enters else _NEAR)) and (leads or enters) and ";" not in between
