"""The active filters on top of each page, each removable."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import wording
from core.view import Chip, View
from dashboard.components import navigator, saved_views, store, view

_NAMES = {
    "date_from": "From",
    "date_to": "Until",
    "actors": "Actor",
    "countries": "Country",
    "topics": "Topic",
    "kinds": "Meeting",
    "statuses": "Status",
    "types": "Statement",
    "acts": "Act",
    "outlets": "Outlet",
    "documents": "Report",
    "meetings": "Meeting",
    "collections": "Collection",
    "text": "Search",
    "min_confidence": "At least",
    "corrected": "Corrected",
}


def row(wanted: View, page: str) -> None:
    """One button a filter that takes it out, one for all, the copying of the address, and views saved by name.

    `page`: the name of the page that is shown.
    """
    chips = wanted.chips()
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        for number, chip in enumerate(chips):
            _button(chip, f"chip_{number}")
        if chips:
            st.button("Clear all", key="clear", type="tertiary", on_click=view.set_view, args=(View(),))
        navigator.copy_link()
        saved_views.menu(page)


def offer(wanted: View, table: str = "documents") -> None:
    """For a View that leaves no row of a table: one button for each filter whose removal leaves some, else all."""
    useful = [chip for chip in wanted.chips() if _leaves(wanted.without(chip.field, chip.value), table)]
    with st.container(horizontal=True, key="offers"):
        for number, chip in enumerate(useful or wanted.chips()):
            _button(chip, f"offer_{number}")
        if len(wanted.chips()) > 1:
            st.button("Clear all", key="clear_offer", type="tertiary", on_click=view.set_view, args=(View(),))


def _leaves(wanted: View, table: str) -> bool:
    if table == "documents":  # their texts need not be read to count them
        return store.snapshot().leaves_any(wanted)
    return len(getattr(store.tables(wanted), table)) > 0


def label(chip: Chip) -> str:
    """What a chip says, e.g. Actor: Anna Berg."""
    value = chip.value
    if isinstance(value, date):
        said = wording.day(value)
    elif chip.field == "countries":
        said = wording.country(value)
    elif chip.field == "min_confidence":
        said = f"{wording.percent(value)} sure"
    elif isinstance(value, bool):
        said = "yes" if value else "no"
    else:
        said = store.name(chip.field, str(value))
    return f"{_NAMES[chip.field]}: {wording.clipped(said, 60)}"


def _button(chip: Chip, key: str) -> None:
    st.button(
        wording.plain(label(chip)),
        key=key,
        icon=":material/close:",
        help="Take this filter out",
        on_click=view.drop,
        args=(chip.field, chip.value),
    )
