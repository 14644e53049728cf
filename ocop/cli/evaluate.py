"""`ocop evaluate`: how well the reader does on annotated articles, and where it errs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from ocop.cli.answers import write_json
from ocop.cli.common import print_table, stderr
from ocop.evaluation.breakdown import ClassScore, FieldAgreement
from ocop.evaluation.calibration import Bin, Calibration, calibrate, judge
from ocop.evaluation.faults import Difference, Fault, find_faults
from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import GoldArticle, Labels, Pair, pair_up
from ocop.evaluation.matching import match
from ocop.evaluation.predictions import load_predictions, predict
from ocop.evaluation.report import LEVELS, Report, as_json, evaluate, score_of
from ocop.evaluation.scoring import Score

_MEASURES = ("precision", "recall", "F1", "support", "predicted", "right")


def evaluate_(  # noqa: PLR0913, PLR0917 - the options of the verb
    gold: Annotated[
        list[str],
        typer.Argument(
            metavar="GOLD",
            help="Annotated articles: .jsonl, .json, .toml, folders of them, or demo for those of our news web.",
        ),
    ],
    predicted: Annotated[
        Path | None,
        typer.Option(help="Score these predictions (.jsonl) instead of reading the articles now."),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, read wrongly or made up, with its evidence.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many errors.", show_default="all")] = None,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show whether facts are right as often as their confidence says.")
    ] = False,
    as_json_: Annotated[bool, typer.Option("--json", help="Print one JSON object, for machines.")] = False,
) -> None:
    """Measure how well figures are read, against articles that people annotated.

    Precision, recall and F1 are micro-averaged over all facts, at four levels:
    core, the number and its stars agree; strict, status and place too; full, dates,
    comparator, kind of producer and group too; named, products with their own rating.

    Example: ocop evaluate demo --errors --limit 20

    Example: ocop evaluate gold.jsonl --predicted facts.jsonl --json
    """
    annotated = load_gold(gold)
    pairs = pair_up(annotated, _read(annotated) if predicted is None else load_predictions(predicted))
    report = evaluate(pairs)
    found = list(islice((fault for pair in pairs for fault in find_faults(pair)), limit)) if errors else None
    reliability = calibrate(judge(map(match, pairs))) if calibration else None
    if as_json_:
        write_json(as_json(report, found, reliability), str)
        return
    _print_report(report, pairs)
    if reliability is not None:
        _print_calibration(reliability)
    if found is not None:
        _print_faults(found)


def _read(annotated: Sequence[GoldArticle]) -> list[Labels]:
    console = stderr()
    watched = track(annotated, "reading articles", console=console, disable=not console.is_terminal, transient=True)
    return [predict(one) for one in watched]


def _print_report(report: Report, pairs: Sequence[Pair]) -> None:
    scores = report.scores
    facts, products = (sum(len(getattr(pair.gold, kind)) for pair in pairs) for kind in ("facts", "named"))
    typer.echo(f"{scores.articles} articles, {facts} facts, {products} named products\n")
    print_table(("level", *_MEASURES), ((level, *_cells(score_of(scores, level))) for level in LEVELS))
    typer.echo(f"\narticles with every fact strictly right: {scores.articles_strictly_right} of {scores.articles}")
    _print_agreement("facts right at core: field", report.fields)
    _print_agreement("products right in name and star: field", report.product_fields)
    for head, classes in (
        ("status (strict)", report.by_status),
        ("stars (strict)", report.by_stars),
        ("place level (strict)", report.by_place_level),
        ("measure (strict)", report.by_measure),
    ):
        _print_classes(head, classes)


def _print_agreement(head: str, found: Iterable[FieldAgreement]) -> None:
    typer.echo()
    print_table((head, "agrees", "right", "of"), ((one.field, _share(one.share), one.agreed, one.of) for one in found))


def _print_classes(head: str, found: Iterable[ClassScore]) -> None:
    typer.echo()
    print_table((head, *_MEASURES), ((one.label, *_cells(one.score)) for one in found))


def _print_calibration(found: Calibration) -> None:
    typer.echo()
    print_table(("confidence", "facts", "strictly right", "share", "mean confidence"), map(_bin_cells, found.bins))
    typer.echo(f"\nBrier score {found.brier:.3f}, expected calibration error {found.ece:.3f}")


def _print_faults(found: Sequence[Fault]) -> None:
    typer.echo()
    if not found:
        typer.echo("no errors")
        return
    rows = ((one.article_id, one.kind, one.what, _differences(one.differences), one.evidence) for one in found)
    print_table(("article", "error", "annotated (false: found)", "gold → found", "evidence"), rows)


def _differences(found: Iterable[Difference]) -> str:
    """Fields that differ with both values."""
    return "; ".join(f"{one.field}: {_plain(one.gold)} → {_plain(one.predicted)}" for one in found)


def _plain(value: object) -> str:
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _cells(one: Score) -> tuple[object, ...]:
    return _share(one.precision), _share(one.recall), _share(one.f1), one.support, one.predicted, one.right


def _bin_cells(one: Bin) -> tuple[object, ...]:
    return f"{one.low:.1f}-{one.high:.1f}", one.facts, one.right, _share(one.accuracy), _share(one.mean_confidence)


def _share(value: float) -> str:
    return f"{value:.3f}"
