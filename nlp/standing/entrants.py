"""What entered an assessment round, told without a word of it before the results: "Đợt này có 13 sản phẩm … 9 đạt"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Scene
from nlp.placing.ranks import of_districts
from nlp.standing.councils import names_council
from nlp.standing.foregoing import Judged

_UNTOLD = Judged("recognised", False)
_ENTERED = Judged("expected", False)
_RESULTS = ("kết quả", "theo kết quả", "qua chấm", "qua đánh giá", "qua thẩm định", "sau khi chấm", "sau khi đánh giá")
_ROW, _LEVELS, _NEAR = 3, 2, 3


def entrants(scene: Scene, judged: Sequence[Judged]) -> list[Judged]:
    """Statuses in which what a round began with is expected, whatever came of it in the sentences after.

    "Huyện A có 6 sản phẩm, huyện B có 5, thị xã C có 4. Kết quả xếp hạng có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao."
    """
    found = list(judged)
    for first in range(len(scene.counts)):
        row = scene.neighbours(first)
        if row[0] != first:
            continue
        if _is_row(scene, judged, row) and _brings(scene, judged, row):
            found[first : row[-1] + 1] = [_ENTERED] * len(row)
        elif _is_round(scene, judged, row) and _brings(scene, judged, row[:1]):
            found[first] = _ENTERED
            for i in row[1:]:
                if scene.pair(i):
                    found[i] = _ENTERED
    return found


def _is_row(scene: Scene, judged: Sequence[Judged], row: Sequence[int]) -> bool:
    """Whether products are counted of a district or commune each, side by side, without a time."""
    if len(row) < _ROW or any(judged[i] != _UNTOLD for i in row):
        return False
    sentence = scene.sentence(row[0])
    alike = all(scene.counts[i].measure == "products" and scene.links[i].parent is None for i in row)
    return alike and of_districts(scene, row[0]) and not sentence.dates and not sentence.heading


def _is_round(scene: Scene, judged: Sequence[Judged], row: Sequence[int]) -> bool:
    """Whether a round is told to have products, and nothing of what became of them: "Đợt này có 13 sản phẩm"."""
    i, sentence = row[0], scene.sentence(row[0])
    told = {cue.meaning for cue in sentence.cues("status")} - {"evaluate", "cancel"}
    plain = scene.counts[i].measure == "products" and scene.stars[i] is None and scene.links[i].parent is None
    return plain and judged[i].status == "added" and not told and names_council(sentence) and not sentence.heading


def _brings(scene: Scene, judged: Sequence[Judged], row: Sequence[int]) -> bool:
    """Whether one of the next sentences tells the results of as many products, or of fewer."""
    after = next((i for i in range(row[-1] + 1, len(scene.counts)) if not scene.beside(i, row[0])), None)
    while after is not None and scene.counts[after].sentence - scene.counts[row[0]].sentence <= _NEAR:
        results = [i for i in scene.neighbours(after) if scene.counts[i].measure == "products"]
        opens = scene.sentence(after).lower.startswith(_RESULTS)
        if results and _ranked(scene, judged, results) and (opens or len(results) >= _LEVELS):
            entered = sum(scene.counts[i].number.value for i in row)
            passed = sum(scene.counts[i].number.value for i in results)
            return scene.paragraphs(row[0], after) <= 1 and (passed <= entered if opens else passed == entered)
        after = max(scene.neighbours(after)) + 1
        after = after if after < len(scene.counts) else None
    return False


def _ranked(scene: Scene, judged: Sequence[Judged], results: Sequence[int]) -> bool:
    """Whether the counts of a sentence are what a ranking has newly brought, of one level each."""
    levels = [level.low for i in results if (level := scene.stars[i]) is not None]
    return len(set(levels)) == len(results) and all(judged[i].status == "added" for i in results)
