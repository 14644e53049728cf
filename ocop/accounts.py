"""What a run did, in words, and what kept it from doing more."""

from __future__ import annotations

from ocop.dataset.vocabulary import vocabulary
from ocop.harvest import RunReport

# What a person should know of a run beside what it brought.
_REMARKS = {
    "discovery/not due": "outlets with nothing due yet: {number}; --now asks them all the same",
    "fetch/paused": "outlets that refuse and are left in peace: {number}; `ocop status` says until when",
    "fetch/left to history": "older articles left to `ocop refresh --history`: {number}",
}


def account(report: RunReport) -> str:
    """What a run did, in a few lines for a person.

    >>> print(account(RunReport("r", "finished", {"dataset/new": 2, "facts/found": 9, "dataset/nothing": 1}, 0)))
    articles: 2 new, 0 changed, 0 unchanged, 0 read again
    facts read: 9
    pages that yielded nothing: 1
    """
    articles = (
        f"articles: {report.count('dataset/new')} new, {report.count('dataset/changed')} changed, "
        f"{report.count('dataset/unchanged')} unchanged, {report.count('dataset/reread')} read again"
    )
    lines = [articles, f"facts read: {report.count('facts/found')}"]
    if nothing := report.count("dataset/nothing"):
        lines.append(f"pages that yielded nothing: {nothing}")
    if not_modified := report.count("fetch/not modified"):
        lines.append(f"pages asked again and not modified: {not_modified}")
    if failed := report.count("discovery/failed"):
        causes = [f"{count} {key.partition('/')[2]}" for key, count in report.counts.items() if _is_failed_way(key)]
        lines.append(f"feeds, sitemaps and listings that failed: {failed} ({', '.join(causes)})")
    lines += [words.format(number=number) for key, words in _REMARKS.items() if (number := report.count(key))]
    return "\n".join(lines)


def complaint_about(report: RunReport) -> str | None:
    """What went wrong with a run that a person must know, in one line; None where all went well.

    >>> complaint_about(RunReport("r", "finished", {"dataset/new": 2}, 1))
    'the run left 1 error in its log; what it could read is kept'
    """
    if _silent(report):
        return "no outlet answered; is this machine on the network? `ocop status` shows what waits"
    if report.outcome != "finished":
        ended = "was interrupted" if report.outcome == "interrupted" else "failed"
        return f"the run {ended}; what it read is kept, and the next run goes on from there"
    if report.errors:
        errors = "1 error" if report.errors == 1 else f"{report.errors} errors"
        return f"the run left {errors} in its log; what it could read is kept"
    return None


def _is_failed_way(key: str) -> bool:
    """Whether a count is of feeds, sitemaps and listings that failed for one cause, over all outlets."""
    stage, _, what = key.partition("/")
    return stage == "discovery" and "/" not in what and vocabulary().is_failure(stage, what)


def _silent(report: RunReport) -> bool:
    """Whether feeds, sitemaps and listings were asked, and nobody answered, if only with a refusal."""
    answers = {f"discovery/{answer}" for answer in ("feed", "sitemap", "listing", "not modified", "gone")}
    silence = {f"discovery/{cause}" for cause in vocabulary().silence}
    heard_of = any(key in answers or (_is_failed_way(key) and key not in silence) for key in report.counts)
    return report.count("discovery/failed") > 0 and not heard_of
