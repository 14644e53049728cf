"""Acts told without a count, whose counts follow: below a colon, or in the sentence that goes on with "Có …"."""

from __future__ import annotations

from functools import lru_cache

from nlp.linking.scene import Scene
from nlp.reading import Sentence
from nlp.standing.councils import names_council
from nlp.standing.look import plan_ends

_ITEMS = 12
_GOES_ON = frozenset(("có", "tổng", "gồm", "trong", "cụ", "kết", "theo"))
_OTHERWISE = frozenset(("target", "expected", "recognised", "other", "renewed"))


def announced(scene: Scene, i: int) -> bool:
    """Whether a count that tells no status is of the act of recognition that leads to it.

    "Phê duyệt kết quả phân hạng năm 2021 như sau: / 1. Hạng 4 sao: 19 sản phẩm", "Lễ trao giấy chứng nhận đợt 2 diễn ra
    hôm nay. Có 48 sản phẩm được gọi tên".
    """
    here = scene.sentence(i)
    if here.heading or plan_ends(here, 0, scene.counts[i].first):
        return False
    lead = _colon_above(scene, here)
    if lead is None and here.words(0, 1) and here.words(0, 1)[0] in _GOES_ON and here.index > 0:
        before = scene.document.sentences[here.index - 1]
        lead = before if before.paragraph == here.paragraph and not before.heading else None
    return lead is not None and not scene.counted(lead) and _tells_an_act(lead)


def _colon_above(scene: Scene, here: Sentence) -> Sentence | None:
    """The line with a colon above the list that a sentence is an item of, right above it or above other items."""
    for index in range(here.index - 1, max(-1, here.index - _ITEMS), -1):
        above = scene.document.sentences[index]
        if above.tokens and above.tokens[-1].text == ":":
            return above
        if above.paragraph == here.paragraph or above.heading or above.subheading or not scene.counted(above):
            return None
    return None


@lru_cache(maxsize=64)
def _tells_an_act(sentence: Sentence) -> bool:
    """Whether recognition is told as what a council, an authority or a round did, and nothing else is."""
    # That a ceremony will be held leaves what it celebrates done.
    meanings = {cue.meaning for cue in sentence.cues("status") if sentence.words(cue.first, cue.last)[0] != "sẽ"}
    if meanings & _OTHERWISE or any(one.what.kind in ("now", "since") or one.what.until for one in sentence.dates):
        return False
    by_round = any(one.what.round for one in sentence.dates) or names_council(sentence)
    return "added" in meanings or ("flow" in meanings and by_round)
