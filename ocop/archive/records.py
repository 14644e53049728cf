"""One page as one WARC record, and back.

A page of the web is a `response` record, a file a `resource` record. What WARC has no field for travels in headers of
the form `X-Ocop-…`, percent-encoded, and makes a page that is read back equal to the page that was written.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import cast
from urllib.parse import quote, unquote, urlsplit

from fastwarc.warc import WarcRecord, WarcRecordType

from ocop.agent import SOFTWARE
from ocop.models import Page, Reason, Source

PAGE_TYPES = (WarcRecordType.response, WarcRecordType.resource)
# The stored body is decoded, so a replaying program must not see the headers that told how to decode it. This is the
# prefix under which web archives keep them.
_ORIGINAL = "x-archive-orig-"
_TRANSPORT_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_MINE = "X-Ocop-"


def page_member(page: Page) -> bytes:
    """Page as one gzip member that holds one WARC record."""
    return _member(_record(page))


def file_header_member() -> bytes:
    """The `warcinfo` record that a WARC file begins with, as one gzip member."""
    return _member(_file_header())


def page_of(record: WarcRecord, sources: Mapping[str, Source]) -> Page | None:
    """Page of a record that was just reached in its stream; None where the record is torn or not understood.

    Args:
        record: A `response` or `resource` record, of this program or another.
        sources: The registered outlets by id.
    """
    try:
        content = record.reader.read()
        if len(content) < record.content_length:
            return None
        own = {
            name[len(_MINE) :].lower(): unquote(value)
            for name, value in record.headers.items()
            if name.lower().startswith(_MINE.lower())
        }
        return _own_page(record, content, own, sources) if own else _foreign_page(record, content, sources)
    except (OSError, KeyError, ValueError):
        return None


def _file_header() -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo)
    record.headers["WARC-Date"] = _warc_date(datetime.now(UTC))
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode())
    return record


def _record(page: Page) -> WarcRecord:
    from_web = page.reason != "file" or bool(page.headers) or page.status != HTTPStatus.OK
    record = WarcRecord()
    record.init_headers(WarcRecordType.response if from_web else WarcRecordType.resource)
    address = quote(page.url, safe=":/?#[]@!$&'()*+,;=%~")
    record.headers["WARC-Date"] = _warc_date(page.fetched_at)
    record.headers["WARC-Target-URI"] = address
    record.headers["Content-Type"] = "application/http; msgtype=response" if from_web else page.media_type
    stated = {
        "Url": page.url if page.url != address else None,
        "Requested-Url": page.requested_url if page.requested_url != page.url else None,
        "Media-Type": page.media_type,
        "Source": page.source.id if page.source else None,
        "Reason": page.reason,
        "Hint-Title": page.hint_title,
        "Hint-Published-At": page.hint_published_at.isoformat() if page.hint_published_at else None,
    }
    for name, value in stated.items():
        if value is not None:
            record.headers[_MINE + name] = quote(value, safe=":/+ ").replace(" ", "%20")
    record.set_bytes_content(_http_block(page) + page.body if from_web else page.body)
    return record


def _http_block(page: Page) -> bytes:
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else ""
    lines = [f"HTTP/1.1 {page.status} {phrase}"]
    for name, value in page.headers:
        hidden = name in _TRANSPORT_HEADERS or name.startswith(_ORIGINAL)
        lines.append(f"{_ORIGINAL if hidden else ''}{name}: {' '.join(value.splitlines())}")
    lines += [f"content-length: {len(page.body)}", "", ""]
    return "\r\n".join(lines).encode(errors="replace")


def _own_page(record: WarcRecord, content: bytes, own: Mapping[str, str], sources: Mapping[str, Source]) -> Page:
    is_response = record.record_type == WarcRecordType.response
    status, headers, body = _http_parts(content) if is_response else (200, (), content)
    hint = own.get("hint-published-at")
    return Page(
        url=own.get("url", record.headers["WARC-Target-URI"]),
        body=body,
        media_type=own["media-type"],
        fetched_at=datetime.fromisoformat(record.headers["WARC-Date"]),
        source=sources.get(own.get("source", "")),
        requested_url=own.get("requested-url", ""),
        status=status,
        headers=tuple((name.removeprefix(_ORIGINAL), text) for name, text in headers if name != "content-length"),
        reason=cast("Reason", own["reason"]),
        hint_title=own.get("hint-title"),
        hint_published_at=datetime.fromisoformat(hint) if hint else None,
    )


def _foreign_page(record: WarcRecord, content: bytes, sources: Mapping[str, Source]) -> Page:
    is_response = record.record_type == WarcRecordType.response
    status, headers, body = _http_parts(content) if is_response else (200, (), content)
    stated = dict(headers).get("content-type") if is_response else record.headers.get("Content-Type")
    media_type = (stated or "text/html").split(";")[0].strip().lower()
    address = record.headers["WARC-Target-URI"].strip("<>")
    return Page(
        url=address,
        body=body,
        media_type="text/html" if media_type == "application/xhtml+xml" else media_type,
        fetched_at=datetime.fromisoformat(record.headers["WARC-Date"]),
        source=source_of(address, sources),
        status=status,
        headers=headers,
        reason="archive",
    )


def _http_parts(content: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and decoded body of a recorded HTTP response."""
    message = WarcRecord()
    message.set_bytes_content(content)
    message.is_http = True
    message.parse_http(auto_decode="all", quirks_mode=True)
    status = message.http_headers.status_code
    if status is None:
        raise ValueError("no HTTP status line")
    headers = tuple((_decoded(name).lower(), _decoded(value)) for name, value in message.http_headers.items_bytes())
    return status, headers, message.reader.read()


def source_of(url: str, sources: Mapping[str, Source]) -> Source | None:
    """The outlet on whose host, or below it, an address is; of two that fit, the one whose host names more of it.

    Args:
        url: The address.
        sources: The registered outlets by id.
    """
    host = re.sub(r":(?:80|443)$", "", urlsplit(url).netloc.lower())
    fitting = {
        domain: source
        for source in sources.values()
        for domain in (source.domain, *source.former_domains)
        if host == domain or host.endswith(f".{domain}")
    }
    return fitting[max(fitting, key=len)] if fitting else None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _member(record: WarcRecord) -> bytes:
    buffer = io.BytesIO()
    record.write(buffer, checksum_data=True)
    return gzip.compress(buffer.getvalue(), compresslevel=6, mtime=0)


def _warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
