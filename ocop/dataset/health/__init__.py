"""How the dataset and each outlet do: what is held, what the outlets' past runs were like, and what is wrong now."""

from ocop.dataset.health.histories import Histories, source_histories
from ocop.dataset.health.history import SourceHistory, Visit, Way
from ocop.dataset.health.holdings import Holdings, SourceHealth, causes, holdings, source_health
from ocop.dataset.health.silence import silent_altogether
from ocop.dataset.health.states import is_overdue
from ocop.dataset.health.verdict import Kind, Verdict
from ocop.dataset.health.verdicts import judge

__all__ = [
    "Histories",
    "Holdings",
    "Kind",
    "SourceHealth",
    "SourceHistory",
    "Verdict",
    "Visit",
    "Way",
    "causes",
    "holdings",
    "is_overdue",
    "judge",
    "silent_altogether",
    "source_health",
    "source_histories",
]
