"""The frame of every page: title, filters, chips, and what to say when there is nothing to show."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.errors import StoreError, ViewError
from core.store import Snapshot
from core.tables import Tables
from core.view import View
from dashboard.components import (
    chips,
    filters,
    grid,
    keeping,
    links,
    navigator,
    search_box,
    selection,
    sign_in,
    store,
    view,
)
from dashboard.components.markup import Markup, joined, tag
from dashboard.components.palette import Palette

_ROOT = Path(__file__).parents[1] / "pages"
ICONS = {
    "overview": ":material/overview:",
    "timeline": ":material/timeline:",
    "network": ":material/hub:",
    "quotes": ":material/format_quote:",
    "document": ":material/article:",
    "actor": ":material/person:",
    "topics": ":material/label:",
    "compare": ":material/compare_arrows:",
    "commitments": ":material/handshake:",
    "collections": ":material/bookmarks:",
    "map": ":material/public:",
    "import": ":material/upload_file:",
    "review": ":material/fact_check:",
    "quality": ":material/verified:",
}
"""Pages in the order of the navigation. A new page is one file in pages/ and one line here and in links.PAGES."""

# Pages have no icon of their own: Streamlit would fetch it from outside for the browser's tab.
PAGES = {
    name: st.Page(_ROOT / f"{name}.py", title=name.capitalize(), url_path=name, default=name == links.PAGES[0])
    for name in links.PAGES
}


_FRAMED = "framed"
"""In the session once app.py has run."""


@dataclass(frozen=True)
class Here:
    """Where the reader is: the store as it stands, the View and what it leaves."""

    snapshot: Snapshot
    view: View
    tables: Tables
    palette: Palette


def run(asked: st.Page) -> None:
    """Draw a page; where it fails, say what to do. Streamlit writes what happened into its log; its own sentence, which
    tells nobody what to do, is not shown then (style.css)."""
    try:
        asked.run()
    except Exception:
        with st.container(key="failed"):
            st.error(
                "This page could not be drawn. Load it again; where it fails again, take a filter out, or begin anew "
                f"from [the overview]({links.url('overview')}). `communique doctor` tells whether the store is whole; "
                "what happened stands in the log of the server.",
                icon=":material/error:",
            )
        raise


def chosen() -> st.Page:
    """The page that the address names, as an object of its own: Streamlit notes in it that it may be run once, and two
    readers who come to a page at the same moment would take that from each other."""
    st.session_state[_FRAMED] = True
    return st.navigation([copy(one) for one in PAGES.values()], position="hidden")


def begin(
    title: str, lead: str | None = None, *, lit: str | None = None, focus: str | None = None, empty: bool = False,
    empty_store: bool = False,
) -> Here:  # fmt: skip
    """Draw title, sidebar and chips; give what the page shows.

    Stops the page with a sentence where the store cannot be read or holds nothing, and, unless `empty` is
    allowed, where the View leaves nothing. `empty_store`: draw the page without filters where the store holds nothing.
    `lit`, `focus`: see navigator.mount.
    """
    if _FRAMED not in st.session_state:
        # Until a process has called st.navigation once, Streamlit takes a folder named pages for pages of the old
        # kind and runs this one without app.py, when its address is the first to be asked for.
        chosen()
        st.rerun()
    # app.py has asked for it already; a page that ran without it must not show more.
    sign_in.require()
    navigator.mount(lit, keeping.starred(), keeping.take, focus, selection.now())
    st.title(title, anchor=False)
    if lead:
        st.html(tag("p", lead, class_="lead"))
    try:
        snapshot = store.snapshot()
        wanted, ignored = view.read()
        # An address of before two actors became one still means both.
        wanted = snapshot.followed(wanted)
    except StoreError as error:
        _menu(View())
        _stop("The store cannot be read", str(error))
    _menu(wanted)
    if not snapshot.counts().get("documents"):
        if empty_store:
            return Here(snapshot, View(), store.tables(View()), store.palette())
        _empty_store(snapshot)
    if sentence := view.refused():
        st.warning(sentence, icon=":material/filter_alt_off:")
    for sentence in ignored:
        st.warning(f"{sentence} It is ignored.", icon=":material/filter_alt_off:")
    if sentence := search_box.note(wanted):
        st.info(sentence, icon=":material/search:")
    try:
        tables = store.tables(wanted)
        filters.sidebar(wanted, store.facets(wanted))
    except ViewError as error:
        chips.row(wanted, title.lower())
        _stop("The search cannot be read", str(error))
    chips.row(wanted, title.lower())
    keeping.show()
    if not empty and not snapshot.leaves_any(wanted):
        nothing_left(wanted)
    return Here(snapshot, wanted, tables, store.palette())


def nothing_left(wanted: View) -> None:
    """Say that the View leaves nothing, and which filter to drop. Does not return."""
    if len(wanted.chips()) == 1:
        _say("Nothing fits this filter", "Take it out to see more:")
    else:
        _say("Nothing fits all of these filters together", "Take one of them out to see more:")
    chips.offer(wanted)
    st.stop()


def none_of(wanted: View, table: str, heading: str, sentence: str) -> None:
    """Say that what is left has no row of this table, and which filter to drop for one. Does not return."""
    _say(heading, sentence)
    chips.offer(wanted, table)
    st.stop()


def _menu(wanted: View) -> None:
    with st.sidebar:
        for name, icon in ICONS.items():
            st.page_link(PAGES[name], icon=icon, query_params=links.query(wanted))
        sign_in.way_out()


def _empty_store(snapshot: Snapshot) -> None:
    command = f"communique parse PATH --store {store.location()}"
    _say("This store is empty", "It has no documents yet. Give it reports here, or parse them from the command line:")
    st.page_link(PAGES["import"], label="Import reports", icon=ICONS["import"])
    st.code(command, language="bash")
    rejects = snapshot.tables().rejects
    if len(rejects):
        st.html(tag("p", "The last inputs could not be used:", class_="lead"))
        grid.grid(rejects, {"source": "Source", "reason": "Reason", "detail": "Detail"}, "rejects")
    st.stop()


def _stop(heading: str, sentence: str) -> None:
    _say(heading, sentence)
    st.stop()


def _say(heading: str, *sentences: str) -> None:
    lines: list[Markup] = [tag("p", tag("b", heading))] + [tag("p", sentence) for sentence in sentences]
    st.html(tag("div", joined(lines), class_="nothing", role="status"))
