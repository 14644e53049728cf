"""What came of an evaluation: which of the things put up are told to have passed it, and which have failed."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import Cue
from nlp.linking.scene import Scene
from nlp.standing.foregoing import Judged
from nlp.standing.look import Look
from nlp.standing.results import asks, is_over, passively_decided
from ocop.models import Status

# With one of these opens what came of an evaluation.
_CLOSING = (["qua"], ["sau"], ["kết"], ["chung"], ["khép"], ["từ"])
_REACH = 12
_PROPOSED = frozenset(("nghị", "trình", "xuất"))


def came_to_results(scene: Scene, found: Sequence[Judged], i: int, governor: int) -> bool:
    """Whether the count before is another part of what was under evaluation, and already a result of it."""
    same = scene.beside(i, i - 1) and scene.links[i - 1].parent == governor
    return same and found[governor].status == "expected" and found[i - 1].status == "added"


def passed(scene: Scene, look: Look, governor: int) -> bool:
    """Whether a part of what took part in an evaluation has passed it: "52 tham gia, trong đó 45 đạt 3 sao"."""
    whole, share = scene.counts[governor], look.number.of
    if share is not None and share <= whole.number.value:
        return True
    if look.sentence.index == whole.sentence and look.levelled and not look.potential:
        told = look.sentence.words(whole.last, look.around.first)
        if "đạt" in told and told[-1] == ":":
            # "Đưa 15 sản phẩm đi chấm, cả 15 đều đạt: 10 sản phẩm 4 sao": the result is told of all.
            return True
    ranked = any(cue.meaning == "flow" and look.words(cue)[0] in ("đạt", "được", "xếp", "gắn") for cue in look.close)
    if not (ranked or look.ranked) or not look.levelled or look.potential:
        return False
    if _goes_onward(look):
        return False
    if look.sentence.index > whole.sentence and look.sentence.words(0, 1)[:1] in _CLOSING:
        return True
    words = scene.sentence(governor).words(0, whole.last + _REACH)
    return not any(word in words for word in ("sẽ", "kiến", "ký", "nghị", "trình", "chờ", "tới"))


def _goes_onward(look: Look) -> bool:
    """Whether the level is one to be judged yet: "đạt trên 70 điểm và được đề nghị cấp tỉnh phân hạng 4 sao"."""
    level = next((stars.first for stars in look.sentence.stars if stars.first >= look.around.last), look.around.last)
    onward = look.sentence.cues_between("status", look.around.last, level)
    return any(cue.meaning == "expected" and _PROPOSED & set(look.words(cue)) for cue in onward)


def told_of_these(scene: Scene, i: int) -> bool:
    """Whether another sentence tells the level that all came to: "Chấm 7 sản phẩm. Tất cả đều đạt 3 sao"."""
    stars = scene.stars[i]
    return stars is not None and not stars.potential and not scene.tells_level(i)


def asked(look: Look) -> bool:
    """Whether recognition is only asked for: "8 sản phẩm đề nghị công nhận"; what is "đưa ra chấm" is evaluated."""
    cues = [cue for cue in (*look.left, *look.inside, *look.close) if cue.meaning == "expected"]
    return any(asks(look, cue) and "đưa" not in look.words(cue) for cue in cues)


def outcome(look: Look) -> Status:
    """What becomes of a thing that has passed an evaluation: recognised anew, or again."""
    again = any(says_again(look, cue) for cue in (*look.inside, *look.close))
    return "renewed" if again else "added"


def says_again(look: Look, cue: Cue) -> bool:
    """Whether a cue tells of evaluation or recognition for another time: "công nhận lại", "dự thi lại"."""
    return cue.meaning == "renewed" or look.sentence.words(cue.last, cue.last + 1) == ["lại"]


def failed(look: Look) -> bool:
    """Whether the things counted are said not to have passed: "5 sản phẩm đánh giá lại nhưng không đủ điểm"."""
    if any(cue.meaning == "expected" for cue in look.right):
        return False
    if look.sentence.words(look.around.first - 3, look.around.first) == ["không", "công", "nhận"]:
        return True
    turned = look.sentence.words(look.around.comma, look.around.comma + 1) in (["nhưng"], ["song"])
    end = min(look.around.right if turned else look.around.comma, look.around.last + _REACH)
    return look.sentence.has("outcomes", "failed", look.around.last, end)


def _only_evaluated(look: Look) -> bool:
    """Whether evaluation is told and no outcome: "trong đó 19 sản phẩm được đánh giá lần đầu"."""
    outcomes = [cue for cue in look.close if cue.meaning == "flow" and "giá" not in look.words(cue)]
    return not (look.levelled or outcomes) and any(look.words(cue) == ["được", "đánh", "giá"] for cue in look.close)


def decided(look: Look) -> bool:
    """Whether evaluation has ended with a result: "7 sản phẩm được công nhận 4 sao"."""
    if passively_decided(look) and not _only_evaluated(look):
        return True
    if look.active is not None and look.words(look.active)[0] in ("công", "cấp", "phê"):
        return True
    evaluated = any(cue.meaning == "expected" and is_over(look, cue) for cue in look.left)
    if evaluated and (look.tells_recognition or look.levelled):
        return True
    levelled = (
        look.levelled
        and not _goes_onward(look)
        and any(cue.meaning == "flow" and look.words(cue) == ["đạt"] for cue in look.right)
    )
    if levelled and look.sentence.words(0, 2) in (["cụ", "thể"], ["kết", "quả"], ["theo", "đó"]):
        return True
    # "Kết quả, 15 sản phẩm đạt …" tells what came of it.
    first = look.around.left + (look.sentence.words(look.around.left, look.around.left + 1) == [","])
    result = look.word_before in (",", ":", "có", "là", "quả") or look.sentence.words(first + 2, first + 3) == [","]
    result = result or any(look.words(cue) == ["đạt"] for cue in look.close)
    return (
        look.sentence.words(first, first + 2) == ["kết", "quả"] and result and (look.tells_recognition or look.levelled)
    )
