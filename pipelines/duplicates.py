"""DuplicatesPipeline: the signature by which the dataset finds copies of one story."""

from __future__ import annotations

from dataclasses import replace

from ocop.models import Reading
from pipelines.pool import TaskError
from pipelines.pooled import PooledPipeline
from pipelines.signatures import signature


class DuplicatesPipeline(PooledPipeline):
    """Signs the text of each article that is kept."""

    stage = "duplicates"

    async def process_item(self, item: Reading) -> Reading:
        """Add the signature to a reading."""
        if item.cause or item.article is None:
            return item
        try:
            signed = await self._pool.run(signature, item.article.text)
        except TaskError as error:
            return self.failed(item, error)
        self.count("signed" if signed else "too short", item)
        return replace(item, signature=signed)
