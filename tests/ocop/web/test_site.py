from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ocop.dataset.connection import open_dataset
from ocop.dataset.registry import public_relations, relations
from ocop.errors import DatasetError, UsageError
from ocop.web.site import make_site
from tests.ocop.web.asking import page, rows
from tests.ocop.web.conftest import DAK_LAK


async def test_the_front_page_says_what_this_is_how_much_and_leads_to_the_questions(site: Any) -> None:
    told = await page(site, "/")
    for words in ("OCOP qua báo chí", "OCOP in the news", "2023-12-05", "/ocop/history_of_a_province"):
        assert words in told
    assert '<dt>Bài báo <small lang="en">articles</small></dt><dd><a href="/ocop/articles">3</a>' in told


async def test_of_an_empty_dataset_the_front_page_says_what_to_do(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    assert "ocop refresh" in await page(make_site(tmp_path / "ocop.db"), "/")


@pytest.mark.parametrize("name", public_relations())
async def test_every_table_and_view_has_a_page_that_tells_its_meaning(site: Any, name: str) -> None:
    relation = relations()[name]
    told = await page(site, f"/ocop/{name}")
    for meaning in (relation.title_vi, relation.vi, relation.en.split("<")[0], relation.columns[0].vi):
        assert meaning.replace("'", "&#39;") in told
    assert f'href="/ocop/{name}"' in await page(site, "/ocop")


async def test_what_is_of_use_to_the_program_alone_is_hidden(site: Any) -> None:
    tables = (await site.client.get("/ocop.json")).json()["tables"]
    shown = {table["name"] for table in tables if not table["hidden"]}
    assert shown == {name for name, relation in public_relations().items() if relation.kind == "table"}
    assert "story_bands" not in await page(site, "/ocop")


@pytest.mark.parametrize("typed", ["dak lak", "Đắk Lắk", '"đắk lắk"', "dak -sach", "la*"])
@pytest.mark.parametrize("table", ["facts", "fact_details", "articles"])
async def test_the_search_box_takes_words_with_and_without_accents(site: Any, table: str, typed: str) -> None:
    found = await rows(site, f"/ocop/{table}?_search={quote(typed)}")
    assert [row.get("sentence") or row["text"] for row in found] == [DAK_LAK]


@pytest.mark.parametrize("typed", ['"', "AND (", "🍵", "NEAR(", "*"])
async def test_any_string_can_be_typed_into_the_search_box(site: Any, typed: str) -> None:
    assert await rows(site, f"/ocop/fact_details?_search={quote(typed)}") == []


async def test_a_table_shows_the_columns_that_matter_and_all_when_asked(site: Any) -> None:
    few, every = await page(site, "/ocop/facts"), await page(site, "/ocop/facts?_all=1")
    assert 'class="col-sentence"' in few
    assert 'class="col-sentence_start"' not in few
    assert 'class="col-sentence_start"' in every
    assert "sentence_start" in (await rows(site, "/ocop/facts"))[0], "JSON has all columns"


async def test_a_filter_is_kept_shown_and_taken_back(site: Any) -> None:
    told = await page(site, "/ocop/fact_details?_filter_column=star_min&_filter_op=exact&_filter_value=4")
    assert "20" in told
    assert 'name="_filter_value_1" value="4"' in told
    assert "145" not in told


async def test_facets_count_the_values_in_vietnamese(site: Any) -> None:
    told = await page(site, "/ocop/fact_details")
    assert 'hiện có <small lang="en">recognised</small></span></a> 3' in told
    assert "4 ★</a> 1" in told


async def test_a_fact_shows_its_sentence_its_article_and_who_says_otherwise(site: Any) -> None:
    (fact,) = await rows(site, "/ocop/facts?value=145")
    told = await page(site, f"/ocop/facts/{fact['id']}")
    assert "<b>145</b> sản phẩm" in told
    assert "<mark>145 sản phẩm OCOP</mark>" in told
    assert f'href="/ocop/articles/{fact["article_id"]}#{fact["id"]}"' in told
    assert "<mark>150 sản phẩm</mark>" in told
    assert "khác" in told


async def test_a_fact_that_nobody_else_speaks_of_says_so(site: Any) -> None:
    (fact,) = await rows(site, "/ocop/facts?value=20")
    assert "No other article states a number of this day" in await page(site, f"/ocop/facts/{fact['id']}")


async def test_an_article_shows_its_facts_in_place(site: Any) -> None:
    (fact,) = await rows(site, "/ocop/facts?value=145")
    told = await page(site, f"/ocop/articles/{fact['article_id']}")
    assert f'<a id="{fact["id"]}" href="/ocop/facts/{fact["id"]}"><mark>145 sản phẩm OCOP</mark></a>' in told


async def test_a_province_leads_to_its_figures_and_its_facts(site: Any) -> None:
    told = await page(site, "/ocop/provinces/vn63-96")
    assert 'href="/ocop/figures_of_a_province?province=vn63-96"' in told
    assert "facts: 2" in told


async def test_other_rows_lead_to_what_names_them(site: Any) -> None:
    assert "articles: 2" in await page(site, "/ocop/sources/datmui")


async def test_nothing_can_be_changed_and_the_file_cannot_be_taken(
    site: Any, dataset: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = hashlib.sha256(dataset.read_bytes()).hexdigest()
    for statement in ("delete from facts", "insert into stories values (1, 2, 3)", "pragma user_version = 9"):
        refused = await site.client.get(f"/ocop.json?sql={quote(statement)}")
        assert refused.status_code == 400, statement
    for path in ("/ocop/facts", "/ocop/search", "/-/messages", "/ocop/facts/1"):
        assert (await site.client.post(path, data={"id": "1"})).status_code == 405
    with pytest.raises(Exception, match="readonly"):
        await site.get_database("ocop").execute("WITH x AS (SELECT 1) INSERT INTO stories SELECT 1, 2, 3 FROM x")
    assert (await site.client.get("/ocop.db")).status_code == 403
    assert len(await rows(site, "/ocop/facts")) == 3
    assert hashlib.sha256(dataset.read_bytes()).hexdigest() == before
    assert "".join(capfd.readouterr()) == "", "a mistyped query is told in the browser, not on the terminal"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/ocop/nothing_here", 404, "There is no such page"),
        ("/ocop/facts/f_unknown", 404, "There is no such page"),
        ("/ocop/facts?_sort=nothing", 400, "There is no column “nothing” to sort by"),
        ("/ocop/facts?_size=all", 400, "_size must be a positive integer"),
        ("/ocop?sql=select+*+from+nowhere", 400, "no such table: nowhere"),
        ("/ocop?sql=drop+table+facts", 400, "Statement must be a SELECT"),
    ],
)
async def test_a_mistyped_address_is_told_on_a_page_of_ours(site: Any, path: str, status: int, words: str) -> None:
    told = await page(site, path, status)
    assert words in told
    assert "OCOP" in told


async def test_an_answer_that_takes_too_long_is_told_with_what_to_do(site: Any) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    told = await page(site, f"/ocop?sql={quote(endless)}&_timelimit=20", 400)
    assert "The answer takes too long: ask for less" in told
    assert "recursive" not in told


async def test_sql_of_ones_own_is_answered(site: Any) -> None:
    told = await page(site, "/ocop?sql=select+name+from+provinces+where+folded_name=fold_name(:name)&name=ĐẮK+LẮK")
    assert "Đắk Lắk" in told


async def test_a_file_that_breaks_is_told_with_the_remedy_and_no_traceback(
    site: Any, dataset: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(dataset.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    dataset.write_bytes(bytes(content))
    assert "the file is damaged; put a backup in its place" in await page(site, "/ocop/sources_that_state_most", 500)
    told = await site.client.get("/ocop/sources_that_state_most.json")
    assert (told.status_code, told.json()["ok"]) == (500, False)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("no.db", None, "ocop demo"),
        ("text.db", b"not a database", "name another file with --db"),
        ("empty.db", b"", "name another file with --db"),
    ],
)
def test_a_file_that_is_no_dataset_is_not_served(tmp_path: Path, name: str, content: bytes | None, remedy: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DatasetError, match=remedy):
        make_site(tmp_path / name)


def test_a_dataset_of_a_newer_version_is_not_served(dataset: Path) -> None:
    with open_dataset(dataset, "write") as db:
        db.execute("PRAGMA user_version = 9999")
    with pytest.raises(DatasetError, match="newer ocop"):
        make_site(dataset)


def test_a_damaged_dataset_is_not_served(dataset: Path) -> None:
    content = bytearray(dataset.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    dataset.write_bytes(bytes(content))
    with pytest.raises(DatasetError, match="damaged"):
        make_site(dataset)


async def test_a_path_with_accents_and_spaces_is_served_and_one_with_a_question_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dữ liệu của tôi" / "số liệu.db"
    open_dataset(path, "create").close()
    site = make_site(path)
    assert len(await rows(site, "/ocop/provinces?_size=100")) == 97
    assert len(await rows(site, "/ocop/old_and_new_provinces?any_province=ca+mau")) == 2
    with pytest.raises(UsageError, match="rename or move it"):
        make_site(tmp_path / "gì?.db")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("_sort=nope", "Không có cột “nope” để sắp xếp"),
        ("_sort_desc=nope", "There is no column “nope” to sort by"),
        ("_sort=value&_sort_desc=value", "rising or falling, not both"),
    ],
)
async def test_an_order_that_cannot_be_is_the_askers_mistake(site: Any, asked: str, told: str) -> None:
    assert told in await page(site, f"/ocop/facts?{asked}", status=400)
    answer = await site.client.get(f"/ocop/facts.json?{asked}")
    assert (answer.status_code, answer.json()["ok"]) == (400, False)
