"""What a count stands for: the stock, newly recognised, renewed, a target, an expectation, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import Cue
from nlp.linking.scene import Scene
from nlp.placing.ranks import places_alike
from nlp.standing.announced import announced
from nlp.standing.foregoing import (
    Judged,
    listed_in_a_plan,
    round_so_far,
    status_before,
    told_before,
    under_a_plan,
)
from nlp.standing.look import Look, look_around, only_having, plan_ends, status_cues
from nlp.standing.outcomes import asked, came_to_results, decided, failed, outcome, passed, says_again, told_of_these
from nlp.standing.pending import decision_pending
from nlp.standing.plans import PLANS, denied, plan
from nlp.standing.progress import came_of_plan
from nlp.standing.results import asks_for, passively_decided
from nlp.standing.retold import headlined
from nlp.standing.stock_or_flow import stock_or_flow
from ocop.models import Status

_NEAR_LEFT = 14
_NO_REQUEST = frozenset((";", ":", ".", "có", "đã", "được", "đạt", "vừa"))
# The last words of "công nhận", "công nhận lại", "cấp mới", "xếp hạng".
_VERB_ENDS = frozenset(("nhận", "lại", "mới", "hạng", "thêm"))
_TOGETHER = 3
_HONOURING = (["vinh", "danh"], ["tôn", "vinh"], ["biểu", "dương"], ["tuyên", "dương"])
_WHERETO = frozenset(("vào", "lên", "ra", "về", "tới", "đến", "sang", "xuống"))
_FORESEEING = frozenset(("dự", "sẽ", "ước", "gửi"))


def judge(scene: Scene) -> list[Judged]:
    """Status of each count of an article, in order."""
    found: list[Judged] = []
    for i, count in enumerate(scene.counts):
        if i > 0 and (count.form == "share" or scene.pair(i)):
            found.append(found[i - 1])
            continue
        governor = scene.links[i].parent
        if governor is not None and _told_again(scene, i, governor):
            found.append(found[governor])
            continue
        if scene.whole_of_share(i):
            found.append(_whole(scene, found, i))
            continue
        governor, over = _governed(scene, found, i, governor)
        look = look_around(scene, i, over)
        own = "expected" if count.dossier else _own_status(look)
        if over is None and not look.done and _is_planned(scene, found, i, own):
            own = "target"
        if not count.dossier:
            own = _evaluated(scene, look, i, own, governor)
        asked_for = _asked_along(scene, found, i, own)
        found.append(Judged("expected", True) if asked_for else _settled(scene, found, i, look, own))
    return found


def _asked_along(scene: Scene, found: Sequence[Judged], i: int, own: Status | None) -> bool:
    """Whether one request asks for two acts: "đề nghị UBND tỉnh công nhận mới 17 sản phẩm và tái công nhận 20"."""
    if own not in ("added", "renewed") or not scene.beside(i, i - 1) or found[i - 1].status != "expected":
        return False
    sentence, before = scene.sentence(i), scene.zones[i - 1]
    between = sentence.words(scene.counts[i - 1].last, scene.counts[i].first)
    if "và" not in between or between[-1] not in _VERB_ENDS or _NO_REQUEST & set(between):
        return False
    asking = sentence.cues_between("status", before.clause, before.first)
    return any(cue.meaning == "expected" and asks_for(sentence.words(cue.first, cue.last)) for cue in asking)


def _is_planned(scene: Scene, found: Sequence[Judged], i: int, own: Status | None) -> bool:
    """Whether what stands over a count tells of goals, which its own words may tell to be an act or evaluation."""
    headed = own in (None, "added") and under_a_plan(scene, found, i)
    return headed or (own != "recognised" and listed_in_a_plan(scene, found, i))


def _whole(scene: Scene, found: Sequence[Judged], i: int) -> Judged:
    """Status of what a share is told to be of: what is said of that share tells nothing of it."""
    own = scene.sentence(i).cues_between("status", scene.zones[i].last, scene.zones[i].right)
    put_up = scene.counts[i].dossier or any(cue.meaning in ("expected", "join") for cue in own)
    return Judged("expected" if put_up else told_before(scene, found, i) or "recognised", put_up)


def _settled(scene: Scene, found: Sequence[Judged], i: int, look: Look, own: Status | None) -> Judged:
    """The status that a count's own words tell, the title outweighs, or what was told before gives."""
    over, headline = look.over, headlined(scene, found, i)
    if headline == "added" and own is None and over == "expected":
        # "Thêm 29 sản phẩm OCOP": what became of those put up is told above all.
        over = headline
    if headline == "target" and own == "added" and over is None and not look.done:
        own = headline
    if own is None and over == "target" and (look.done or (look.word_before == "được" and not look.is_range)):
        # "Được giao 20 sản phẩm, tỉnh đã làm được 26": what came of the plan.
        own = "added"
    if own in (None, "recognised") and came_of_plan(scene, found, i, look):
        own = "added"
    if own is not None:
        return Judged(own, True)
    taken = over or round_so_far(scene, found, i) or ("added" if announced(scene, i) else "recognised")
    if taken == "expected" and over is None and (decided(look) or look.ranked):
        # "36 hồ sơ dự chấm. Sau các vòng, 29 sản phẩm được cấp giấy chứng nhận": what came of the round.
        taken = "added"
    return Judged(taken, False)


def _governed(scene: Scene, found: Sequence[Judged], i: int, governor: int | None) -> tuple[int | None, Status | None]:
    """The count that governs a count, given the one that it hangs on, and the status that it takes from it."""
    if scene.whole_of_share(i + 1):
        return i + 1, _whole(scene, found, i + 1).status
    if governor is None and scene.beside(i, i - 1):
        governor = i - 2 if scene.whole_of_share(i - 1) else i - 1
    if governor is not None and came_to_results(scene, found, i, governor):
        # "Chấm 118 sản phẩm. Kết quả: 15 sản phẩm 4 sao; 77 sản phẩm 3 sao": the results are told side by side.
        governor = i - 1
    if governor is not None and _told_alike(scene, found, i, governor):
        governor = i - 1
    over = found[governor].status if governor is not None else status_before(scene, found, i)
    if over == "target" and _is_past(scene, i):
        over = None
    if governor == i - 1 and scene.links[i].parent is None and _whole_of(scene, found, i):
        over = "recognised"
    if over == "other" and governor is not None and not scene.beside(i, governor):
        # What is shown or sold was told before; another sentence comes back to the stock.
        named = "ocop" in scene.sentence(i).words(scene.counts[i].first, scene.counts[i].last + 1)
        over = None if named else found[i - 1].status if scene.beside(i, i - 1) else over
    return governor, over


def _told_alike(scene: Scene, found: Sequence[Judged], i: int, governor: int) -> bool:
    """Whether a count is one of a row of places, the first of which tells what all are of: "Dẫn đầu đợt này là …"."""
    if not scene.beside(i, i - 1) or scene.beside(i, governor) or scene.own_dates(i):
        return False
    return found[i - 1].status == "added" and places_alike(scene, i - 1, i)


def _evaluated(scene: Scene, look: Look, i: int, own: Status | None, governor: int | None) -> Status | None:
    """Status with what came of the evaluation that a count is told of, unless the authority has yet to decide."""
    parts_of_round = own is None and look.over == "expected" and governor is not None and passed(scene, look, governor)
    if parts_of_round or (own == "expected" and told_of_these(scene, i) and not asked(look)):
        came = outcome(look)
    elif own == "added" and look.council and not (look.granted or passively_decided(look, by_agent=True)):
        came = own
    else:
        return own
    whole = scene.links[i].parent
    values = [scene.counts[j].number.value for j in (i, whole) if j is not None]
    return "expected" if decision_pending(scene.document, scene.counts[i].sentence, values) else came


def _whole_of(scene: Scene, found: Sequence[Judged], i: int) -> bool:
    """Whether a count is the stock that the flow before it is now in: "Thêm 4 sản phẩm, cả huyện dài ra 31"."""
    one, two = scene.counts[i - 1], scene.counts[i]
    if one.measure != two.measure or two.number.value <= one.number.value:
        return False
    if found[i - 1].status not in ("added", "renewed") or places_alike(scene, i - 1, i):
        return False
    level, other = scene.stars[i - 1], scene.stars[i]
    listed = level is not None and other is not None and (level.low, level.high) != (other.low, other.high)
    said = scene.sentence(i).words(scene.zones[i].left, two.first)
    stated = any(word not in (",", "và", "(", ";") for word in said)
    return stated and not listed and not any(dated.what.kind == "period" for dated in scene.own_dates(i))


def _told_again(scene: Scene, i: int, governor: int) -> bool:
    """Whether a count only repeats one told before: "Trong 14 sản phẩm ấy, …"."""
    one, two = scene.counts[governor], scene.counts[i]
    return not scene.links[i].part and one.equals(two)


def _is_past(scene: Scene, i: int) -> bool:
    """Whether a count is told of a year before that of publication."""
    published = scene.document.published
    days = [one.what.last_day for one in scene.own_dates(i) if one.what.kind == "period" and one.what.last_day]
    return published is not None and bool(days) and max(days).year < published.year


def _own_status(look: Look) -> Status | None:
    """Status that the words around a count tell; None where they tell none."""
    if failed(look):
        return "other"
    told = _renewed(look) or plan(look)
    if told is not None:
        return "other" if told == "expected" and _only_foreseen(look) and _elsewhere(look) else told
    if look.over == "other" and look.word_before == "còn":
        return stock_or_flow(look) or "recognised"
    if look.over in PLANS and not plan_ends(look.sentence, look.around.left, look.around.first):
        if look.over == "target" and look.exists_already and _is_whole(look):
            return "recognised"
        return "added" if look.over == "expected" and decided(look) else None
    return "other" if _elsewhere(look) else stock_or_flow(look)


def _is_whole(look: Look) -> bool:
    """Whether all that exist are counted, and no share of them: "chuẩn hóa 217 sản phẩm đã được công nhận"."""
    counted = look.sentence.words(look.around.first - 1, look.around.last)
    return (
        not look.part
        and "%" not in counted
        and "nhất" not in look.sentence.words(look.around.first - 2, look.around.first)
    )


def _renewed(look: Look) -> Status | None:
    # "công nhận lại các sản phẩm năm 2022 gồm 3 sản phẩm": the verb may stand a few words off.
    reach = 10 if look.word_before in ("gồm", "là", "cho", "với") else 4
    near = [cue for cue in look.left if look.around.first - cue.last < reach]
    again = [cue for cue in (*near, *look.inside, *look.close) if says_again(look, cue)]
    if not again or _expired(look, again[0]):
        return None
    if look.over in PLANS:
        return look.over
    planned = plan(look)
    if planned is not None and not (planned == "expected" and look.words(again[0])[0] in ("tái", "cấp")):
        return planned
    anew = any(
        cue.meaning == "added"
        and min(abs(cue.last - again[0].first), abs(cue.first - again[0].last)) <= _TOGETHER
        and "," not in look.sentence.words(again[0].last, cue.first)
        for cue in (*look.left, *look.inside, *look.right)
    )
    return "added" if anew else "renewed"


def _expired(look: Look, again: Cue) -> bool:
    """Whether renewal has not come: "57 sản phẩm quá hạn mà chưa đánh giá lại", "đến hạn đánh giá lại"."""
    return denied(look, again) or look.sentence.words(again.first - 2, again.first) in (["đến", "hạn"], ["tới", "hạn"])


def _only_foreseen(look: Look) -> bool:
    """Whether what is to come is no recognition: "dự kiến đưa 60 sản phẩm lên sàn", "40 sản phẩm sẽ dự hội chợ"."""
    cues = [*look.left, *look.inside, *look.close]
    plans = [look.words(cue)[0] for cue in cues if cue.meaning in ("expected", "join")]
    said = plans or look.sentence.words(look.around.left, look.around.first)
    foreseen = all(word in _FORESEEING for word in plans) and bool(_FORESEEING & set(said))
    acts = any(cue.meaning in ("flow", "added") for cue in (*look.inside, *look.close))
    return foreseen and not acts and any(cue.meaning == "other" and look.words(cue) != ["hỗ", "trợ"] for cue in cues)


def _of_a_year(look: Look) -> bool:
    """Whether those of one year's ranking are honoured: "vinh danh 3 chủ thể đạt OCOP 5 sao năm 2025"."""
    flows = any(cue.meaning == "flow" for cue in look.close)
    return flows and any(
        look.around.last <= one.first < look.around.comma and one.what.kind == "period" and not one.what.until
        for one in look.sentence.dates
    )


def _brought(look: Look) -> bool:
    """Whether things are brought anywhere but to a level: "đưa 58 sản phẩm vào các khách sạn"."""
    return not look.levelled and bool(_WHERETO & set(look.sentence.words(look.around.last, look.around.comma)))


def _another_act(look: Look, cue: Cue) -> bool:
    """Whether after an act of recognition another is told: "trao bằng công nhận 16 sản phẩm và khen thưởng 5 …"."""
    return look.active is not None and look.sentence.words(cue.first - 1, cue.first) == ["và"]


def _elsewhere(look: Look) -> bool:
    """Whether the count is of what is shown, sold, supported or expired."""
    if any(cue.meaning == "other" and "hạn" in look.words(cue) for cue in look.close):
        return True
    deciding = ("other", "flow", "added", "recognised")
    after = [cue for cue in look.close if cue.meaning in deciding and not _another_act(look, cue)]
    if after and after[0].meaning == "other":
        return True
    if look.word_before == "còn" or (look.word_before == "đưa" and not after):
        # "Trừ 4 sản phẩm hết hạn, huyện còn 30 sản phẩm": what is left is not what has fallen away.
        return look.word_before == "đưa" and _brought(look)
    # "Trừ những sản phẩm đã quá hạn, hiện còn 29": what is told before the point in time is not of the count.
    points = (one for one in look.sentence.dates if look.around.left <= one.first < look.around.first)
    since = max((one.last for one in points if one.what.kind == "now" or one.what.until), default=0)
    before = [cue for cue in (*look.left, *look.inside) if cue.meaning in deciding and not only_having(look, cue)]
    before = [cue for cue in before if cue.last > since]
    if look.levelled:
        # "Giới thiệu 60 sản phẩm đạt từ 3 sao": the level that they have is no act.
        before = [cue for cue in before if look.words(cue) != ["đạt"]]
    if not before and not after and look.over is None:
        before = [
            cue
            for cue in status_cues(look.sentence, max(look.around.said, since), look.around.first)
            if cue.meaning in deciding
        ]
        return bool(before) and before[-1].meaning == "other"
    if look.over == "other" and before and before[-1].meaning == "added":
        return True
    if before and look.words(before[-1]) in _HONOURING and _of_a_year(look):
        before = []
    return bool(before) and before[-1].meaning == "other" and look.around.first - before[-1].last <= _NEAR_LEFT
