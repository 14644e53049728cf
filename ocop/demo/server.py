"""The running news web: six outlets on loopback ports, with a record of all requests."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from ocop.demo.answers import Answer
from ocop.demo.articles import DemoArticle, load_articles
from ocop.demo.expected import ExpectedHarvest, expected_harvest
from ocop.demo.listener import HOST, BackgroundServer, Receive, Scope, Send, open_sockets
from ocop.demo.newsroom import Clock, Newsroom, system_clock
from ocop.demo.outlets import Outlet, load_outlets, outlet_by_id
from ocop.demo.registry import WAYS, registry_text
from ocop.demo.requestlog import RequestLog, RequestRecord
from ocop.demo.site import Site
from ocop.errors import UsageError
from ocop.models import Source


class NewsWeb:
    """The news web as a context manager: it listens from `__enter__` to `__exit__`, in a thread of its own.

    Args:
        articles: The articles; None takes those that ship with the package.
        first_port: Port of the first outlet, the others follow; None takes whatever is free.
        clock: The time now, for page clocks and corrections; tests give their own.

    Example:
        with NewsWeb() as web:
            web.write_sources(Path("sources.toml"))
            ...
            web.correct("03")
    """

    def __init__(
        self,
        articles: Sequence[DemoArticle] | None = None,
        first_port: int | None = None,
        clock: Clock = system_clock,
    ) -> None:
        self.newsroom = Newsroom(load_articles() if articles is None else articles, clock)
        self.outlets: tuple[Outlet, ...] = load_outlets()
        self._first_port = first_port
        self._log = RequestLog()
        self._sites: dict[int, Site] = {}
        self._server: BackgroundServer | None = None

    def __enter__(self) -> NewsWeb:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; return when all outlets answer.

        Raises:
            ListenError: A port is taken.
        """
        sockets = open_sockets(len(self.outlets), self._first_port)
        ports = [listening.getsockname()[1] for listening in sockets]
        self._sites = {
            port: Site(outlet, f"http://{HOST}:{port}", self.newsroom)
            for port, outlet in zip(ports, self.outlets, strict=True)
        }
        self._server = BackgroundServer(self._serve, sockets)
        self._server.start()

    def stop(self) -> None:
        """Stop listening; nothing happens where it does not listen."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    @property
    def requests(self) -> tuple[RequestRecord, ...]:
        """All requests since the start or the last `forget_requests`, in the order of their answers."""
        return self._log.all()

    def forget_requests(self) -> None:
        """Empty the record of requests; corrections stay."""
        self._log.clear()

    def reset(self) -> None:
        """As at the start: corrections taken back, no request on record."""
        self.newsroom.reset()
        self._log.clear()

    def site(self, outlet_id: str) -> Site:
        """The site of an outlet.

        Raises:
            DemoDataError: There is no such outlet.
            UsageError: The web has not been started, so that its outlets have no addresses yet.
        """
        outlet = outlet_by_id(outlet_id)
        for site in self._sites.values():
            if site.outlet is outlet:
                return site
        raise UsageError("the news web has no addresses before it is started: use it in a `with` statement")

    def url(self, outlet_id: str, path: str = "") -> str:
        """Address of an outlet, without a slash at the end, and of a path in it.

        Raises:
            DemoDataError: There is no such outlet.
        """
        return self.site(outlet_id).base + path

    def article_url(self, name: str) -> str:
        """Canonical address of an article.

        Args:
            name: Id of the article, or its number before the first hyphen.

        Raises:
            UsageError: There is no such article.
        """
        article = self.newsroom.find(name)
        return self.url(article.outlet, article.path)

    def correct(self, name: str) -> str:
        """Put the corrected form of an article online, changed now.

        Its page, and whatever tells of it (feed, sitemap, listing), get a new `Last-Modified` and entity tag.

        Args:
            name: Id of the article, or its number before the first hyphen.

        Returns:
            The canonical address of the article.

        Raises:
            UsageError: There is no such article, or it has no correction.
        """
        return self.article_url(self.newsroom.correct(name).id)

    def expected_harvest(self) -> ExpectedHarvest:
        """What a complete harvest of the web yields as it stands at the moment."""
        articles = self.newsroom.articles
        corrected = [article.id for article in articles if self.newsroom.edition(article).corrected]
        return expected_harvest(articles, corrected)

    def sources(self, delay_seconds: float = 0.0, ways: Sequence[str] = WAYS) -> tuple[Source, ...]:
        """The outlets as sources of a registry.

        Args:
            delay_seconds: Least time between two requests to an outlet.
            ways: The ways of discovery to give: of `feeds`, `sitemaps`, `listings`.
        """
        return tuple(self._source(site, delay_seconds, ways) for site in self._sites.values())

    def write_sources(self, path: Path, delay_seconds: float = 0.0, ways: Sequence[str] = WAYS) -> Path:
        """Write a registry of sources for the running web, as `ocop refresh --sources` reads it.

        Args:
            path: The file to write.
            delay_seconds: Least time between two requests to an outlet.
            ways: The ways of discovery to give: of `feeds`, `sitemaps`, `listings`.

        Returns:
            The path.
        """
        examples = {
            site.outlet.id: tuple(
                site.base + article.path for article in self.newsroom.articles if article.outlet == site.outlet.id
            )[:2]
            for site in self._sites.values()
        }
        path.write_text(registry_text(self.sources(delay_seconds, ways), examples), encoding="utf-8")
        return path

    def _source(self, site: Site, delay_seconds: float, ways: Sequence[str]) -> Source:
        outlet, layout = site.outlet, site.layout
        return Source(
            id=outlet.id,
            name=outlet.name,
            domain=site.base.removeprefix("http://"),
            kind=outlet.kind,
            province_codes=(outlet.province_code,) if outlet.province_code else (),
            feeds=tuple(site.base + path for path in layout.feed_paths) if "feeds" in ways else (),
            sitemaps=(site.base + layout.sitemap_path,) if "sitemaps" in ways else (),
            listings=(site.base + layout.listing_path(1),) if "listings" in ways else (),
            article_url_pattern=re.escape(site.base) + layout.pattern,
            family=outlet.family,
            delay_seconds=delay_seconds,
        )

    async def _serve(self, scope: Scope, _receive: Receive, send: Send) -> None:
        started = time.monotonic()
        site = self._sites[scope["server"][1]]
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        target = scope["raw_path"].decode("latin-1").partition("?")[0] + (f"?{query}" if query else "")
        none_match, since = headers.get("if-none-match"), headers.get("if-modified-since")
        method = scope["method"]
        answer = site.respond(target, none_match, since) if method in ("GET", "HEAD") else _not_allowed()
        body = answer.write()
        length = [("content-length", str(len(body)))] if answer.status != 304 else []
        sent = b"" if method == "HEAD" else body
        # On record before the first byte leaves: whoever has the answer finds its request in the log.
        self._log.add(
            RequestRecord(
                method=method,
                path=target,
                outlet=site.outlet.id,
                conditional=none_match is not None or since is not None,
                status=answer.status,
                bytes=len(sent),
                user_agent=headers.get("user-agent", ""),
                forbidden=site.forbids(target),
                started=started,
            )
        )
        await send(
            {
                "type": "http.response.start",
                "status": answer.status,
                "headers": [(name.encode(), value.encode("latin-1")) for name, value in answer.headers + length],
            }
        )
        await send({"type": "http.response.body", "body": sent})


def _not_allowed() -> Answer:
    return Answer(405, "text/plain; charset=utf-8", lambda: b"Only GET and HEAD are served here.\n")
