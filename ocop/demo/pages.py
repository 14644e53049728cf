"""Views and text of an outlet's pages: articles, lists and what stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from ocop.demo.annotations import province_names
from ocop.demo.articles import DemoArticle
from ocop.demo.blocks import Paragraph
from ocop.demo.filler import filler
from ocop.demo.layouts import layout_of
from ocop.demo.layouts.base import serial
from ocop.demo.newsroom import Edition, Newsroom
from ocop.demo.outlets import Extra, Outlet
from ocop.demo.related import related_to, teasers_for
from ocop.demo.rendering import render
from ocop.demo.stamps import folder
from ocop.demo.views import ArticleView, FeedView, Frame, Item, ListView, Picture

_RELATED, _TEASERS, _MOST_READ, _FRONT = 4, 5, 5, 8
_DRAFT = "Bản nháp, chưa được phép công bố: toàn tỉnh có 9.973 sản phẩm OCOP, trong đó có 89 sản phẩm 5 sao."


class Pages:
    """Writes the pages of one outlet.

    Args:
        outlet: The outlet.
        base: Its address without a slash at the end.
        newsroom: All articles and the clock.
    """

    def __init__(self, outlet: Outlet, base: str, newsroom: Newsroom) -> None:
        self.outlet = outlet
        self.base = base
        self.newsroom = newsroom
        self.layout = layout_of(outlet.family)
        self._articles = [article for article in newsroom.articles if article.outlet == outlet.id]

    def article(self, edition: Edition, *, light: bool = False) -> str:
        """The page of an article; the light one is that of its AMP, mobile and print twins."""
        return render(f"{self.outlet.family}/article.html", self.article_view(edition, light=light))

    def stand_in(self, extra: Extra) -> str:
        """The page of a listed address that is no article."""
        if extra.kind == "refusal":
            return render("refusal.html", self.frame())
        return render(f"{self.outlet.family}/article.html", self._extra_view(extra))

    def gone(self) -> str:
        """The page of an address that is not or no longer there."""
        return render("gone.html", self.frame())

    def listing(self, number: int) -> str:
        """A page of the OCOP listing, the first being 1."""
        length = self.outlet.page_length
        entries = self.listed()
        pages = [self.base + self.layout.listing_path(page) for page in range(1, self.listing_pages() + 1)]
        view = ListView(
            frame=self.frame(),
            url=pages[number - 1],
            title="Chương trình OCOP",
            items=entries[(number - 1) * length : number * length],
            most_read=self._items(self._articles[:_MOST_READ]),
            number=number,
            pages=pages,
        )
        return render(f"{self.outlet.family}/listing.html", view)

    def front(self) -> str:
        """The front page."""
        newest = self.newsroom.editions(self.outlet.id)[:_FRONT]
        view = ListView(
            frame=self.frame(),
            url=f"{self.base}/",
            title=self.outlet.name,
            items=[self._item(edition.article) for edition in newest],
            most_read=self._items(self._articles[:_MOST_READ]),
            number=1,
            pages=(f"{self.base}/",),
        )
        return render(f"{self.outlet.family}/listing.html", view)

    def feed(self, path: str) -> bytes:
        """A feed, in the encoding that the family's servers use."""
        editions = self.newsroom.editions(self.outlet.id)[: self.outlet.feed_length]
        view = FeedView(
            frame=self.frame(),
            url=self.base + path,
            items=[self._item(edition.article) for edition in editions],
            updated_at=max((edition.modified_at for edition in editions), default=self.newsroom.clock()),
        )
        template = "feed-atom.xml" if path.endswith("/atom/") else "feed.xml"
        text = render(f"{self.outlet.family}/{template}", view)
        mark = "\ufeff" if self.layout.feed_encoding.startswith("utf-16") else ""
        return (mark + text).encode(self.layout.feed_encoding)

    def listed(self) -> list[Item]:
        """All entries of the OCOP listing, newest first.

        The oldest article stands there under its former address and the second oldest under its twin's.
        """
        about_ocop = [
            edition.article for edition in self.newsroom.editions(self.outlet.id) if edition.article.topic == "ocop"
        ]
        items = [self._item(article) for article in about_ocop]
        for back, path_of in ((1, self.layout.former_path), (2, self.layout.twin_path)):
            if len(items) > back:
                article = about_ocop[-back]
                items[-back] = self._item(article, path_of(article.slug, article.published_at))
        items += [self._extra_item(extra) for extra in self.outlet.extras]
        return sorted(items, key=lambda item: item.published_at, reverse=True)

    def listing_pages(self) -> int:
        """Number of pages of the OCOP listing; at least one."""
        return max(1, -(-len(self.listed()) // self.outlet.page_length))

    def extra_path(self, extra: Extra) -> str:
        """Address of a listed address that is no article."""
        path_of = self.layout.private_path if extra.kind == "private" else self.layout.article_path
        return path_of(extra.slug, extra.published_at)

    def frame(self, *, light: bool = False) -> Frame:
        """What is around every page; the light frame has no weight."""
        listing = self.base + self.layout.listing_path(1)
        return Frame(
            outlet=self.outlet,
            base=self.base,
            now=self.newsroom.clock(),
            filler=filler(self.outlet.id, 600 if light else self.outlet.weight),
            sections=[(name, f"/#muc-{number}") for number, name in enumerate(self.outlet.sections, start=1)],
            places=[(name, f"{listing}#{number}") for number, name in enumerate(sorted(province_names()))],
            listing_url=listing,
            feed_url=self.base + self.layout.feed_paths[0],
        )

    def article_view(self, edition: Edition, *, light: bool = False) -> ArticleView:
        """What the template of an article is given."""
        article = edition.article
        original = self.newsroom.find(article.id)
        related = related_to(original, self._articles, _RELATED)
        path = (article.slug, article.published_at)
        return ArticleView(
            frame=self.frame(light=light),
            kind="article",
            is_twin=light,
            canonical=self.base + article.path,
            number=serial(article.published_at, 120, 3000),
            title=article.title,
            lead=article.lead,
            blocks=article.blocks,
            pictures=self._pictures(article),
            author=article.author,
            section=article.section,
            tags=article.tags,
            published_at=article.published_at,
            modified_at=edition.modified_at,
            related=() if light else self._items(related),
            most_read=() if light else self._items(related_to(original, self._articles, _MOST_READ)),
            teasers=teasers_for(original, _TEASERS),
            print_url=self.base + self.layout.print_path(*path),
            twin_url=self.base + self.layout.twin_path(*path),
        )

    def _extra_view(self, extra: Extra) -> ArticleView:
        path = self.extra_path(extra)
        private = extra.kind == "private"
        related = self._articles[: _RELATED - 1]
        return ArticleView(
            frame=self.frame(),
            kind="article" if private else extra.kind,
            is_twin=False,
            canonical=self.base + path,
            number=serial(extra.published_at, 120, 3000),
            title=extra.title,
            lead="",
            blocks=(Paragraph(_DRAFT),) if private else (),
            pictures=(Picture(f"{self.base}/static/{folder(extra.published_at)}/{extra.slug}.gif", ""),),
            author=self.outlet.editor,
            section=self.outlet.sections[-1],
            tags=("OCOP",),
            published_at=extra.published_at,
            modified_at=extra.published_at,
            related=self._items(related),
            most_read=self._items(related),
            teasers=teasers_for(self._articles[0], _TEASERS) if self._articles else (),
            print_url=self.base + self.layout.print_folder + path,
            twin_url=self.base + path,
        )

    def _pictures(self, article: DemoArticle) -> Sequence[Picture]:
        captions = article.captions or (article.title,)
        place = f"{self.base}/static/{folder(article.published_at)}/{article.slug}"
        return [Picture(f"{place}-{number}.gif", caption) for number, caption in enumerate(captions, start=1)]

    def _items(self, articles: Sequence[DemoArticle]) -> Sequence[Item]:
        """Entries in the articles' first form: boxes are written once and not when an article is corrected."""
        return [self._item(self.newsroom.find(article.id)) for article in articles]

    def _item(self, article: DemoArticle, path: str | None = None) -> Item:
        return Item(
            title=article.title,
            lead=article.lead,
            url=self.base + (path or article.path),
            published_at=article.published_at,
            modified_at=self.newsroom.edition(self.newsroom.find(article.id)).modified_at,
            author=article.author,
        )

    def _extra_item(self, extra: Extra) -> Item:
        return Item(
            title=extra.title,
            lead=extra.title,
            url=self.base + self.extra_path(extra),
            published_at=extra.published_at,
            modified_at=extra.published_at,
            kind=extra.kind,
        )
