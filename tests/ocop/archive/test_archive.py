from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from ocop.archive import ArchiveWriter, iter_pages, read_page
from ocop.errors import ArchiveError, UnreadableInputError
from ocop.models import ArchiveLocation, Page, Source

START = datetime(2024, 1, 15, 6, 4, 5, tzinfo=UTC)
DATMUI = Source(id="datmui", name="Báo Đất Mũi", domain="datmui.example", kind="provincial")
MOVED = Source(id="moved", name="Báo Mới", domain="moi.example", kind="national", former_domains=("cu.example",))
SOURCES = MappingProxyType({source.id: source for source in (DATMUI, MOVED)})

NEWS = Page(
    url="https://datmui.example/145-san-pham-ocop.html",
    body="<html><p>Cà Mau có 145 sản phẩm OCOP.</p></html>".encode(),
    media_type="text/html",
    fetched_at=datetime(2024, 1, 15, 6, 5, 7, 123456, tzinfo=UTC),
    source=DATMUI,
    requested_url="http://datmui.example/cu?id=1",
    headers=(("content-type", "text/html; charset=utf-8"), ("etag", '"a1"'), ("set-cookie", "a"), ("set-cookie", "b")),
    reason="feed",
    hint_title="Cà Mau: 100% xã có\nsản phẩm",
    hint_published_at=datetime(2024, 1, 15, 13, 0, tzinfo=timezone(timedelta(hours=7))),
)
FILE = Page(
    url="file:tin/b%C3%A0i.txt",
    body="Cà Mau có 145 sản phẩm OCOP".encode(),
    media_type="text/plain",
    fetched_at=START,
)


def write_all(folder: Path, *pages: Page) -> list[ArchiveLocation]:
    with ArchiveWriter(folder, START) as writer:
        return [writer.write(page) for page in pages]


def read_all(path: Path) -> list[Page]:
    return [page for page, _ in iter_pages(path, SOURCES)]


tokens = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12).filter(lambda name: name != "-")
lines = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Zs")), max_size=30).map(str.strip)
headers = st.lists(
    st.tuples(tokens | st.sampled_from(["content-encoding", "content-length", "x-archive-orig-content-length"]), lines),
    max_size=4,
).map(tuple)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
addresses = st.sampled_from(["https://a.example/", "file:tin/"]).flatmap(lambda start: texts.map(lambda t: start + t))
pages = st.builds(
    Page,
    url=addresses,
    body=st.binary(max_size=300),
    media_type=st.sampled_from(["text/html", "text/plain", "application/json", "application/pdf"]),
    fetched_at=moments,
    source=st.sampled_from([None, DATMUI, MOVED]),
    requested_url=addresses,
    status=st.sampled_from([200, 203, 299, 404, 500]),
    headers=headers,
    reason=st.sampled_from(["feed", "sitemap", "listing", "file", "archive"]),
    hint_title=st.none() | texts,
    hint_published_at=st.none() | moments,
)


@given(st.lists(pages, min_size=1, max_size=3))
def test_pages_come_back_equal_in_order_and_at_their_offsets(
    tmp_path_factory: pytest.TempPathFactory, written: list[Page]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    locations = write_all(folder, *written)
    assert list(iter_pages(folder, SOURCES)) == list(zip(written, locations, strict=True))
    assert [read_page(folder, location, SOURCES) for location in reversed(locations)] == written[::-1]


@pytest.mark.parametrize("page", [NEWS, FILE], ids=["a page of the web", "a file"])
def test_a_page_comes_back_equal(tmp_path: Path, page: Page) -> None:
    write_all(tmp_path, page)
    assert read_all(tmp_path) == [page]


def test_a_source_that_left_the_registry_is_unknown(tmp_path: Path) -> None:
    (location,) = write_all(tmp_path, NEWS)
    assert read_page(tmp_path, location, {}).source is None


def test_other_programs_can_replay_the_record(tmp_path: Path) -> None:
    encoded = Page(
        url="https://a.example/",
        body=b"plain",
        media_type="text/html",
        fetched_at=START,
        headers=(("content-encoding", "gzip"), ("content-length", "25")),
        reason="feed",
    )
    write_all(tmp_path, encoded, FILE)
    (path,) = tmp_path.iterdir()
    assert path.name == "ocop-20240115T060405Z-1.warc.gz"
    seen = []
    for record in ArchiveIterator(str(path), auto_decode="all", verify_digests=True):
        payload = record.reader.read()
        seen.append((record.record_type, dict(record.http_headers or ()).get("content-length"), payload))
    assert seen[0][0] == WarcRecordType.warcinfo
    assert b"ocop-harvest" in seen[0][2]
    assert seen[1:] == [(WarcRecordType.response, "5", b"plain"), (WarcRecordType.resource, None, FILE.body)]


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, START, roll_bytes=400) as writer:
        locations = [writer.write(NEWS) for _ in range(4)]
    assert [location.file[-10:] for location in locations] == ["-1.warc.gz", "-2.warc.gz", "-3.warc.gz", "-4.warc.gz"]
    assert read_all(tmp_path) == [NEWS] * 4


def test_two_runs_of_one_second_share_no_file(tmp_path: Path) -> None:
    assert write_all(tmp_path, NEWS)[0].file != write_all(tmp_path, FILE)[0].file


def test_a_run_without_pages_leaves_no_file(tmp_path: Path) -> None:
    write_all(tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


# What other programs write


def foreign(kind: WarcRecordType, content: bytes, **headers: str) -> bytes:
    record = WarcRecord()
    record.init_headers(kind)
    record.headers["WARC-Date"] = "2023-09-17T06:58:00Z"
    record.headers["WARC-Target-URI"] = "https://www.cu.example/bai.html"
    for name, value in headers.items():
        record.headers[name.replace("_", "-")] = value
    record.set_bytes_content(content)
    path_like = _Buffer()
    record.write(path_like)
    return path_like.content


class _Buffer:
    def __init__(self) -> None:
        self.content = b""

    def write(self, data: bytes) -> int:
        self.content += data
        return len(data)

    def flush(self) -> None: ...

    def close(self) -> None: ...


CHUNKED = gzip.compress(b"<p>OCOP</p>")
RESPONSE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: Application/XHTML+xml; charset=x\r\nX-Name: \xe0\r\nContent-Encoding: gzip\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(CHUNKED), CHUNKED)
)


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["compressed", "plain"])
def test_a_foreign_response_is_decoded_and_given_its_outlet(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / ("cc.warc.gz" if pack is gzip.compress else "cc.warc")
    path.write_bytes(
        b"".join(
            pack(part)
            for part in (
                foreign(WarcRecordType.warcinfo, b"software: other\r\n"),
                foreign(WarcRecordType.request, b"GET / HTTP/1.1\r\n\r\n"),
                foreign(WarcRecordType.response, RESPONSE),
                foreign(WarcRecordType.resource, b"OCOP", Content_Type="text/plain"),
            )
        )
    )
    page, text = read_all(path)
    assert (page.url, page.body, page.media_type) == ("https://www.cu.example/bai.html", b"<p>OCOP</p>", "text/html")
    assert (page.source, page.reason, page.status) == (MOVED, "archive", 200)
    assert page.fetched_at == datetime(2023, 9, 17, 6, 58, tzinfo=UTC)
    assert ("x-name", "à") in page.headers
    assert (text.body, text.media_type) == (b"OCOP", "text/plain")
    ((_, first), _) = iter_pages(path, SOURCES)
    assert read_page(tmp_path, first, SOURCES) == page


EDITION = Source(id="edition", name="Báo Mới Bến Sông", domain="bensong.moi.example", kind="provincial")


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://moi.example/bai.html", "moved"),
        ("http://www.cu.example:80/bai.html", "moved"),  # a former host, with the port that goes without saying
        ("https://m.moi.example/bai.html", "moved"),  # a twin for telephones
        ("https://bensong.moi.example/bai.html", "edition"),  # an outlet of its own below another's host
        ("https://www.bensong.moi.example:443/bai.html", "edition"),
        ("https://khac.moi.example:8443/bai.html", None),  # a port is part of what a registry names
        ("https://xamoi.example/bai.html", None),  # ends alike, but is another host
    ],
)
def test_a_foreign_page_gets_the_outlet_whose_host_names_most_of_its_address(
    tmp_path: Path, address: str, outlet: str | None
) -> None:
    path = tmp_path / "cc.warc"
    path.write_bytes(foreign(WarcRecordType.response, RESPONSE, WARC_Target_URI=address))
    ((page, _),) = iter_pages(path, {**SOURCES, EDITION.id: EDITION})
    assert (page.source.id if page.source else None) == outlet


@pytest.mark.parametrize(
    "record",
    [
        foreign(WarcRecordType.response, b"no status line"),
        foreign(WarcRecordType.response, b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nnot brotli"),
        foreign(WarcRecordType.response, RESPONSE, WARC_Date="yesterday"),
        foreign(WarcRecordType.resource, b"x", X_Ocop_Reason="feed"),
    ],
    ids=["no status line", "wrong encoding", "no date", "half of our headers"],
)
def test_a_record_that_makes_no_sense_is_told_and_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, record: bytes
) -> None:
    good = foreign(WarcRecordType.resource, b"OCOP")
    (tmp_path / "cc.warc.gz").write_bytes(gzip.compress(record) + gzip.compress(good))
    with caplog.at_level(logging.WARNING):
        assert [page.body for page in read_all(tmp_path)] == [b"OCOP"]
    assert "the record at 0 is damaged" in caplog.text


# Damage


@pytest.mark.parametrize("cut", [40, 300, 3], ids=["in its head", "in its body", "in its magic"])
def test_the_torn_record_of_a_killed_run_is_told_and_the_rest_is_read(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cut: int
) -> None:
    *_, last = write_all(tmp_path, NEWS, NEWS)
    path = tmp_path / last.file
    whole = path.read_bytes()
    path.write_bytes(whole[: last.offset + cut])
    with caplog.at_level(logging.WARNING):
        found = read_all(tmp_path)
    assert found == [NEWS]
    assert str(last.offset) in caplog.text


def test_what_follows_a_damaged_record_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    _, middle, last = write_all(tmp_path, NEWS, NEWS, FILE)
    path = tmp_path / last.file
    content = bytearray(path.read_bytes())
    content[middle.offset + 60 : middle.offset + 90] = b"\x1f\x8b\x08" * 10
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert read_all(tmp_path) == [NEWS, FILE]
    assert "damaged" in caplog.text
    with pytest.raises(ArchiveError, match="ocop refresh"):
        read_page(tmp_path, middle, SOURCES)


def test_zeros_at_the_end_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (location,) = write_all(tmp_path, NEWS)
    with (tmp_path / location.file).open("ab") as stream:
        stream.write(bytes(64))
    with caplog.at_level(logging.WARNING):
        assert read_all(tmp_path) == [NEWS]
    assert "damaged after the record" in caplog.text


def test_an_empty_file_of_a_killed_run_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").touch()
    assert read_all(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [b"<html>", bytes(400), gzip.compress(b"text"), zlib.compress(b"text")],
    ids=["a page", "nothing but zeros", "gzip", "zlib"],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(content)
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz is no WARC file: give"):
        read_all(tmp_path)


def test_a_missing_path_and_a_folder_without_archives_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="does not exist"):
        read_all(tmp_path / "nowhere")
    with pytest.raises(UnreadableInputError, match="holds no"):
        read_all(tmp_path)


@pytest.mark.parametrize("offset", [0, 7, 10**9], ids=["the file header", "inside a record", "past the end"])
def test_a_wrong_location_is_refused(tmp_path: Path, offset: int) -> None:
    (location,) = write_all(tmp_path, NEWS)
    with pytest.raises(ArchiveError, match=f"at {offset}"):
        read_page(tmp_path, ArchiveLocation(location.file, offset), SOURCES)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="restore the file"):
        read_page(tmp_path, ArchiveLocation("gone.warc.gz", 0), SOURCES)


def test_an_archive_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file, not a folder")
    with pytest.raises(ArchiveError, match="make room or give it write permission"):
        write_all(tmp_path / "archive", NEWS)


def test_a_full_disk_leaves_what_was_written_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ArchiveWriter(tmp_path, START) as writer:
        writer.write(NEWS)
        stream = writer._file
        assert stream is not None

        class Full:
            name = stream.name
            tell, seek, truncate, close = stream.tell, stream.seek, stream.truncate, stream.close

            def write(self, content: bytes) -> int:
                stream.write(content[:20])
                stream.flush()
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(writer, "_file", Full())
        with pytest.raises(ArchiveError, match="No space left"):
            writer.write(FILE)
        monkeypatch.setattr(writer, "_file", stream)
        writer.write(FILE)
    assert read_all(tmp_path) == [NEWS, FILE]
