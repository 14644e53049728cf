"""FactsPipeline: Article -> its facts and named products, through nlp."""

from __future__ import annotations

from dataclasses import replace

from ocop.models import Reading
from pipelines.findings import find_all
from pipelines.pool import TaskError
from pipelines.pooled import PooledPipeline


class FactsPipeline(PooledPipeline):
    """Reads the facts out of each article that is kept."""

    stage = "facts"

    async def process_item(self, item: Reading) -> Reading:
        """Add facts and named products to a reading."""
        if item.cause or item.article is None:
            return item
        try:
            facts, named = await self._pool.run(find_all, item.article)
        except TaskError as error:
            return self.failed(item, error)
        self.count("articles with facts" if facts else "articles without", item)
        self.count("found", item, len(facts))
        self.count("named products", item, len(named))
        return replace(item, facts=facts, named_products=named)
