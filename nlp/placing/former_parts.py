"""Former provinces among the parts of today's province, told without "cũ": "605, trong đó Lào Cai 255, Yên Bái 350"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import Where
from nlp.linking.scene import Scene
from nlp.placing.gazetteer import Province


def former_parts(scene: Scene, found: Sequence[tuple[Where, ...]]) -> dict[int, Province]:
    """The counts that are of a former province, though nothing by its name says so, each with that province.

    A total of today's province that is split by the provinces it was made of, one of which bears its name: where
    another part is of one that has ended, the part of that name is the former one's.

    Args:
        scene: The counts of an article.
        found: Places of each.
    """
    ended: set[int] = set()
    named: dict[int, tuple[int, Province]] = {}
    for i, link in enumerate(scene.links):
        if link.parent is None or not link.part or len(found[i]) != 1 or not found[link.parent]:
            continue
        part, whole = found[i][0], found[link.parent][0]
        if part.source is None or part.level != "province" or part.source.today_code != whole.code:
            continue
        if part.source.new_code is None:
            ended.add(link.parent)
        elif whole.code_list == "vn34" and part.era is None and _is_named(scene, i, part.name):
            named[i] = (link.parent, part.source)
    return {i: province for i, (total, province) in named.items() if total in ended}


def _is_named(scene: Scene, i: int, name: str) -> bool:
    """Whether a province is named between the count before and the end of a count."""
    sentence, count = scene.sentence(i), scene.counts[i]
    first = scene.counts[i - 1].last if scene.beside(i, i - 1) else 0
    return any(
        place.name == name and place.level == "province" and first <= place.first < count.last
        for place in sentence.places
    )
