"""The time of each count by the rules of `docs/facts.md`: its clause, then its total, then the article's own date."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import When
from nlp.dating.choice import FLOWS, STOCKS, only_decided, told_time
from nlp.dating.heirs import inherited, restated, round_so_far
from nlp.linking.scene import Scene
from nlp.standing.foregoing import Judged


def date_counts(scene: Scene, judged: Sequence[Judged]) -> list[When]:
    """Time of each count, in order."""
    found: list[When] = []
    again: dict[int, When] = {}
    for i in range(len(scene.counts)):
        status = judged[i].status
        when = told_time(scene, i, status)
        if when is not None and status in (*FLOWS, "expected") and only_decided(scene, i, status):
            when = round_so_far(scene, judged, found, i) or when
        found.append(when if when is not None else inherited(scene, judged, found, i))
        told_again = restated(scene, judged, found, i)
        if told_again is not None:
            again[scene.counts[i].sentence] = told_again
        if status in STOCKS and found[i].basis == "published":
            found[i] = again.get(scene.counts[i].sentence, found[i])
    return found
