from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ocop.errors import UnreadableInputError, UsageError
from spiders.files import FilesSpider, file_urls, find_files, record_url
from tests.spiders.crawling import crawl, pages


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder of saved pages, with what else lies in such folders."""
    for name in (
        "b.html",
        "a.TXT",
        "sub/c.htm",
        "sub/deep/d.jsonl",
        "anh.jpg",
        ".hidden.txt",
        ".git/e.txt",
        "sub/readme",
    ):
        file = tmp_path / "bai" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}" if name.endswith("jsonl") else "Cà Mau có 145 sản phẩm OCOP.", encoding="utf-8")
    (tmp_path / "bai" / "sub" / "again").symlink_to(tmp_path / "bai", target_is_directory=True)
    return tmp_path / "bai"


def test_folder_with_all_below_it(tree: Path) -> None:
    found = [file.relative_to(tree).as_posix() for file in find_files([tree])]
    assert found == ["a.TXT", "b.html", "sub/c.htm", "sub/deep/d.jsonl"], "sorted, nothing hidden, no circle"


def test_files_in_the_order_given_and_once(tree: Path) -> None:
    given = [tree / "sub" / "c.htm", tree / "a.TXT", tree / "sub", tree / "sub" / ".." / "a.TXT"]
    assert [file.name for file in find_files(given)] == ["c.htm", "a.TXT", "d.jsonl"]


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("khong-co", UsageError, "khong-co: no such file or folder"),
        ("anh.jpg", UsageError, "anh.jpg: only files that end in .html, .htm, .txt, .jsonl can be read"),
        ("sub/readme", UsageError, "only files that end in"),
        (".git", UnreadableInputError, None),
        ("trong", UnreadableInputError, "trong: holds no file that ends in .html, .htm, .txt, .jsonl"),
    ],
)
def test_path_that_cannot_be_read(tree: Path, name: str, error: type[Exception], message: str | None) -> None:
    (tree / "trong").mkdir()
    if name == ".git":
        (tree / name / "e.txt").unlink()
    with pytest.raises(error, match=message):
        find_files([tree / "b.html", tree / name])


@pytest.mark.parametrize(
    ("files", "urls", "what"),
    [
        (["/x/bai/a.txt"], ["file:bai/a.txt"], "the folder's name and its own"),
        (["/x/bài viết/Cà #1.txt"], ["file:b%C3%A0i%20vi%E1%BA%BFt/C%C3%A0%20%231.txt"], "what needs encoding"),
        (["/x/bai/a.txt", "/y/bai/a.txt"], ["file:x/bai/a.txt", "file:y/bai/a.txt"], "two of the same name"),
        (["/x/bai/a.txt", "/y/bai/a.txt", "/y/bai/b.txt"], ["file:x/bai/a.txt", "file:y/bai/a.txt", "file:bai/b.txt"],
         "only those two get more"),
        (["/a.txt"], ["file:a.txt"], "at the root"),
    ],
)  # fmt: skip
def test_file_urls(files: list[str], urls: list[str], what: str) -> None:
    assert list(file_urls(map(Path, files)).values()) == urls, what


def test_file_url_does_not_depend_on_how_the_file_is_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert list(file_urls([Path("b.html")]).values()) == ["file:bai/b.html"]


@pytest.mark.parametrize(
    ("record", "url", "what"),
    [
        ({"id": "s1", "text": "…"}, "file:gold/s.jsonl#s1", "by its id"),
        ({"id": 7}, "file:gold/s.jsonl#7", "a number for an id"),
        ({"id": "a b/ơ"}, "file:gold/s.jsonl#a%20b%2F%C6%A1", "an id that needs encoding"),
        ({"id": "s1", "url": " https://v.vn/a "}, "https://v.vn/a", "its own address"),
        ({"id": "s1", "url": None}, "file:gold/s.jsonl#s1", "an empty address"),
        ({"text": "…"}, "file:gold/s.jsonl#line-3", "without an id by its line"),
        ({"id": ""}, "file:gold/s.jsonl#line-3", "an empty id"),
        ({"id": ["x"]}, "file:gold/s.jsonl#line-3", "an id that is none"),
    ],
)
def test_record_url(record: object, url: str, what: str) -> None:
    assert record_url(json.dumps(record).encode(), "file:gold/s.jsonl", 3) == url, what


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": ', "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        ("{\"id\": \"cà\"}".encode("latin-1"), "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)  # fmt: skip
def test_record_that_is_none(line: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        record_url(line, "file:x", 1)


@pytest.mark.parametrize(
    ("paths", "error"), [("", UsageError), (os.pathsep, UsageError), ("/khong/co/o/dau", UsageError)]
)
def test_spider_without_a_path(paths: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        FilesSpider(paths=paths)


def test_crawl(tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.html").write_text("<h1>Cà Mau</h1>", encoding="utf-8")
    (folder / "b.txt").write_bytes("\ufeffĐồng Tháp có 300 sản phẩm OCOP.".encode())
    lines = ['\ufeff{"id": "s1", "text": "…"}', "", '{"id": "s2", ', '{"id": "s3", "url": "https://v.vn/3"}', "[]"]
    (folder / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "d.txt").write_text("không đọc được", encoding="utf-8")
    (folder / "d.txt").chmod(0)
    is_root = os.access(folder / "d.txt", os.R_OK)
    run = crawl("files", tmp_path / "ocop.db", {"paths": str(folder)}, CONCURRENT_ITEMS=1)
    found = {page["url"]: (page["media_type"], page["body"]) for page in pages(tmp_path / "ocop.db")}
    found.pop("file:gold/d.txt", None)
    assert found == {
        "file:gold/a.html": ("text/html", "<h1>Cà Mau</h1>"),
        "file:gold/b.txt": ("text/plain", "\ufeffĐồng Tháp có 300 sản phẩm OCOP."),
        "file:gold/c.jsonl#s1": ("application/json", '{"id": "s1", "text": "…"}'),
        "https://v.vn/3": ("application/json", '{"id": "s3", "url": "https://v.vn/3"}'),
    }
    assert run.count("files/page") == 4 + is_root
    assert run.count("files/bad line") == 2
    assert run.count("files/unreadable") == (0 if is_root else 1)
    assert f"{folder / 'c.jsonl'}, line 3: not JSON" in run.log
    assert f"{folder / 'c.jsonl'}, line 5: not a JSON object; the line is left out" in run.log
    assert run.stats["finish_reason"] == "finished"
