"""The options by which verbs narrow their answers: written once, checked by `ocop.dataset.filters`."""

from __future__ import annotations

from typing import Annotated

import typer

ProvinceOption = Annotated[
    str | None,
    typer.Option("--province", help="Only this province: name of today or before 1 July 2025, alias or code."),
]
StarOption = Annotated[int | None, typer.Option("--star", "--stars", help="Only this star level, 1 to 5.")]
StatusOption = Annotated[
    str | None, typer.Option("--status", help="Only: recognised, added, renewed, target, expected or other.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only this outlet: its id, name or domain.")]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Only articles published on this day or later: 2023-12-31, 2023-12 or 2023."),
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Only articles published on this day or earlier, in the same forms.")
]
