"""`ocop inspect`: pages of the archive, the web and files, and the way to repair a profile that its page tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.demo.expected import ExpectedArticle
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, failed

_DOCS = Path(__file__).parents[3] / "docs" / "inspecting.md"
_STRANGE = "Tỉnh Núi Mây hiện có 999 sản phẩm OCOP được công nhận, nhiều nhất vùng."
_PAGE = f"""<!DOCTYPE html><html lang="vi"><head><title>Sông Trăng có thêm 12 sản phẩm OCOP</title></head><body>
<div class="menu-chinh"><nav><a href="/">Trang chủ</a></nav></div><h1>Sông Trăng có thêm 12 sản phẩm OCOP</h1>
<p class="sapo">Hội đồng tỉnh Sông Trăng vừa công nhận thêm 12 sản phẩm OCOP ba sao trong đợt 2 năm 2024.</p>
<div><p>Như vậy đến nay toàn tỉnh có 77 sản phẩm OCOP, trong đó có 9 sản phẩm bốn sao của các hợp tác xã [1].</p>
<p>Ông Đinh Văn Lúa, người phụ trách chương trình, cho biết các chủ thể đều làm hồ sơ trên mạng.</p></div>
<div class="tin-lien-quan"><a href="/x">Núi Mây dẫn đầu vùng về sản phẩm OCOP</a><p>{_STRANGE}</p></div>
</body></html>"""


@pytest.fixture(scope="module")
def web() -> Iterator[NewsWeb]:
    with NewsWeb() as running:
        yield running


@pytest.fixture(scope="module")
def registry(web: NewsWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return web.write_sources(tmp_path_factory.mktemp("registry") / "sources.toml")


@pytest.fixture(scope="module")
def wanted(web: NewsWeb) -> ExpectedArticle:
    """An article of Báo Lam Giang."""
    return next(each for each in web.expected_harvest().ocop_articles if each.outlet == "lamgiang")


def looked_at(*arguments: object) -> dict[str, Any]:
    """What `ocop inspect --json` says, run in this process."""
    result = CliRunner().invoke(app, ["inspect", *map(str, arguments), "--json"])
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_a_saved_page_is_shown_to_a_person_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "bài.html"
    file.write_text(_PAGE, encoding="utf-8")
    said = done("inspect", file, "--db", tmp_path / "none.db")
    assert "No profile fits" in said
    assert re.search(r"^title +look +Sông Trăng có thêm 12 sản phẩm OCOP", said, re.MULTILINE)
    assert re.search(r"^author +not known", said, re.MULTILINE)
    assert re.search(r"^2 +Như vậy đến nay .* hợp tác xã \[1\]\.", said, re.MULTILINE)
    assert re.search(r"^named box +lien quan +div\.tin-lien-quan +Núi Mây", said, re.MULTILINE)
    assert re.search(r"^77 +products .*Như vậy đến nay toàn tỉnh có 77 sản phẩm OCOP", said, re.MULTILINE)
    assert "999" not in said.partition("\nFigures")[2]


def test_a_page_is_taken_from_the_archive_and_else_from_the_web(
    web: NewsWeb, registry: Path, wanted: ExpectedArticle, tmp_path: Path
) -> None:
    url, db = web.url(wanted.outlet, wanted.path), tmp_path / "ocop.db"
    fetched = json.loads(done("inspect", url, "--sources", registry, "--db", db, "--json"))
    assert fetched["from"].startswith("the web")
    assert not db.exists()
    done("refresh", "--history", "--sources", registry, "--db", db)
    asked = len(web.requests)
    archived = looked_at(f"{url}?utm_source=zalo#top", "--db", db)
    assert archived["from"].startswith("the archive, ocop-")
    assert len(web.requests) == asked
    for seen in (fetched, archived):
        assert seen["source_id"] == "lamgiang"
        assert seen["article"]["text"] == wanted.text
        assert seen["article"]["grounds"]["text"] == "profile"
        assert [each["is_used"] for each in seen["profiles"]].count(True) == 1
        assert {cut["reason"] for cut in seen["cuts"]} >= {"profile", "named box"}
        assert len(seen["facts"]) == len(archived["facts"]) > 0
    assert "--at" in failed(1, "inspect", url, "--sources", registry, "--db", db, "--at", "2019-01-31")
    day = datetime.fromisoformat(archived["fetched_at"]).astimezone(timezone(timedelta(hours=7))).date()
    assert looked_at(url, "--db", db, "--at", day)["fetched_at"] == archived["fetched_at"], "a day is a Vietnamese one"


def test_the_way_to_repair_a_profile_is_as_the_page_tells(
    web: NewsWeb, registry: Path, wanted: ExpectedArticle, tmp_path: Path
) -> None:
    told = _DOCS.read_text(encoding="utf-8")
    page = web.site(wanted.outlet).respond(wanted.path).write().decode()
    for was, is_now in re.findall(r"^\| `([\w -]+)` \| `([\w-]+)` \|$", told, re.MULTILINE):
        assert was in page
        page = page.replace(was, is_now)
    saved, mine = tmp_path / "saved.html", tmp_path / "mine.toml"
    saved.write_text(page, encoding="utf-8")
    (profile,) = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)
    mine.write_text(profile, encoding="utf-8")
    options = (saved, "--source", "lamgiang", "--sources", registry, "--db", tmp_path / "none.db")

    broken = looked_at(*options)
    assert [each["is_used"] for each in broken["profiles"]] == [False, False]
    assert broken["article"]["grounds"]["text"] == "look"
    bodies = [place["found"] for each in broken["profiles"] for place in each["places"] if place["part"] == "body"]
    assert set(bodies) == {0}

    repaired = looked_at(*options, "--profiles", mine)
    assert [each["is_used"] for each in repaired["profiles"]] == [True, False, False]
    article = repaired["article"]
    assert (article["title"], article["lead"], article["text"]) == (wanted.title, wanted.lead, wanted.text)
    assert (article["author"], article["published_date"]) == (wanted.author, wanted.published_date.isoformat())
    assert {article["grounds"][field] for field in ("title", "lead", "text", "author", "section", "tags")} == {
        "profile"
    }
    rules = {cut["rule"] for cut in repaired["cuts"] if cut["reason"] == "profile"}
    assert "//*[has-class('hop-noi-bat')]" in rules


# Each case: the name of a file, what it holds, and the cause.
@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        pytest.param(
            "a.html",
            _PAGE.replace("sản phẩm OCOP", "con đường").replace("sao", "km").replace("chủ thể", "xã"),
            "not ocop",
            id="set aside",
        ),
        pytest.param("b.html", "<html><body><h1>Xin chào</h1></body></html>", "too short", id="no article"),
        pytest.param("c.html", "", "empty", id="nothing"),
        pytest.param("d.txt", "\x00\x01\x02\x03" * 50, "not text", id="no text"),
    ],
)
def test_a_page_that_yields_nothing_says_why(name: str, content: str, cause: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    seen = looked_at(file, "--db", tmp_path / "none.db")
    assert seen["cause"] == cause
    result = CliRunner().invoke(app, ["inspect", str(file), "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 0
    assert cause in result.stdout


def test_the_address_that_a_browser_notes_tells_the_outlet(tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_text(f"<!-- saved from url=(0032)https://m.nhandan.vn/bai-1.html -->\n{_PAGE}", encoding="utf-8")
    seen = looked_at(file, "--db", tmp_path / "none.db")
    assert (seen["url"], seen["source_id"]) == ("https://m.nhandan.vn/bai-1.html", "nhandan")


# Each case: what was typed, the exit code, and a word of the line.
@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        pytest.param(["nothing.html"], 2, "nothing.html", id="no such file"),
        pytest.param(["."], 2, ".html", id="a folder"),
        pytest.param(["https://baocamau.vn/a.html", "--at", "hôm qua"], 2, "no day", id="no day"),
        pytest.param(["https://baocamau.vn/a.html", "--source", "khong-co"], 2, "khong-co", id="no such outlet"),
        pytest.param(["https://baocamau.vn/a.html"], 2, "OCOP_CONTACT", id="nobody to answer for the visit"),
        pytest.param(["a.html", "--profiles", "none.toml"], 2, "none.toml", id="no such profiles"),
        pytest.param(["https://khong-co.invalid/a", "--contact", "toi@example.org"], 1, "dns", id="an unknown host"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], code: int, word: str, tmp_path: Path) -> None:
    line = failed(code, "inspect", *arguments, "--db", tmp_path / "none.db")
    assert word in line
