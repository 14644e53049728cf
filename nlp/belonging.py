"""Whether a count is of OCOP products or producers, or of something else told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counts import Count
from nlp.lexicon import Cue
from nlp.reading import Document, Sentence
from nlp.scene import Scene
from nlp.zones import Zone

_REACH = 24
_MONEY = ("doanh thu", "lợi nhuận", "thu nhập", "giá trị sản xuất", "sản lượng", "tăng trưởng")
_HAVING = (":", "có", "với", "đạt", "công", "góp", "sở", "(", "đăng", "còn", "là", "được")
_SAYING = frozenset(("biết", "hay", "nói", "rằng", "thấy", "nhớ", "kể", "định", "tin", "sẻ", "lưu", "ước", "theo"))
_HAVING_NOW = frozenset(("hiện", "đã", "đang", "nay", "còn", "cũng", "chỉ", "mới", "đến", "này", "tại"))
_HIS_OWN = ("của", "nhà")
_PERSONS = frozenset(("bà", "ông", "anh", "chị", "cô", "chú", "tôi", "mình", "họ", "em"))
_JOINS = ("của", "do", "thuộc", "với", "cho", "từ", "là")


def belonging(scene: Scene) -> list[bool]:
    """For each count of an article whether it is a count of OCOP products or producers."""
    if not scene.document.is_about_ocop:
        return [False] * len(scene.counts)
    found: list[bool] = []
    for i, count in enumerate(scene.counts):
        sentence = scene.sentence(i)
        if count.form == "share":
            found.append(found[i - 1] if i > 0 else False)
        elif _no_count(sentence, count) or _of_some_firm(scene, i) or _one_firms(sentence, scene.zones[i], count):
            found.append(False)
        elif count.measure == "products":
            found.append(_products(scene, found, i))
        else:
            found.append(_producers(scene, found, i))
    _share_lists(scene, found)
    _with_totals(scene, found)
    return found


def _with_totals(scene: Scene, found: list[bool]) -> None:
    """What OCOP counts add up to is one itself: "công nhận mới 26 sản phẩm, gồm 20 sản phẩm 3 sao và 6 sản phẩm 4 sao"."""
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


def _no_count(sentence: Sentence, count: Count) -> bool:
    """Averages, changes, turns, shares of a plan, fractions, and "một sản phẩm" as a mere article."""
    number = count.number
    for cue in sentence.cues_between("structure", max(0, number.outer - 7), number.first):
        shared = sentence.tokens[cue.first].text == "mỗi" and any(place.last <= cue.first for place in sentence.places)
        if cue.meaning == "no_count" and cue.last >= number.outer - 1 and not shared:
            return True
    fraction_word = sentence.words(number.first - 1, number.first) == ["phần"]
    if fraction_word or (number.percent and any(word in sentence.lower for word in _MONEY)):
        return True
    after = sentence.words(number.last, number.last + 3)
    of_a_plan = "hoạch" in after or "tiêu" in after or "với" in after[:2]
    fraction = number.of is not None and number.of <= 12 and after[:1] == ["số"]
    broken = number.value == 0 or (number.value != int(number.value) and not number.percent)
    if broken or fraction or (number.percent and (number.value >= 100 or of_a_plan)):
        return True
    if number.value != 1:
        return False
    if number.in_words and count.measure == "producers":
        return True
    lost = "không" in sentence.words(number.last, number.last + 14)
    article = after[:1] == ["số"] or sentence.words(number.first - 1, number.first) in (["xã"], ["làng"], ["mỗi"])
    return lost or (number.in_words and article)


def _of_some_firm(scene: Scene, i: int) -> bool:
    """Whether the products are those of one producer that is not named: "Một hợp tác xã ở A có 5 sản phẩm"."""
    if not scene.beside(i, i - 1) or scene.counts[i].measure != "products":
        return False
    firm = scene.counts[i - 1]
    one = firm.measure == "producers" and firm.number.value == 1 and firm.number.in_words
    between = scene.sentence(i).words(firm.last, scene.counts[i].first)
    return one and "có" in between[-3:] and not any(sign in between for sign in (",", ";"))


def _one_firms(sentence: Sentence, around: Zone, count: Count) -> bool:
    """Whether the products are those of one named producer."""
    if count.measure != "products":
        return False
    for first, last in ((around.left, around.first), (around.last, around.comma)):
        for cue in sentence.cues_between("belonging", first, last):
            if cue.meaning != "one_firm" or _inside_a_name(sentence, cue.first, cue.last):
                continue
            head, after = cue.first, cue.last
            named = after < len(sentence.tokens) and sentence.tokens[after].capital
            counted = head > 0 and sentence.tokens[head - 1].kind == "number"
            plural = sentence.words(head - 1, head) in (["các"], ["nhiều"], ["những"], ["số"])
            far = first == around.last and cue.first - around.last > 5
            behind = first == around.last and sentence.words(head - 1, head) not in (["của"], ["do"])
            subject = first != around.last and not _place_between(sentence, after, around.first)
            if first != around.last and (
                _owned(sentence, cue.last, around.first) or _unnamed(sentence, cue, around.first)
            ):
                return True
            if first != around.last and _speaks(sentence, head, after, around.first):
                continue
            if named and not counted and not plural and not behind and not far and (subject or first == around.last):
                return True
    return False


def _owned(sentence: Sentence, after: int, count: int) -> bool:
    """Whether a producer without a name is one person's and has the count: "Hợp tác xã của bà đã có 3 sản phẩm"."""
    words = sentence.words(after, count)
    owned = len(words) > 1 and words[0] in _HIS_OWN and words[1] in _PERSONS and words[2:3] != ["nông"]
    return owned and "có" in words[2:] and not any(sign in words for sign in (",", ";", "(", "về"))


def _unnamed(sentence: Sentence, cue: Cue, count: int) -> bool:
    """Whether one producer, told of before, is the subject: "Hiện công ty có 6 sản phẩm", "Một hợp tác xã ở A có 5"."""
    if sentence.tokens[cue.first].text in _PERSONS or sentence.tokens[cue.first].text == "gia":
        return False
    before = sentence.words(cue.first - 2, cue.first)
    head = not before or before[-1] in (",", ":", ";", "hiện", "nay", ".")
    words = sentence.words(cue.last, count)
    if words[:1] in (["này"], ["ấy"], ["đó"]):
        return "có" in words[:6]
    said = "có" in words[:4] and all(word in _HAVING_NOW for word in words[: words.index("có")])
    return head and said and len(words) - words.index("có") <= 4


def _speaks(sentence: Sentence, head: int, after: int, count: int) -> bool:
    """Whether a person is named only as the one who tells the count: "Theo ông A, …", "Bà B, giám đốc, cho biết …"."""
    if sentence.tokens[head].text not in _PERSONS:
        return False
    return "theo" in sentence.words(head - 1, head) or any(word in _SAYING for word in sentence.words(after, count))


def _inside_a_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a short word is a syllable of a name ("Bà Rịa") and not the word itself."""
    return last - first == 1 and first > 0 and sentence.tokens[first].capital and sentence.tokens[first].text != "htx"


def _place_between(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        first <= place.first and place.last <= last and place.level != "commune" for place in sentence.places
    ) or any(first <= dated.first < last for dated in sentence.dates)


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
    if own is not None or ocop:
        return True
    return found[parent] if parent is not None else _in_context(scene, found, i)


def _in_context(scene: Scene, found: Sequence[bool], i: int) -> bool:
    """Whether a count that says nothing of OCOP itself is told among counts that do."""
    sentence, around, count = scene.sentence(i), scene.zones[i], scene.counts[i]
    before = [j for j in scene.earlier(i, _REACH) if found[j] and 0 <= scene.paragraphs(j, i) <= 1]
    if count.number.percent and count.form in ("place_number", "group_number"):
        return bool(before)
    named = "ocop" in sentence.lower or "mỗi xã một sản phẩm" in sentence.lower
    if named or sentence.cues_between("groups", around.left, around.comma):
        return True
    foreign = _cues(sentence, "other_scheme", around.left, around.right)
    if _of_a_place(sentence, around, count) and (before or scene.document.title_is_about_ocop):
        return not foreign
    if scene.beside(i, i - 1):
        return found[i - 1] and not foreign
    if any(scene.counts[j].measure == "products" and scene.paragraphs(j, i) == 0 for j in before):
        return not foreign
    judged = any(sentence.has("status", meaning) for meaning in ("flow", "added", "expected", "renewed"))
    planned = bool(before) and any(sentence.has("status", meaning) for meaning in ("target", "added"))
    about = scene.document.title_is_about_ocop or sentence.paragraph < 3 or "phân hạng" in sentence.lower
    return planned or (judged and (bool(before) or about))


def _of_a_place(sentence: Sentence, around: Zone, count: Count) -> bool:
    """Whether a count is told of a place at once: "xã Vạn An có 14 sản phẩm", "Bến Tre: 316 sản phẩm"."""
    near = [place for place in sentence.places if around.left <= place.first and place.last <= count.first]
    if not near or count.measure != "products":
        return False
    between = sentence.words(near[-1].last, count.first)
    return len(between) <= 12 and (not between or any(word in _HAVING for word in between))


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
    if scene.stars[i] is not None or "ocop" in sentence.words(scene.zones[i].clause, counts[i].last + 3):
        return False
    for j in range(i + 1, len(counts)):
        if not scene.beside(i, j) or counts[j].number.value > counts[i].number.value:
            break
        part = scene.zones[j]
        opened = any(cue.meaning == "part" for cue in sentence.cues_between("structure", counts[i].last, part.first))
        among = opened or "trong" in sentence.words(part.last, part.last + 1)
        if counts[j].measure == "products" and among and "ocop" in sentence.words(part.left, part.comma):
            parent = scene.links[j].parent
            return parent is None or parent == i or not scene.beside(i, parent)
    return False


def _producers(scene: Scene, found: Sequence[bool], i: int) -> bool:
    sentence, around, count = scene.sentence(i), scene.zones[i], scene.counts[i]
    link = scene.links[i]
    named = "ocop" in sentence.words(around.last, around.right)
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
    if count.producer_type is None and not count.weak:
        told = any(found[j] and scene.paragraphs(j, i) <= 1 for j in scene.earlier(i, _REACH))
        return told or "ocop" in sentence.lower or _ocop_before(scene.document, sentence)
    if _cues(sentence, "ties", around.last if count.weak else around.left, around.comma):
        return True
    return before and (scene.counts[i - 1].measure == "producers" or _cues(sentence, "ties", 0, count.first))


def _leads_to_products(scene: Scene, i: int) -> bool:
    """Whether producers are told with their products: "109 chủ thể đăng ký tham gia với 252 sản phẩm"."""
    if not scene.beside(i, i + 1) or scene.counts[i + 1].measure != "products":
        return False
    between = scene.sentence(i).words(scene.counts[i].last, scene.counts[i + 1].first)
    leads = any(word in ("với", "có", "cho", "đưa", "mang") for word in between)
    return len(between) <= 10 and leads and ";" not in between


def _ocop_before(document: Document, sentence: Sentence) -> bool:
    for other in reversed(document.sentences[max(0, sentence.index - _REACH) : sentence.index + 1]):
        if other.field != sentence.field or sentence.paragraph - other.paragraph > 1:
            return False
        if "ocop" in other.lower:
            return True
    return False
