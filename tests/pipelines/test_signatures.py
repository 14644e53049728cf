from __future__ import annotations

import random
from itertools import combinations, starmap

import pytest

from ocop.dataset.copies import are_copies
from ocop.dataset.minhash import similarity
from ocop.shingles import shingles_of
from pipelines.signatures import PERMUTATIONS, signature
from tests.pipelines.extraction.making import BODY, LEAD

PLACES = ["Sông Trăng", "Núi Mây", "Đồng Gió", "Cồn Gà", "Bến Nắng", "Hòn Sương"]
SENTENCES = [
    "Đến nay toàn tỉnh {place} có {n} sản phẩm OCOP được công nhận từ ba sao trở lên.",
    "Trong đó có {m} sản phẩm bốn sao của các hợp tác xã và doanh nghiệp trên địa bàn.",
    "Ông {name}, người phụ trách chương trình, cho biết các chủ thể đều làm hồ sơ trên mạng.",
    "Nhiều mặt hàng đã lên sàn thương mại điện tử và vào hệ thống siêu thị.",
    "Tỉnh {place} phấn đấu đến năm 2025 có ít nhất {k} sản phẩm đạt chuẩn.",
    "Sản phẩm {thing} của {place} được người tiêu dùng nhiều nơi biết đến.",
    "Hội đồng đánh giá cấp tỉnh họp tại {place} để chấm {m} hồ sơ mới.",
    "Bà con ở {place} nói nghề làm {thing} giúp họ có thêm thu nhập.",
    "Năm qua {place} dành {n} tỷ đồng hỗ trợ máy móc, bao bì cho {k} cơ sở.",
    "Chi cục Phát triển nông thôn {place} mở {m} lớp tập huấn về {thing}.",
]
THINGS = ["mật hoa dừa", "bánh tráng", "trà sen", "nước mắm", "gạo thơm", "rượu nếp"]
NAMES = ["Đinh Văn Lúa", "Trần Thị Sao", "Lê Văn Gió", "Phạm Thị Mây"]


def story(seed: int) -> str:
    """A made-up story of the same topic and phrases as the others."""
    pick = random.Random(seed)
    lines = [
        sentence.format(
            place=pick.choice(PLACES),
            name=pick.choice(NAMES),
            thing=pick.choice(THINGS),
            n=pick.randrange(100, 999),
            m=pick.randrange(3, 60),
            k=pick.randrange(100, 400),
        )
        for sentence in pick.sample(SENTENCES, 8)
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="word for word"),
        pytest.param(lambda text: text.upper(), id="in capitals"),
        pytest.param(lambda text: text.replace(".", " !").replace(",", " –"), id="with other marks"),
        pytest.param(lambda text: "(TTXVN) - " + text + "\nTheo Báo Sông Trăng", id="signed by another desk"),
        pytest.param(lambda text: text.replace("\n", " "), id="in one paragraph"),
        pytest.param(lambda text: "\n".join(text.split("\n")[:-1]), id="without its last paragraph"),
    ],
)
@pytest.mark.parametrize("seed", range(8))
def test_copies_agree(change: object, seed: int) -> None:
    assert callable(change)
    original = story(seed) + "\n" + story(seed + 100)
    assert similarity(signature(original), signature(change(original))) >= 0.7
    assert are_copies(shingles_of(original), shingles_of(change(original)))


def test_stories_of_one_topic_do_not() -> None:
    texts = [story(seed) for seed in range(40)]
    assert not [1 for one, other in combinations(texts, 2) if are_copies(shingles_of(one), shingles_of(other))]
    signatures = [signature(text) for text in texts]
    assert max(starmap(similarity, combinations(signatures, 2))) < 0.7


def test_the_signature_is_the_same_everywhere() -> None:
    signed = signature(story(1))
    assert len(signed) == PERMUTATIONS
    assert signed == signature(story(1))
    assert all(0 <= number < 2**32 for number in signed)
    assert signed[:2] == (signature(story(1).upper()))[:2]


@pytest.mark.parametrize("text", ["", LEAD, f"{BODY[1]}", "ba từ thôi"])
def test_a_text_too_short_has_no_signature(text: str) -> None:
    assert signature(text) == ()
