"""Looks at several sites in one process, where the command line would need one for each, and writes their tables.

python -m tests.ocop.outlets.looking FILE ID=URL...
"""

from __future__ import annotations

import sys
from pathlib import Path

from ocop.outlets.probing import probe
from ocop.outlets.registry_files import append_table
from ocop.outlets.tables import table_text
from ocop.outlets.visiting import visit_all
from spiders.links import host_of


def main(file: Path, sites: dict[str, str]) -> None:
    """Write the tables of some sites of this machine."""
    visits = {name: probe(url, name) for name, url in sites.items()}
    proposals = visit_all(visits, {host_of(url): 0.0 for url in sites.values()})
    for name in sites:
        append_table(file, table_text(proposals[name]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), dict(argument.split("=", 1) for argument in sys.argv[2:]))
