"""Options that several verbs share: written once, as the fields of a dataclass."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints


def with_option_groups(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb as Typer takes it: each of its parameters that is a dataclass stands for an option a field.

    Args:
        verb: Called by name with the other options, and with the dataclasses made of what was typed.

    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Place:
    ...     province: str = "Cà Mau"
    ...     level: str = "province"
    >>> @with_option_groups
    ... def show(place: Place, *, limit: int = 20) -> None:
    ...     print(place, limit)
    >>> inspect.signature(show)
    <Signature (*, province: str = 'Cà Mau', level: str = 'province', limit: int = 20)>
    >>> show(province="Huế", limit=1)
    Place(province='Huế', level='province') 1
    """
    groups: dict[str, Any] = {}
    options: list[inspect.Parameter] = []
    for parameter in inspect.signature(verb, eval_str=True).parameters.values():
        if is_dataclass(parameter.annotation):
            groups[parameter.name] = parameter.annotation
            options += _options(parameter.annotation)
        else:
            options.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    signature = inspect.Signature(options)

    @functools.wraps(verb)
    def run(**typed: Any) -> None:
        bound = signature.bind(**typed)
        bound.apply_defaults()
        given = bound.arguments
        made = {
            name: group(**{each.name: given.pop(each.name) for each in fields(group)}) for name, group in groups.items()
        }
        verb(**made, **given)

    del run.__wrapped__  # whose signature is not that of the command
    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {option.name: option.annotation for option in options}
    return run


def _options(group: Any) -> list[inspect.Parameter]:
    """One option for each field of a dataclass; each has a default."""
    hints = get_type_hints(group, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    return [inspect.Parameter(each.name, kind, default=each.default, annotation=hints[each.name])
            for each in fields(group)]  # fmt: skip
