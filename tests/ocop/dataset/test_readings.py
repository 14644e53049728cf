from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run
from ocop.errors import DatasetError
from ocop.models import NamedProduct, Source
from tests.ocop.dataset.make import (
    CA_MAU,
    NOW,
    a_fact,
    a_reading,
    an_article,
    assert_index_in_step,
    corrected,
    days,
    save,
    table,
)

FOUR_STARS = "30 sản phẩm đạt 4 sao"
TEA = NamedProduct("Trà Shan tuyết", "Trà Shan tuyết đạt 5 sao", 0, 24, star=5, province="Hà Giang", year=2024)


def versions(db: Database) -> list[tuple[int, int, str]]:
    return table(db, "SELECT version, is_current, substr(text, 1, 29) FROM articles ORDER BY version")


def test_every_field_keeps_its_ground_and_the_day_how_sure_it_is(db: Database) -> None:
    save(db, a_reading())
    ((grounds, confidence),) = table(db, "SELECT grounds, published_confidence FROM articles")
    assert json.loads(grounds) == {
        "title": "profile",
        "text": "profile",
        "language": "letters",
        "outlet": "registry",
        "url": "head",
    }
    assert confidence == "high"


def test_a_reading_becomes_rows_with_everything_an_analyst_may_ask_for(db: Database) -> None:
    article = an_article(published_at=NOW, tags=("OCOP", "Cà Mau"), captions=("Tôm khô",), external_id="x1")
    facts = (
        a_fact(CA_MAU, "145 sản phẩm OCOP"),
        a_fact(CA_MAU, FOUR_STARS, star_min=4, star_max=4, part_of=0),
    )
    assert save(db, a_reading(article, facts, named=(TEA,), offset=7)) == ["new"]
    (row,) = db.query("SELECT * FROM articles")
    assert row["id"] == f"{article.identity}-1"
    assert (row["version"], row["is_current"], row["title"]) == (1, 1, "Nâng tầm đặc sản địa phương")
    assert (row["published_date"], row["published_at"]) == ("2023-12-05", "2026-03-01T06:00:00Z")
    assert (row["tags"], row["captions"]) == ('["OCOP", "Cà Mau"]', '["Tôm khô"]')
    assert (row["archive_file"], row["archive_offset"], row["fetched_at"]) == (
        "ocop-1.warc.gz",
        7,
        "2026-03-01T06:00:00Z",
    )
    assert (row["content_sha256"], row["published_ground"]) == (article.content_sha256, "json-ld")
    total, part = db.query("SELECT * FROM facts ORDER BY value DESC")
    assert (total["value"], total["star_min"], total["potential"]) == (145.0, None, 0)
    assert (total["province_id"], total["province_code"], total["place_code"]) == ("vn63-96", "96", "96")
    assert CA_MAU[total["evidence_start"] : total["evidence_end"]] == total["evidence"]
    assert CA_MAU[total["sentence_start"] : total["sentence_end"]] == total["sentence"] == CA_MAU.split("\n")[0]
    assert part["part_of_id"] == total["id"]
    assert table(db, "SELECT name, star, province_id, year FROM named_products") == [
        ("Trà Shan tuyết", 5, "vn63-02", 2024)
    ]
    assert table(db, "SELECT state, cause, article_id, source_id FROM pages") == [
        ("fetched", None, row["id"], "datmui")
    ]
    assert table(db, "SELECT article_id, cause FROM captures") == [(row["id"], None)]


def test_the_code_of_todays_province_is_filled_in_from_the_province_of_then(db: Database) -> None:
    text = "Huyện Bắc Quang, tỉnh Hà Giang có 12 sản phẩm OCOP."
    fact = a_fact(
        text,
        "12 sản phẩm OCOP",
        place_level="district",
        place="Bắc Quang",
        province="Hà Giang",
        place_code="034",
        province_code=None,
    )
    save(db, a_reading(an_article(text=text), (fact,)))
    assert table(db, "SELECT province_id, province_code, place_code FROM facts") == [("vn63-02", "08", "034")]


def test_the_sentence_of_a_fact_from_the_title_is_the_title(db: Database) -> None:
    title = "Cà Mau có 145 sản phẩm OCOP"
    save(db, a_reading(an_article(title=title), (a_fact(title, "145 sản phẩm OCOP", evidence_field="title"),)))
    assert table(db, "SELECT sentence, sentence_start, sentence_end FROM facts") == [(title, 0, len(title))]


@pytest.mark.parametrize("offset", [3, None])
def test_the_same_capture_read_again_writes_nothing(db: Database, offset: int | None) -> None:
    reading = a_reading(named=(TEA,), offset=offset, signature=range(128))
    save(db, reading)
    run_id = begin_run(db, "reprocess", days(9))
    before = db.conn.total_changes
    assert save_reading(db, reading, run_id, days(9)) == "unchanged"
    assert db.conn.total_changes == before


def test_the_same_article_in_other_bytes_moves_only_the_time_of_the_last_check(db: Database) -> None:
    reading = a_reading(offset=1)
    save(db, reading)
    before = {name: table(db, f"SELECT * FROM {name}") for name in ("articles", "facts", "stories")}
    assert save(db, a_reading(body=b"other ads", fetched=1, offset=2)) == ["unchanged"]
    assert before == {name: table(db, f"SELECT * FROM {name}") for name in before}
    assert table(db, "SELECT checked_at, first_fetched_at, next_due_at FROM pages") == [
        ("2026-03-02T06:00:00Z", "2026-03-01T06:00:00Z", "2026-03-08T06:00:00Z")
    ]


def test_a_correction_is_a_new_version_and_the_old_one_stays_readable_with_its_facts(db: Database) -> None:
    first = a_reading(offset=1)
    second = corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2)
    assert save(db, first, second) == ["new", "changed"]
    assert [(version, current) for version, current, _ in versions(db)] == [(1, 0), (2, 1)]
    assert table(
        db, "SELECT a.version, f.value FROM facts f JOIN articles a ON a.id = f.article_id ORDER BY a.version"
    ) == [(1, 145.0), (2, 146.0)]
    assert table(db, "SELECT value FROM fact_details") == [(146.0,)]
    assert table(db, "SELECT a.version FROM pages p JOIN articles a ON a.id = p.article_id") == [(2,)]


def test_a_better_reading_of_an_old_capture_changes_its_version_in_place(db: Database) -> None:
    first = a_reading(offset=1)
    second = corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2)
    save(db, first, second)
    (old_id,) = table(db, "SELECT id FROM facts WHERE value = 145")
    better = replace(first, facts=(replace(first.facts[0], star_min=3, star_max=5, status="other"),))
    run_id = begin_run(db, "reprocess", days(9))
    assert save_reading(db, better, run_id, days(9)) == "reread"
    assert table(
        db, "SELECT id, star_min, star_max, status, run_id, first_run_id <> run_id FROM facts WHERE value = 145"
    ) == [(*old_id, 3, 5, "other", run_id, 1)]
    assert [(version, current) for version, current, _ in versions(db)] == [(1, 0), (2, 1)]
    assert table(db, "SELECT count(*) FROM facts WHERE run_id = ?", run_id) == [(1,)]
    assert table(db, "SELECT a.version FROM pages p JOIN articles a ON a.id = p.article_id") == [(2,)]


def test_reading_the_archive_again_in_any_order_makes_no_new_versions(db: Database) -> None:
    """A page fetched three times, the second time with other advertisements, is read better from all three captures."""
    first = a_reading(offset=1)
    same = a_reading(body=b"other ads", fetched=1, offset=2)
    third = corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=2, offset=3)
    assert save(db, first, same, third) == ["new", "unchanged", "changed"]

    def better(reading):  # type: ignore[no-untyped-def]
        return replace(reading, article=replace(reading.article, title="Tít đọc đúng hơn"))

    assert save(db, better(same), better(third), better(first)) == ["unchanged", "reread", "reread"]
    assert [(version, current) for version, current, _ in versions(db)] == [(1, 0), (2, 1)]
    assert table(db, "SELECT DISTINCT title FROM articles") == [("Tít đọc đúng hơn",)]
    assert table(db, "SELECT archive_offset, substr(article_id, -1) FROM captures ORDER BY 1") == [
        (1, "1"),
        (2, "1"),
        (3, "2"),
    ]


def test_facts_that_a_better_reading_no_longer_finds_are_taken_away(db: Database) -> None:
    both = (
        a_fact(CA_MAU, "145 sản phẩm OCOP"),
        a_fact(CA_MAU, FOUR_STARS, star_min=4, star_max=4, part_of=0),
    )
    save(db, a_reading(facts=both, named=(TEA,), offset=1))
    kept = replace(both[1], part_of=None)
    assert save(db, a_reading(facts=(kept,), named=(), offset=1)) == ["reread"]
    assert table(db, "SELECT value, part_of_id FROM facts") == [(30.0, None)]
    assert table(db, "SELECT count(*) FROM named_products") == [(0,)]
    assert table(db, "SELECT count(*) FROM fact_search WHERE fact_search MATCH '145'") == [(1,)]  # its sentence stays
    assert_index_in_step(db)


def test_ids_of_facts_stay_when_paragraphs_come_and_fields_are_read_better(db: Database) -> None:
    save(db, a_reading(facts=(a_fact(CA_MAU, "145 sản phẩm OCOP"),), body=b"x", offset=1))
    before = table(db, "SELECT id FROM facts")
    longer = f"Một đoạn mở đầu mới đọc được.\n{CA_MAU}"
    fact = a_fact(longer, "tỉnh Cà Mau có 145 sản phẩm", status="other", place="Đầm Dơi", star_min=3, star_max=3)
    assert save(db, a_reading(an_article(text=longer), (fact,), body=b"x", offset=1)) == ["reread"]
    assert table(db, "SELECT id FROM facts") == before
    assert table(db, "SELECT count(*) FROM fact_search WHERE fact_search MATCH 'dam doi'") == [(1,)]


def test_several_facts_of_one_number_have_ids_of_their_own(db: Database) -> None:
    text = "Các huyện Ngọc Hiển, Năm Căn mỗi huyện có 6 sản phẩm OCOP."
    facts = tuple(
        a_fact(text, "6 sản phẩm OCOP", place=place, place_level="district") for place in ("Ngọc Hiển", "Năm Căn")
    )
    save(db, a_reading(an_article(text=text), facts))
    assert table(db, "SELECT place FROM facts ORDER BY place") == [("Ngọc Hiển",), ("Năm Căn",)]


def test_several_products_of_one_name_have_ids_of_their_own(db: Database) -> None:
    save(db, a_reading(named=(TEA, replace(TEA, name="trà shan  tuyết", star=4))))
    assert table(db, "SELECT star FROM named_products ORDER BY star") == [(4,), (5,)]


@pytest.mark.parametrize(
    ("cause", "state"),
    [("not ocop", "skipped"), ("not vietnamese", "skipped"), ("extraction failed: KeyError", "skipped")],
)
def test_a_page_that_yields_nothing_is_a_row_that_says_why(db: Database, cause: str, state: str) -> None:
    assert save(db, a_reading(cause=cause, offset=1)) == ["nothing"]
    assert table(db, "SELECT state, cause, article_id, next_due_at FROM pages") == [(state, cause, None, None)]
    assert table(db, "SELECT article_id, cause FROM captures") == [(None, cause)]
    assert table(db, "SELECT count(*) FROM articles") == [(0,)]


def test_a_page_without_an_article_and_without_a_cause_says_at_least_that(db: Database) -> None:
    save(db, replace(a_reading(), article=None))
    assert table(db, "SELECT state, cause FROM pages") == [("skipped", "no article")]


def test_a_later_capture_that_yields_nothing_takes_nothing_away(db: Database) -> None:
    refusal = a_reading(cause="refusal", body=b"Access denied", fetched=1, offset=2)
    assert save(db, a_reading(offset=1), refusal) == ["new", "nothing"]
    assert table(db, "SELECT count(*) FROM facts") == [(1,)]
    assert table(db, "SELECT state, cause, article_id IS NULL FROM pages") == [("fetched", "refusal", 0)]


def test_a_capture_that_now_yields_nothing_takes_back_what_it_was_read_as(db: Database) -> None:
    first = a_reading(offset=1, signature=range(128))
    assert save(db, first, replace(first, cause="not ocop")) == ["new", "reread"]
    for name in ("articles", "facts", "stories", "signatures", "story_bands"):
        assert table(db, f"SELECT count(*) FROM {name}") == [(0,)]
    assert table(db, "SELECT state, cause, article_id FROM pages") == [("skipped", "not ocop", None)]
    assert table(db, "SELECT article_id, cause FROM captures") == [(None, "not ocop")]
    assert save(db, first) == ["new"]


def test_a_failure_of_ours_takes_nothing_back(db: Database) -> None:
    """A worker that is killed while the archive is read again must not cost the article."""
    first = a_reading(offset=1, named=(TEA,))
    failed = replace(first, article=None, facts=(), named_products=(), cause="extraction failed: BrokenProcessPool")
    assert save(db, first, failed) == ["new", "nothing"]
    assert table(db, "SELECT count(*) FROM facts") == [(1,)]
    assert table(db, "SELECT state, cause, article_id IS NULL FROM pages") == [("fetched", failed.cause, 0)]
    assert table(db, "SELECT article_id IS NULL, cause FROM captures") == [(0, failed.cause)]
    assert save(db, first) == ["unchanged"]
    assert table(db, "SELECT cause FROM pages UNION SELECT cause FROM captures") == [(None,)]


def test_taking_back_the_current_version_makes_the_one_before_current(db: Database) -> None:
    first = a_reading(offset=1)
    second = corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2)
    save(db, first, second, replace(second, cause="refusal"))
    assert [(version, current) for version, current, _ in versions(db)] == [(1, 1)]


def test_a_capture_whose_canonical_address_is_now_read_better_moves_to_that_article(db: Database) -> None:
    print_page = a_reading(an_article("https://datmui.example/print/1"), offset=1)
    save(db, print_page)
    canonical = replace(print_page, article=an_article("https://datmui.example/bai-1.html"))
    assert save(db, canonical) == ["reread"]
    assert table(db, "SELECT url FROM articles") == [("https://datmui.example/bai-1.html",)]
    assert table(db, "SELECT count(*) FROM facts") == [(1,)]


def test_several_addresses_of_one_article_are_one_article(db: Database) -> None:
    article = an_article()
    twin = a_reading(article, url="https://m.datmui.example/bai-1", body=b"mobile", fetched=1)
    redirected = a_reading(article, requested_url="https://datmui.example/cu/1", fetched=2)
    assert save(db, a_reading(article), twin, redirected) == ["new", "unchanged", "unchanged"]
    assert table(db, "SELECT count(*) FROM articles") == [(1,)]
    assert table(db, "SELECT count(*), count(DISTINCT article_id) FROM pages") == [(3, 1)]
    assert table(db, "SELECT redirect_url FROM pages WHERE url LIKE '%/cu/1'") == [(article.url,)]


def test_a_mobile_page_that_reads_differently_does_not_flip_the_article(db: Database) -> None:
    mobile_article = an_article(text=f"{CA_MAU}\nXem thêm trên ứng dụng.")
    desktop = [a_reading(fetched=day) for day in (0, 2)]
    mobile = [a_reading(mobile_article, url="https://m.datmui.example/1", fetched=day) for day in (1, 3)]
    assert save(db, desktop[0], mobile[0], desktop[1], mobile[1]) == ["new", "unchanged", "unchanged", "unchanged"]


def test_outlets_that_nobody_registered_get_a_row_of_what_is_known(db: Database) -> None:
    save(db, a_reading(an_article("https://www.la.example/1", source_id="la", outlet="Báo Lạ"), source=None))
    assert table(db, "SELECT id, name, domain, kind FROM sources") == [("la", "Báo Lạ", "la.example", "other")]
    save(db, a_reading(an_article("https://la.example/2", source_id=None), source=None))
    assert table(db, "SELECT source_id FROM articles ORDER BY url DESC") == [("la",), (None,)]


def test_a_registered_outlet_is_not_overwritten_by_a_reading(db: Database) -> None:
    save(db, a_reading())
    save(
        db, a_reading(an_article("https://datmui.example/2"), source=Source("datmui", "Khác", "khac.example", "other"))
    )
    assert table(db, "SELECT name FROM sources") == [("Báo Đất Mũi Ngày Nay",)]


def test_an_article_without_a_date_keeps_it_unknown(db: Database) -> None:
    save(db, a_reading(an_article(published_date=None, published_ground=None)))
    assert table(db, "SELECT published_date, published_ground FROM articles") == [(None, None)]


def test_a_reading_that_breaks_a_rule_leaves_no_trace(db: Database) -> None:
    impossible = a_fact(CA_MAU, "145 sản phẩm OCOP", star_min=9)
    with pytest.raises(DatasetError, match="breaks a rule"):
        save(db, a_reading(facts=(impossible,)))
    with pytest.raises(DatasetError, match="breaks a rule"):
        save_reading(db, a_reading(), "no such run", NOW)
    for name in ("pages", "articles", "facts", "sources", "stories"):
        assert table(db, f"SELECT count(*) FROM {name}") == [(0,)]


def test_an_older_capture_that_comes_to_light_later_does_not_become_current(db: Database) -> None:
    newer = a_reading(fetched=5, offset=1)
    older = corrected(newer, "145 sản phẩm OCOP", "140 sản phẩm OCOP", fetched=1, offset=2)
    assert save(db, newer, older) == ["new", "changed"]
    assert [(version, current) for version, current, _ in versions(db)] == [(1, 1), (2, 0)]
    assert table(db, "SELECT value FROM fact_details") == [(145.0,)]
    assert table(db, "SELECT checked_at FROM pages") == [("2026-03-06T06:00:00Z",)]


steps = st.lists(
    st.tuples(
        st.integers(0, 2),  # which page
        st.integers(0, 2),  # which wording
        st.integers(0, 3),  # fetched on which day
        st.sampled_from([None, None, None, "not ocop"]),
        st.booleans(),  # its four-star fact is read too
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(steps)
def test_whatever_is_read_in_whatever_order_the_dataset_stays_sound(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int, str | None, bool]]
) -> None:
    path = tmp_path_factory.mktemp("order") / "ocop.db"
    readings = []
    for page, wording, day, cause, both in steps:
        copied = " ".join("chuyện " + "o" * (page // 2) + "a" * number for number in range(40 - 15 * wording))
        text = CA_MAU.replace("145", str(145 + wording)) + "\n" + copied
        facts = [a_fact(text, f"{145 + wording} sản phẩm OCOP"), a_fact(text, FOUR_STARS, part_of=0)][: 1 + both]
        article = an_article(f"https://datmui.example/{page}", text=text, published_date=date(2023, 12, 5))
        body = f"{page} {wording}".encode()
        signature = [page // 2 * 1000 + wording * (number > 120) for number in range(128)]
        readings.append(
            a_reading(
                article,
                facts,
                body=body,
                fetched=day,
                offset=page * 100 + wording * 10 + day,
                cause=cause,
                signature=signature,
            )
        )
    with open_dataset(path, "create") as db:
        save(db, *readings)
        after = db.conn.total_changes
        run_id = begin_run(db, "again", NOW)
        if readings:
            save_reading(db, readings[-1], run_id, NOW)
        assert db.conn.total_changes == after + 1, "reading the last one again writes its run alone"
        assert_index_in_step(db)
        currents = table(db, "SELECT identity, sum(is_current) FROM articles GROUP BY identity")
        assert all(count == 1 for _, count in currents)
        orphans = "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story_id FROM articles)"
        assert table(db, orphans) == [(0,)]


def test_the_indexes_live_through_a_vacuum(db: Database) -> None:
    first = a_reading(offset=1)
    save(db, first, a_reading(an_article("https://datmui.example/2"), offset=2), replace(first, cause="not ocop"))
    db.execute("VACUUM")
    assert_index_in_step(db)
    assert table(db, "SELECT count(*) FROM fact_search WHERE fact_search MATCH 'mau'") == [(1,)]


def test_a_full_disk_leaves_the_dataset_as_it_was(db: Database) -> None:
    save(db, a_reading())
    (pages,) = table(db, "PRAGMA page_count")
    db.execute(f"PRAGMA max_page_count = {pages[0]}")
    long = an_article("https://datmui.example/2", text=CA_MAU + "\n" + "Một đoạn rất dài. " * 200_000)
    with pytest.raises(DatasetError, match="free some space"):
        save(db, a_reading(long, ()))
    db.execute("PRAGMA max_page_count = 1000000000")
    assert table(db, "SELECT count(*) FROM articles") == [(1,)]
    assert isinstance(db.conn, sqlite3.Connection)


def test_a_page_that_refuses_with_status_200_is_asked_for_again_and_costs_nothing_that_was_read(db: Database) -> None:
    refused = replace(a_reading(body=b"<p>captcha", cause="refusal"), article=None, facts=())
    assert save(db, refused) == ["nothing"]
    kept = "SELECT state, cause, failures, next_due_at FROM pages"
    assert table(db, kept) == [("queued", "refusal", 1, "2026-03-01T07:00:00Z")]
    assert save(db, a_reading(fetched=1)) == ["new"]
    again = replace(refused, page=replace(refused.page, fetched_at=days(2)))
    assert save(db, again) == ["nothing"]
    assert table(db, "SELECT state, cause, failures FROM pages") == [("fetched", "refusal", 1)]
    assert table(db, "SELECT count(*) FROM articles") == [(1,)]
