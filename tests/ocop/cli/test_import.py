"""`ocop import`: files and folders become articles once, and a changed file a new version."""

from __future__ import annotations

import json
from pathlib import Path

from tests.ocop.cli.running import done, rows, run_ocop, table_contents

_TEXT = """An Giang có 92 sản phẩm OCOP được công nhận
13:58 17/09/2023 GMT+7
Đến cuối tháng 8/2023, toàn tỉnh An Giang có 92 sản phẩm OCOP từ 3 sao trở lên, trong đó có 2 sản phẩm đạt 5 sao.
Các sản phẩm được bày bán tại những điểm giới thiệu sản phẩm OCOP của tỉnh và trên các sàn thương mại điện tử.
"""
_PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bến Tre có 150 sản phẩm OCOP</title>
<meta property="article:published_time" content="2022-06-01T08:00:00+07:00"></head><body><article>
<h1>Bến Tre có 150 sản phẩm OCOP</h1>
<p>Tính đến hết tháng 5/2022, tỉnh Bến Tre có 150 sản phẩm OCOP được công nhận đạt từ 3 sao trở lên.</p>
<p>Các sản phẩm chủ yếu được chế biến từ dừa, bưởi da xanh và tôm, của các hợp tác xã và doanh nghiệp trong tỉnh.</p>
<p>Tỉnh tiếp tục hỗ trợ các chủ thể về bao bì, nhãn hiệu, truy xuất nguồn gốc trong thời gian tới.</p>
</article></body></html>"""


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bai"
    (folder / "sub").mkdir(parents=True)
    (folder / "an-giang.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "sub" / "ben-tre.html").write_text(_PAGE, encoding="utf-8")
    records = [
        {"id": "c1", "text": "Cà Mau hiện có 145 sản phẩm OCOP được công nhận.", "published": "2023-11-02"},
        {"id": "c2", "text": "Huyện Năm Căn, tỉnh Cà Mau có 12 sản phẩm OCOP.", "url": "https://vidu.vn/nam-can"},
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / "ca-mau.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "ghi-chu.md").write_text("không phải bài báo", encoding="utf-8")
    return folder


def test_texts_pages_and_records_become_articles_and_stay_the_same(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "ocop.db"
    assert "4 new" in done("import", folder, "--db", database)
    articles = dict(rows(database, "SELECT url, title FROM articles"))
    assert articles == {
        "file:bai/an-giang.txt": "An Giang có 92 sản phẩm OCOP được công nhận",
        "file:sub/ben-tre.html": "Bến Tre có 150 sản phẩm OCOP",
        "file:bai/ca-mau.jsonl#c1": None,
        "https://vidu.vn/nam-can": None,
    }
    dates = dict(rows(database, "SELECT title, published_date FROM articles WHERE title IS NOT NULL"))
    assert set(dates.values()) == {"2023-09-17", "2022-06-01"}
    before = table_contents(database)
    assert "0 new, 0 changed, 4 unchanged" in done("import", folder, "--db", database)
    assert table_contents(database) == before


def test_a_changed_file_is_a_new_version(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "ocop.db"
    done("import", folder, "--db", database)
    (folder / "an-giang.txt").write_text(_TEXT.replace("92", "93"), encoding="utf-8")
    assert "0 new, 1 changed" in done("import", folder, "--db", database)
    versions = rows(
        database,
        "SELECT version, is_current, value FROM articles JOIN facts ON facts.article_id = articles.id"
        " WHERE url LIKE '%an-giang%' AND star_max = 5 AND star_min = 3 ORDER BY version",
    )
    assert versions == [(1, 0, 92.0), (2, 1, 93.0)]


def test_a_broken_line_is_told_and_costs_the_others_nothing(tmp_path: Path) -> None:
    file, database = tmp_path / "tin.jsonl", tmp_path / "ocop.db"
    file.write_text('{"id": "a", "text": "Cà Mau hiện có 145 sản phẩm OCOP."}\n{"id": \n', encoding="utf-8")
    finished = run_ocop("import", file, "--db", database)
    assert rows(database, "SELECT count(*) FROM articles") == [(1,)]
    assert "tin.jsonl" in finished.stderr
    assert "2" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_text_about_something_else_is_a_row_that_says_so(tmp_path: Path) -> None:
    file, database = tmp_path / "bong-da.txt", tmp_path / "ocop.db"
    file.write_text("Đội tuyển giành chiến thắng trong trận đấu tối qua trên sân nhà. " * 6, encoding="utf-8")
    assert "0 new" in done("import", file, "--db", database)
    assert rows(database, "SELECT cause FROM pages") == [("not ocop",)]


def test_a_number_of_workers_that_is_none_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    finished = run_ocop("import", _folder(tmp_path), "--db", tmp_path / "ocop.db", OCOP_WORKERS="two")
    assert finished.returncode == 2
    assert finished.stderr == "ocop: OCOP_WORKERS is 'two'; it must be a number of processes, such as 2\n"
    assert not (tmp_path / "ocop.db").exists()
