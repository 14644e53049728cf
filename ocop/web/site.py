"""The web site over a dataset: Datasette, read-only, on this machine alone."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.plugins import pm

from ocop.dataset.connection import open_dataset
from ocop.dataset.failures import told_plainly
from ocop.errors import UsageError
from ocop.web import plugin
from ocop.web.file import DatasetFile
from ocop.web.metadata import site_metadata

_HERE = Path(__file__).resolve().parent

LARGE = 200_000
# A view is worked out anew for each page, which can take longer than the one second that a public site allows.
_SETTINGS = {
    "sql_time_limit_ms": 120_000,
    "facet_time_limit_ms": 2_000,
    "default_page_size": 50,
    "allow_download": False,
    "suggest_facets": False,
}


def make_site(path: Path, *, large: int = LARGE) -> Any:
    """Datasette over the dataset in the file `path`, which it only reads.

    Args:
        path: The dataset.
        large: From this many facts on, what is heavy on a page is left out or led around; see tables.toml.

    Raises:
        DatasetError: There is no dataset of ours at `path`.
        UsageError: The path holds a sign that means something else in the addresses by which Datasette opens files.
    """
    if found := sorted(set("%?#") & set(str(path))):
        raise UsageError(f"{path} cannot be shown because of the {' and '.join(found)} in its path; rename or move it")
    with told_plainly(path), contextlib.closing(open_dataset(path, "read")) as db:
        (counted,) = db.execute("SELECT count(*) FROM (SELECT 1 FROM facts LIMIT ?)", [large]).fetchone()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="ocop")
    # With Rich at hand Datasette prints pages of traceback for every query that somebody mistypes.
    pm.get_plugin("datasette.handle_exception").rich = None
    site = Datasette(
        files=[],
        metadata=site_metadata(is_large=counted >= large),
        settings=_SETTINGS,
        template_dir=str(_HERE / "templates"),
        static_mounts=[("static", str(_HERE / "static"))],
    )
    site.add_database(DatasetFile(site, path=str(path), is_mutable=True), name=plugin.DATABASE)
    return site
