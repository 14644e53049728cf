"""One status for a count that an article tells more than once: what its surest telling says."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Scene
from nlp.placing.ranks import narrower_place
from nlp.standing.foregoing import Judged
from nlp.standing.look import ranked
from ocop.models import Status

_FEWEST = 5


def headlined(scene: Scene, found: Sequence[Judged], i: int) -> Status | None:
    """What the title's own words say of the same count; None where they say nothing of it."""
    count = scene.counts[i]
    if scene.sentence(i).heading:
        return None
    for j in range(i):
        if not scene.sentence(j).heading:
            return None
        if scene.counts[j].equals(count) and not _narrower(scene, j, i):
            return found[j].status if found[j].sure else None
    return None


def retold(scene: Scene, judged: Sequence[Judged]) -> list[Judged]:
    """Statuses in which a stock that nothing tells to be one is what the same count is elsewhere; its parts with it.

    "Năm nay có 14 sản phẩm OCOP của 10 chủ thể. … Các huyện đề nghị đánh giá, phân hạng 14 sản phẩm."
    """
    found = list(judged)
    for i, link in enumerate(scene.links):
        if judged[i].status == "expected":
            found[i] = _approved(scene, found, i)
            continue
        if judged[i].sure or judged[i].status != "recognised":
            continue
        if scene.pair(i):
            found[i] = found[i - 1] if not judged[i - 1].sure else judged[i]
        elif link.parent is not None:
            within = link.part and found[link.parent] != judged[link.parent] and not judged[link.parent].sure
            found[i] = found[link.parent] if within else judged[i]
        elif (told := _elsewhere(scene, judged, i)) is not None:
            # "Trình chấm 9 sản phẩm. Kết quả, cả 9 được xếp 3 sao": what became of them.
            came = told == "expected" and ranked(scene, i)
            found[i] = Judged("added", True) if came else Judged(told, False)
    return found


def _approved(scene: Scene, found: Sequence[Judged], i: int) -> Judged:
    """Status of what a council puts up for recognition: `added` where its recognition is told in another sentence.

    "Hội đồng trình UBND tỉnh phê duyệt công nhận 37 sản phẩm. … Nhân dịp công nhận 37 sản phẩm này": its parts with it.
    """
    parent, count = scene.links[i].parent, scene.counts[i]
    if parent is not None:
        approved = scene.links[i].part and not found[i].sure and found[parent] == Judged("added", True)
        return Judged("added", False) if approved and scene.beside(i, parent) else found[i]
    before = scene.sentence(i).words(count.first - 2, count.first)
    if before != ["công", "nhận"] or count.number.value < _FEWEST:
        return found[i]
    told = [j for j in scene.same(i) if found[j].sure and not scene.beside(i, j) and _same_level(scene, i, j)]
    told = [j for j in told if not scene.links[j].part and not _narrower(scene, j, i)]
    recognised = any(not scene.sentence(j).heading for j in told) and all(found[j].status == "added" for j in told)
    return Judged("added", True) if recognised else found[i]


def _elsewhere(scene: Scene, judged: Sequence[Judged], i: int) -> Status | None:
    """What the same count is said to be, the text before the title; None where nothing tells or it is in force."""
    count = scene.counts[i]
    if count.number.value < _FEWEST or scene.at_a_point(i):
        return None
    told = [j for j in scene.same(i) if judged[j].sure and _same_level(scene, i, j) and not _narrower(scene, j, i)]
    told = [j for j in told if scene.counts[j].dossier == count.dossier and not scene.links[j].part]
    if any(judged[j].status in ("recognised", "other") for j in told):
        return None
    told.sort(key=lambda j: (scene.sentence(j).heading, abs(j - i)))
    return judged[told[0]].status if told else None


def _narrower(scene: Scene, j: int, i: int) -> bool:
    """Whether a count is of a narrower place than an equal one, and so no telling of the same."""
    return narrower_place(scene.sentence(j), scene.counts[j], scene.sentence(i), scene.counts[i])


def _same_level(scene: Scene, i: int, j: int) -> bool:
    one, two = scene.stars[i], scene.stars[j]
    return one is None or two is None or (one.low, one.high) == (two.low, two.high)
