"""Addresses inside the dashboard. Every one carries the View, so that it can be kept, sent and reopened.

A page's own parameters (OWN) lie beside the View's (core.view.PARAMETERS) and share no name with them. Use the
addresses in `<a href>`: `navigator` turns to them within the session, and back and forward do as one expects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from core.view import View

PAGES = (
    "overview", "timeline", "network", "quotes", "document", "actor", "topics", "compare", "commitments",
    "collections", "map", "import", "review", "quality",
)  # fmt: skip
"""Url paths, in the order of the navigation. The first is the root."""

OWN = frozenset({
    "open", "at", "row", "layers", "part", "page", "sort", "group", "as", "lane", "node", "edge",
    "nodes", "size", "colour", "depth", "weight", "edges", "grain", "from_date", "to_date",
    "period", "picked", "who", "show", "find", "by", "sides", "shared", "count", "extent", "sight", "like", "rows",
    "unfolded", "moved", "order",
})  # fmt: skip
"""Names of parameters that belong to a page, not to the View. Add a page's own here."""


def query(view: View | None = None, **own: object) -> dict[str, list[str]]:
    """The parameters of an address: the View's, then the page's own (those that are None are left out)."""
    parameters = dict(_lists(view.to_query())) if view is not None else {}
    for name, value in own.items():
        if name not in OWN:
            raise KeyError(f"{name} is not in links.OWN")
        if value is not None:
            parameters[name] = [str(value)]
    return parameters


def url(page: str, /, view: View | None = None, **own: object) -> str:
    """The address of a page relative to the dashboard's root, e.g. `quotes?actor=...&page=2`."""
    if page not in PAGES:
        raise KeyError(f"{page} is no page")
    path = "./" if page == PAGES[0] else page
    parameters = query(view, **own)
    return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path


def document(
    doc_id: str, start: int | None = None, end: int | None = None, view: View | None = None, **own: object
) -> str:
    """The address of a document with a span lit and scrolled to."""
    at = None if start is None or end is None else f"{start}-{end}"
    return url("document", view, open=doc_id, at=at, **own)


def _lists(parameters: Mapping[str, str | Iterable[str]]) -> Iterable[tuple[str, list[str]]]:
    for name, value in parameters.items():
        yield name, [value] if isinstance(value, str) else list(value)
