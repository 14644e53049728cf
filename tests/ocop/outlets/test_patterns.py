"""A pattern for articles: it matches what it was made from and its like, and no section, tag or feed."""

from __future__ import annotations

import re

import pytest

from ocop.outlets.addresses import alike, of_the_form, take_apart
from ocop.outlets.patterns import infer_pattern
from spiders.registry import load_sources

H = "https://vidu.vn"

# Each case: samples, others like them that must match, addresses that must not.
_CASES = [
    pytest.param(
        ["/them-5-san-pham-post1234567.html", "/gao-st25-len-ke-post1234599.html"],
        ["/bai-cu-post9999.html"],
        ["/", "/kinh-te.html", "/tu-khoa/ocop-tag1877.html", "/rss/home.rss"],
        id="a number with a mark",
    ),
    pytest.param(
        ["/ban-do-ocop-173260310082841313.htm", "/ocop-truoc-nguong-173260120045241134.htm"],
        ["/ninh-binh-980-san-pham-173251118150441632.htm"],
        ["/ocop.htm", "/home.rss", "/tag/ocop-145.htm"],
        id="a long stamp without a mark",
    ),
    pytest.param(
        ["/tin-tuc/a-b-c-20260212074000687.htm", "/kinh-te/d-e-f-20250922080000256.htm"],
        ["/nong-thon-moi/a-b-c-20260212074000687.htm"],
        ["/chu-de/ocop.htm", "/tin-tuc/", "/tin-tuc/a-b-c.htm"],
        id="a section before the stamp",
    ),
    pytest.param(
        ["/a-b-c-123456.html", "/kinh-te/d-e-f-123457.html"],
        ["/x/y-z-t-99999.html"],
        ["/kinh-te", "/kinh-te/nong-nghiep/d-e-f-123457.html", "/tag/ocop-12.html"],
        id="some in a section, some not",
    ),
    pytest.param(
        ["/2025/05/binh-thuan-tim-huong-nang-hang/", "/2024/12/ocop-ca-nuoc-cuoi-nam-2024/"],
        ["/2019/01/gom/"],
        ["/tag/ocop/", "/2025/05/", "/gioi-thieu/"],
        id="year and month before the words",
    ),
    pytest.param(
        ["/web/guest/-/so-ket-ocop-nam-2025", "/web/guest/-/them-2-san-pham-ocop-4-sao"],
        ["/web/guest/-/bac-son-giu-chat-luong"],
        ["/web/guest/chuong-trinh-ocop", "/web/guest/home", "/-/x"],
        id="fixed folders, no number",
    ),
    pytest.param(
        ["/kinh-te/202601/ca-mau-co-145-san-pham-8c0167f/", "/xa-hoi/202512/lang-gom-ben-song-a1b2c3d/"],
        ["/nong-nghiep/201905/gao-moi-00ff1a2/"],
        ["/kinh-te/", "/kinh-te/202601/"],
        id="a month in the path and seven hexadecimal digits",
    ),
    pytest.param(
        ["/xem-tin.aspx?id=1201&cat=ocop", "/xem-tin.aspx?id=1345&cat=ocop"],
        ["/xem-tin.aspx?id=7&cat=ocop"],
        ["/xem-tin.aspx", "/danh-muc.aspx?id=7&cat=ocop", "/xem-tin.aspx?id=7&cat=video"],
        id="a number in the query",
    ),
    pytest.param(
        ["/bai.aspx?ItemID=12&l=a", "/tin.aspx?ItemID=34&l=b"],
        ["/x.aspx?ItemID=1&l=c"],
        ["/x.aspx"],
        id="a query that changes",
    ),
    pytest.param(
        ["/Tin-Tuc/Ca-Mau-co-145-san-pham-OCOP-1201.aspx", "/Tin-Tuc/Lang-Gom-ben-song-1202.aspx"],
        ["/Tin-Tuc/Bai-Khac-1300.aspx"],
        ["/Tin-Tuc/", "/Default.aspx"],
        id="capital letters",
    ),
    pytest.param(
        ["/tin/12345", "/tin/12399"],
        ["/tin/12400"],
        ["/tin", "/tin/ocop", "/"],
        id="nothing but a number",
    ),
    pytest.param(
        ["/bài-viết-số-một-1001.html", "/bài-viết-số-hai-1002.html"],
        [],
        ["/", "/tin"],
        id="letters with marks",
    ),
    pytest.param(
        ["/a-b-c-d1001.html", "/kinh-te/thi-truong/a-b-c-d1002.html"],
        ["/kinh-te/x-y-z-d1003.html"],
        ["/kinh-te"],
        id="sections of several depths",
    ),
    pytest.param(
        ["/a-b-c-d-e", "/kinh-te/f-g-h-i-k"],
        [],
        ["/xa-hoi/f-g-h-i-k", "/kinh-te"],
        id="sections by name alone",
    ),
]


@pytest.mark.parametrize(("samples", "like_them", "others"), _CASES)
def test_a_pattern_takes_in_its_like_and_nothing_else(
    samples: list[str], like_them: list[str], others: list[str]
) -> None:
    pattern = infer_pattern([H + path for path in samples], [H + path for path in others])
    assert pattern is not None
    for path in (*samples, *like_them):
        assert re.fullmatch(pattern, H + path), (pattern, path)
        assert re.fullmatch(pattern, H.replace("https://", "http://www.") + path), pattern
    for path in others:
        assert not re.fullmatch(pattern, H + path), (pattern, path)


def test_words_alone_are_told_from_sections_by_their_number() -> None:
    samples = [f"{H}/ca-mau-co-them-18-san-pham", f"{H}/lang-gom-ben-song-giu-lua"]
    pattern = infer_pattern(samples, never=[f"{H}/", f"{H}/kinh-te"], rarely=[f"{H}/nong-thon-moi"])
    assert pattern is not None
    assert not re.fullmatch(pattern, f"{H}/nong-thon-moi")
    assert re.fullmatch(pattern, f"{H}/gia-ca-phe-lap-dinh")


def test_no_pattern_is_better_than_one_that_takes_in_everything() -> None:
    assert infer_pattern([f"{H}/a-b-c-d", f"{H}/b-c-d-e"], never=[f"{H}/mot-hai-ba-bon"]) is None
    assert infer_pattern([]) is None


def test_former_and_further_hosts_are_named() -> None:
    pattern = infer_pattern(["https://vidu.vn/a-b-c-d1234.html", "https://kinhte.vidu.vn/b-c-d-d1235.html"])
    assert pattern is not None
    assert re.fullmatch(pattern, "https://www.vidu.vn/x-d1.html")
    assert not re.fullmatch(pattern, "https://khac.vn/x-d1.html")


@pytest.mark.parametrize(
    "source", [each for each in load_sources() if each.article_url_pattern], ids=lambda each: each.id
)
def test_a_pattern_from_a_single_address_matches_it(source) -> None:  # type: ignore[no-untyped-def]
    url = f"https://{source.domain}/ca-mau-co-them-18-san-pham-d240101.html"
    pattern = infer_pattern([url], [f"https://{source.domain}/"])
    assert pattern is not None
    assert re.fullmatch(pattern, url)
    assert not re.fullmatch(pattern, f"https://{source.domain}/")


def test_a_form_that_few_have_is_not_the_one_of_articles() -> None:
    articles = [f"{H}/bai-so-{n}-ve-ocop-d{n}.html" for n in range(1000, 1010)]
    assert set(alike([*articles, f"{H}/", f"{H}/lien-he.html", f"{H}/tag/ocop-99123.html"])) == set(articles)


def test_two_generations_of_addresses_may_live_side_by_side() -> None:
    urls = [
        f"{H}/a-b-c-d1001.html",
        f"{H}/a-b-d-d1002.html",
        f"{H}/x-y-20250101000000001.htm",
        f"{H}/x-z-20250101000000002.htm",
    ]
    assert set(alike(urls)) == set(urls)
    pattern = infer_pattern(alike(urls))
    assert pattern is not None
    assert all(re.fullmatch(pattern, url) for url in urls)


def test_a_single_sample_has_a_form_too() -> None:
    assert alike([f"{H}/bai-mot-d1001.html"]) == (f"{H}/bai-mot-d1001.html",)
    assert of_the_form([f"{H}/bai-mot-d1001.html"], [f"{H}/bai-hai-d9.html", f"{H}/bai-hai-d909.html"]) == (
        f"{H}/bai-hai-d909.html",
    )


@pytest.mark.parametrize(
    ("path", "tail"),
    [
        pytest.param("/ket-qua-ocop-dot-2-nam-2022", "slug", id="a year is a word"),
        pytest.param("/bai-d123456.html", "id", id="a letter and six digits are a number with a mark"),
        pytest.param("/bai-8c0167f/", "hash", id="seven hexadecimal digits"),
        pytest.param("/bai-defaced/", "word", id="a word in hexadecimal letters"),
        pytest.param("/?p=12", "query", id="a number in the query of the front page"),
        pytest.param("/", "word", id="the front page"),
    ],
)
def test_what_an_address_ends_in(path: str, tail: str) -> None:
    assert take_apart(H + path).tail == tail
