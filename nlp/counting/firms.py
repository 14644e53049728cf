"""Products of one producer: "Hợp tác xã A ở xã B có 3 sản phẩm OCOP" is told of a firm and is no count of a place."""

from __future__ import annotations

from nlp.counting.counts import Count
from nlp.lexicon import Cue, word_set
from nlp.linking.zones import Zone
from nlp.reading import Sentence

_HIS_OWN = ("của", "nhà")
_PERSONS = frozenset(("bà", "ông", "anh", "chị", "cô", "chú", "tôi", "mình", "họ", "em"))
_ALONE = frozenset(("bà", "ông", "anh", "chị", "cô", "chú", "tôi"))
_SAYING = frozenset(
    ("biết", "hay", "nói", "rằng", "thấy", "nhớ", "kể", "định", "tin", "sẻ", "lưu", "thừa", "ước", "theo")
)
_HAVING_NOW = frozenset(("hiện", "đã", "đang", "nay", "còn", "cũng", "chỉ", "mới", "đến", "tới", "này", "tại", "sẽ"))
_PLURAL = frozenset(("các", "nhiều", "những", "số", "mọi", "mỗi"))
# After one of these a producer is no subject.
_NO_SUBJECT = word_set("before_no_subject")
_BETWEEN = word_set("firm_has")
_ADDRESS = word_set("address_words")
_LONGEST_NAME = 14
_LONGEST_PREDICATE = 12
_AFTER = 5
_MADE_BY = 8
_GAP = 6
# After one of these a count is not what the producer has or makes.
_NO_OBJECT = frozenset((";", ":", ",", "và", "(", "cho", "của", "từ", "về", "trong"))
_VERBS = frozenset(("có", "với", "được", "đạt", "đã", "hiện", "góp", "đang", "cũng", "sẽ", "nay", "ở", "tại"))


def of_one_firm(sentence: Sentence, around: Zone, count: Count) -> bool:
    """Whether the products are those of one producer, named or told of before."""
    if count.measure != "products":
        return False
    for cue in sentence.cues_between("belonging", around.left, around.first):
        if cue.meaning == "one_firm" and not _inside_a_name(sentence, cue) and _has(sentence, cue, around.first):
            return True
    if _he_has(sentence, around) or _after_address(sentence, around):
        return True
    for cue in sentence.cues_between("belonging", around.last, around.comma):
        if cue.meaning == "one_firm" and not _inside_a_name(sentence, cue) and _made_by(sentence, around, cue):
            return True
    return False


def _has(sentence: Sentence, cue: Cue, count: int) -> bool:
    """Whether a producer before a count is the one who has it."""
    if _owned(sentence, cue.last, count) or _unnamed(sentence, cue, count):
        return True
    before = sentence.words(cue.first - 1, cue.first)
    counted = cue.first > 0 and sentence.tokens[cue.first - 1].kind == "number"
    if counted or (before and (before[0] in _PLURAL or before[0] in _NO_SUBJECT)) or _in_brackets(sentence, cue, count):
        return False
    if sentence.tokens[cue.first].text in _PERSONS and any(word in _SAYING for word in sentence.words(cue.last, count)):
        return False
    end = _end_of_name(sentence, cue, count)
    if not any(token.capital for token in sentence.tokens[cue.last : end]):
        return False
    end = _end_of_address(sentence, end, count)
    between = sentence.words(end, count)
    if any(dated.first >= end and dated.last <= count for dated in sentence.dates):
        between = [word for word in between if not word.isdigit()]
    his = _NO_OBJECT.isdisjoint(between) or _BETWEEN.issuperset(between)
    return his and len(between) <= _LONGEST_PREDICATE


def _in_brackets(sentence: Sentence, cue: Cue, count: int) -> bool:
    """Whether the producer stands in brackets that are closed before the count: it made a product just named."""
    words = sentence.words(cue.first, count)
    return words.count(")") > words.count("(")


def _end_of_name(sentence: Sentence, cue: Cue, count: int) -> int:
    """Where the name of a producer ends: what it does ("sản xuất và kinh doanh dịch vụ") comes before the capitals."""
    last, since = cue.last, 0
    for at in range(cue.last, min(count, cue.last + _LONGEST_NAME)):
        token = sentence.tokens[at]
        if token.text in (",", ";", ":") or token.text in _VERBS:
            break
        if token.capital:
            last, since = at + 1, 0
        elif last > cue.last:
            since += 1
            if since > _GAP:
                break
    return last


def _end_of_address(sentence: Sentence, at: int, count: int) -> int:
    """Where the place that follows the name of a producer, as its address, ends."""
    opened = at
    while at < count:
        place = next((one for one in sentence.places if one.first <= at < one.last), None)
        if place is not None and place.last <= count:
            at = opened = place.last
        elif (
            sentence.tokens[at].text in _ADDRESS or sentence.tokens[at].capital or sentence.tokens[at].kind == "number"
        ):
            at += 1
        else:
            break
    # A comma may close the address.
    return at if at > opened or at == count else opened


def _he_has(sentence: Sentence, around: Zone) -> bool:
    """Whether a person told of before is the subject: "Năm nay, bà làm thêm 2 sản phẩm"."""
    for at in range(around.left, around.first):
        token = sentence.tokens[at]
        if token.text not in _ALONE or (token.capital and at > 0) or sentence.tokens[at + 1].capital:
            continue
        opens = at == 0 or sentence.words(at - 1, at)[0] in (",", ";", ":", "nay", "này", "và", ".", '"')
        words = sentence.words(at + 1, around.first)
        if (
            opens
            and len(words) <= _LONGEST_PREDICATE
            and not any(word in _SAYING or word in (",", ":") for word in words)
        ):
            return True
    return False


def _after_address(sentence: Sentence, around: Zone) -> bool:
    """Whether a producer with its address in brackets has a count: "Nguyễn Thị An (địa chỉ: xã B) với 4 sản phẩm"."""
    words = sentence.words(around.left, around.first)
    closed = words[-2:] in ([")", "với"], [")", "có"], [")", ":"])
    opened = words.index("(") if "(" in words else len(words)
    return closed and words[opened + 1 : opened + 3] in (["địa", "chỉ"], ["đ", "/"])


def _made_by(sentence: Sentence, around: Zone, cue: Cue) -> bool:
    """Whether a count is of the products of a producer named after it, and not what a place has of them."""
    head, after = cue.first, cue.last
    named = after < len(sentence.tokens) and sentence.tokens[after].capital
    between = sentence.words(around.last, head)
    # "1 sản phẩm là trà sen của hộ A" counts what is then named.
    close = (
        len(between) <= _MADE_BY
        and not {",", "là", ":"} & set(between)
        and sentence.words(head - 1, head) in (["của"], ["do"])
    )
    return named and close and not _of_a_place(sentence, around)


def _of_a_place(sentence: Sentence, around: Zone) -> bool:
    """Whether the place right before a count has it: "huyện A có 2 sản phẩm, đều của HTX B"."""
    near = [place for place in sentence.places if around.left <= place.first and place.last <= around.first]
    if not near:
        return False
    between = sentence.words(near[-1].last, around.first)
    return any(word in ("có", "với", "góp") for word in between[-2:]) and len(between) <= _AFTER


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
    head = not before or before[-1] in (",", ":", ";", "hiện", "nay", ".", '"')
    words = sentence.words(cue.last, count)
    if words[:1] in (["này"], ["ấy"], ["đó"]):
        return "có" in words[:6]
    said = "có" in words[:4] and all(word in _HAVING_NOW for word in words[: words.index("có")])
    return head and said and len(words) - words.index("có") <= 4


def _inside_a_name(sentence: Sentence, cue: Cue) -> bool:
    """Whether a short word is a syllable of a name ("Bà Rịa") and not the word itself."""
    first = cue.first
    if any(place.name is not None and place.first <= first < place.last for place in sentence.places):
        return True
    one = cue.last - first == 1 and first > 0
    return one and sentence.tokens[first].capital and sentence.tokens[first].text not in ("htx", "cty", "tht")
