"""Page numbers under a list, held in the address."""

from __future__ import annotations

import streamlit as st

from dashboard.components import view


def turn_pages(pages: int, number: int, **own: object) -> None:
    """The numbers of the pages, from 1. `own`: what else is put into the address with another page."""
    st.session_state["page_number"] = number
    st.pagination(pages, key="page_number", on_change=lambda: view.set_own(page=st.session_state["page_number"], **own))
