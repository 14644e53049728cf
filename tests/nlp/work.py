"""How much work reading an article takes, counted and not timed."""

from collections.abc import Callable
from cProfile import Profile

from ocop.models import Article

Read = Callable[[Article], object]


def calls(read: Read, article: Article) -> int:
    """How many Python functions, generators and comprehensions are entered while an article is read."""
    profile = Profile(builtins=False)
    profile.runcall(read, article)
    return sum(entry.callcount for entry in profile.getstats())
