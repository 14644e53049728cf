"""What to fetch and when: the one place where the spiders touch the dataset."""

from spiders.frontier.frontier import Frontier
from spiders.frontier.memory import remembered_sources
from spiders.frontier.orders import Order

__all__ = ["Frontier", "Order", "remembered_sources"]
