"""The pages that set a trap, read: each yields exactly what is told beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocop.demo.traps.pages import ARTICLE, PageTrap, page_traps
from ocop.models import Article
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article
from pipelines.extraction.stamps import VIETNAM


@pytest.mark.parametrize("trap", page_traps(), ids=lambda trap: trap.id)
def test_a_trap_is_seen_through(trap: PageTrap) -> None:
    found, wanted = extract_article(trap.page), trap.outcome
    if wanted.kind != ARTICLE:
        assert isinstance(found, NoArticle), found
        assert found.cause == wanted.kind
        return
    assert isinstance(found, Article), found
    told = replace(
        wanted,
        url=found.url,
        title=found.title or "",
        lead=found.lead,
        lines=tuple(found.text.split("\n")),
        published_date=found.published_date,
        published_time=found.published_at.astimezone(VIETNAM).time().replace(second=0) if found.published_at else None,
        modified_at=found.modified_at,
        language=found.language or "",
        author=found.author,
    )
    assert told == wanted, trap.what
