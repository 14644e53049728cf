"""An `article_url_pattern` from addresses of articles: as general as it can be without taking in other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from ocop.outlets.addresses import Address, take_apart

# From the most general to the closest: sections by form, sections by name, slugs with as many words as a headline.
_LEVELS = 3
_SPECIAL = re.compile(r"([.+*?()\[\]{}|^$\\])")
_PLAIN, _MIXED = re.compile(r"[a-z0-9-]*"), re.compile(r"[A-Za-z0-9_-]*")
# A year, or a year with a month.
_DATES = (re.compile(r"20\d{2}"), re.compile(r"20\d{4}"))
_FORMS = (*_DATES, re.compile(r"\d{2}"), re.compile(r"\d+"))
_STAMP = re.compile(r"20\d{15}")
# More names than this are no list that is complete.
_MOST_SECTIONS = 8


def infer_pattern(samples: Sequence[str], never: Collection[str] = (), rarely: Collection[str] = ()) -> str | None:
    r"""A pattern that matches all samples in whole.

    Args:
        samples: Addresses of articles.
        never: Addresses that are no articles: no pattern may match one of them.
        rarely: Addresses that are mostly no articles: of two patterns the one that matches fewer of them is better.

    Returns:
        The pattern; None where there is no sample, or none tells the samples from the other pages.

    >>> infer_pattern(["https://vidu.vn/them-5-san-pham-post1234567.html", "https://vidu.vn/gao-st25-post1234599.html"])
    'https?://(?:www\\.)?vidu\\.vn/[a-z0-9-]+-post\\d+\\.html'
    """
    if not samples:
        return None
    best: tuple[int, str] | None = None
    for level in range(_LEVELS):
        pattern = _pattern(samples, level)
        compiled = re.compile(pattern)
        if not all(map(compiled.fullmatch, samples)) or any(map(compiled.fullmatch, never)):
            continue
        strays = sum(compiled.fullmatch(url) is not None for url in rarely)
        if best is None or strays < best[0]:
            best = (strays, pattern)
    return best[1] if best else None


def _pattern(samples: Iterable[str], level: int) -> str:
    addresses = [take_apart(url) for url in samples]
    groups: defaultdict[tuple[str, ...], list[Address]] = defaultdict(list)
    for address in addresses:
        groups[address.form].append(address)
    paths = sorted({_path(group, level) for group in groups.values()})
    return f"https?://{_hosts(addresses)}/" + (paths[0] if len(paths) == 1 else f"(?:{'|'.join(paths)})")


def _hosts(addresses: Sequence[Address]) -> str:
    """The hosts; one that is a name gets its www, which comes and goes."""
    hosts = sorted({address.host.removeprefix("www.") for address in addresses})
    if len(hosts) > 1:
        return f"(?:www\\.)?(?:{'|'.join(map(_literal, hosts))})"
    is_name = ":" not in hosts[0] and not hosts[0].replace(".", "").isdecimal()
    return (r"(?:www\.)?" if is_name else "") + _literal(hosts[0])


def _path(group: Sequence[Address], level: int) -> str:
    """The path and query of addresses of one form."""
    first = group[0]
    folders = _folders(group, level)
    stems = {address.stem for address in group}
    if first.tail == "query":
        stem = _literal(first.stem) if len(stems) == 1 else _words(stems, 0)
        return f"{folders}{stem}{_literal(first.extension)}{_query(group)}"
    words = _words(stems, level)
    if first.tail == "hash":
        words += "-[0-9a-f]{7}"
    if first.tail == "id":
        words = (
            (words if any(stems) else "") + _literal(first.mark) + _number([each.number for each in group], first.mark)
        )
    return folders + words + _literal(first.extension)


def _folders(group: Sequence[Address], level: int) -> str:
    """What stands before the last part, with its slashes.

    Where a number, a hash or a date tells an article, any section will do; else the sections are what tells it.
    """
    depths = {len(address.folders) for address in group}
    told = group[0].tail in {"id", "hash"} or any(_is_dated(address) for address in group)
    if len(depths) == 1:
        columns = zip(*(address.folders for address in group), strict=True)
        return "".join(f"{_folder(set(column), told and level == 0)}/" for column in columns)
    if told and level == 0:
        low, high = min(depths), max(depths)
        times = "?" if (low, high) == (0, 1) else f"{{{low},{high}}}"
        return f"(?:[^/?]+/){times}" if _has_odd(group) else f"(?:[a-z0-9-]+/){times}"
    paths = sorted({"/".join([*address.folders, ""]) for address in group}, key=lambda path: (-len(path), path))
    return f"(?:{'|'.join(map(_literal, paths))})"


def _is_dated(address: Address) -> bool:
    return any(form.fullmatch(folder) for form in _DATES for folder in address.folders)


def _has_odd(group: Iterable[Address]) -> bool:
    return not all(_PLAIN.fullmatch(folder) for address in group for folder in address.folders)


def _folder(names: set[str], any_will_do: bool) -> str:
    """One part of the path, in all addresses of a form."""
    for form in _FORMS:
        if all(map(form.fullmatch, names)):
            return form.pattern
    if any_will_do or len(names) > _MOST_SECTIONS:
        return _words(names, 0)
    listed = "|".join(map(_literal, sorted(names)))
    return listed if len(names) == 1 else f"(?:{listed})"


def _words(stems: Iterable[str], level: int) -> str:
    """Words with dashes, in the letters that are met; at the last level as many words as a headline has."""
    stems = list(stems)
    if not all(_PLAIN.fullmatch(stem) for stem in stems):
        return "[A-Za-z0-9_-]+" if all(_MIXED.fullmatch(stem) for stem in stems) else "[^/?]+"
    fewest = min(stem.strip("-").count("-") for stem in stems)
    if level < _LEVELS - 1 or fewest < 2:
        return "[a-z0-9-]+"
    return f"[a-z0-9]*(?:-+[a-z0-9]+){{{min(fewest, 3)},}}-?"


def _number(numbers: Sequence[str], mark: str) -> str:
    """Running numbers and time stamps. They grow with the years, and had fewer digits before.

    A number that no letters mark must be a long one, for sections and tags have short ones.
    """
    shortest = min(map(len, numbers))
    if all(map(_STAMP.fullmatch, numbers)):
        return _STAMP.pattern
    if shortest >= 12:
        return r"\d{12,}"
    return r"\d{4,}" if shortest >= 5 and not mark.strip("-_.") else r"\d+"


def _query(group: Sequence[Address]) -> str:
    """The query: values that never change as they are, numbers as numbers."""
    pairs = []
    for index, (name, _) in enumerate(group[0].query):
        values = {address.query[index][1] for address in group}
        if all(value.isdecimal() for value in values):
            value = r"\d+"
        else:
            value = _literal(next(iter(values))) if len(values) == 1 else "[^&]*"
        pairs.append(f"{_literal(name)}={value}")
    return "\\?" + "&".join(pairs)


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
