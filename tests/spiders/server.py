"""A small news server of our own: real HTTP on a port of this machine, one resource for each way to misbehave."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"
XML = "application/xml"


@dataclass(frozen=True)
class Answer:
    """What a resource answers; a `validated` one has an ETag and a 304 for whoever knows it."""

    body: bytes | str = b""
    status: int = 200
    media_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    validated: bool = True
    wait_seconds: float = 0.0

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:12]}"'


@dataclass(frozen=True)
class Hit:
    """One request as it came."""

    path: str
    at: float
    status: int
    headers: Mapping[str, str]


class NewsServer(ThreadingHTTPServer):
    """Serves `resources`: an answer, or a function that makes one for each request."""

    daemon_threads = True
    # A run that was killed leaves connections that nobody reads from.
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.resources: dict[str, Answer | Callable[[], Answer]] = {}
        self.hits: list[Hit] = []
        self.active = self.most_active = 0
        self.news = threading.Condition()
        self.stopping = threading.Event()

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.domain}"

    def paths(self, status: int | None = None) -> list[str]:
        """Paths asked for, in order; of one status, if given. The robots.txt is left out."""
        return [hit.path for hit in self.hits if hit.path != "/robots.txt" and (status is None or hit.status == status)]

    def wait_for(self, enough: Callable[[], bool], seconds: float = 300) -> None:
        """Block until a condition on what was asked for holds."""
        with self.news:
            assert self.news.wait_for(enough, seconds), "the crawl did not come so far"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: NewsServer

    def do_GET(self) -> None:
        arrived = time.monotonic()
        with self.server.news:
            self.server.active += 1
            self.server.most_active = max(self.server.most_active, self.server.active)
        try:
            self._answer(arrived)
        finally:
            with self.server.news:
                self.server.active -= 1

    def _answer(self, arrived: float) -> None:
        resource = self.server.resources.get(self.path)
        answer = resource() if callable(resource) else resource or Answer("Không tìm thấy", 404)
        if answer.wait_seconds:
            self.server.stopping.wait(answer.wait_seconds)
        known = answer.validated and answer.status == 200 and self.headers.get("If-None-Match") == answer.etag
        status = 304 if known else answer.status
        with self.server.news:
            self.server.hits.append(Hit(self.path, arrived, status, dict(self.headers.items())))
            self.server.news.notify_all()
        self.send_response(status)
        if not known:
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.content)))
        if answer.validated and answer.status == 200:
            self.send_header("ETag", answer.etag)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if not known:
            self.wfile.write(answer.content)

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def news_server() -> Iterator[NewsServer]:
    """A server that runs while the block does."""
    server = NewsServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def outlet(server: NewsServer, identifier: str = "vi_du", delay: float = 0, **addresses: list[str]) -> str:
    """A registry's table for a server; its articles are the pages whose names end in a number."""
    lists = "".join(
        f"{key} = {json.dumps([server.address + path for path in paths])}\n" for key, paths in addresses.items()
    )
    return (
        f'[[sources]]\nid = "{identifier}"\nname = "Ví dụ"\ndomain = "{server.domain}"\nkind = "other"\n'
        f"article_url_pattern = 'https?://[^/]+/[a-z0-9-]+-\\d+\\.html'\ndelay_seconds = {delay}\n{lists}\n"
    )


def feed(server: NewsServer, *items: tuple[str, str]) -> Answer:
    """An RSS feed of paths and titles."""
    entries = "".join(
        f"<item><title>{title}</title><link>{server.address}{path}</link></item>" for path, title in items
    )
    return Answer(f'<rss version="2.0"><channel>{entries}</channel></rss>', media_type=XML)


def sitemap(server: NewsServer, *entries: tuple[str, str | None], index: bool = False) -> Answer:
    """A sitemap, or an index of sitemaps, of paths and times of change."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(
        f"<{inner}><loc>{server.address}{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</{inner}>"
        for path, changed in entries
    )
    return Answer(f"<{outer}>{rows}</{outer}>", media_type=XML)


def article(title: str, text: str = "Toàn tỉnh có 145 sản phẩm OCOP.", canonical: str | None = None) -> Answer:
    """An article's page."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    head = f"<head><title>{title}</title>{link}</head>"
    return Answer(f"<!DOCTYPE html><html>{head}<body><h1>{title}</h1><p>{text}</p></body></html>")


def listing(paths: list[str], next_path: str | None = None) -> Answer:
    """A page that lists articles."""
    links = "".join(f'<li><a href="{path}">Bài {path}</a></li>' for path in paths)
    more = f'<a rel="next" href="{next_path}">Trang sau</a>' if next_path else ""
    return Answer(f"<!DOCTYPE html><html><body><ul>{links}</ul>{more}</body></html>")
