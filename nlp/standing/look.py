"""The words around a count that may tell what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from nlp.lexicon import Cue
from nlp.linking.scene import Scene
from nlp.linking.zones import Zone
from nlp.numbers import Number
from nlp.reading import Dated, Sentence
from nlp.standing.councils import council_acts
from ocop.models import Status

_GRANTS = ("công", "cấp", "trao", "gắn", "chứng")
_BY_DECISION = ("theo quyết định", "tại quyết định", "theo nội dung quyết định", "theo các quyết định")
_CLOSE, _GIVEN, _AT_ONCE = 4, 16, 1
_LISTED = 60
_UNITS = frozenset(("huyện", "quận", "thị", "thành", "xã", "phường"))
_RANKING = 8


@dataclass(frozen=True)
class Look:
    """What stands around a count.

    Attributes:
        sentence: Its sentence.
        around: Its zone.
        left: Cues before it that are its own.
        inside: Cues within it.
        right: Cues after it.
        close: Cues after it, up to the first comma.
        over: Status of the count that governs it.
        part: Whether it is a part of that count.
        inline: Whether that count stands in the same sentence.
        council: Whether a council's or authority's act is told here or just before.
        of_products: Whether products are counted, or producers together with products.
        count_last: Token after the count's own number and noun.
        at_a_point: Whether a point in time is told with it: "đến nay", "hết năm 2024".
        levelled: Whether a star level is told with it.
        ranked: Whether it is told to have got that level: "6 sản phẩm được 4 sao", "được xếp hạng 3 sao".
        potential: Whether that level is one of promise.
        raised: Whether it is one to which they were raised: "được nâng từ 3 sao lên 4 sao".
        number: Its number.
    """

    sentence: Sentence
    around: Zone
    left: tuple[Cue, ...]
    inside: tuple[Cue, ...]
    right: tuple[Cue, ...]
    close: tuple[Cue, ...]
    over: Status | None
    part: bool
    inline: bool
    council: bool
    of_products: bool
    count_last: int
    at_a_point: bool
    levelled: bool
    ranked: bool
    potential: bool
    raised: bool
    number: Number

    @property
    def is_range(self) -> bool:
        """Whether its number is a range."""
        return self.number.high is not None

    @property
    def adds(self) -> bool:
        """Whether a word of adding or recognising stands right before the count."""
        return any(cue.meaning in ("added", "flow") for cue in self.left if self.around.first - cue.last <= 4)

    @property
    def done(self) -> bool:
        """Whether "đã" or "vừa" stands before the count in its clause."""
        words = self.sentence.words(self.around.left, self.around.first)
        return "đã" in words or "vừa" in words

    @property
    def at_hand(self) -> bool:
        """Whether what there is now is summed up before the count: "tính đến", "lũy kế", "hiện"."""
        return any(cue.meaning == "recognised" for cue in self.left)

    @property
    def granted(self) -> bool:
        """Whether recognition is told as done, or as the authority's own act: "UBND tỉnh công nhận 12 sản phẩm"."""
        acts = [cue for cue in self.left if self.words(cue)[0] in ("công", "cấp", "trao", "phê", "ban")]
        by_authority = any(
            "ubnd" in words or ("ủy", "ban") in pairwise(words)
            for cue in acts
            if (words := self.sentence.words(self.around.left, cue.first))
        )
        decided = self.sentence.lower.startswith(_BY_DECISION) or any(
            self.words(cue)[:2] == ["quyết", "định"] for cue in self.left if cue.meaning == "added"
        )
        return decided or (bool(acts) and (self.done or by_authority))

    @property
    def exists_already(self) -> bool:
        """Whether the things counted are said to be recognised before: "nâng cấp 217 sản phẩm đã được công nhận"."""
        after = self.sentence.words(self.around.last, self.around.comma)
        at = next((at for at, word in enumerate(after[: _CLOSE * 2]) if word == "đã"), None)
        return at is not None and after[at + 1 : at + 2] == ["được"] and "lại" not in after

    @property
    def word_before(self) -> str | None:
        """The word right before the count; None where it opens its sentence."""
        words = self.sentence.words(self.around.first - 1, self.around.first)
        return words[0] if words else None

    @property
    def ranking(self) -> bool:
        """Whether a verb that puts things at a level stands before the count: "xếp 27 sản phẩm vào hạng 4 sao"."""
        return self.levelled and "xếp" in self.sentence.words(self.around.first - _CLOSE + 1, self.around.first)

    @property
    def tells_recognition(self) -> bool:
        """Whether an act of recognition is told in the count's own words."""
        return self.ranked or any(cue.meaning == "flow" for cue in (*self.left, *self.inside, *self.close))

    @property
    def active(self) -> Cue | None:
        """The verb of recognition right before the count: "công nhận 25 sản phẩm"."""
        if self.word_before in ("cho", "với", "diện"):
            # "Cấp giấy chứng nhận sản phẩm đạt 4 sao cho 26 sản phẩm": the verb that gives stands further off.
            verbs = [cue for cue in self.left if cue.meaning == "flow" and self.around.first - cue.last <= _GIVEN]
            # "Phát triển chương trình với 274 sản phẩm được công nhận" gives nothing.
            verbs = [cue for cue in verbs if self.words(cue) != ["phát", "triển"]]
            verbs = [cue for cue in verbs if self.words(cue)[0] in _GRANTS] or verbs
        else:
            verbs = [cue for cue in self.left if cue.meaning == "flow" and self.around.first - cue.last <= _CLOSE]
        return verbs[-1] if verbs else None

    @property
    def granting(self) -> bool:
        """Whether it is an authority's act: "công nhận 25 sản phẩm", "quyết định công nhận 18 sản phẩm"."""
        if self.active is not None and self.words(self.active)[0] in _GRANTS:
            return True
        new = [cue for cue in self.left if cue.meaning == "added" and self.around.first - cue.last <= _AT_ONCE]
        return bool(new) and any(word in _GRANTS for word in self.words(new[-1]))

    def words(self, cue: Cue) -> list[str]:
        """Words of a cue."""
        return self.sentence.words(cue.first, cue.last)


def look_around(scene: Scene, i: int, over: Status | None) -> Look:
    """What stands around a count, given the status of the count that governs it."""
    sentence, around = scene.sentence(i), scene.zones[i]
    right = status_cues(sentence, around.last, around.right)
    beyond = status_cues(sentence, *_beyond_bracket(scene, i))
    return Look(
        sentence,
        around,
        tuple(
            cue
            for cue in status_cues(sentence, around.left, around.first)
            if not _bracketed(sentence, cue, around.first)
        ),
        # "3 sản phẩm mới": the phrase begins with the noun that is counted.
        status_cues(sentence, around.first, min(around.last + 1, around.right)),
        (*right, *beyond),
        tuple(cue for cue in right if cue.last <= around.comma or _names_until(sentence, around.last, cue.first))
        + beyond,
        over,
        scene.links[i].part or scene.whole_of_share(i + 1),
        (whole := scene.links[i].parent) is not None and scene.beside(i, whole),
        council_acts(scene.document, scene.counts[i].sentence),
        scene.counts[i].measure == "products" or scene.pair(i) or (scene.beside(i, i + 1) and scene.pair(i + 1)),
        scene.counts[i].last,
        scene.at_a_point(i),
        scene.stars[i] is not None,
        ranked(scene, i),
        (own := scene.stars[i]) is not None and own.potential,
        own is not None and own.upgrade and "xuống" not in sentence.words(own.first, own.last),
        scene.counts[i].number,
    )


def ranked(scene: Scene, i: int) -> bool:
    """Whether a count is told to have got its level: "6 sản phẩm được 4 sao", "cả 7 được hội đồng xếp 3 sao"."""
    stars, count = scene.stars[i], scene.counts[i]
    if stars is None or stars.first < count.last or not scene.tells_level(i):
        return False
    between = scene.sentence(i).words(count.last, stars.first)
    if between[:1] in (["đạt"], ["đều"]):
        return len(between) <= _CLOSE
    # "7 sản phẩm được UBND huyện xếp 3 sao": whoever ranks them stands between.
    return "được" in between and len(between) <= _RANKING and not {",", "và", "đề", "trình"} & set(between)


def status_cues(sentence: Sentence, first: int, last: int) -> tuple[Cue, ...]:
    """Status words between two tokens."""
    return tuple(cue for cue in sentence.cues_between("status", first, last) if cue.meaning != "cancel")


def _beyond_bracket(scene: Scene, i: int) -> tuple[int, int]:
    """Where a sentence goes on with a count after its breakdown in brackets: "23 (5 …, 18 …) chưa đánh giá lại"."""
    sentence, after = scene.sentence(i), scene.zones[i].last
    words = sentence.words(after, len(sentence.tokens))
    if words[:1] != ["("] or ")" not in words or not scene.beside(i, i + 1):
        return 0, 0
    first = after + words.index(")") + 1
    ends = [scene.counts[j].first for j in scene.neighbours(i) if scene.counts[j].first >= first]
    # "… thuộc 4 quận, huyện được đưa vào chấm điểm": kinds of units are told together.
    ends += [
        at
        for at in range(first, len(sentence.tokens))
        if sentence.tokens[at].text in (";", ":", "và", "(")
        or (sentence.tokens[at].text == "," and not _UNITS & set(sentence.words(at + 1, at + 2)))
    ]
    return first, min(ends, default=len(sentence.tokens))


def _bracketed(sentence: Sentence, cue: Cue, last: int) -> bool:
    """Whether a cue stands in a bracket that is shut before a token: "54 (gấp 4 lần chỉ tiêu) với 23 chủ thể"."""
    words = sentence.words(cue.last, last)
    return ")" in words and "(" not in words[: words.index(")")]


def _names_until(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only a list of names or kinds stands between: "17 sản phẩm của Công ty A, Hợp tác xã B đăng ký …"."""
    words = sentence.words(first, last)
    if words[:1] not in (["của"], ["do"], ["là"], ["thuộc"], ["gồm"]) or ":" in words or len(words) > _LISTED:
        return False
    kinds = {at for cue in sentence.cues("counted") for at in range(cue.first, cue.last)}
    item = False
    for at in range(first, last):
        token = sentence.tokens[at]
        if token.text in (",", "và") and not item:
            return False
        item = (token.text not in (",", "và") and item) or token.capital or at in kinds
    return item


def _is_past(sentence: Sentence, dated: Dated) -> bool:
    """Whether a date is "đến nay", or a point that has come: "đến hết năm 2022" in an article of 2023."""
    return dated.what.kind in ("now", "since") or (dated.what.until and dated.what.is_over(sentence.published))


def plan_ends(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the reach of a plan ends between two tokens: "đến nay", "hiện có", "đã được công nhận"."""
    aside = _in_brackets(sentence, first, last)
    if any(first <= dated.first < last and _is_past(sentence, dated) for dated in sentence.dates):
        return True
    if any(word == "đã" and first + at not in aside for at, word in enumerate(sentence.words(first, last))):
        return True
    return any(
        sentence.words(cue.first, cue.last)[0] in ("hiện", "đang", "lũy", "luỹ", "đã") and cue.first not in aside
        for cue in sentence.cues_between("status", first, last)
        if cue.meaning == "recognised"
    )


def _in_brackets(sentence: Sentence, first: int, last: int) -> frozenset[int]:
    """Tokens in brackets that are shut: "mục tiêu là (kể cả các sản phẩm đã được công nhận) 250 sản phẩm"."""
    inside: set[int] = set()
    opened: int | None = None
    for at, word in enumerate(sentence.words(first, last), first):
        if word == "(":
            opened = at
        elif word == ")" and opened is not None:
            inside.update(range(opened, at))
            opened = None
    return frozenset(inside)


def only_having(look: Look, cue: Cue) -> bool:
    """Whether a cue is no more than a "có" that finds the count small: "mới có", "chỉ có"."""
    return cue.meaning == "recognised" and look.words(cue)[0] in ("mới", "chỉ")
