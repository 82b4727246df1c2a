"""What is folded on a page and can be opened. The address holds what is open, so that a link shows it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.components import view

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def fold(label: str, name: str) -> DeltaGenerator:
    """An expander, open where the address says so. `name`: what the address calls it, of letters, once on a page. The
    browser puts it there (charts.js); the page is not drawn anew for that."""
    return st.expander(label, expanded=name in (view.own("unfolded") or "").split("."), key=f"unfold_{name}")
