"""Our part in Datasette's pages: its hooks, each a thin skin on a function of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.views.base import DatasetteError
from sqlite_utils import Database

from ocop.dataset.registry import relations
from ocop.web.cells import cell_html, facet_label
from ocop.web.drawing import drawn
from ocop.web.functions import add_functions
from ocop.web.guard import guarded
from ocop.web.labels import column_label, column_meaning
from ocop.web.large import lightened
from ocop.web.overview import overview, province_names
from ocop.web.questions import Question, questions, topics
from ocop.web.remarks import is_ready, order_mistake, remarks
from ocop.web.rowpage import beside
from ocop.web.tables import TablePage, table_pages
from ocop.web.words import number_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable, Mapping

    from markupsafe import Markup

DATABASE = "ocop"


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # datasette has no types
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Gives SQL our functions, `escape_fts` in place of Datasette's own."""
    add_functions(conn)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Puts the guard around the site, and before a large dataset what makes its pages light."""
    is_large = (datasette.plugin_config("ocop") or {}).get("is_large")
    return lambda app: guarded(lightened(app) if is_large else app)


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def handle_exception(request: Any, exception: Exception) -> None:
    """Tells an order that cannot be as the asker's mistake; the page is Datasette's."""
    if isinstance(exception, DatasetteError) and (mistake := order_mistake(exception.message, request.args)):
        exception.status, exception.message = 400, mistake


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Any, value: object, column: str, table: str | None) -> Markup | None:
    """One cell, as people read it."""
    if isinstance(value, dict):  # a foreign key that Datasette shows with its label
        return None
    plain = {
        name: cell["value"] if isinstance(cell := row[name], dict) else cell
        for name in row.keys()  # noqa: SIM118 - a row of SQLite is iterated by its values
    }
    return cell_html(column, value, plain, table)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Any) -> None:
    """Gives the templates what does not change from page to page."""
    env.filters["number"] = number_text
    env.globals.update(
        topics=topics(),
        questions=questions(),
        relations=relations(),
        column_label=column_label,
        column_meaning=column_meaning,
        facet_label=facet_label,
    )


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    template: str, table: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What one page shows beside what Datasette knows."""
    db = datasette.get_database(DATABASE)

    async def page() -> dict[str, Any]:
        if template == "index.html":
            return {"overview": await db.execute_fn(overview), "province_names": await db.execute_fn(province_names)}
        if template == "query.html":
            asked = questions().get(request.url_vars.get("table", ""))
            return await _answer(db, asked, {name: request.args[name] for name in request.args}) if asked else {}
        if template == "table.html":
            return {"page": table_pages().get(str(table), TablePage()), "relation": relations().get(str(table))}
        if template == "row.html":
            key = tilde_decode(request.url_vars["pks"])
            found: dict[str, Any] = await db.execute_fn(lambda conn: beside(conn, str(table), key))
            return found
        return {}

    return page


async def _answer(db: Any, asked: Question, typed: Mapping[str, str]) -> dict[str, Any]:
    return {
        "question": asked,
        "province_names": await db.execute_fn(province_names),
        "remarks": await db.execute_fn(lambda conn: remarks(Database(conn, execute_plugins=False), asked, typed)),
        "is_ready": is_ready(asked, typed),
        "drawn": drawn,
    }
