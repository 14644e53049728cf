"""Whose a count is by the words after it: "18 sản phẩm OCOP của huyện Ba Bể", "… trên địa bàn tỉnh"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.linking.scene import Scene
from nlp.linking.zones import Zone
from nlp.placing.mentions import PlaceMention
from nlp.placing.roles import place_role
from nlp.reading import Sentence

_OWNER_WORDS = frozenset(("của", "bàn", "trong", "toàn", "thuộc", "tại", "ở", "khắp", "do", "phạm", "vi", "trên"))
_STRONG = frozenset(("của", "bàn", "toàn", "trong", "thuộc", "được", "từ"))
_SIGNS = frozenset((",", ";", ":", "(", "-"))
_SEVERAL = frozenset(("các", "những", "ocop"))
_OWNER_REACH = 14
_JOINED = 3
_NAMING = frozenset((":", "gồm", "là"))


def owns(sentence: Sentence, around: Zone, place: PlaceMention) -> bool:
    """Whether a place after a count is its owner ("18 sản phẩm OCOP của huyện Ba Bể", "… trên địa bàn tỉnh")."""
    between = sentence.words(around.last, place.first)
    # "(… và 141 sản phẩm 3 sao) thuộc tốp đầu cả nước": what follows the bracket is said of the whole before it.
    closed = ")" in between and "(" not in between
    if closed or any(word in _SIGNS for word in between) or len(between) > _OWNER_REACH:
        return False
    if place.name is not None and place.level != "commune" and between in ([], ["ocop"], ["ocop", "tỉnh"]):
        # "15 sản phẩm OCOP Khánh Hòa".
        return True
    if place.plural and set(between) <= _SEVERAL:
        # "85 hồ sơ sản phẩm các tỉnh, thành phố".
        return True
    head = between[-3:] + sentence.words(place.first, place.first + 1)
    if place.level == "country" and not place.kind:
        return any(word in _OWNER_WORDS for word in head)
    if place_role(sentence, place) in ("agent", "goal"):
        return False
    strong = any(word in _STRONG for word in head)
    site = any(word in ("tại", "ở") for word in head)
    return strong or (site and len(between) <= 4)


def with_others(sentence: Sentence, owner: PlaceMention, place: PlaceMention) -> bool:
    """Whether a place is told with more of its kind: "của Hà Nội và 20 tỉnh, thành phố" is the country's."""
    first, second = sorted((owner, place), key=lambda one: one.first)
    between = sentence.words(first.last, second.first)
    joined = between[:1] in (["và"], ["cùng"], ["với"]) and len(between) <= _JOINED
    return joined and place.plural and place.level == owner.level


def named_owner(scene: Scene, i: int, after: Sequence[PlaceMention]) -> PlaceMention | None:
    """The owner told behind the products' names: "; 2 sản phẩm: trà xanh, trà Shan tuyết của huyện Mường Ảng"."""
    sentence, around = scene.sentence(i), scene.zones[i]
    named = [place for place in after if place.name is not None]
    if len(named) != 1 or named[0].level == "commune" or around.left != around.first:
        return None
    opened = _NAMING.intersection(sentence.words(around.last, around.last + 3))
    owns = sentence.words(named[0].first - 1, named[0].first) == ["của"]
    return named[0] if opened and owns and place_role(sentence, named[0]) == "subject" else None
