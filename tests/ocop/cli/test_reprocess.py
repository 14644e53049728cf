"""`ocop reprocess`: what should change changes, and is told; nothing is lost, doubled or read in vain."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, failed, rows, table_contents

_DOCS = Path(__file__).parents[3] / "docs" / "operations.md"
# What an article or fact says, without what tells of runs and versions.
_ARTICLES = (
    "SELECT id, title, lead, text, author, published_date, published_ground, outlet, outlet_province, section, url"
    " FROM articles ORDER BY id"
)
_FACTS = "SELECT id, article_id, value, star_min, star_max, status, place, province, date_end, confidence FROM facts"


@dataclass(frozen=True)
class Harvest:
    """A dataset with its archive, the registry by which it was read, and the right one."""

    database: Path
    wrong: Path
    right: Path

    def copy_to(self, folder: Path) -> Path:
        """A copy to work on."""
        shutil.copytree(self.database.parent, folder)
        return folder / self.database.name


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harvest]:
    """The demo web, read by a registry that knows neither family nor province of one outlet."""
    registries = tmp_path_factory.mktemp("registries")
    folder = tmp_path_factory.mktemp("harvest")
    with NewsWeb() as web:
        right = web.write_sources(registries / "right.toml")
        tables = re.split(r"(?=^\[\[sources\]\])", right.read_text("utf-8"), flags=re.MULTILINE)
        wrong = registries / "wrong.toml"
        broken = [
            re.sub(r"^(family|province_codes) = .*\n", "", each, flags=re.MULTILINE)
            if 'id = "xulang"' in each
            else each
            for each in tables
        ]
        wrong.write_text("".join(broken), "utf-8")
        done("refresh", "--sources", wrong, "--db", folder / "ocop.db")
    yield Harvest(folder / "ocop.db", wrong, right)


def _captures(database: Path, source_id: str = "%") -> int:
    query = "SELECT count(*) FROM captures JOIN pages ON pages.id = page_id WHERE source_id LIKE ?"
    return int(str(rows(database, query, source_id)[0][0]))


def _different(before: list[tuple[object, ...]], after: list[tuple[object, ...]]) -> set[object]:
    """Ids of the rows that came, went or changed."""
    return {row[0] for row in {*before} ^ {*after}}


def test_a_corrected_outlet_changes_its_articles_and_no_others_and_says_so(harvest: Harvest, tmp_path: Path) -> None:
    database = harvest.copy_to(tmp_path / "copy")
    before, facts_before = rows(database, _ARTICLES), rows(database, _FACTS)
    answer = json.loads(done("reprocess", "--json", "--sources", harvest.right, "--db", database))
    after, facts_after = rows(database, _ARTICLES), rows(database, _FACTS)

    assert answer["read"] == _captures(database, "xulang"), "no page of the other outlets is read"
    assert answer["passed_over"] == _captures(database) - answer["read"]
    (told,) = answer["sources"]
    assert told["source_id"] == "xulang"
    fact_articles = {row[1] for row in {*facts_before} ^ {*facts_after}}
    changed = {*_different(before, after), *fact_articles} & {row[0] for row in before} & {row[0] for row in after}
    of_outlet = {row[0] for row in rows(database, "SELECT id FROM articles WHERE source_id = 'xulang'")}
    assert changed
    assert changed <= of_outlet
    assert told["articles_changed"] == len(changed)
    ids_before, ids_after = {row[0]: row for row in facts_before}, {row[0]: row for row in facts_after}
    assert told["facts_added"] == len(ids_after.keys() - ids_before.keys())
    assert told["facts_removed"] == len(ids_before.keys() - ids_after.keys())
    both = ids_before.keys() & ids_after.keys()
    assert told["facts_changed"] >= sum(ids_before[key] != ids_after[key] for key in both)
    fields = {"title": 1, "lead": 2, "text": 3, "published_date": 5, "outlet_province": 8}
    old, new = {row[0]: row for row in before}, {row[0]: row for row in after}
    for name, column in fields.items():
        differ = sum(old[key][column] != new[key][column] for key in old.keys() & new.keys())
        assert told["article_fields"].get(name, 0) == differ, name
    documented = set(re.findall(r"^\| `([a-z_.]+)` \|", _DOCS.read_text("utf-8"), re.MULTILINE))
    assert {*answer, *(f"sources.{key}" for key in told)} <= documented


def test_a_person_gets_a_table_and_then_nothing_more_to_do(harvest: Harvest, tmp_path: Path) -> None:
    database = harvest.copy_to(tmp_path / "copy")
    said = done("reprocess", "--sources", harvest.right, "--db", database).splitlines()
    assert re.match(r"\d+ archived pages read again: [1-9]\d* articles changed", said[0])
    assert "were passed over" in said[1]
    assert said[2].startswith("outlet")
    assert said[3].split()[0] == "xulang"
    contents = table_contents(database)
    again = done("reprocess", "--sources", harvest.right, "--db", database)
    assert again.startswith("no page was read again: nothing changed")
    assert table_contents(database) == contents


# A profile that finds the first cells of the text alone, so that most paragraphs are lost.
_WRONG_PROFILE = """
[[profiles]]
source = "datmui"
title = ["//*[has-class('ArticleTitle')]"]
lead = ["//*[has-class('ArticleHeadline')]"]
body = ["//td[has-class('ArticleContent')]"]
date = ["//*[has-class('ArticleDate')]"]
remove = ["//td[has-class('ArticleContent')]//*[self::p or self::div or self::table][position() > 1]"]
"""


def _stories(database: Path) -> dict[object, object]:
    return dict(rows(database, "SELECT id, story_id FROM articles"))


def test_a_profile_that_is_corrected_changes_the_pages_of_its_outlet_and_what_follows_from_them(
    harvest: Harvest, tmp_path: Path
) -> None:
    """One outlet's profile is spoilt and put right: its articles, their facts and stories follow, and nothing else."""
    database = harvest.copy_to(tmp_path / "copy")
    reprocess = ("reprocess", "--json", "--sources", harvest.right, "--db", database)
    done(*reprocess)
    right, stories = _without_runs(database), _stories(database)
    profile = database.parent / "profiles.toml"

    profile.write_text(_WRONG_PROFILE, encoding="utf-8")
    spoilt = _only_source(json.loads(done(*reprocess)), "datmui", _captures(database, "datmui"))
    assert spoilt["article_fields"]["text"] == spoilt["articles_changed"] > 5
    assert spoilt["facts_removed"] > 20
    of_outlet = {row[0] for row in rows(database, "SELECT id FROM articles WHERE source_id = 'datmui'")}
    now = _stories(database)
    moved = {each for each in stories if stories[each] != now.get(each)}
    assert spoilt["stories_changed"] == len(moved) > 0
    assert moved - of_outlet, "the copy at another outlet has lost its original"
    _assert_same_elsewhere(database, right, of_outlet, moved)

    profile.unlink()
    said = done("reprocess", "--sources", harvest.right, "--db", database)
    assert f"{len(moved)} articles are of another story now" in said
    assert [line.split()[0] for line in said.splitlines() if " text " in line] == ["datmui"]
    assert _without_runs(database) == right, "everything is as it was"

    again = json.loads(done(*reprocess))
    assert (again["changed"], again["read"], again["sources"]) == (False, 0, [])
    assert _without_runs(database) == right


def _only_source(answer: dict[str, Any], source_id: str, read: int) -> dict[str, Any]:
    """What is told of the one outlet whose pages were read, all of them."""
    assert answer["read"] == read
    (told,) = answer["sources"]
    assert told["source_id"] == source_id
    return dict(told)


def _assert_same_elsewhere(
    database: Path, before: dict[str, list[tuple[object, ...]]], of_outlet: set[object], moved: set[object]
) -> None:
    """No row of another outlet's article, fact or product is different but for the story of those that moved."""
    after = _without_runs(database)
    for table in ("articles", "facts", "named_products"):
        different = {*before[table]} ^ {*after[table]}
        owners = {next((each for each in row if each in of_outlet), row[0]) for row in different}
        assert owners - of_outlet <= (moved if table == "articles" else set()), table


@pytest.mark.parametrize(
    ("options", "condition"),
    [
        pytest.param(["--source", "datmui"], "source_id = 'datmui'", id="of one outlet"),
        pytest.param(["--source", "datmui", "--source", "xulang"], "source_id IN ('datmui', 'xulang')", id="of two"),
        pytest.param(["--since", "2000-01-01"], "1", id="fetched since a day long ago"),
    ],
)
def test_only_the_wanted_pages_are_read(harvest: Harvest, tmp_path: Path, options: list[str], condition: str) -> None:
    database = harvest.copy_to(tmp_path / "copy")
    wanted = rows(database, f"SELECT count(*) FROM captures JOIN pages ON pages.id = page_id WHERE {condition}")[0][0]
    answer = json.loads(done("reprocess", "--all", "--json", "--sources", harvest.wrong, *options, "--db", database))
    assert (answer["read"], answer["changed"]) == (wanted, False)


def test_killed_again_and_again_it_goes_on_and_ends_as_if_it_had_not_been(harvest: Harvest, tmp_path: Path) -> None:
    database = harvest.copy_to(tmp_path / "copy")
    expected = _without_runs(database)
    _spoil(database)
    total = _captures(database)
    chance = random.Random(20261122)
    marks = sorted(chance.sample(range(1, total - 1), 4))
    for mark in marks:
        _kill_when_read(database, harvest.wrong, mark)
    read = _read(database)
    assert marks[-1] <= read <= total
    answer = json.loads(done("reprocess", "--json", "--sources", harvest.wrong, "--db", database))
    assert answer["read"] == total - read, "what was read before the kills is not read again"
    assert answer["passed_over"] == read
    assert _without_runs(database) == expected, "nothing is lost, nothing is doubled"
    assert _captures(database) == total == _read(database)


def _without_runs(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that was read, without the runs that read it and the numbers in the index."""
    found = {}
    for table in ("articles", "facts", "named_products", "pages", "captures", "signatures", "stories"):
        columns = [name for _, name, *_ in rows(database, f"SELECT * FROM pragma_table_info('{table}')")]
        kept = [str(name) for name in columns if name not in {"run_id", "first_run_id", "search_number"}]
        found[table] = sorted(rows(database, f"SELECT {', '.join(kept)} FROM {table}"), key=repr)
    return found


def _spoil(database: Path) -> None:
    """As if earlier rules had read everything, and worse."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE captures SET reader_sha256 = 'earlier'")
        connection.execute("UPDATE articles SET title = 'Tin cũ', author = NULL")
        connection.execute("UPDATE facts SET confidence = 0.1, star_min = NULL, star_max = NULL, part_of_id = NULL")
        connection.execute("DELETE FROM facts WHERE id IN (SELECT id FROM facts ORDER BY id LIMIT 100)")
    connection.close()


def _read(database: Path) -> int:
    return int(str(rows(database, "SELECT count(*) FROM captures WHERE reader_sha256 <> 'earlier'")[0][0]))


def _kill_when_read(database: Path, registry: Path, mark: int) -> None:
    """Start reading again, and kill it with all its workers when so many captures are read."""
    command = [sys.executable, "-m", "ocop", "reprocess", "--sources", str(registry), "--db", str(database)]
    environment = os.environ | {"OCOP_WORKERS": "2", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 120
        while _read(database) < mark and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        process.kill()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        pytest.param(["--since", "hôm qua"], 2, "“hôm qua” is no day", id="no day"),
        pytest.param(["--since", "2999-01-01"], 2, "has not come yet", id="a day to come"),
        pytest.param(["--source", "khong-co"], 2, "there is no outlet 'khong-co'", id="an outlet that nobody knows"),
    ],
)
def test_what_cannot_be_asked_for_is_told_in_one_line(
    harvest: Harvest, options: list[str], code: int, words: str
) -> None:
    assert words in failed(code, "reprocess", *options, "--db", harvest.database)


def test_pages_of_a_killed_harvest_that_no_row_tells_of_are_read_too(harvest: Harvest, tmp_path: Path) -> None:
    database = harvest.copy_to(tmp_path / "copy")
    for file in database.parent.glob("ocop.db*"):
        file.unlink()
    done("import", _one_file(tmp_path), "--db", database)
    answer = json.loads(done("reprocess", "--json", "--sources", harvest.wrong, "--db", database))
    assert {each["source_id"] for each in answer["sources"]} >= {"xulang", "datmui"}
    original = {row[1:] for row in rows(harvest.database, _ARTICLES)}
    assert {row[1:] for row in rows(database, _ARTICLES)} >= original


def _one_file(tmp_path: Path) -> Path:
    file = tmp_path / "bai.txt"
    file.write_text("Cà Mau có 145 sản phẩm OCOP.\n", encoding="utf-8")
    return file
