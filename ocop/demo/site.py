"""One outlet's web server as a function: a target goes in, an answer comes out."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Sequence

from ocop.demo.answers import HTML, XML, Answer, is_unchanged, weak_etag
from ocop.demo.articles import DemoArticle
from ocop.demo.newsroom import Edition, Newsroom
from ocop.demo.outlets import Extra, Outlet
from ocop.demo.pages import Pages
from ocop.demo.sitemaps import Sitemaps

_PIXEL = b64decode("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=")
_STATUS_OF_EXTRA = {"withdrawn": 410, "missing": 404}
_Handler = Callable[[], Answer]


class Site:
    """Everything that an outlet has under its address.

    Args:
        outlet: The outlet.
        base: Its address without a slash at the end.
        newsroom: All articles and the clock.
    """

    def __init__(self, outlet: Outlet, base: str, newsroom: Newsroom) -> None:
        self.outlet = outlet
        self.base = base
        self.newsroom = newsroom
        self.pages = Pages(outlet, base, newsroom)
        self.sitemaps = Sitemaps(outlet, base)
        self.layout = self.pages.layout
        self._routes = dict(self._all_routes())

    def respond(self, target: str, none_match: str | None = None, modified_since: str | None = None) -> Answer:
        """Answer to a GET.

        Args:
            target: Path and query. A query that means nothing here is ignored.
            none_match: Header `If-None-Match`.
            modified_since: Header `If-Modified-Since`.
        """
        path = target.partition("?")[0]
        handler = self._routes.get(target) or self._routes.get(path)
        if handler is None:
            return self._pixel() if path.startswith("/static/") else self._gone(404)
        answer = handler()
        if is_unchanged(answer, none_match, modified_since):
            return Answer(304, "", lambda: b"", answer.modified_at, answer.etag)
        return answer

    def forbids(self, target: str) -> bool:
        """Whether robots.txt forbids a target to everyone."""
        return target.startswith((f"{self.layout.print_folder}/", f"{self.layout.private_folder}/", "/tim-kiem"))

    def robots(self) -> str:
        """The text of robots.txt."""
        lines = ["User-agent: *"]
        lines += [f"Disallow: {path}" for path in (f"{self.layout.print_folder}/", f"{self.layout.private_folder}/")]
        lines.append("Disallow: /tim-kiem")
        if self.outlet.crawl_delay is not None:
            lines.append(f"Crawl-delay: {self.outlet.crawl_delay:g}")
        lines += ["", f"Sitemap: {self.base}{self.layout.sitemap_path}", ""]
        return "\n".join(lines)

    def _all_routes(self) -> list[tuple[str, _Handler]]:
        layout = self.layout
        routes: list[tuple[str, _Handler]] = [("/", self._front), ("/robots.txt", self._robots)]
        for article in self.newsroom.articles:
            if article.outlet == self.outlet.id:
                routes += self._article_routes(article)
        routes += [(self.pages.extra_path(extra), self._extra(extra)) for extra in self.outlet.extras]
        routes += [(layout.listing_path(n), self._listing(n)) for n in range(1, self.pages.listing_pages() + 1)]
        routes += [(path, self._feed(path)) for path in layout.feed_paths]
        return routes + self._sitemap_routes()

    def _article_routes(self, article: DemoArticle) -> list[tuple[str, _Handler]]:
        key = (article.slug, article.published_at)
        return [
            (article.path, self._article(article, light=False)),
            (self.layout.twin_path(*key), self._article(article, light=True)),
            (self.layout.print_path(*key), self._article(article, light=True)),
            (self.layout.former_path(*key), lambda: self._redirect(article.path)),
        ]

    def _sitemap_routes(self) -> list[tuple[str, _Handler]]:
        maps = self.sitemaps
        children = sorted({maps.child_path(edition) for edition in self._editions()})
        routes = [(self.layout.sitemap_path, self._sitemap(lambda: maps.index(self._editions())))]
        routes += [(path, self._child_sitemap(path)) for path in children]
        routes += [(path, self._further_sitemap(path)) for path in self.layout.sitemap_extras()]
        return routes

    def _editions(self) -> Sequence[Edition]:
        return self.newsroom.editions(self.outlet.id)

    def _article(self, article: DemoArticle, *, light: bool) -> _Handler:
        def answer() -> Answer:
            edition = self.newsroom.edition(article)
            return Answer(
                200,
                "text/html" if self.outlet.family == "aspnet" else HTML,
                lambda: self.pages.article(edition, light=light).encode(),
                edition.modified_at,
                weak_etag(article.id, edition.modified_at, light),
            )

        return answer

    def _extra(self, extra: Extra) -> _Handler:
        status = _STATUS_OF_EXTRA.get(extra.kind, 200)
        if status != 200:
            return lambda: self._gone(status)
        etag = weak_etag(extra.slug, extra.kind)
        return lambda: Answer(200, HTML, lambda: self.pages.stand_in(extra).encode(), extra.published_at, etag)

    def _front(self) -> Answer:
        return self._of_all("/", HTML, lambda: self.pages.front().encode())

    def _listing(self, number: int) -> _Handler:
        return lambda: self._of_all(f"list {number}", HTML, lambda: self.pages.listing(number).encode())

    def _feed(self, path: str) -> _Handler:
        return lambda: self._of_all(path, self.layout.feed_type, lambda: self.pages.feed(path))

    def _sitemap(self, write: Callable[[], str]) -> _Handler:
        return lambda: self._of_all("sitemap", XML, lambda: write().encode())

    def _child_sitemap(self, path: str) -> _Handler:
        def answer() -> Answer:
            editions = [edition for edition in self._editions() if self.sitemaps.child_path(edition) == path]
            return self._of(editions, path, XML, lambda: self.sitemaps.child(path, editions).encode())

        return answer

    def _further_sitemap(self, path: str) -> _Handler:
        if path == "/sitemap-news.xml":
            return lambda: self._gone(403)
        if path == "/latest-news-sitemap.xml":
            return self._sitemap(lambda: self.sitemaps.latest(self._editions()))
        return self._sitemap(self.sitemaps.others)

    def _robots(self) -> Answer:
        return Answer(200, "text/plain; charset=utf-8", lambda: self.robots().encode())

    def _redirect(self, path: str) -> Answer:
        return Answer(301, "", lambda: b"", location=self.base + path)

    def _gone(self, status: int) -> Answer:
        return Answer(status, HTML, lambda: self.pages.gone().encode())

    def _pixel(self) -> Answer:
        return Answer(200, "image/gif", lambda: _PIXEL)

    def _of_all(self, name: str, media_type: str, write: Callable[[], bytes]) -> Answer:
        return self._of(self._editions(), name, media_type, write)

    def _of(self, editions: Sequence[Edition], name: str, media_type: str, write: Callable[[], bytes]) -> Answer:
        """Answer whose last change is the last change of any of the articles it tells of."""
        changed = max((edition.modified_at for edition in editions), default=None)
        states = [(edition.article.id, edition.modified_at) for edition in editions]
        return Answer(200, media_type, write, changed, weak_etag(name, states))
