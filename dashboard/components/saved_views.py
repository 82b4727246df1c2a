"""Saved views: a page with all that its address holds, under a name, for whoever uses the store."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from core import wording
from core.errors import StoreError
from core.store.collections import LONGEST_NAME, SavedView
from dashboard.components import keeping, links
from dashboard.components.markup import Markup, joined, link, tag

_LISTED = 12
"""Saved views in the menu; the page Collections has them all."""


def menu(page: str) -> None:
    """The menu beside "Copy link": save this page as it is, or open a saved one."""
    try:
        there = keeping.collections().views()
    except StoreError:
        # The page itself tells of a store that cannot be read.
        return
    with st.popover("Saved views", icon=":material/bookmark_manager:", key="saved_views"):
        with st.form("save_view", clear_on_submit=True, border=False):
            st.text_input("Name of this view", key="view_name", max_chars=LONGEST_NAME,
                          placeholder="Syria and Iran, August 2005")  # fmt: skip
            st.form_submit_button("Save", on_click=_save, args=(page,), key="view_save")
        if there:
            more = link(links.url("collections"), "All saved views: open, rename, delete")
            st.html(joined([lines(there[:_LISTED]), tag("p", more, class_="soft")]))
        else:
            st.caption("None is saved yet. What you save is a link to this page with its filters and choices.")


def lines(views: Iterable[SavedView]) -> Markup:
    """One line a view that leads to it."""
    return tag("ul", *(tag("li", line(one)) for one in views), class_="plain-list")


def line(one: SavedView) -> Markup:
    """A view's name as a link, which page it is, and who saved it."""
    about = tag("div", f"{one.page.capitalize()} · {one.author}, {wording.day(one.at.date())}", class_="soft")
    if one.page not in links.PAGES:
        return joined([tag("span", one.name), tag("div", "Its page is not in this version", class_="soft"), about])
    path = "./" if one.page == links.PAGES[0] else one.page
    query = urlencode({name: list(values) for name, values in one.query.items()}, doseq=True)
    return joined([link(f"{path}?{query}" if query else path, one.name), about])


def show_all() -> None:
    """Every saved view with what can be done with it."""
    st.header("Saved views", anchor=False)
    there = keeping.collections().views()
    if not there:
        st.caption("None yet. “Saved views” at the top of each page keeps that page with its filters under a name.")
    for one in there:
        _row(one)


def _row(one: SavedView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"view_{one.view_id}"):
        st.html(line(one), width="stretch")
        with st.popover("Rename", key=f"rename_menu_{one.view_id}"), st.form(f"rename_{one.view_id}", border=False):
            st.text_input("Name", one.name, key=f"name_{one.view_id}", max_chars=LONGEST_NAME)
            st.form_submit_button("Rename", on_click=_rename, args=(one,), key=f"renamed_{one.view_id}")
        st.button("Delete", key=f"delete_{one.view_id}", type="tertiary", help=f"Delete the saved view {one.name}",
                  on_click=_delete, args=(one,))  # fmt: skip


def _save(page: str) -> None:
    name = st.session_state["view_name"]
    query = {key: st.query_params.get_all(key) for key in st.query_params}

    def save() -> None:
        keeping.collections().save_view(name, page, query, author=keeping.author())
        keeping.say(f"Saved as “{name.strip()}”")

    keeping.told(save)


def _rename(one: SavedView) -> None:
    name = st.session_state[f"name_{one.view_id}"]
    keeping.told(lambda: keeping.collections().rename_view(one.view_id, name, author=keeping.author()))


def _delete(one: SavedView) -> None:
    keeping.told(lambda: keeping.collections().delete_view(one.view_id, author=keeping.author()))
    keeping.say(f"The saved view “{one.name}” is deleted")
