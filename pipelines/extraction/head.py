"""What a page states outside its visible text: read first, for scripts are taken out before the text is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from ocop.grounds import Ground
from pipelines.extraction.headline import bare_title
from pipelines.extraction.json_ld import LinkedArticle, LinkedData, read_json_ld
from pipelines.extraction.metas import Metas, read_metas
from pipelines.extraction.scripts import Scripts, read_scripts
from pipelines.extraction.wording import folded, tidy

_PLAYER = "//video | //iframe[contains(@src, 'player') or contains(@src, 'youtu') or contains(@src, 'video')]"


@dataclass(frozen=True, slots=True)
class Head:
    """The statements of a page about itself.

    Attributes:
        metas: Its `meta` elements.
        linked: Its JSON-LD.
        title: Its `title` element, with the outlet's name.
        canonical: Its `link rel=canonical`.
        language: Its `lang` attribute, the part before the hyphen.
        vietnamese: Address of its Vietnamese edition, as its `link hreflang` states it.
        has_player: Whether it shows a video.
        scripts: Its scripts, and the empty elements that they may fill.
    """

    metas: Metas
    linked: LinkedData
    title: str | None = None
    canonical: str | None = None
    language: str | None = None
    vietnamese: str | None = None
    has_player: bool = False
    scripts: Scripts = field(default_factory=Scripts)

    @property
    def description(self) -> str | None:
        """The summary that is nearest to the lead; None where it only repeats the title.

        `meta description` is written for search engines and comes last.
        """
        stated = self.metas.first("og:description", "twitter:description", "description")
        titles = {folded(title) for title in (self.metas.first("og:title"), self.title) if title}
        return None if stated and folded(stated) in titles else stated

    @property
    def states_article(self) -> bool:
        """Whether the page says that it is one article. A type `website` says nothing: VCCorp's articles have it."""
        if self.linked.is_list:
            return False
        return bool(self.linked.articles) or self.metas.first("og:type") == "article"

    def titles(self, article: LinkedArticle | None, *outlets: str | None) -> tuple[str, ...]:
        """Headlines that the head states, the best first, without the outlet's name."""
        return tuple(dict.fromkeys(title for title, _ in self.stated_titles(article, *outlets)))

    def stated_titles(self, article: LinkedArticle | None, *outlets: str | None) -> tuple[tuple[str, Ground], ...]:
        """The same headlines, each with where it is stated; one may come twice."""
        stated: list[tuple[str | None, Ground]] = [
            (article.headline if article else None, "json-ld"),
            (self.metas.first("og:title"), "meta"),
            (self.metas.first("twitter:title"), "meta"),
            (self.title, "head"),
        ]
        names = (*outlets, self.metas.first("og:site_name"))
        return tuple((bare, ground) for title, ground in stated if title and (bare := bare_title(title, *names)))


def read_head(tree: HtmlElement) -> Head:
    """The statements of a page."""
    title = tree.find(".//title")
    links = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    editions = tree.xpath("//link[starts-with(translate(@hreflang, 'VI', 'vi'), 'vi')]/@href")
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()
    return Head(
        metas=read_metas(tree),
        linked=read_json_ld(tree),
        title=tidy("".join(title.itertext())) if title is not None else None,
        canonical=str(links[0]).strip() if links else None,
        language=language.split("-")[0] or None,
        vietnamese=str(editions[0]).strip() if editions else None,
        has_player=bool(tree.xpath(_PLAYER)),
        scripts=read_scripts(tree),
    )
