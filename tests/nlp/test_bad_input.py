"""Input that is no article: nothing raises, what is no fact is none, and the work grows with the text."""

import faulthandler
from collections.abc import Iterator

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from nlp.reading import read_article
from ocop.models import Article
from tests.nlp.articles import BREAKDOWN
from tests.nlp.work import Read, calls, steps

HANG_SECONDS = 300
FIVE_MB = 5_000_000
PROSE = (
    "Bà con các dân tộc trong vùng giữ nghề truyền thống, chăm chút nương chè và rừng quế, rồi cùng nhau tìm đầu ra "
    "cho nông sản. Chính quyền địa phương tuyên truyền, hỗ trợ máy móc và mở lối cho hàng hóa xuống chợ phiên.\n"
)
FIGURES = "Đến hết năm 2023, huyện Ba Bể có 32 sản phẩm OCOP của 21 chủ thể, trong đó 4 sản phẩm đạt 4 sao.\n"


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """Ends the tests with the stack of whatever hangs, instead of waiting for ever; no test comes near it."""
    faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def values(text: str, title: str | None = None) -> list[float]:
    return [fact.value for fact in find_facts(Article(url="file:bad", text=text, title=title))]


def names(text: str) -> list[str]:
    return [product.name for product in find_named_products(Article(url="file:bad", text=text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t\r\u00a0\u3000\n", id="spaces"),
        pytest.param("\x00" * 1000, id="nothing but NUL"),
        pytest.param(bytes(range(256)).decode("latin-1") * 40, id="every byte"),
        pytest.param("%PDF-1.7\n%âãÏÓ\n4 0 obj<</Length 3 0 R>>stream\nxœ¥ OCOP ½Û3 sao", id="a PDF as text"),
        pytest.param("\ud800\udfff" * 500, id="lone surrogates"),
        pytest.param("🎉🌟" * 500, id="pictures"),
        pytest.param("Huyá»‡n Ba Bá»ƒ cÃ³ 32 sáº£n pháº©m OCOP 3 sao.", id="UTF-8 read as Latin-1"),
        pytest.param("OCOP " * 2000, id="the one word"),
        pytest.param("Huyện Ba Bể có " + "9" * 4000 + " sản phẩm OCOP.", id="a number that is none"),
        pytest.param("Huyện Ba Bể có 1.2.3.4 sản phẩm OCOP, 5,6,7 sản phẩm 3 sao.", id="figures that are no number"),
        pytest.param("By 2023 the OCOP scheme had 160 goods of 95 makers, 18 rated 4 stars.", id="English"),
        pytest.param("Fin 2023, OCOP compte 160 produits de 95 coopératives, dont 18 à 4 étoiles.", id="French"),
        pytest.param("ในปี 2566 จังหวัดเชียงใหม่มีสินค้า OTOP 5 ดาว จำนวน 120 รายการ จากผู้ผลิต 80 ราย OCOP", id="Thai"),
        pytest.param("2023年，越南谅山省有160种OCOP产品，其中5星级2种，4星级18种。生产者95家。", id="Chinese"),
        pytest.param("2023年、大分県には一村一品（OVOP）の商品が336品目あります。OCOP", id="Japanese"),
        pytest.param("នៅឆ្នាំ ២០២៣ ខេត្តមានផលិតផល OCOP ចំនួន ៣២ និងសហករណ៍ 12", id="Khmer"),
        pytest.param("Thái Lan có 36.000 sản phẩm OTOP 5 sao.", id="Thailand's programme"),
        pytest.param("Tỉnh Oita, Nhật Bản có 336 sản phẩm OVOP của 120 hợp tác xã.", id="Japan's programme"),
        pytest.param("OCOP học từ OTOP: Thái Lan có 36.000 sản phẩm OTOP 5 sao.", id="another beside OCOP"),
    ],
)  # fmt: skip
def test_what_is_no_article_on_ocop_has_no_facts(text: str) -> None:
    assert values(text) == []
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Huyện Ba Bể có\x0032 sản phẩm\x00OCOP.\x00", [32], id="NUL for space"),
        pytest.param("\ufeffHuyện Ba\u200b Bể có 32 sản phẩm OCOP, một ph\u00adần mới.", [32], id="invisible signs"),
        pytest.param("Huyện Ba Bể \ud83d có 32 sản phẩm OCOP \udfff.", [32], id="lone surrogates"),
        pytest.param("Huyện Ba Bể có ３２ sản phẩm OCOP.", [32], id="wide figures"),
        pytest.param("Ngày 31/2/2024, quý V/2024, huyện Ba Bể có 32 sản phẩm OCOP.", [32], id="days that are none"),
        pytest.param(FIGURES + "\x07\x1b[31m" + "\ufffd" * 500, [32, 21, 4], id="junk behind an article"),
        pytest.param("(((" * 500 + FIGURES + "]]]" * 500, [32, 21, 4], id="brackets around an article"),
    ],
)  # fmt: skip
def test_junk_hides_no_fact(text: str, told: list[float]) -> None:
    assert values(text) == told


def test_names_of_products_survive_what_cannot_be_encoded() -> None:
    assert names("Sản phẩm OCOP 4 sao gồm: rượu \ud800 men lá, lạ \udfff lùng, mật ong.")[-1] == "mật ong"


def test_five_megabytes_of_prose_with_figures_are_read_to_the_end() -> None:
    text = FIGURES + PROSE * (FIVE_MB // len(PROSE)) + "Đến nay, huyện Na Rì có 45 sản phẩm OCOP.\n"
    assert len(text) > 0.99 * FIVE_MB
    assert values(text) == [32, 21, 4, 45]


def test_five_megabytes_without_ocop_cost_only_their_sentences() -> None:
    goods = FIGURES.replace("OCOP ", "").replace("đạt 4 sao", "mới")
    text = (PROSE + goods) * (FIVE_MB // (len(PROSE) + len(goods)))
    article = Article(url="file:bad", text=text)
    looked = len(read_article(article).sentences)
    assert calls(find_facts, article) + calls(find_named_products, article) < looked / 100


LONG = 100_000
COUNTS = "huyện Ba Bể có 2 sản phẩm OCOP 3 sao, "


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        pytest.param("bà con chăm chút ruộng nương và mở lối cho hàng hóa xuống chợ ", [], id="without numbers"),
        pytest.param("12 và 15 hay 20 ", [], id="numbers of nothing"),
        pytest.param(COUNTS, [2], id="thousands of equal counts"),
        pytest.param("OCOP 3 sao - ", [], id="thousands of levels"),
        pytest.param("sản phẩm OCOP 4 sao gồm chè, mật ong, ", [], id="thousands of names"),
        pytest.param("x", [], id="one word"),
    ],
)  # fmt: skip
def test_a_sentence_of_100_000_characters_is_read(piece: str, told: list[float]) -> None:
    assert sorted(set(values(("OCOP " + piece * (LONG // len(piece) + 1))[:LONG]))) == told


LINES = "3 sản phẩm OCOP 4 sao.\n"
LISTS = "3 sản phẩm OCOP 4 sao gồm: chè Ba Bể của HTX A, mật ong; "
HEADINGS = "Có hơn 3 sản phẩm OCOP 4 sao\n"
TABLE = "Cao Lộc | 2 | 5\n"
PLACES = "huyện Ba Bể, xã Nam Mẫu 12, OCOP "


@pytest.mark.parametrize("read", [find_facts, find_named_products], ids=["facts", "names"])
@pytest.mark.parametrize(
    "piece",
    [COUNTS, LINES, LISTS, HEADINGS, TABLE, PLACES],
    ids=["counts", "lines", "lists", "headings", "table", "places"],
)
def test_hostile_text_costs_no_more_for_being_long(read: Read, piece: str) -> None:
    read(BREAKDOWN)
    size = 5_000
    once, twice = (
        calls(read, Article(url="file:bad", text=("OCOP\n" + piece * (length // len(piece) + 1))[:length]))
        for length in (size, 2 * size)
    )
    assert twice < 2.5 * once + 500


def test_headings_of_ever_other_numbers_are_not_compared_with_each_other() -> None:
    def headings(many: int) -> Article:
        return Article(url="file:bad", text="".join(f"Có hơn {n} sản phẩm OCOP 4 sao\n" for n in range(2, many)))

    assert calls(find_facts, headings(600)) < 2.4 * calls(find_facts, headings(300))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Hiện nay, huyện Ba Bể có {} sản phẩm OCOP.", id="stocks"),
        pytest.param(
            "Năm 2023 công nhận {} sản phẩm OCOP 4 sao; phấn đấu thêm 5 sản phẩm 5 sao.", id="flows and goals"
        ),
        pytest.param("Toàn tỉnh có {} sản phẩm OCOP, trong đó xã Nam Mẫu 12, xã Tân Lập 4.", id="totals and parts"),
        pytest.param("Hạng 4 sao:\nHuyện Ba Bể {} sản phẩm OCOP", id="headings of levels"),
        pytest.param("Các sản phẩm OCOP này đều đạt 3 sao. Có {} chủ thể.", id="levels told afterwards"),
    ],
)
def test_no_loop_runs_over_all_counts_for_each(line: str) -> None:
    def text(size: int) -> Article:
        lines = "\n".join(line.format(number) for number in range(20, 20 + size // len(line)))
        return Article(url="file:bad", text=lines, title="OCOP Bắc Kạn")

    find_facts(BREAKDOWN)
    shorter, longer = (steps(find_facts, text(size)) / size for size in (5_000, 25_000))
    assert longer < 1.1 * shorter
