"""Features for the taggers: what each template asks, at the ends of a sentence too."""

import pytest

from nlp.tagging import features, is_title, parse_template

WORDS = ["Trà", "Shan tuyết", "Hà Giang", "đạt", "5"]
TAGS = ["N", "Np", "Np", "V", "M"]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        pytest.param("T[0]", ["Trà", "Shan tuyết", "Hà Giang", "đạt", "5"], id="the word"),
        pytest.param("T[-2]", ["BOS", "BOS", "Trà", "Shan tuyết", "Hà Giang"], id="two words before"),
        pytest.param("T[2]", ["Hà Giang", "đạt", "5", "EOS", "EOS"], id="two words after"),
        pytest.param("T[-1,0]", ["BOS", "Trà Shan tuyết", "Shan tuyết Hà Giang", "Hà Giang đạt", "đạt 5"], id="pair"),
        pytest.param("T[1,2][1]", ["Np Np", "Np V", "V M", "EOS", "EOS"], id="pair of tags after"),
        pytest.param("T[-3,-2][1]", ["BOS", "BOS", "BOS", "N Np", "Np Np"], id="pair of tags before"),
        pytest.param("T[0].lower", ["trà", "shan tuyết", "hà giang", "đạt", "5"], id="lower case"),
        pytest.param("T[0].istitle", ["True", "False", "True", "False", "False"], id="capitals"),
        pytest.param("T[1].istitle", ["False", "True", "False", "False", "EOS"], id="capitals after, none at the end"),
        pytest.param("T[-9]", ["BOS"] * 5, id="further back than the sentence is long"),
        pytest.param("T[9]", ["EOS"] * 5, id="further on than the sentence is long"),
        pytest.param("T[-1,1][1]", ["BOS", "N Np Np", "Np Np V", "Np V M", "EOS"], id="three tags"),
    ],
)  # fmt: skip
def test_a_template_makes_one_feature_for_each_word(label: str, told: list[str]) -> None:
    rows = features((WORDS, TAGS), [parse_template(label)])
    assert rows == [(f"{label}={one}",) for one in told]


def test_features_stand_in_the_order_of_the_templates() -> None:
    rows = features((["chè"], ["N"]), [parse_template("T[0][1]"), parse_template("T[0]"), parse_template("T[-1]")])
    assert rows == [("T[0][1]=N", "T[0]=chè", "T[-1]=BOS")]


def test_a_sentence_without_words_has_no_features() -> None:
    assert features(([], []), [parse_template("T[0]"), parse_template("T[-1,1]")]) == []


@pytest.mark.parametrize("label", ["", "T", "T[]", "T[a]", "T[0].is_in_dict", "T[0][x]", "t[0]", "T[0]x"])
def test_what_is_no_template_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="no template"):
        parse_template(label)


@pytest.mark.parametrize(
    ("word", "title"),
    [("Bắc Kạn", True), ("Bắc kạn", False), ("", False), ("Hà  Nội", False), ("OCOP", True), ("3", False), ("Đ", True)],
)
def test_a_title_has_a_capital_at_every_syllable(word: str, title: bool) -> None:
    assert is_title(word) is title
